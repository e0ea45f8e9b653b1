"""How alike two names are, and keys under which names that may be alike meet. Pure functions.

Similarity never merges (DESIGN 5); it suggests. Two names are alike when

    sound       they are read alike (优治升级, 优质升级)
    short       one is made of characters of the other, in order, head and tail included (台职院)
    place       they differ by their own place in front (台州市乡村强师计划, 乡村强师计划)
    core        they differ by words that say nothing of their own (括苍云, 括苍云平台)
    words       they differ by words that mean nearly the same (县域普通高中振兴计划, 县中振兴行动)
    tail        one is the end of the other (首席安全官制度, 校园首席安全官制度; 托管率, 课后托管率)
    head        one is the beginning of the other (匠才荟, 匠才荟应用)
    overlap     they share most of their pairs of characters

and do not differ in their numbers, in the place they bear, or in a word that tells two things apart (公办, 民办);
what only sounds otherwise, or is left out of a short form, is forgiven. Whether two names are alike depends on
nothing else in the graph, so links do not depend on the order of arrival.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Literal

from kg_build.link.forms import (
    compared,
    core,
    elsewhere,
    named_after,
    numbers,
    pairs,
    place_of,
    sound,
    told_apart,
    without_place,
)
from ontology.indicators import load_indicators
from ontology.normal import normal_form

By = Literal["words", "sound", "short", "place", "core", "tail", "head", "overlap"]
OVERLAP = {"indicator": 0.6, "initiative": 0.55, "school": 0.6, "organization": 0.6}
_LONGEST_SHORT = 6
_SHORTEST_LONG = 4
_SHORTEST_PART = 3
_TAIL_SHARE = {"indicator": 0.5, "initiative": 0.4}
_HEAD_SHARE = {"initiative": 0.25}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and by what."""

    score: float
    by: By


def likeness(kind: str, a: str, b: str) -> Likeness | None:
    """Return how alike two names of one kind are; None where they are not, or are told apart by a word."""
    a, b = sorted((compared(kind, a), compared(kind, b)))
    if a == b:
        return Likeness(0.95, "words")
    if numbers(a) != numbers(b) or elsewhere(a, b):
        return None
    if found := _sound(a, b) or _short(kind, a, b) or _place(a, b) or _core(kind, a, b):
        return found
    found = _overlap(kind, a, b) or _part(kind, a, b)
    return found if found and not told_apart(kind, a, b) else None


def _sound(a: str, b: str) -> Likeness | None:
    alike = len(a) == len(b) > 2 and sound(a) == sound(b)
    return Likeness(0.9, "sound") if alike else None


def _short(kind: str, a: str, b: str) -> Likeness | None:
    short, long = sorted((a, b), key=len)
    if kind not in ("school", "organization") or not 2 < len(short) <= _LONGEST_SHORT or len(long) <= len(short) + 1:
        return None
    if short[0] != long[0] or short[-1] != long[-1] or not _is_subsequence(short, long):
        return None
    if without_place(short) != short:  # 温州大学 is a name in full, and not short for 温州医科大学
        return None
    return Likeness(0.7, "short")


def _place(a: str, b: str) -> Likeness | None:
    return Likeness(0.85, "place") if without_place(a) == without_place(b) else None


def _core(kind: str, a: str, b: str) -> Likeness | None:
    return Likeness(0.75, "core") if core(kind, a) == core(kind, b) else None


def _part(kind: str, a: str, b: str) -> Likeness | None:
    short, long = sorted((_kernel(kind, a), _kernel(kind, b)), key=len)
    share = round(len(short) / len(long), 3)
    if short in _ends(kind, long):
        return Likeness(share, "tail")
    if short in _beginnings(kind, long) and not named_after(short, max(a, b, key=len)):
        return Likeness(share, "head")
    return None


def _kernel(kind: str, form: str) -> str:
    return core(kind, form) if kind == "initiative" else form


def _ends(kind: str, form: str) -> list[str]:
    """Return the ends of a form that may be names like it."""
    return [form[-length:] for length in _lengths(_TAIL_SHARE.get(kind), form)]


def _beginnings(kind: str, form: str) -> list[str]:
    """Return the beginnings of a form that may be names like it; an indicator that goes on is another one."""
    return [form[:length] for length in _lengths(_HEAD_SHARE.get(kind), form)]


def _lengths(share: float | None, form: str) -> range:
    return range(max(_SHORTEST_PART, ceil(share * len(form))), len(form)) if share else range(0)


def _overlap(kind: str, a: str, b: str) -> Likeness | None:
    pairs_a, pairs_b = pairs(without_place(a)), pairs(without_place(b))
    score = len(pairs_a & pairs_b) / len(pairs_a | pairs_b)
    return Likeness(round(score, 3), "overlap") if score >= OVERLAP[kind] else None


def keys(kind: str, name: str) -> frozenset[str]:
    """Return the keys under which a name is kept.

    Names that `likeness` finds alike meet: one of the keys that `sought` gives for the one is kept for the other.
    A name that bears a place is kept under its place and under any; thousands of places have a 第一中学, and one
    of them need not look at all the others.
    """
    form = compared(kind, name)
    place = place_of(form)
    found = {f"{base}@{place}" for base in _bases(kind, form)}
    found |= {f"{base}*" for base in _bases(kind, form)} if place else set()
    return frozenset(found | _abbreviated(kind, form) | _whole(kind, form, "wW"))


def sought(kind: str, name: str) -> frozenset[str]:
    """Return the keys under which to look for names like this one."""
    form = compared(kind, name)
    place = place_of(form)
    found = {f"{base}@" for base in _bases(kind, form)}
    found |= {f"{base}@{place}" if place else f"{base}*" for base in _bases(kind, form)}
    other = {key.removesuffix("+") if key.endswith("+") else f"{key}+" for key in _abbreviated(kind, form)}
    return frozenset(found | other | _whole(kind, form, "Ww"))


def _whole(kind: str, form: str, sides: str) -> frozenset[str]:
    """Return keys under which a name meets those that begin or end with it, and those it begins or ends with."""
    kernel = _kernel(kind, form)
    parts = (*_ends(kind, kernel), *_beginnings(kind, kernel))
    return frozenset({f"{sides[0]}{kernel}", *(f"{sides[1]}{part}" for part in parts)})


def _bases(kind: str, form: str) -> frozenset[str]:
    """Return what a name shares with names like it, places apart."""
    found = {f"p{without_place(form)}", f"c{core(kind, form)}"}
    if len(form) > 2:
        found.add(f"s{sound(form)}")
    ordered = sorted(pairs(without_place(form)), key=lambda pair: (_frequency()[pair], pair))
    prefix = len(ordered) - ceil(OVERLAP[kind] * len(ordered)) + 1
    return frozenset(found | {f"o{pair}" for pair in ordered[:prefix]})


def _abbreviated(kind: str, form: str) -> frozenset[str]:
    """Return the keys under which a short and a long form of a school's name meet: its first and its last character.

    A name of five or six characters may be either.
    """
    if kind not in ("school", "organization"):
        return frozenset()
    ends = f"a{form[:1]}{form[-1:]}"
    return frozenset({ends} if len(form) <= _LONGEST_SHORT else ()) | (
        {f"{ends}+"} if len(form) > _SHORTEST_LONG else set()
    )


@cache
def _frequency() -> Counter[str]:
    """Return how often pairs of characters stand in the vocabulary: rare ones make short lists of candidates."""
    names = (name for concept in load_indicators().concepts for name in (concept.name, *concept.alt_names))
    return Counter(pair for name in names for pair in pairs(normal_form(name)))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
