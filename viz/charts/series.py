"""Lines through the years with targets as marks, a missed one crossed in red; small multiples for several indicators."""

from __future__ import annotations

from collections import Counter
from typing import Any

from viz.charts.marks import LEFT_OUT, axis, hover, ids, layout, unit
from viz.charts.point import Point
from viz.charts.style import load_style, shown

PANELS = 12
LINES = 10
_MARKS = {"Met": "circle-open", "Missed": "x", "": "diamond-open", "Undetermined": "diamond-open"}
_TARGETS = {
    "Met": ("目标，已完成", "target, met"),
    "Missed": ("目标，未完成", "target, missed"),
    "": ("目标", "target"),
}


def series(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure: one panel for each indicator and unit, one line for each place."""
    dated = [point for point in points if point.value is not None and point.year is not None]
    filled = Counter((point.indicator, point.unit) for point in dated)
    panels = sorted(filled, key=lambda panel: -filled[panel])  # those with most to say first
    telling = sum(filled[panel] > 1 for panel in panels)  # a mark alone on an axis of its own says nothing
    places = list(dict.fromkeys(point.place for point in dated))
    kept = panels[: min(PANELS, telling or PANELS)]
    figure: dict[str, Any] = {"data": [], "layout": layout(language, _height(len(kept)), annotations=[])}
    years = sorted({point.year for point in dated if point.year is not None})
    for number, panel in enumerate(kept, start=1):
        members = [point for point in dated if (point.indicator, point.unit) == panel]
        _panel(figure, number, panel, len(kept), years, language)
        for place in places[:LINES]:
            own = sorted((point for point in members if point.place == place), key=lambda point: point.year or 0)
            _line(figure, number, own, places.index(place), language)
    _legend(figure, dated, language)
    left_out = len(panels) - len(kept) + max(0, len(places) - LINES)
    if left_out:
        figure["layout"]["meta"]["note"] = LEFT_OUT[language].format(n=left_out)
    return figure


def _height(panels: int) -> int:
    return 460 if panels < 2 else 300 * ((panels + 1) // 2) + 60


def _panel(
    figure: dict[str, Any], number: int, panel: tuple[str, str], count: int, years: list[int], language: str
) -> None:
    """Add the axes and the title of one panel, in two columns where there are several."""
    columns = 1 if count == 1 else 2
    rows = (count + columns - 1) // columns
    column, row = (number - 1) % columns, (number - 1) // columns
    left, top = column / columns + (0.06 if column else 0.02), 1 - row / rows
    right, bottom = (column + 1) / columns - 0.02, 1 - (row + 1) / rows + (0.2 if rows > 1 else 0.02) / rows
    top -= 0.12 / rows if count > 1 else 0.03
    suffix = "" if number == 1 else str(number)
    figure["layout"][f"xaxis{suffix}"] = axis(
        domain=[left, right], anchor=f"y{suffix}", tickmode="array", tickvals=years, ticktext=[str(year) for year in years],
        range=[years[0] - 0.5, years[-1] + 0.5], fixedrange=True,
    )  # fmt: skip
    figure["layout"][f"yaxis{suffix}"] = axis(
        domain=[bottom, top],
        anchor=f"x{suffix}",
        title={"text": unit(panel[1], language)},
        fixedrange=True,
        exponentformat="none",
        separatethousands=True,
    )
    if panel[0] and count > 1:
        figure["layout"]["annotations"].append(
            {"text": f"<b>{shown(panel[0], 22)}</b>", "xref": "paper", "yref": "paper", "x": left, "y": top, "showarrow": False,
             "xanchor": "left", "yanchor": "bottom", "yshift": 8}
        )  # fmt: skip


def _line(figure: dict[str, Any], number: int, own: list[Point], order: int, language: str) -> None:
    style = load_style()
    colour = style.lines[order % len(style.lines)]
    suffix, group = "" if number == 1 else str(number), str(order)
    base = {"type": "scatter", "xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "hovertemplate": "%{text}<extra></extra>"}
    reached = [point for point in own if point.kind != "Target"]
    if reached:
        figure["data"].append({
            **base, "mode": "lines+markers", "name": shown(own[0].place, 12), "legendgroup": group,
            "showlegend": bool(own[0].place) and not _named(figure, group),
            "x": [point.year for point in reached], "y": [point.value for point in reached],
            "text": [hover(point, language) for point in reached], "customdata": ids(reached),
            "line": {"color": colour, "width": 2.5}, "marker": {"size": 9, "color": colour},
        })  # fmt: skip
    aimed = [point for point in own if point.kind == "Target"]
    if aimed:
        figure["data"].append({
            **base, "mode": "markers", "legendgroup": group, "showlegend": bool(own[0].place) and not _named(figure, group), "name": shown(own[0].place, 12),
            "x": [point.year for point in aimed], "y": [point.value for point in aimed],
            "text": [hover(point, language) for point in aimed], "customdata": ids(aimed),
            "marker": {
                "size": 14, "symbol": [_MARKS[point.verdict] for point in aimed], "line": {"width": 2.5},
                "color": [style.missed if point.verdict == "Missed" else colour for point in aimed],
            },
        })  # fmt: skip


def _named(figure: dict[str, Any], group: str) -> bool:
    """Say whether the legend names a place already, by its line or its target."""
    return any(each["legendgroup"] == group for each in figure["data"])


def _legend(figure: dict[str, Any], dated: list[Point], language: str) -> None:
    """Say what the marks of targets mean, those that occur."""
    style = load_style()
    found = {"" if point.verdict == "Undetermined" else point.verdict for point in dated if point.kind == "Target"}
    figure["data"] += [
        {
            "type": "scatter", "mode": "markers", "x": [None], "y": [None], "name": words[language != "zh"],
            "legendgroup": "", "hoverinfo": "skip", "showlegend": True,
            "marker": {"symbol": _MARKS[verdict], "size": 12, "line": {"width": 2.5},
                       "color": style.missed if verdict == "Missed" else style.ink},
        }
        for verdict, words in _TARGETS.items()
        if verdict in found
    ]  # fmt: skip
