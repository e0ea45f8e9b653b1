"""Search over names as one types: parts of names in any script, pinyin initials, whole pinyin.

Every word of the query must be found. An exact name comes before a beginning, that before a part,
that before pinyin; among equals the better connected thing comes first. The index is a few lists
of strings scanned in order: 100,000 names take some milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

_SEPARATOR = "\x1f"
_LONGEST_SPELLED = 24
_PHRASES = (4, 3, 2)  # lengths of phrases, longest first
_HAN_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_OR_NOT = re.compile(rf"{_HAN.pattern}|[^\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that has names: its IRI, its class's local name, its label, other names, and how much is known of it."""

    iri: str
    kind: str
    label: str
    others: tuple[str, ...] = ()
    weight: int = 0
    english: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the name that matched; `rank` is smaller for better matches."""

    entry: Entry
    name: str
    rank: int


def folded(text: str) -> str:
    """Return the form under which names are compared: width and case do not matter."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


@lru_cache(maxsize=200_000)
def _spelled(name: str) -> tuple[str, str]:
    """Return (initials, whole pinyin) of a name; letters and digits stand for themselves."""
    parts = _HAN_OR_NOT.findall(name[:_LONGEST_SPELLED])
    syllables = [s for part in parts for s in (_syllables(part) if _HAN.match(part) else part)]
    return "".join(s[:1] for s in syllables), "".join(syllables)


def _syllables(text: str) -> Iterator[str]:
    """Spell Chinese characters by the longest phrases the dictionary has, since a character may be read in several ways.

    pypinyin's own way does the same ten times slower.
    """
    at = 0
    while at < len(text):
        piece = next((p for n in _PHRASES if (p := text[at : at + n]) in PHRASES_DICT), text[at])
        yield from _read(piece)
        at += len(piece)


@lru_cache(maxsize=50_000)
def _read(piece: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(piece, style=Style.NORMAL))


class NameIndex:
    """An immutable index of entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Fold and spell the names of all entries."""
        self.entries = tuple(entries)
        self._names = [_joined(folded(n) for n in (e.label, *e.others)) for e in self.entries]
        self._pinyin = [_joined(s for n in (e.label, *e.others) for s in _spelled(folded(n))) for e in self.entries]

    def search(self, query: str, limit: int = 20, kinds: frozenset[str] | None = None) -> list[Found]:
        """Return the best entries for a query; none for an empty one."""
        words = folded(query).split()
        if not words:
            return []
        found = [
            Found(entry, "", rank)
            for number, entry in enumerate(self.entries)
            if (kinds is None or entry.kind in kinds) and (rank := self._rank(number, words)) is not None
        ]
        found.sort(key=lambda f: (f.rank, -f.entry.weight, len(f.entry.label), f.entry.label, f.entry.iri))
        return [Found(f.entry, _matching_name(f.entry, words), f.rank) for f in found[:limit]]

    def near(self, text: str, limit: int = 5) -> list[Entry]:
        """Return entries whose names resemble a text that names nothing.

        They share pairs of characters with it, or else sound like it, or else share single characters.
        """
        wanted = folded(text)
        return (
            self._sharing(_pairs(wanted), _pairs, limit)
            or self._sounding(wanted, limit)
            or self._sharing(frozenset(_HAN_CHARACTER.findall(wanted)), frozenset, limit, 0.5)
        )

    def _sharing(
        self, wanted: frozenset[str], parts: Callable[[str], frozenset[str]], limit: int, least: float = 0.34
    ) -> list[Entry]:
        if not wanted:
            return []
        least = least if any(map(_HAN_CHARACTER.search, wanted)) else 0.75  # pairs of letters are in every English name
        scored = [
            (len(wanted & parts(names)) / len(wanted), e) for names, e in zip(self._names, self.entries, strict=True)
        ]
        close = [(score, e) for score, e in scored if score >= least]
        close.sort(key=lambda pair: (-pair[0], -pair[1].weight, pair[1].label))
        return [entry for _, entry in close[:limit]]

    def _sounding(self, wanted: str, limit: int) -> list[Entry]:
        """Return entries spelled alike: the wrong character of the right sound."""
        if not _HAN_CHARACTER.search(wanted):
            return []
        return [found.entry for found in self.search(_spelled(wanted)[1], limit)]

    def _rank(self, number: int, words: list[str]) -> int | None:
        worst = 0
        for word in words:
            rank = _rank_in(self._names[number], self._pinyin[number], word)
            if rank is None:
                return None
            worst = max(worst, rank)
        return worst


def _joined(parts: Iterable[str]) -> str:
    return _SEPARATOR + _SEPARATOR.join(parts) + _SEPARATOR


def _rank_in(names: str, pinyin: str, word: str) -> int | None:
    if word in names:
        if f"{_SEPARATOR}{word}{_SEPARATOR}" in names:
            return 0
        return 1 if f"{_SEPARATOR}{word}" in names else 2
    if word.isascii() and word.isalpha():
        if f"{_SEPARATOR}{word}" in pinyin:
            return 3
        if len(word) > 2 and word in pinyin:
            return 4
    return None


def _matching_name(entry: Entry, words: list[str]) -> str:
    """Return the other name through which the entry was found; empty where its label shows it."""
    if any(word in folded(entry.label) for word in words):
        return ""
    return next((name for name in entry.others if any(word in folded(name) for word in words)), "")


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
