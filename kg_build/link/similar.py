"""How alike two names are, and keys under which names that may be alike meet. Pure functions.

Similarity never merges (DESIGN 5); it suggests. Two names are alike when

    sound       they are read alike (优治升级, 优质升级)
    place       they differ by their own place in front (台州市乡村强师计划, 乡村强师计划)
    short       one is made of characters of the other, in order, head and tail included (台职院)
    overlap     they share most of their pairs of characters

and do not differ in their numbers, in the place they bear, or in a word that tells two things apart (公办 and 民办;
`data/contrasts.tsv`; what only sounds otherwise, or is left out of a short form, is forgiven). Whether two names
are alike depends on nothing else in the graph, so links do not depend on the order of arrival.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import ceil
from typing import Literal

from kg_build.link.names import bare
from ontology.indicators import load_indicators
from ontology.normal import initiative_form, normal_form
from ontology.regions import load_regions

Measure = Literal["sound", "place", "short", "overlap"]
OVERLAP = 0.6
_LONGEST_SHORT = 6


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and by what."""

    score: float
    by: Measure


def key_form(kind: str, name: str) -> str:
    """Return the form of a name in which names of its kind are compared."""
    return initiative_form(name) if kind == "initiative" else normal_form(name)


def likeness(kind: str, a: str, b: str) -> Likeness | None:
    """Return how alike two names of one kind are; None where they are not, or are told apart by a word."""
    a, b = sorted((key_form(kind, a), key_form(kind, b)))
    if a == b:
        return Likeness(1.0, "overlap")
    if _numbers(a) != _numbers(b) or _elsewhere(a, b):
        return None
    return _sound(a, b) or _short(kind, a, b) or (None if _told_apart(a, b) else _place(a, b) or _overlap(a, b))


def _sound(a: str, b: str) -> Likeness | None:
    alike = len(a) == len(b) > 2 and _pinyin(a) == _pinyin(b)
    return Likeness(0.9, "sound") if alike else None


def _place(a: str, b: str) -> Likeness | None:
    """Two names with different places are two; only one of them may bear its place."""
    return Likeness(0.85, "place") if a == _without_place(b) or b == _without_place(a) else None


def _short(kind: str, a: str, b: str) -> Likeness | None:
    short, long = sorted((a, b), key=len)
    if kind not in ("school", "organization") or not 2 < len(short) <= _LONGEST_SHORT or len(long) <= len(short) + 1:
        return None
    if short[0] != long[0] or short[-1] != long[-1] or not _is_subsequence(short, long):
        return None
    if _without_place(short) != short:  # 温州大学 is a name in full, and not short for 温州医科大学
        return None
    return Likeness(0.7, "short")


def _overlap(a: str, b: str) -> Likeness | None:
    pairs_a, pairs_b = _pairs(a), _pairs(b)
    union = len(pairs_a | pairs_b)
    score = len(pairs_a & pairs_b) / union if union else 0.0
    return Likeness(round(score, 3), "overlap") if score >= OVERLAP else None


def keys(kind: str, name: str) -> frozenset[str]:
    """Return keys such that any two names that `likeness` finds alike share one."""
    form = key_form(kind, name)
    found = {f"s{_pinyin(form)}", f"p{_without_place(form)}"} if len(form) > 2 else set()
    if kind in ("school", "organization"):
        found.add(f"a{form[0]}{form[-1]}{'' if len(form) <= _LONGEST_SHORT else '+'}")
    ordered = sorted(_pairs(form), key=lambda pair: (_frequency()[pair], pair))
    prefix = len(ordered) - ceil(OVERLAP * len(ordered)) + 1
    found.update(f"o{pair}" for pair in ordered[:prefix])
    return frozenset(found)


def sought(kind: str, name: str) -> Iterator[str]:
    """Yield the keys under which to look for names like this one: its own, and those of longer or shorter ones."""
    for key in sorted(keys(kind, name)):
        yield key
        if key.startswith("a"):
            yield key.removesuffix("+") if key.endswith("+") else f"{key}+"


@lru_cache(maxsize=65536)
def _pairs(form: str) -> frozenset[str]:
    return frozenset(form[i : i + 2] for i in range(len(form) - 1)) or frozenset((form,))


@lru_cache(maxsize=65536)
def _pinyin(form: str) -> str:
    from pypinyin import lazy_pinyin  # half a second to import, and only writers need it

    return " ".join(lazy_pinyin(form))


@lru_cache(maxsize=65536)
def _without_place(form: str) -> str:
    for length in range(min(len(form) - 2, 8), 1, -1):
        if form[:length] in _place_names():
            return re.sub(r"^[省市区县](?=.{2})", "", form[length:])
    return form


@cache
def _place_names() -> frozenset[str]:
    return frozenset(form for name in load_regions().names() for form in (name, bare(name)) if len(form) > 1)


@cache
def _frequency() -> Counter[str]:
    """Return how often pairs of characters stand in the vocabulary: rare ones make short lists of candidates."""
    names = (name for concept in load_indicators().concepts for name in (concept.name, *concept.alt_names))
    return Counter(pair for name in names for pair in _pairs(normal_form(name)))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


@cache
def _contrasts() -> tuple[frozenset[str], ...]:
    text = files("kg_build.link").joinpath("data/contrasts.tsv").read_text("utf-8")
    return tuple(frozenset(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+|[一二三四五六七八九十]+", name)


def _elsewhere(a: str, b: str) -> bool:
    """Say whether both names bear a place in front, and not the same."""
    places = [name.removesuffix(_without_place(name)) for name in (a, b)]
    return all(places) and bare(places[0]) != bare(places[1])


def _told_apart(a: str, b: str) -> bool:
    """Say whether two names differ in a word that tells things apart."""
    return any(_words(a, group) != _words(b, group) for group in _contrasts())


def _words(name: str, group: Iterable[str]) -> frozenset[str]:
    """Return which words of a group a name holds, the longest of those that overlap."""
    found = [word for word in group if word in name]
    return frozenset(word for word in found if not any(word != other and word in other for other in found))
