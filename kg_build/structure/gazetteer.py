"""Places named in some words, by the table of divisions: the longest name at each point.

Short names that are everyday words too (新建, 合作) count only in full. Ambiguous names are
decided by the place that issued the document, or left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg_build.model import Place
from ontology.regions import COUNTRY, Region, load_regions

LONGEST = 16


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at the characters [start, end) of some words."""

    start: int
    end: int
    region: Region
    full: bool


@cache
def _by_first() -> dict[str, frozenset[str]]:
    """Return the names of places by their first two characters."""
    regions = load_regions()
    table: dict[str, set[str]] = {}
    for name, codes in regions.names().items():
        region = regions.by_code(codes[0])
        if len(name) >= 2 and not (region.common and name == region.short):
            table.setdefault(name[:2], set()).add(name)
    return {first: frozenset(names) for first, names in table.items()}


def name_at(words: str, start: int) -> str | None:
    """Return the longest name of a place that begins at `start`."""
    names = _by_first().get(words[start : start + 2])
    if not names:
        return None
    return next((words[start : start + n] for n in range(LONGEST, 1, -1) if words[start : start + n] in names), None)


def mentions(words: str, home: str | None = None) -> list[Mention]:
    """Return the places named in some words, seen from the place with the code `home`."""
    regions, position = load_regions(), 0
    found: list[Mention] = []
    while position < len(words) - 1:
        name = name_at(words, position)
        if name is None:
            position += 1
            continue
        adjoining = found[-1].region.code if found and found[-1].end == position else home
        region = regions.by_name(name, adjoining)
        if region is not None:
            found.append(Mention(position, position + len(name), region, name == region.name))
        position += len(name)
    return found


def place_named(words: str, short: bool = True) -> Place | None:
    """Return the place some words are about: the last of a run of names (浙江省温州市), full names before short ones.

    Short names count only where `short` says so: in running prose 顺利通过 holds one.

    >>> place_named("湖南省长沙市教育局2023年工作总结").name
    '长沙市'
    """
    found = [m for m in mentions(words) if m.region.code != COUNTRY]
    for wanted in ([m for m in found if m.full], found if short else []):
        if wanted:
            last = wanted[0]
            for mention in wanted[1:]:
                if mention.start == last.end:
                    last = mention
            return Place(last.region.code, last.region.name)
    return Place(COUNTRY, "中国") if re.search(r"全国|国家|中华人民共和国|教育部", words) else None
