"""Counts side by side: one row for each thing counted, one panel with its own scale for each measure."""

from __future__ import annotations

from typing import Any

from viz.charts.marks import LEFT_OUT, amount, axis, hover, ids, layout
from viz.charts.point import Point
from viz.charts.style import load_style, shown

MOST, PANELS = 40, 5
_ROW, _AROUND = 28, 120  # pixels


def panels(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure; rows keep the order of the answer, from the top down."""
    measures = list(dict.fromkeys(point.indicator for point in points))[:PANELS]
    rows = list(dict.fromkeys(_row(point) for point in points))
    kept = rows[:MOST][::-1]
    figure: dict[str, Any] = {"data": [], "layout": layout(language, _ROW * len(kept) + _AROUND, showlegend=False)}
    for number, measure in enumerate(measures, start=1):
        own = {_row(point): point for point in points if point.indicator == measure}
        members = [own[row] for row in kept if row in own]
        suffix = "" if number == 1 else str(number)
        figure["data"].append({
            "type": "bar", "orientation": "h", "xaxis": f"x{suffix}", "yaxis": "y", "y": [_row(point) for point in members],
            "x": [point.value for point in members], "text": [shown(amount(point, language)) for point in members],
            "textposition": "auto", "hovertext": [hover(point, language) for point in members],
            "hovertemplate": "%{hovertext}<extra></extra>", "customdata": ids(members),
            "marker": {"color": _colour(members)},
        })  # fmt: skip
        left, right = (number - 1) / len(measures), number / len(measures) - 0.02
        figure["layout"][f"xaxis{suffix}"] = axis(
            domain=[left, right], title={"text": shown(measure)}, side="top", rangemode="tozero", fixedrange=True,
            exponentformat="none", nticks=4, showticklabels=False,
        )  # fmt: skip
    figure["layout"]["yaxis"] = axis(type="category", fixedrange=True, categoryorder="array", categoryarray=kept)
    if len(rows) > len(kept):
        figure["layout"]["meta"]["note"] = LEFT_OUT[language].format(n=len(rows) - len(kept))
    return figure


def _colour(members: list[Point]) -> str:
    style = load_style()
    return style.counts.get(members[0].measure, style.bar) if members else style.bar


def _row(point: Point) -> str:
    return f"{shown(point.place, 30)} {shown(point.period)}".strip()
