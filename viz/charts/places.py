"""A map: places in their boundaries, shaded by their latest value; a point where no boundary is known.

Around them, in grey, the places of the same rank that have no value, so that one sees where one is. Drawn on plain
axes in degrees: plotly's own maps would fetch their outlines from a network.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ontology import iris
from ontology.regions import Region, UnknownRegion, load_regions
from viz.charts.boundaries import Ring, boundary, widest
from viz.charts.marks import LEFT_OUT, amount, axis, hover, ids, layout, unit
from viz.charts.point import Point
from viz.charts.style import load_style, shown
from viz.networks.labels import width

NAMED = 60  # with more places names would cover each other
AROUND = 120  # places without a value that are drawn in grey at most
_HEIGHT = 600
_FONT = 12
_DRAWN = {"zh": "边界仅作示意", "en": "boundaries are for orientation only"}
_DARK = 0.55  # from this share of the scale on, names are written in white


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with its value: where its name stands and how wide it is there (degrees), its rings, and its share of the scale from low to high."""

    point: Point
    where: tuple[float, float]
    room: float
    rings: tuple[Ring, ...]
    share: float


def places(points: list[Point], language: str) -> dict[str, Any]:
    """Return a plotly figure; places that lie nowhere known are counted."""
    latest: dict[str, Point] = {}
    for point in sorted(points, key=lambda point: point.year or 0):
        if point.value is not None and point.kind != "Target":
            latest[point.place_iri] = point
    spots = _spots(_of_one_rank(latest.values()))
    figure: dict[str, Any] = {"data": [], "layout": layout(language, _HEIGHT, showlegend=False)}
    around = _around({code for spot in spots if (code := _code(spot.point.place_iri))})
    figure["data"] += [_empty(region, language) for region in around]
    figure["data"] += [_area(spot, language) for spot in spots if spot.rings]
    figure["data"].append(_names(spots, language))
    middle_latitude = sum(spot.where[1] for spot in spots) / (len(spots) or 1)
    bare = {"showgrid": False, "showticklabels": False, "fixedrange": True, "ticks": ""}
    figure["layout"]["xaxis"] = axis(**bare)
    ratio = 1 / max(math.cos(math.radians(middle_latitude)), 0.2)
    figure["layout"]["yaxis"] = axis(**bare, scaleanchor="x", scaleratio=ratio)
    left_out = LEFT_OUT[language].format(n=len(latest) - len(spots)) if len(spots) < len(latest) else ""
    drawn = _DRAWN[language] if any(spot.rings for spot in spots) else ""
    figure["layout"]["meta"]["note"] = " · ".join(filter(None, (left_out, drawn)))
    return figure


def _of_one_rank(points: Iterable[Point]) -> list[Point]:
    """Return the points of the rank that most places have: a city's total would hide its counties."""
    by_rank: dict[str, list[Point]] = {}
    for point in points:
        region = _region(point.place_iri)
        if region:
            zone = "-" in _code(point.place_iri) or region.level == "zone"
            by_rank.setdefault("county" if zone else region.level, []).append(point)
    return max(by_rank.values(), key=len, default=[])


def _spots(points: Iterable[Point]) -> list[_Spot]:
    found = [(point, region) for point in points if (region := _region(point.place_iri))]
    values = [point.value or 0 for point, _ in found]
    low, high = min(values, default=0), max(values, default=1)
    spots = []
    for point, region in found:
        rings = boundary(_code(point.place_iri))
        where = widest(rings) if rings else _place(region)
        if where:
            share = ((point.value or 0) - low) / ((high - low) or 1)
            spots.append(_Spot(point, where[:2], where[2], rings, share))
    return spots


def _code(iri: str) -> str:
    return iri.removeprefix(str(iris.region("")))


def _region(iri: str) -> Region | None:
    """Return a place; a zone that only documents know is where its parent is."""
    code = _code(iri)
    for known in (code, code.partition("-")[0]):
        try:
            return load_regions().by_code(known)
        except UnknownRegion:
            continue
    return None


def _place(region: Region) -> tuple[float, float, float] | None:
    if region.latitude is None or region.longitude is None:
        return None
    return region.longitude, region.latitude, math.inf


def _around(codes: set[str]) -> list[Region]:
    """Return the places without a value beside those with one: the siblings of each, one rank only, if not too many."""
    parents = {region.parent for code in codes if (region := _region(str(iris.region(code)))) and region.parent}
    siblings = [
        region
        for parent in sorted(parents)
        for region in load_regions().children(parent)
        if region.code not in codes and not region.valid_to and region.level != "zone"
    ]
    return siblings if len(siblings) <= AROUND else []


def _outline(rings: Sequence[Ring]) -> tuple[list[float | None], list[float | None]]:
    """Return rings as one line with gaps."""
    across: list[float | None] = []
    up: list[float | None] = []
    for ring in rings:
        across += [x for x, _ in ring] + [None]
        up += [y for _, y in ring] + [None]
    return across[:-1], up[:-1]


def _shape(rings: Sequence[Ring], fill: str, line: str, words: str) -> dict[str, Any]:
    across, up = _outline(rings)
    return {
        "type": "scatter", "mode": "lines", "x": across, "y": up, "fill": "toself", "fillcolor": fill, "hoveron": "fills",
        "line": {"color": line, "width": 1}, "text": words, "hoverinfo": "text",
    }  # fmt: skip


def _empty(region: Region, language: str) -> dict[str, Any]:
    words = f"<b>{shown(region.name)}</b><br>{'没有数值' if language == 'zh' else 'no figure'}"
    return _shape(boundary(region.code), load_style().nothing, load_style().grid, words)


def _area(spot: _Spot, language: str) -> dict[str, Any]:
    words = hover(spot.point, language)
    return {**_shape(spot.rings, _shade(spot.share), load_style().ink, words), "meta": spot.point.observation}


def _names(spots: Sequence[_Spot], language: str) -> dict[str, Any]:
    """Return names and values at the places, points where there is no boundary, and the scale beside the map."""
    written = len(spots) <= NAMED
    ink = load_style().ink
    return {
        "type": "scatter", "mode": "markers+text" if written else "markers", "cliponaxis": False,
        "x": [spot.where[0] for spot in spots], "y": [spot.where[1] for spot in spots],
        "text": _written(spots, language),
        "textposition": ["middle center" if spot.rings else "top center" for spot in spots],
        "textfont": {"size": _FONT, "color": ["#ffffff" if spot.rings and spot.share > _DARK else ink for spot in spots]},
        "hovertext": [hover(spot.point, language) for spot in spots], "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": ids([spot.point for spot in spots]),
        "marker": {
            "size": [1 if spot.rings else 16 for spot in spots], "color": [spot.point.value for spot in spots],
            "colorscale": load_style().scale, "showscale": len(spots) > 1, "line": {"color": ink, "width": 0.5},
            "colorbar": {"title": {"text": unit(spots[0].point.unit if spots else "", language)}, "thickness": 14, "exponentformat": "none"},
        },
    }  # fmt: skip


def _written(spots: Sequence[_Spot], language: str) -> list[str]:
    """Return a name for each place, with its value where its shape is wide enough to hold it."""
    ups = [y for spot in spots for ring in spot.rings or ((spot.where,),) for _, y in ring]
    degree = _HEIGHT * 0.8 / max(max(ups, default=1) - min(ups, default=0), 0.1)  # pixels
    texts = []
    for spot in spots:
        value = amount(spot.point, language)
        room = spot.room * degree * math.cos(math.radians(spot.where[1]))
        name = shown(spot.point.place, 8)
        texts.append(f"{name}<br>{shown(value)}" if width(value) * _FONT < room else name)
    return texts


def _shade(share: float) -> str:
    """Return the colour of the scale at a share from 0 to 1."""
    scale = load_style().scale
    low, high = next(pair for pair in pairwise(scale) if share <= pair[1][0] or pair[1] is scale[-1])
    part = (share - low[0]) / ((high[0] - low[0]) or 1)
    mixed = (round(a + (b - a) * part) for a, b in zip(_parts(low[1]), _parts(high[1]), strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
