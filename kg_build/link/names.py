"""Canonical names: pure functions from a name (and the place it stands in) to the name every document uses.

Only equivalences live here: width and brackets (`ontology.normal`), a tail that says what a thing is
(工程, 行动 …), a place in front that the context gives anyway, an abbreviation the document defines.
What merely looks alike is left to `similar`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg_build.model import Place
from ontology.normal import normal_form

_TAIL = re.compile(r"(?:三年|五年)?(?:专项)?(?:行动计划|行动方案|实施方案|工程|行动|计划|专项)$")
_WORD_BEFORE_TAIL = 3
_QUOTES = re.compile(r"[“”\"'‘’「」『』]")
_GENERIC_SCHOOL = re.compile(
    r"^(?:第?[一二三四五六七八九十百\d]+)?(?:实验|中心|城关|直属|机关|中等|高级|职业|技术|外国语|特殊教育|育才|育英|新城|滨江|滨海|开发区)*"
    r"(?:幼儿园|小学|中学|学校|高中|初中|初级中学|高级中学|职高|中专|职业中专|职教中心|职业教育中心|九年一贯制学校)$"
)


def expand(name: str, abbreviations: Mapping[str, str]) -> str:
    """Return what the document says an abbreviation stands for, or the name itself."""
    return abbreviations.get(_QUOTES.sub("", name), name)


def initiative_name(name: str) -> str:
    """Return an initiative's canonical name: normal form, without a tail where enough of a name remains.

    >>> initiative_name("“优教强城”工程")
    '优教强城'
    """
    normal = normal_form(name)
    stem = _TAIL.sub("", normal)
    return stem if len(stem) >= _WORD_BEFORE_TAIL else normal


def is_generic_school(name: str) -> bool:
    """Say whether a school's name (实验小学, 第二中学) means something only in its place."""
    return bool(_GENERIC_SCHOOL.match(name))


def school_name(name: str, place: Place | None) -> str:
    """Return a school's canonical name: normal form, with its place in front where the name alone is generic."""
    normal = normal_form(name)
    return f"{place.name}{normal}" if place and is_generic_school(normal) else normal


def project_name(name: str, place: Place) -> str:
    """Return a building project's canonical name, its place in front where the name does not begin with it."""
    normal = normal_form(name)
    short = re.sub(r"[省市区县旗]$", "", place.name)
    return normal if normal.startswith(short) else f"{place.name}{normal}"
