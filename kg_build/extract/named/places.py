"""Places named in running text, as the table of divisions knows them, seen from the place that issued the document.

A name counts where it cannot be a part of another word: full names anywhere, short names (温岭) where the
issuer's own neighbourhood has such a place. Places the table does not have (新区 without a code) are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg_build.model import Outline, Place
from ontology.regions import COUNTRY, Region, load_regions

_GENERIC = frozenset({"全州", "新区", "城区", "郊区", "矿区", "市区", "开发区"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at the characters [start, end) of a view."""

    start: int
    end: int
    region: Region

    @property
    def place(self) -> Place:
        """The place as facts name it."""
        return Place(self.region.code, self.region.name)


def issuing_region(outline: Outline) -> Region | None:
    """Return the region of a document's own place, or None where the table does not know it."""
    regions = load_regions()
    if outline.place.code:
        found = regions.by_name(outline.place.name, outline.place.code)
        return found or regions.by_name(outline.place.name)
    return regions.by_name(outline.place.name) if outline.place.name else None


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the names of places by their first two characters, long ones first."""
    names: dict[str, list[str]] = {}
    for name in sorted(load_regions().names(), key=lambda name: (-len(name), name)):
        if len(name) >= 2:
            names.setdefault(name[:2], []).append(name)
    return {beginning: tuple(found) for beginning, found in names.items()}


def mentions(plain: str, home: Region | None) -> Iterator[Mention]:
    """Yield the places named in a text, the longest name first at each point, in linear time."""
    regions = load_regions()
    beginnings = _by_beginning()
    seat = home.code if home else None
    meant: dict[str, Region | None] = {}
    free = 0
    for start in range(len(plain) - 1):
        if start < free or plain[start : start + 2] not in beginnings:
            continue
        name = next((n for n in beginnings[plain[start : start + 2]] if plain.startswith(n, start)), None)
        if name is None:
            continue
        if name not in meant:
            found = regions.by_name(name, seat)
            meant[name] = found if found and found.code != COUNTRY and _plausible(name, found, home) else None
        free = start + len(name)
        region = meant[name]
        if region is not None:
            yield Mention(start, free, region)


def within(found: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that lie in [start, end), of a list in order."""
    first = bisect_left(found, start, key=lambda m: m.start)
    last = bisect_left(found, end, key=lambda m: m.start)
    return [m for m in found[first:last] if m.end <= end]


def _plausible(name: str, region: Region, home: Region | None) -> bool:
    """Whether a short name means this place here: a county of another province is called by its full name."""
    if name in _GENERIC:
        return False
    if name == region.name:
        return True
    if region.level in ("province", "prefecture"):
        return not region.common
    if region.common:
        return home is not None and home.code in (region.code, region.parent)
    return home is not None and province_of(region) == province_of(home)


def province_of(region: Region | None) -> Region | None:
    """Return the province a place lies in (itself, if it is one)."""
    if region is None:
        return None
    above = (region, *load_regions().ancestors(region.code))
    return next((r for r in above if r.level == "province"), None)
