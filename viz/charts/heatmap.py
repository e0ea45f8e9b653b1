"""A heat map: standards or indicators down, places across, each cell a state with its mark, or a number by shade."""

from __future__ import annotations

from collections import Counter
from typing import Any

from viz.charts.marks import LEFT_OUT, amount, axis, hover, layout
from viz.charts.point import Point
from viz.charts.style import load_style, shown

ROWS, COLUMNS = 60, 45
_ROW, _AROUND = 26, 210  # pixels


def heatmap(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure; the rows and columns with the most entries are kept, the rest counted."""
    rated = any(point.rating for point in points)
    cells: dict[tuple[str, str], Point] = {}
    for point in sorted(points, key=lambda point: (point.year or 0, _severity(point))):
        cells[point.indicator, point.place] = point
    down, across = (Counter(key[side] for key in cells) for side in (0, 1))
    rows = [name for name, _ in sorted(down.items(), key=lambda item: (-item[1], item[0]))][:ROWS][::-1]
    columns = [name for name, _ in sorted(across.items(), key=lambda item: (-item[1], item[0]))][:COLUMNS]
    grid = [[cells.get((row, column)) for column in columns] for row in rows]
    trace = {
        "type": "heatmap", "x": [shown(name, 10) for name in columns], "y": [shown(name, 20) for name in rows],
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
        figure["layout"]["meta"]["note"] = LEFT_OUT[language].format(n=left_out)
    return figure


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
