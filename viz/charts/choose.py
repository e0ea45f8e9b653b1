"""Which chart an answer becomes: what its question says is best, or what its columns allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from queries.graph import Graph
from queries.results import Result
from viz.charts.bars import bars, bars_drawn, goals
from viz.charts.heatmap import heatmap
from viz.charts.panels import panels
from viz.charts.places import places
from viz.charts.point import COUNT, Point
from viz.charts.points import annotated, points
from viz.charts.series import series
from viz.charts.style import load_style
from viz.errors import NothingToDraw

KINDS = ("series", "bars", "heatmap", "map", "goals", "panels")
_DRAW: dict[str, Callable[[list[Point], str], dict[str, Any]]] = {
    "series": series, "bars": bars, "heatmap": heatmap, "map": places, "goals": goals, "panels": panels,
}  # fmt: skip


def figure(
    result: Result, graph: Graph | None = None, language: str = "zh", kind: str | None = None
) -> tuple[dict[str, Any], list[Point]]:
    """Return a plotly figure as plain values, and the points it draws. Raises NothingToDraw for an answer without numbers.

    `graph` gives quotes and verdicts to the points; `kind` overrides what the question says is best.
    """
    found = annotated(points(result), graph)
    if not found:
        raise NothingToDraw(result.question.title_zh if language == "zh" else result.question.title_en)
    return _DRAW[kind or kind_of(result.question.best, found)](found, language), found


def kind_of(best: str, found: list[Point]) -> str:
    """Return the kind of chart for points, where the question's own wish is one of them or a table."""
    if 2 * sum(point.rating in load_style().states for point in found) > len(found):
        return "heatmap"
    if any(point.kind == COUNT for point in found):
        return "series" if best == "series" else "panels"
    targets = [point for point in found if point.kind == "Target"]
    if best not in KINDS and len(targets) * 2 == len(found):
        return "goals"
    years = {point.year for point in found if point.year is not None}
    wished = best if best in KINDS else "series" if len(years) > 1 else "bars"
    return _fitting(wished, found)


def _fitting(wished: str, found: list[Point]) -> str:
    """Return lines for one thing through the years where bars were wished, and bars where no line has two years."""
    if wished == "bars" and len({(point.place, point.indicator) for point in found}) == 1:
        return "series" if len({point.year for point in found}) > 1 else wished
    if wished == "series" and not _lasts(found) and bars_drawn(found) > 1:
        return "bars"
    return wished


def _lasts(found: list[Point]) -> bool:
    """Say whether anything is known of more than one year, a target counted."""
    years: dict[tuple[str, str, str], set[int | None]] = {}
    for point in found:
        years.setdefault((point.place, point.indicator, point.unit), set()).add(point.year)
    return any(len(each) > 1 for each in years.values())


def worth_drawing(best: str, found: list[Point]) -> bool:
    """Say whether a picture of points shows more than their numbers do: one mark alone, or only marks alone, do not."""
    kind = kind_of(best, found)
    if kind == "bars":
        return bars_drawn(found) > 1
    if kind == "series":
        return max(Counter((point.indicator, point.unit) for point in found).values(), default=0) > 1
    return len(found) > 1
