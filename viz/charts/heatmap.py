"""A heat map: standards or indicators down, places across, each cell a state with its mark, or a number by shade."""

from __future__ import annotations

from collections import Counter
from typing import Any

from viz.charts.marks import LEFT_OUT, amount, axis, hover, layout
from viz.charts.point import Point
from viz.charts.style import distinct, load_style, shown

ROWS, COLUMNS = 60, 45
LEFT_CLEAN = {"zh": "另有 {n} 项没有不达标的，未画出", "en": "{n} more, with nothing missed, not drawn"}
_ROW, _AROUND = 26, 210  # pixels


def heatmap(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure: what is missed most on top and to the left; of numbers, what has the most entries.

    Rows and columns beyond what can be read are counted.
    """
    rated = any(point.rating in load_style().states for point in points)
    cells: dict[tuple[str, str], Point] = {}
    told = [point for point in points if point.rating in load_style().states] if rated else points
    for point in sorted(told, key=lambda point: (point.year or 0, _severity(point))):
        cells[point.indicator, point.place] = point
    down, across = _ordered(cells, 0), _ordered(cells, 1)
    rows, columns = down[:ROWS][::-1], across[:COLUMNS]
    grid = [[cells.get((row, column)) for column in columns] for row in rows]
    trace = {
        "type": "heatmap", "x": distinct(columns, 10), "y": distinct(rows, 20),
        "hovertext": [[hover(cell, language) if cell else "" for cell in line] for line in grid],
        "hovertemplate": "%{hovertext}<extra></extra>", "xgap": 2, "ygap": 2, "hoverongaps": False,
        "customdata": [[cell.observation if cell else "" for cell in line] for line in grid],
        **(_states(grid) if rated else _numbers(grid, language)),
    }  # fmt: skip
    figure: dict[str, Any] = {"data": [trace], "layout": layout(language, _ROW * len(rows) + _AROUND)}
    figure["layout"]["xaxis"] = axis(type="category", side="top", tickangle=-45, fixedrange=True, showgrid=False)
    figure["layout"]["yaxis"] = axis(type="category", fixedrange=True, showgrid=False)
    figure["layout"]["margin"]["t"] = 110
    if rated:
        figure["layout"]["meta"]["key"] = _key(cells, language)
    left_out = len(down) - len(rows) + len(across) - len(columns)
    if left_out:
        beyond = {*down[ROWS:], *across[COLUMNS:]}
        clean = rated and not any(_bad(cell) for key, cell in cells.items() if beyond & set(key))
        figure["layout"]["meta"]["note"] = (LEFT_CLEAN if clean else LEFT_OUT)[language].format(n=left_out)
    return figure


def _ordered(cells: dict[tuple[str, str], Point], side: int) -> list[str]:
    """Return the names of one side, those with the most misses first, then those with the most entries."""
    entries = Counter(key[side] for key in cells)
    bad = Counter(key[side] for key, cell in cells.items() if _bad(cell))
    return sorted(entries, key=lambda name: (-bad[name], -entries[name], name))


def _bad(cell: Point) -> bool:
    state = load_style().states.get(cell.rating)
    return state is not None and state.bad


def _severity(point: Point) -> int:
    return list(load_style().states).index(point.rating) if point.rating in load_style().states else -1


def _states(grid: list[list[Point | None]]) -> dict[str, Any]:
    """Return colours in as many steps as there are states."""
    states = load_style().states
    names = list(states)
    steps = len(names)
    scale = [[edge / steps, states[name].fill] for place, name in enumerate(names) for edge in (place, place + 1)]
    return {
        "z": [[names.index(cell.rating) if cell and cell.rating in states else None for cell in line] for line in grid],
        "text": [[states[cell.rating].mark if cell and cell.rating in states else "" for cell in line] for line in grid],
        "texttemplate": "%{text}", "zmin": -0.5, "zmax": steps - 0.5, "colorscale": scale,
        "showscale": False,
    }  # fmt: skip


def _key(cells: dict[tuple[str, str], Point], language: str) -> list[dict[str, str]]:
    """Return what the colours and marks mean, those that occur; the page shows it above the picture."""
    found = {point.rating for point in cells.values()}
    key = [
        {"fill": state.fill, "mark": state.mark, "words": state.zh if language == "zh" else state.en}
        for name, state in load_style().states.items()
        if name in found
    ]
    return [*key, {"fill": "#ffffff", "mark": "", "words": "未列出" if language == "zh" else "not listed"}]


def _numbers(grid: list[list[Point | None]], language: str) -> dict[str, Any]:
    return {
        "z": [[cell.value if cell else None for cell in line] for line in grid],
        "text": [[shown(amount(cell, language)) if cell else "" for cell in line] for line in grid],
        "texttemplate": "%{text}", "colorscale": load_style().scale, "showscale": True,
    }  # fmt: skip
