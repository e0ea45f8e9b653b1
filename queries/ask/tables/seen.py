"""A question about a table taken apart: names, times, places, cues, bounds, and the phrases that are left as its subject.

Each character belongs to one of these; nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from queries.ask.lexicon import Lexicon, Thing
from queries.ask.numbers import Bound, find_bounds, find_numbers
from queries.ask.paint import Paint
from queries.ask.tables.columns import Tables
from queries.ask.tables.english import described, glossed
from queries.ask.tables.places import inmost
from queries.ask.tables.rewording import reworded
from queries.ask.tables.words import load_table_words
from queries.ask.text import fold, in_english
from queries.ask.times import Time, find_times
from queries.ask.words import load_words

_SHORTEST_NAME = 4
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
             "one": 1, "two": 2, "three": 3, "five": 5}  # fmt: skip
_LONGEST_PART = 24
_TELLING = 2
_COMMON = re.compile(
    "[^一-鿿]|项目|工程|建设|学校|学院|职业|教育|中等|高级|高中|中心|校舍|新建|迁建|改造|提升|投资|学位|义务|[市区县镇的乡街道]"
)
_RANGE = re.compile(r"\s*(?:到|至|-|~|—|和|与|\bto\b|\band\b)\s*")
_COMMAS = re.compile(r"[、,;和与及或]|\band\b|\bor\b")
_NAMING = re.compile(r"\d+:\d+|\d{2,}(?:[一-鿿]{2}|(?= hour))")
_COUNTIES = re.compile(r"个?(?:县\(市、区\)|县市区|区县|县|区|地方)(?!有)")


@dataclass(frozen=True, slots=True)
class Seen:
    """The parts of a question about projects, items or figures."""

    about: str
    text: str
    cues: Mapping[str, tuple[int, int]]
    places: tuple[Thing, ...]
    times: tuple[Time, ...]
    bounds: tuple[Bound, ...]
    of_counties: tuple[Bound, ...]
    named: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    phrases: tuple[str, ...]
    clauses: tuple[tuple[str, ...], ...]
    most: int
    few: int
    all_of: int


def see(question: str, about: str, lexicon: Lexicon, tables: Tables) -> Seen | None:
    """Take a question apart; None where it names a place the graph does not know, or something beyond tables."""
    text = reworded(fold(question), about)
    paint = Paint(text)
    named = () if about == "figures" else tuple(_names(text, about, paint, lexicon, tables))
    times, compared = _times(text, paint, tables.words[about])
    kinds, words = _projects_words(text, paint) if about == "projects" else ((), ())
    places = tuple(_places(text, paint, lexicon))
    if any(not place.known for place in places) or any(time.relative for time in times):
        return None
    phrases = [*glossed(text, about, paint, tables, phrases=True)] if about == "items" and in_english(text) else []
    phrases += [*compared, *_english(text, about, paint)]
    cues = _cues(text, about, paint)
    if about == "items":
        phrases += _standards(text, paint, tables.words[about])
    bounds, of_counties = _bounds(text, paint)
    if in_english(text):
        if about == "projects":
            words = tuple(dict.fromkeys((*words, *described(text, paint, tables, places))))
        phrases += glossed(text, about, paint, tables)
    for pattern in load_table_words().filler:
        _take(text, paint, pattern)
    phrases += _phrases(text, about, paint, tables)
    phrases = sorted((start, phrase.strip()) for start, phrase in phrases if phrase.strip())
    subject = tuple(phrase for _, phrase in phrases)
    return Seen(
        about,
        text,
        cues,
        inmost(places),
        times,
        bounds,
        of_counties,
        named,
        kinds,
        words,
        subject,
        _clauses(text, phrases),
        _number(text, cues, ("first", "last")) or 1,
        _number(text, cues, ("alone",)),
        _number(text, cues, ("all_counties",)),
    )


def _times(text: str, paint: Paint, written: str) -> tuple[tuple[Time, ...], list[tuple[int, str]]]:
    """Find the years asked, and apart from them those that columns compare with, parts of their names: 较2021年增长."""
    times: list[Time] = []
    compared: list[tuple[int, str]] = []
    for time in find_times(text):
        start = time.start - text[: time.start].endswith("较")
        if start < time.start and text[start : time.end] in written:
            compared.append((start, text[start : time.end]))
            paint.take(start, time.end)
        else:
            times.append(time)
            paint.take(time.start, time.end)
    return tuple(times), compared


def _take(text: str, paint: Paint, pattern: re.Pattern[str]) -> None:
    for match in pattern.finditer(text):
        if match.end() > match.start() and paint.free(*match.span()):
            paint.take(*match.span())


def _phrases(text: str, about: str, paint: Paint, tables: Tables) -> Iterator[tuple[int, str]]:
    """Yield the stretches that tables write too, and whatever else is not filler."""
    held = Paint(text)
    for start, end in paint.runs():
        at = start
        while at < end:
            stop = min(end, tables.written(text[:end], at, about))
            held.take(at, stop)
            at = max(stop, at + 1)
    _take(text, light := Paint(text, held.taken), load_table_words().light_filler)
    for start, end in paint.runs():
        rest = Paint(text[start:end], (light.taken[i] and not held.taken[i] for i in range(start, end)))
        yield from ((start + left, text[start + left : start + right]) for left, right in rest.runs())


def _names(text: str, about: str, paint: Paint, lexicon: Lexicon, tables: Tables) -> Iterator[str]:
    """Find whole names of projects or of columns, the longest first at each place."""
    kind = "project" if about == "projects" else "indicator"
    columns = {"items": tables.of_items(), "figures": tables.of_figures()}.get(about, ())
    captions = ["\n".join(tables.about[column.table]) for column in columns]
    allowed = {column.indicator for column in columns} or {project.project for project in tables.projects}
    start = 0
    while start < len(text):
        end, things = lexicon.at(text, start, frozenset({kind}), _SHORTEST_NAME)
        fitting = [thing.iri for thing in things if thing.iri in allowed]
        if about == "items" and any(text[start:end].removeprefix("创建") in said for said in captions):
            fitting = []
        if fitting:
            paint.take(start, end)
            yield from fitting
            start = end
        else:
            start += 1
    if about == "projects" and not any(paint.taken):
        yield from _part_of_a_name(text, paint, lexicon, tables)


def _part_of_a_name(text: str, paint: Paint, lexicon: Lexicon, tables: Tables) -> Iterator[str]:
    """Find the one project whose name holds the longest stretch of the question that says more than place, year, kind."""
    apart = Paint(text)
    list(_places(text, apart, lexicon))
    for time in find_times(text):
        apart.take(time.start, time.end)
    elsewhere = "".join(" " if taken else character for taken, character in zip(apart.taken, text, strict=True))
    for length in range(min(len(text), _LONGEST_PART), _SHORTEST_NAME - 1, -1):
        for start in range(len(text) - length + 1):
            part = text[start : start + length]
            if len(_telling(elsewhere[start : start + length])) < _TELLING:
                continue
            holding = {project.project for project in tables.projects if part in project.name}
            if len(holding) == 1:
                paint.take(start, start + length)
                yield from holding
                return


def _telling(part: str) -> str:
    """Return what a part of a name says beyond places, kinds of schools and of construction."""
    said = load_table_words()
    patterns = [pattern for _, pattern in said.kinds] + [pattern for pattern, _ in said.words]
    for pattern in (*patterns, _COMMON):
        part = pattern.sub("", part)
    return part


def _projects_words(text: str, paint: Paint) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Find kinds of construction, and kinds of schools by which names of projects are told."""
    kinds: list[str] = []
    words: list[tuple[str, ...]] = []
    said = load_table_words()
    for kind, pattern in said.kinds:
        for match in pattern.finditer(text):
            if paint.free(*match.span()):
                paint.take(*match.span())
                kinds.append(kind)
    for pattern, names in said.words:
        for match in pattern.finditer(text):
            if paint.free(*match.span()):
                paint.take(*match.span())
                words.append(names)
    return tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(words))


def _places(text: str, paint: Paint, lexicon: Lexicon) -> Iterator[Thing]:
    kept = paint.copy()
    for match in load_words().not_places.finditer(text):
        kept.take(*match.span())
    start = 0
    while start < len(text):
        end, things = lexicon.at(text, start, frozenset({"region"}), 2)
        if things and kept.free(start, end):
            known = [thing for thing in things if thing.known]
            paint.take(start, end)
            yield (known or list(things))[0]
            start = end
        else:
            start += 1


def _english(text: str, about: str, paint: Paint) -> Iterator[tuple[int, str]]:
    """Yield the words of English questions as tables write them."""
    if not in_english(text):
        return
    for pattern, meant in load_table_words().english[about]:
        for match in pattern.finditer(text):
            if paint.free(*match.span()):
                paint.take(*match.span())
                yield match.start(), meant


def _cues(text: str, about: str, paint: Paint) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for name, pattern in load_table_words().cues[about]:
        for match in pattern.finditer(text):
            if match.end() > match.start() and paint.free(*match.span()):
                found.setdefault(name, match.span())
                paint.take(*match.span())
    return found


def _bounds(text: str, paint: Paint) -> tuple[tuple[Bound, ...], tuple[Bound, ...]]:
    """Find bounds on figures, a bare number being one too, and apart from them bounds on the number of counties."""
    found: list[Bound] = []
    of_counties: list[Bound] = []
    bare = (Bound(start, end, "=", value) for start, end, value in find_numbers(text))
    for bound in (*find_bounds(text), *bare):
        if not paint.free(bound.start, bound.end):
            continue
        if bound.comparator == "=" and found and _RANGE.fullmatch(text[found[-1].end : bound.start]):
            found[-1], bound = replace(found[-1], comparator=">="), replace(bound, comparator="<=")
        after = _COUNTIES.match(text, bound.end)
        paint.take(bound.start, after.end() if after else bound.end)
        (of_counties if after else found).append(bound)
    return tuple(found), tuple(of_counties)


def _standards(text: str, paint: Paint, written: str) -> Iterator[tuple[int, str]]:
    """Yield the bounds and numbers that standards are named by, which are no bounds on what is asked.

    规模不超过2000人, 360学时, 1:15.
    """
    for bound in find_bounds(text):
        said = text[bound.start : bound.end]
        named = said in written and text[bound.start - 1 : bound.start] not in "没未不"
        if named and paint.free(bound.start, bound.end):
            paint.take(bound.start, bound.end)
            yield bound.start, said
    for match in _NAMING.finditer(text):
        if match[0] in written and paint.free(*match.span()):
            paint.take(*match.span())
            yield match.start(), match[0]


def _clauses(text: str, phrases: list[tuple[int, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of each part of the question between commas."""
    found: dict[int, list[str]] = {}
    for start, phrase in phrases:
        found.setdefault(len(_COMMAS.findall(text, 0, start)), []).append(phrase)
    return tuple(tuple(found[key]) for key in sorted(found))


def _number(text: str, cues: Mapping[str, tuple[int, int]], names: tuple[str, ...]) -> int:
    """Return the number that one of these cues says, as 3 for the first three; 0 where none says one."""
    span = next((cues[name] for name in names if name in cues), None)
    said = re.search(r"\d+|[一二三四五六七八九十两]|\b(?:one|two|three|five)\b", text[slice(*span)]) if span else None
    return (_NUMERALS.get(said[0]) or int(said[0])) if said else 0
