"""Names of schools as English texts write them: the pinyin of the name and the English of the kind of school."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from pypinyin import lazy_pinyin

if TYPE_CHECKING:
    from queries.ask.lexicon import Thing


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the endings of names of schools, the longest first, with what English texts write for them."""
    said = yaml.safe_load(files("queries.ask").joinpath("spelling.yaml").read_text(encoding="utf-8"))
    return tuple(sorted(((ending, tuple(written.split("|"))) for ending, written in said.items()), key=_longest))


def _longest(kind: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return -len(kind[0]), kind[0]


def spellings(name: str) -> Iterator[str]:
    """Yield the ways to write the name of a school in Latin letters.

    >>> list(spellings("锦园小学"))
    ['jinyuan primary school', 'jinyuan elementary school']
    """
    ending, kinds = next(((ending, kinds) for ending, kinds in _kinds() if name.endswith(ending)), ("", ()))
    stem = "".join(lazy_pinyin(name.removesuffix(ending)))
    yield from (f"{stem} {kind}" for kind in kinds if stem.isascii() and stem)


def spelled_schools(schools: Iterable[Thing]) -> Mapping[str, tuple[Thing, ...]]:
    """Return schools by their names in Latin letters."""
    found: dict[str, tuple[Thing, ...]] = {}
    for school in schools:
        for written in spellings(school.label):
            found[written] = (*found.get(written, ()), school)
    return found
