"""A map of points: places where they lie, coloured and sized by their latest value.

Coordinates come from the table of places; there are no boundaries and no tiles, since those would need a network.
"""

from __future__ import annotations

import math
from typing import Any

from ontology import iris
from ontology.regions import UnknownRegion, load_regions
from viz.charts.marks import LEFT_OUT, amount, axis, hover, ids, layout, unit
from viz.charts.point import Point
from viz.charts.style import load_style, shown


def places(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure; places without coordinates are counted."""
    latest: dict[str, Point] = {}
    for point in sorted(points, key=lambda point: point.year or 0):
        if point.value is not None and point.kind != "Target":
            latest[point.place_iri] = point
    found = [(point, where) for point in latest.values() if (where := _where(point.place_iri))]
    values = [point.value or 0 for point, _ in found]
    low, high = min(values, default=0), max(values, default=1)
    trace = {
        "type": "scatter", "mode": "markers+text", "x": [where[1] for _, where in found], "y": [where[0] for _, where in found],
        "text": [f"{shown(point.place, 8)}<br>{shown(amount(point, language))}" for point, _ in found], "textposition": "top center",
        "hovertext": [hover(point, language) for point, _ in found], "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": ids([point for point, _ in found]), "cliponaxis": False,
        "marker": {
            "size": [14 + 22 * (value - low) / ((high - low) or 1) for value in values], "color": values,
            "colorscale": load_style().scale, "showscale": True, "line": {"color": load_style().ink, "width": 1},
            "colorbar": {"title": {"text": unit(found[0][0].unit if found else "", language)}, "thickness": 14},
        },
    }  # fmt: skip
    figure: dict[str, Any] = {"data": [trace], "layout": layout(language, 560)}
    middle = sum(where[0] for _, where in found) / (len(found) or 1)
    bare = {"showgrid": True, "showticklabels": False, "fixedrange": True}
    figure["layout"]["xaxis"] = axis(**bare)
    figure["layout"]["yaxis"] = axis(**bare, scaleanchor="x", scaleratio=1 / max(math.cos(math.radians(middle)), 0.2))
    if len(found) < len(latest):
        figure["layout"]["meta"]["note"] = LEFT_OUT[language].format(n=len(latest) - len(found))
    return figure


def _where(iri: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a place; a zone stands where its parent does."""
    code = iri.removeprefix(str(iris.region("")))
    for known in (code, code.partition("-")[0]):
        try:
            region = load_regions().by_code(known)
        except UnknownRegion:
            continue
        if region.latitude is not None and region.longitude is not None:
            return region.latitude, region.longitude
    return None
