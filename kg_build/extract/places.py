"""The place a number is about: the issuer's, unless its name or its clause opens with another one.

The name of an indicator holds no place: what opens it is taken off here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_build.model import Outline, Place
from kg_build.structure.gazetteer import Mention, mentions
from ontology.regions import COUNTRY, UnknownRegion, load_regions

_LEAD = re.compile(
    r"^[、，\s]*(?:其中)?[、，]?(?:\x03{5}|(?:19|20)\d\d年)?[，]?(?:全年|截至[^，]{0,10}，)?(?:支持|推动|指导|推进|在|对)?"
)
# What makes a place's name the beginning of another name; schools in general (小学在校生) are none.
_GOES_ON = re.compile(
    r"级|直|委|政府|教育|第[一二三四五六七八九十]|(?:中学|小学|高中|幼儿园)(?!在校|在园|学生|生|招|毕业|教师|学位|专任|占比|入学|入园|数)"
    r"|大学|学院|[一二三四五六]中|实验|附属|师范|学校|职|技|电大|广播|开放|籍|人民|医|市|特|论|评|赛|现|示|优|文|先|名|省|科|团|杯"
    r"|中(?![小学])|学科"
)
_OWN = {"province": "全省|全区", "country": "全国"}


def locate(name: str, left: str, outline: Outline, inside: bool) -> tuple[Place, str]:
    """Return the place of a number and its name without the place that opens it.

    `left` are the words before the number. 全省 in a bracket of a city's document means the province.
    """
    home = outline.place
    wide = re.match(r"全(省|国|区)", left.strip("（ "))
    if wide and inside:
        return _above(home.code, wide[1]) or home, name
    mention = _opening(name, home.code)
    if mention:
        rest = name[mention.end :]
        return Place(mention.region.code, mention.region.name), rest if len(rest) >= 2 else name
    lead = _LEAD.match(left)
    words = left[lead.end() :] if lead else left
    mention = _opening(words, home.code)
    if mention:
        return Place(mention.region.code, mention.region.name), name
    return home, _without_own(name, home.code)


def _opening(words: str, home: str) -> Mention | None:
    """Return the place, named in full, that opens some words and is the subject of them."""
    found = mentions(words[:16], home or None)
    if not found or found[0].start or found[0].region.code in (home, COUNTRY):
        return None
    meant = _innermost(found)
    if not _official(meant, words) or _GOES_ON.match(words, meant.end):
        return None
    return meant if _below(meant.region.code, home) else None


def _innermost(found: Sequence[Mention]) -> Mention:
    """Return the last of the first places that stand one behind the other, each inside the one before: 杭州市上城区."""
    meant = found[0]
    for mention in found[1:]:
        above = [region.code for region in load_regions().ancestors(mention.region.code)]
        if mention.start != meant.end or meant.region.code not in above:
            break
        meant = mention
    return meant


def _official(mention: Mention, words: str) -> bool:
    return mention.full or words[mention.end - 1] in "省市县区旗州盟"


def _below(code: str, home: str) -> bool:
    """Say whether a place lies inside the issuer's, or beside it in the same place."""
    regions = load_regions()
    try:
        above = [region.code for region in regions.ancestors(code)]
        beside = [region.code for region in regions.ancestors(home)][:1]
    except UnknownRegion:
        return False
    return home in above or (bool(beside) and above[:1] == beside and beside[0] != COUNTRY)


def _above(code: str, word: str) -> Place | None:
    if word == "国":
        return Place(COUNTRY, "中国")
    try:
        above = load_regions().ancestors(code)
    except UnknownRegion:
        return None
    return next((Place(r.code, r.name) for r in above if r.level == "province"), None)


def _without_own(name: str, code: str) -> str:
    """Return a name without the issuer's own scope in front (全省 in a province's document)."""
    level = "country" if code == COUNTRY else "province" if code.endswith("0000") else ""
    if not level:
        return name
    rest = re.sub(rf"^(?:{_OWN[level]})(?=..)", "", name)
    return rest if len(rest) >= 2 else name
