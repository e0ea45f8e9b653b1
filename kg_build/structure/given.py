"""The place a curator gives in a manifest: one of the table, or a zone without a code under the place it names.

A zone is told by its last word (新区, 开发区) and belongs to the innermost place in front of it: 台州湾新区 and
浙江省台州市台州湾新区 both lie in 台州市. One that names no place needs its parent's code in front (130600-雄安新区).
"""

from __future__ import annotations

import re

from kg_build.model import Place
from kg_build.structure.gazetteer import place_named
from ontology.regions import Region, UnknownRegion, load_regions, zone

_ZONE = re.compile(
    r"(?:新区|新城|园区|(?:开发|高新|经开|集聚|功能|示范|度假|管理|试验|保税|经济|海经|自贸|合作)区|管委会)$"
)
_NATION = re.compile(r"全国|国家|中华人民共和国|教育部")
_LONGEST = 12


def given_place(given: str) -> Place | None:
    """Return the place a manifest names by name, code or IRI, or by words that begin with one; None where there is none.

    >>> given_place("台州湾新区").code, given_place("温州市教育局").name, given_place("钱江新区")
    ('331000-台州湾新区', '温州市', None)
    """
    if not given:
        return None
    try:
        region = load_regions().resolve(given)
    except UnknownRegion:
        return _zone(given) or (place_named(given) if _in_front(given, None) or _NATION.search(given) else None)
    return Place(region.code, region.name)


def _zone(given: str) -> Place | None:
    """Return the zone some words name, with the parent they name."""
    parent, name = None, given
    while _ZONE.search(given) and (found := _in_front(name, parent)):
        parent, length = found
        if not _in_front(name[length:], parent):
            name = name[length:] if name[:length] == parent.name and name != parent.name else name
            break
        name = name[length:]
    found_zone = zone(name, parent.code) if parent else None
    return Place(found_zone.code, found_zone.name) if found_zone else None


def _in_front(words: str, inside: Region | None) -> tuple[Region, int] | None:
    """Return the place words begin with, and the length of its name; inside another one, or that one again."""
    regions = load_regions()
    for length in range(min(len(words), _LONGEST), 1, -1):
        found = regions.by_name(words[:length], inside.code if inside else None)
        if found and (inside is None or inside in (found, *regions.ancestors(found.code))):
            return found, length
    return None
