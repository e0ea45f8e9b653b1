"""The forms of a name in which two names are compared, and the words that tell two things apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from kg_build.link.abbreviations import general
from kg_build.link.names import bare
from ontology.normal import initiative_form, normal_form
from ontology.regions import load_regions

_LONGEST_PLACE = 8
_SHORTEST_CORE = 3
_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十]+")
_AROUND_INDICATOR = re.compile(
    r"^(?:入选|获评|荣获|被评为|被认定为|上榜|当选|挂牌|选派|开展|均|在|获)+(.{3,}?)(?:名单)?(?:教师|学校|教研组|党组织|案例|称号|获奖|奖项|获评)*$"
)
_AROUND_INITIATIVE = re.compile(
    r"(?:建设|体系|活动|创建|制度|模式|平台|系统|改革|试点|管理|评选|评比|机制|方案|意见|办法|细则|条例|工作|综合|专项|项目|计划|工程|行动|实施|修订|试行|学习共同体|为)+$"
)


@lru_cache(maxsize=65536)
def compared(kind: str, name: str) -> str:
    """Return the form of a name in which names of its kind are compared: its normal form in plain words.

    >>> compared("initiative", "县域普通高中振兴计划"), compared("school", "北大附中")
    ('县中振兴', '北京大学附属中学')
    """
    form = initiative_form(name) if kind == "initiative" else normal_form(name)
    short = next((s for s in general(kind) if kind == "school" and form.startswith(s) and form != s), "")
    form = general(kind)[short] + form.removeprefix(short) if short else form
    for of, pattern, plain in _synonyms():
        if of in (kind, "*"):
            form = pattern.sub(plain, form) or form
    return initiative_form(form) if kind == "initiative" else form


@lru_cache(maxsize=65536)
def without_place(form: str) -> str:
    """Return a form without the place in front, where enough of it remains."""
    for length in range(min(len(form) - 2, _LONGEST_PLACE), 1, -1):
        if form[:length] in _place_names():
            return re.sub(r"^[省市区县](?=.{2})", "", form[length:])
    return form


def place_of(form: str) -> str:
    """Return the place a form bears in front, without the word for its level; empty where it bears none."""
    place = form.removesuffix(without_place(form))
    return bare(place) if place else ""


def elsewhere(a: str, b: str) -> bool:
    """Say whether both forms bear a place in front, and not the same."""
    places = place_of(a), place_of(b)
    return all(places) and places[0] != places[1]


@lru_cache(maxsize=65536)
def core(kind: str, form: str) -> str:
    """Return what remains of a form without its place and the words that say nothing of their own around it.

    >>> core("initiative", "括苍云平台"), core("indicator", "入选浙江省先进教研组名单教研组")
    ('括苍云', '先进教研组')
    """
    inner = _AROUND_INITIATIVE.sub("", form) if kind == "initiative" else _AROUND_INDICATOR.sub(r"\1", form)
    found = without_place(inner)
    return found if len(found) >= _SHORTEST_CORE else form


@lru_cache(maxsize=65536)
def pairs(form: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters."""
    return frozenset(form[i : i + 2] for i in range(len(form) - 1)) or frozenset((form,))


@lru_cache(maxsize=65536)
def sound(form: str) -> str:
    """Return how a form is read, without tones, each character by itself."""
    return " ".join(_sounds().get(character, character) for character in form)


@cache
def _sounds() -> dict[str, str]:
    text = files("kg_build.link").joinpath("data/sounds.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {character: syllable for syllable, characters in rows for character in characters}


def numbers(form: str) -> list[str]:
    """Return the numerals of a form in order, those of the place in front (三门) apart."""
    return _NUMERAL.findall(without_place(form))


def told_apart(kind: str, a: str, b: str) -> bool:
    """Say whether two forms differ in a word that tells two things apart.

    A word that only one of them has tells indicators apart (新增学位, 新增公办学位); names of programmes and
    schools are shortened freely.
    """
    for one, other in zip(_telling(a), _telling(b), strict=True):
        if one != other and (kind == "indicator" or (one and other)):
            return True
    return kind == "indicator" and _head(a) != _head(b)


@lru_cache(maxsize=65536)
def _telling(form: str) -> tuple[frozenset[str], ...]:
    """Return which words of each group a form holds, the longest of those that overlap."""
    return tuple(_words(form, words) for words in _contrasts())


def named_after(short: str, long: str) -> bool:
    """Say whether a name goes on to name something else than its beginning does: a league, a centre, a standard of it."""
    return bool(_apart().search(long.removeprefix(short)))


def _words(form: str, words: Iterable[re.Pattern[str]]) -> frozenset[str]:
    found = [match[0] for word in words for match in word.finditer(form)]
    return frozenset(word for word in found if not any(word != other and word in other for other in found))


def _head(form: str) -> str:
    """Return the last of the words that say what is counted (学校, 项目, 课程), or nothing."""
    found = list(_heads().finditer(form))
    return found[-1][0] if found else ""


@cache
def _apart() -> re.Pattern[str]:
    return re.compile("|".join(word for words in _lines("things") for word in words))


@cache
def _place_names() -> frozenset[str]:
    return frozenset(form for name in load_regions().names() for form in (name, bare(name)) if len(form) > 1)


@cache
def _synonyms() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    text = files("kg_build.link").joinpath("data/synonyms.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((kind, re.compile(pattern), plain) for kind, pattern, plain in rows)


@cache
def _lines(kind: str) -> tuple[tuple[str, ...], ...]:
    text = files("kg_build.link").joinpath("data/contrasts.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(words) for of, *words in rows if of == kind)


@cache
def _contrasts() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(word) for word in words) for words in _lines("words"))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(sorted((word for words in _lines("heads") for word in words), key=len, reverse=True)))
