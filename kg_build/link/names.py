"""Canonical names: pure functions from a name (and the place it stands in) to the name every document uses.

Only equivalences live here: the normal form (`ontology.normal`), the place a generic name means, an
abbreviation the document defines. What merely looks alike is left to `similar`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg_build.model import Place
from ontology.normal import normal_form
from ontology.regions import load_regions

_QUOTES = re.compile(r"[“”\"「」『』《》]")
_GENERIC_SCHOOL = re.compile(
    r"^(?:第?[一二三四五六七八九十百\d]+)?(?:市直|实验|中心|城关|直属|机关|中等|高级|职业|技术|外国语|特殊教育|育才|育英|新城|滨江|滨海|开发区|教师进修)*"
    r"(?:幼儿园|小学|中学|学校|高中|初中|初级中学|高级中学|职高|中专|职业中专|职教中心|职业教育中心|九年一贯制学校)$"
)

_ORDINAL = re.compile(r"(?<=[^第])([一二三四五六七八九十]{1,3})([中小])$")


def shown(name: str) -> str:
    """Return a mention fit to be shown: without quotation marks and spaces around it.

    >>> shown("“优教强城”工程")
    '优教强城工程'
    """
    return _QUOTES.sub("", name).strip() or name


def expand(name: str, abbreviations: Mapping[str, str]) -> str:
    """Return what the document says an abbreviation stands for, or the name itself."""
    return abbreviations.get(shown(name), name)


def is_generic_school(name: str) -> bool:
    """Say whether a school's name (实验小学, 第二中学) means something only in its place."""
    return bool(_GENERIC_SCHOOL.match(name))


def placed(name: str, place: Place) -> str:
    """Return a name with its place in front, unless it begins with it.

    >>> placed("实验小学", Place("331081", "温岭市"))
    '温岭市实验小学'
    """
    return name if name.startswith(bare(place.name)) else f"{place.name}{name}"


def school_form(name: str) -> str:
    """Return the key under which equal names of schools meet: 台州市路桥区第一中学 is 路桥一中.

    >>> school_form("台州市路桥区第一中学") == school_form("路桥一中") == "路桥第一中学"
    True
    """
    return without_level(_ORDINAL.sub(r"第\1\2学", normal_form(name)))


def without_level(name: str) -> str:
    """Return a name whose place in front stands without the word for its level: 温岭市第四中学 is 温岭第四中学.

    Of places one inside the other, the inner one stays.
    """
    outer, rest = _place_in_front(name)
    inner, last = _place_in_front(rest) if outer else ("", "")
    if inner and last and _is_inside(inner, outer):
        return without_level(rest)
    return bare(outer) + rest if outer and len(bare(outer)) > 1 else name


def _place_in_front(name: str) -> tuple[str, str]:
    for length in range(min(len(name) - 2, 8), 2, -1):
        if name[:length] in load_regions().names():
            return name[:length], name[length:]
    return "", name


def _is_inside(inner: str, outer: str) -> bool:
    regions = load_regions()
    above = set(regions.names()[outer])
    return any(above & {region.code for region in regions.ancestors(code)} for code in regions.names()[inner])


def bare(place: str) -> str:
    """Return a place's name without the word for its level, where enough remains.

    >>> bare("温岭市"), bare("滨州")
    ('温岭', '滨州')
    """
    short = re.sub(r"(?:自治)?[省市区县州旗盟]$", "", place)
    return short if len(short) > 1 else place
