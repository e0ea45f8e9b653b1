"""The words of the genre, read from `data/`, as compiled patterns.

A domain expert extends the files; no grammar lives there and no word lives here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from kg_build.model import Comparator


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the tab-separated rows of a data file, without its comments."""
    text = (files("kg_build.extract") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def words(name: str) -> frozenset[str]:
    """Return the words of a data file that lists words."""
    return frozenset(word for row in rows(name) for word in row[0].split())


def alternatives(of: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(of), key=lambda w: (-len(w), w)))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: its normal form and what a value in it is multiplied by."""

    name: str
    factor: int


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Return every written unit."""
    return {row[0]: Unit(row[1], int(row[2])) for row in rows("units.tsv")}


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """Return a pattern that matches a written unit where it is one, longest first."""
    table = sorted(rows("units.tsv"), key=lambda row: -len(row[0]))
    return "|".join(re.escape(row[0]) + (f"(?!{row[3]})" if len(row) > 3 and row[3] else "") for row in table)


@lru_cache(maxsize=2)
def comparators(where: str) -> tuple[tuple[Comparator, str], ...]:
    """Return the comparators with the words that say them `before` or `after` a number."""
    return tuple((cast(Comparator, row[1]), row[2]) for row in rows("comparators.tsv") if row[0] == where)


@lru_cache(maxsize=8)
def verbs(role: str) -> frozenset[str]:
    """Return the verbs of one role: drop, keep, reach, after or change."""
    return frozenset(word for row in rows("verbs.tsv") if row[0] == role for word in row[1].split())
