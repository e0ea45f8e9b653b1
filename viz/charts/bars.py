"""Ranked bars: the latest value of each place (or indicator), the highest on top; and targets beside what was reached."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, zip_longest
from typing import Any

from viz.charts.marks import LEFT_OUT, amount, axis, hover, ids, layout, unit
from viz.charts.point import Point
from viz.charts.style import distinct, load_style, shown

MOST = 40
LARGE = 100_000  # ticks of so large numbers would hide each other; the bars say them in 万 and 亿
_ROW, _AROUND = 30, 90  # pixels


def bars(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure of the latest value of each place; of the commonest indicator and unit if there are several."""
    valued = _valued(points)
    name = _what_differs(valued)
    panel = _commonest(valued, name)
    ranked = _ranked(panel, name)
    kept = ranked[:MOST][::-1]
    measured = unit(kept[0].unit if kept else "", language)
    period = kept[0].period if kept and len({point.period for point in kept}) == 1 else ""  # said once, for all bars
    figure: dict[str, Any] = {
        "data": [{
            "type": "bar", "orientation": "h", "y": _labels([name(point) for point in kept], [] if period else [point.period for point in kept]),
            "x": [point.value for point in kept], "text": [shown(amount(point, language)) for point in kept],
            "textposition": "auto", "hovertext": [hover(point, language) for point in kept],
            "hovertemplate": "%{hovertext}<extra></extra>", "customdata": ids(kept),
            "marker": {"color": load_style().bar}, "name": measured, "cliponaxis": False,
        }],
        "layout": layout(language, _ROW * len(kept) + _AROUND, bargap=0.3, showlegend=False),
    }  # fmt: skip
    large = any(abs(point.value or 0) >= LARGE for point in kept)
    figure["layout"]["xaxis"] = axis(
        title={"text": " · ".join(filter(None, (_only(valued, kept, name), shown(period), measured)))},
        separatethousands=True,
        rangemode="tozero",
        fixedrange=True,
        exponentformat="none",
        showticklabels=not large,
    )
    figure["layout"]["yaxis"] = axis(type="category", fixedrange=True)
    left_out = (
        len(ranked) - len(kept) + len({(p.indicator, p.unit) for p in valued} - {(p.indicator, p.unit) for p in panel})
    )
    if left_out:
        figure["layout"]["meta"]["note"] = LEFT_OUT[language].format(n=left_out)
    return figure


def _ranked(panel: list[Point], name: Callable[[Point], str]) -> list[Point]:
    """Return the latest point of each name, the highest first."""
    latest: dict[str, Point] = {}
    for point in sorted(panel, key=lambda point: (point.year or 0, point.period)):
        latest[name(point)] = point
    return sorted(latest.values(), key=lambda point: (-(point.value or 0), name(point)))


def _only(valued: list[Point], kept: list[Point], name: Callable[[Point], str]) -> str:
    """Return whose values the bars are, where the answer holds those of several indicators and the bars of one."""
    several = len({point.indicator for point in valued}) > 1
    return shown(kept[0].indicator, 26) if several and kept and name(kept[0]) != kept[0].indicator else ""


def bars_drawn(points: list[Point]) -> int:
    """Return how many bars `bars` would draw."""
    valued = _valued(points)
    name = _what_differs(valued)
    return len({name(point) for point in _commonest(valued, name)})


def _valued(points: list[Point]) -> list[Point]:
    return [point for point in points if point.value is not None and point.kind != "Target"]


def _labels(names: list[str], periods: list[str]) -> list[str]:
    """Return the names of bars, each with its period unless one period holds for all."""
    short = distinct(names, 14)
    return [f"{name} {shown(period)}".strip() for name, period in zip_longest(short, periods, fillvalue="")]


def _what_differs(valued: list[Point]) -> Callable[[Point], str]:
    """Return what names a bar: the place, or the indicator where all bars are of one place."""
    if len({point.place for point in valued}) < 2 and len({point.indicator for point in valued}) > 1:
        return lambda point: point.indicator
    return lambda point: point.place


def _commonest(valued: list[Point], name: Callable[[Point], str]) -> list[Point]:
    """Return the points that can stand on one axis: of one unit, and of one indicator unless the bars are indicators."""
    groups: dict[tuple[str, str], list[Point]] = {}
    for point in valued:
        about = "" if name(point) == point.indicator else point.indicator
        groups.setdefault((about, point.unit), []).append(point)
    return max(groups.values(), key=len, default=[])


def goals(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure with a row for each target: where it stood, what was reached, and red where it was missed.

    Values are shown as shares of the target, so that students and per cents stand on one axis.
    """
    style = load_style()
    pairs = [(target, outcome) for target, outcome in pairwise(points) if _is_pair(target, outcome)]
    kept = sorted(pairs, key=lambda pair: (pair[0].verdict != "Missed", _share(pair)))[:MOST][::-1]
    rows = [f"{shown(target.indicator or target.place, 16)} {shown(target.period)}" for target, _ in kept]
    colours = {"Missed": style.missed, "Met": style.met}
    reached = {
        "type": "bar", "orientation": "h", "y": list(range(len(rows))), "x": [_share(pair) for pair in kept], "showlegend": False,
        "text": [f"{shown(amount(outcome, language))} / {shown(amount(target, language))}" for target, outcome in kept], "textposition": "auto",
        "hovertext": [f"{hover(outcome, language)}<br>{hover(target, language)}" for target, outcome in kept],
        "hovertemplate": "%{hovertext}<extra></extra>", "customdata": ids([outcome for _, outcome in kept]),
        "marker": {"color": [colours.get(target.verdict, style.bar) for target, _ in kept]},
    }  # fmt: skip
    figure: dict[str, Any] = {
        "data": [reached],
        "layout": layout(language, _ROW * len(kept) + _AROUND, bargap=0.35, showlegend=False),
    }
    title = "占目标的百分比（竖线为目标）" if language == "zh" else "per cent of the target (the line)"
    figure["layout"].update(
        xaxis=axis(title={"text": title}, rangemode="tozero", fixedrange=True, ticksuffix="%"),
        yaxis=axis(tickvals=list(range(len(rows))), ticktext=rows, fixedrange=True, showgrid=False),
        shapes=[{"type": "line", "x0": 100, "x1": 100, "yref": "paper", "y0": 0, "y1": 1,
                 "line": {"color": style.target, "width": 2, "dash": "dash"}}],
    )  # fmt: skip
    if len(pairs) > len(kept):
        figure["layout"]["meta"]["note"] = LEFT_OUT[language].format(n=len(pairs) - len(kept))
    return figure


def _is_pair(target: Point, outcome: Point) -> bool:
    same = (target.place, target.indicator, target.period) == (outcome.place, outcome.indicator, outcome.period)
    return same and target.kind == "Target" and outcome.kind == "Outcome" and bool(target.value)


def _share(pair: tuple[Point, Point]) -> float:
    target, outcome = pair
    return round(100 * (outcome.value or 0) / (target.value or 1), 2)
