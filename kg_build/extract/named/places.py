"""Places named in running text, as the table of divisions knows them, seen from the place that issued the document.

A name counts where it cannot be a part of another word: full names anywhere, short names (温岭) where the
issuer's own neighbourhood has such a place. Places the table does not have (新区 without a code) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg_build.model import Outline, Place
from ontology.regions import COUNTRY, Region, load_regions

_GENERIC = frozenset({"新区", "城区", "郊区", "矿区", "市区", "开发区"})


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
def _pattern() -> re.Pattern[str]:
    names = sorted((name for name in load_regions().names() if len(name) >= 2), key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, names)))


def mentions(plain: str, start: int, end: int, home: Region | None) -> Iterator[Mention]:
    """Yield the places named in [start, end), the longest name first at each point."""
    regions = load_regions()
    for match in _pattern().finditer(plain, start, end):
        region = regions.by_name(match[0], home.code if home else None)
        if region is not None and region.code != COUNTRY and _plausible(match[0], region, home):
            yield Mention(match.start(), match.end(), region)


def _plausible(name: str, region: Region, home: Region | None) -> bool:
    """Whether a short name means this place here: a county of another province is called by its full name."""
    if name in _GENERIC:
        return False
    if name == region.name or region.level in ("province", "prefecture"):
        return True
    return home is not None and province_of(region) == province_of(home)


def province_of(region: Region | None) -> Region | None:
    """Return the province a place lies in (itself, if it is one)."""
    if region is None:
        return None
    above = (region, *load_regions().ancestors(region.code))
    return next((r for r in above if r.level == "province"), None)
