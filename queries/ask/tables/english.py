"""English words of questions in the Chinese of tables: by the glossary, and by the sound of a project's name (Xinhai, 心海).

Of what the glossary has for a word, only what the tables write counts; a word that they do not write stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pypinyin import lazy_pinyin

from queries.ask.lexicon import Thing
from queries.ask.nesting import lies_in
from queries.ask.paint import Paint
from queries.ask.tables.columns import Listed, Tables
from queries.ask.tables.words import load_table_words
from queries.ask.words import load_words

_WORD = re.compile(r"\b[a-z]{4,}\b")
_LONGEST_SOUND = 5
_MET = "达标"
_WEAK = frozenset("新建校园区市县")  # in too many names to tell one


def glossed(text: str, about: str, paint: Paint, tables: Tables, *, phrases: bool = False) -> Iterator[tuple[int, str]]:
    """Take the English words that stand for something the tables of a subject write, and yield that, the longest first.

    With `phrases` only several words together, and none that say that a standard is met, which is asked, not named.

    Figures of projects are named by what tables call them, or else lists of projects are asked for.
    """
    if about == "figures" and "project" in text:
        return
    written = tables.words[about]
    for start, end, names in _longest_first(text, paint):
        if phrases and (" " not in text[start:end] or _MET in names):
            continue
        meant = next((name for name in names if len(name) > 1 and name in written), "")
        if meant and paint.free(start, end):
            paint.take(start, end)
            yield start, meant


def described(text: str, paint: Paint, tables: Tables, places: Iterable[Thing]) -> Iterator[tuple[str, ...]]:
    """Take the English words that tell projects of the places asked, and yield what names write for each."""
    asked = {place.iri for place in places}
    near = [project for project in tables.projects if any(_in(project.place, place) for place in asked)]
    for start, end, names in _longest_first(text, paint):
        held = tuple(name for name in names if name not in _WEAK and any(name in project.name for project in near))
        if held and paint.free(start, end):
            paint.take(start, end)
            yield held
    for match in _WORD.finditer(text):
        if paint.free(*match.span()) and (sounding := _sounding(match[0], near)):
            paint.take(*match.span())
            yield sounding


def _longest_first(text: str, paint: Paint) -> list[tuple[int, int, tuple[str, ...]]]:
    found = [
        (*match.span(), names)
        for pattern, names in load_words().called
        for match in pattern.finditer(text)
        if match.end() > match.start() and match[0].isascii() and paint.free(*match.span()) and not _empty(match[0])
    ]
    return sorted(found, key=lambda one: (one[0] - one[1], one[0]))


def _empty(said: str) -> bool:
    """Say whether a phrase is filler in questions about tables: county, level."""
    return any(pattern.fullmatch(said) for pattern in load_table_words().filler)


def _in(inner: str, outer: str) -> bool:
    return inner == outer or lies_in(inner, outer)


def _sounding(word: str, projects: Iterable[Listed]) -> tuple[str, ...]:
    """Return the stretches of names of projects that are spelled like a word."""
    return tuple(dict.fromkeys(part for project in projects for part in _sounds(project.name).get(word, ())))


@lru_cache(maxsize=4096)
def _sounds(name: str) -> dict[str, tuple[str, ...]]:
    """Return the stretches of a name by their spelling."""
    found: dict[str, tuple[str, ...]] = {}
    syllables = lazy_pinyin(list(name))
    for start in range(len(name)):
        for end in range(start + 2, min(len(name), start + _LONGEST_SOUND) + 1):
            part = name[start:end]
            if not part.isascii():
                spelled = "".join(syllables[start:end])
                found[spelled] = (*found.get(spelled, ()), part)
    return found
