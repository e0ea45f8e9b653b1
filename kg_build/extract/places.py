"""The place a number is about: the issuer's, unless its clause names another one as its subject."""

from __future__ import annotations

import re

from kg_build.model import Outline, Place
from kg_build.structure.gazetteer import mentions
from ontology.regions import COUNTRY, UnknownRegion, load_regions

_LEAD = re.compile(r"^[、，\s其中]*(?:(?:19|20)\d\d年，?|全年|截至[^，]{0,10}，?)?(?:支持|推动|指导|推进|在|对)?")
_GOES_ON = re.compile(
    r"级|直|委|政府|教育|第[一二三四五六七八九十]|中学|小学|大学|学院|高中|一中|实验|附属|师范|学校|幼儿园|职|技|电大|广播|开放|籍|人民|医|市|特"
)


def place(left: str, outline: Outline, inside: bool) -> Place:
    """Return the place of a number from the words before it.

    全省 in a city's document and 全国 mean the place above; a full name that opens the clause means that place.
    """
    regions = load_regions()
    code = outline.place.code
    wide = re.match(r"全(省|国)", left.strip("（ "))
    if wide and inside:
        return _above(code, wide[1]) or outline.place
    lead = _LEAD.match(left)
    words = left[lead.end() :] if lead else left
    found = mentions(words[:16], code or None)
    if not found or found[0].start or not found[0].full or _GOES_ON.match(words, found[0].end):
        return outline.place
    region = found[0].region
    if region.code == code or region.code == COUNTRY:
        return outline.place
    try:
        above = {r.code for r in regions.ancestors(region.code)}
    except UnknownRegion:
        return outline.place
    return Place(region.code, region.name) if code in above or region.level != "province" else outline.place


def _above(code: str, word: str) -> Place | None:
    if word == "国":
        return Place(COUNTRY, "中国")
    try:
        above = load_regions().ancestors(code)
    except UnknownRegion:
        return None
    return next((Place(r.code, r.name) for r in above if r.level == "province"), None)
