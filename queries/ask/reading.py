"""What a question says: the things, times, bounds and cues in it, and the words that stayed unknown.

Each character of the question is given to one slot, longest and most certain first: quoted or exact names, times,
bounds, cues, filler; what is left must look like the name of something, or it is unknown. An answer is only given when
nothing is unknown, so that a question is never answered by leaving out its point. Other ways of reading
are for `ways`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from queries.ask.alike import best_named, named_in
from queries.ask.captions import tables_named
from queries.ask.lexicon import FUZZY_KINDS, Lexicon, Near, Thing
from queries.ask.nesting import inside
from queries.ask.numbers import COUNTING, Bound, find_bounds, find_numbers
from queries.ask.paint import Paint
from queries.ask.shortened import initiatives_called
from queries.ask.text import fold, in_english, is_chinese
from queries.ask.times import Time, find_times
from queries.ask.words import load_words

EXACT_KINDS = frozenset({"indicator", "initiative", "school", "project", "document"})
LATE_KINDS = frozenset({"initiative", "theme", "honour", "certification"})
INDICATOR = frozenset({"indicator"})
RANKS = {"first": 1, "second": 2, "third": 3}
SOURCES = frozenset({"evidence", "which_document", "document", "mentioned"})
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:个数|总数|数量|数)$")
_SIDE_BY_SIDE = re.compile(r"\b(?:and|or|than|versus|vs|with|to|compar\w+|both|each)\b|,")
QUOTING = frozenset({"evidence", "which_document"})
_MEASURES = frozenset("率数度值")  # what is said of an initiative's figures, not of the initiative: 托管率
_WHEN = re.compile("[一二两三四五六七八九十]年(?:之?内|间|期间|里)?(?![级段制])|(?:完工|竣工|建成|完成|结束)之?以?后")


@dataclass(frozen=True, slots=True)
class Found:
    """Things one stretch of the question names; `near` where the name was only alike."""

    start: int
    end: int
    things: tuple[Thing, ...]
    near: tuple[Near, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the things it may mean."""
        return frozenset(thing.kind for thing in self.things)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood: folded text, what it names, its times, cues and bounds, the phrases nobody knows.

    `tables` are the captions of tables that its words single out, should a figure stand in several tables.
    """

    text: str
    found: tuple[Found, ...]
    times: tuple[Time, ...]
    cues: frozenset[str]
    unknown: tuple[str, ...]
    bounds: tuple[Bound, ...] = ()
    tables: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> tuple[Found, ...]:
        """Return what the question names that may be of this kind."""
        return tuple(found for found in self.found if kind in found.kinds)


def read_question(question: str, lexicon: Lexicon, *, indicators: bool = True) -> Reading:
    """Read a question against a graph's names; without indicators, words of figures are cues and stages."""
    text = fold(question)
    paint = Paint(text)
    left_out = frozenset[str]() if indicators else INDICATOR
    found = short_names(question, text, paint, lexicon)
    found += _exact(text, paint, lexicon, EXACT_KINDS - left_out, 4)
    times = tuple(time for time in find_times(text) if paint.free(time.start, time.end))
    for time in times:
        paint.take(time.start, time.end)
    found += places_in(text, paint, lexicon)
    bounds = bounds_in(text, paint)
    if not indicators:
        found += _exact(text, paint, lexicon, frozenset({"certification"}), 4) + _stages(text, paint)
    if any(load_words().cues[cue].search(text) for cue in QUOTING):
        found += _numbers(text, paint)
    found += _alike(text, paint, lexicon, FUZZY_KINDS - left_out)
    found += _exact(text, paint, lexicon, LATE_KINDS, 2)
    cues = cues_in(text, paint)
    cited = _numbers(text, paint)
    if cues & {"whether", "which_year"} or ("which_things" in cues and not cues & SOURCES):
        bounds += [_cited(text, f) for f in cited]
    else:
        found += cited
    bounds += _rank_asked(text) if "ranked" in cues else []
    filler = drop_filler(text, paint)
    late, unknown = _rest(text, paint, filler, lexicon, FUZZY_KINDS - left_out)
    return put_together(text, [*found, *late], times, cues, tuple(unknown), bounds, lexicon)


def put_together(
    text: str,
    found: list[Found],
    times: tuple[Time, ...],
    cues: frozenset[str],
    unknown: tuple[str, ...],
    bounds: list[Bound],
    lexicon: Lexicon,
) -> Reading:
    """Put a reading together: the tables it singles out, and 没有 before a figure as the bound of none at all."""
    found.sort(key=lambda f: f.start)
    named = [f.things[0].label for f in found if "certification" in f.kinds]
    words = "".join(
        " " if any(f.start <= at < f.end and "region" in f.kinds for f in found)
        or any(t.start <= at < t.end for t in times) else character
        for at, character in enumerate(text)
    )  # fmt: skip
    tables = tables_named(words, named, lexicon.captions)
    known = [*tables, *(near.name for f in found if "indicator" in f.kinds for near in f.near)]
    unknown = tuple(phrase for phrase in unknown if not any(_COUNT.sub("", phrase) in name for name in known))
    cues = cues | {"pair"} if any(time.pair for time in times) else cues
    if cues & QUOTING:
        found = [*(f for f in found if f.kinds != {"theme"}), *(_quoted(bound) for bound in bounds)]
        bounds = []
    return Reading(text, tuple(found), times, cues, unknown, tuple(bounds), tables)


def short_names(question: str, text: str, paint: Paint, lexicon: Lexicon) -> list[Found]:
    """Find initiatives that are called by a part of their names, where no other thing but a figure is named, and take them."""
    borders = paint.copy()
    for one in _exact(text, paint.copy(), lexicon, EXACT_KINDS - INDICATOR, 4):
        borders.take(one.start, one.end)
    for time in find_times(text):
        borders.take(time.start, time.end)
    places_in(text, borders, lexicon)
    called = initiatives_called(question, text, paint, borders, lexicon)
    return [Found(start, end, tuple(one.thing for one in near), near) for start, end, near in called]


def _exact(text: str, paint: Paint, lexicon: Lexicon, kinds: frozenset[str], shortest: int) -> list[Found]:
    found, start = [], 0
    while start < len(text):
        end, things = lexicon.at(text, start, kinds, shortest)
        measured = text[end : end + 1] in _MEASURES and all(thing.kind == "initiative" for thing in things)
        if things and paint.free(start, end) and not measured:
            paint.take(start, end)
            found.append(Found(start, end, things))
            start = end
        else:
            start += 1
    return found


def places_in(text: str, paint: Paint, lexicon: Lexicon) -> list[Found]:
    """Find places, but none in 县市区: what means places of a kind is no name, though some place may be called so.

    Of places that stand right behind what they lie in (浙江省温州市, 台州温岭), only the last is meant.
    """
    kept = paint.copy()
    for match in load_words().not_places.finditer(text):
        kept.take(*match.span())
    found = _exact(text, kept, lexicon, frozenset({"region"}), 2)
    for place in found:
        paint.take(place.start, place.end)
    return _innermost(found, text)


def _innermost(places: list[Found], text: str) -> list[Found]:
    if in_english(text) and not _SIDE_BY_SIDE.search(text):
        each = [thing for place in places for thing in place.things]
        return [one for one in places if not any(inside(other, one.things) for other in each)]
    innermost: list[Found] = []
    for place in places:
        around = innermost[-1] if innermost and innermost[-1].end == place.start else None
        within = tuple(thing for thing in place.things if around and inside(thing, around.things))
        if around and within:
            innermost[-1] = Found(around.start, place.end, within)
        else:
            innermost.append(place)
    return innermost


def _stages(text: str, paint: Paint) -> list[Found]:
    """Find school stages, which tell figures, tables and projects apart."""
    found = []
    for name, (asked, _) in load_words().stages.items():
        for match in asked.finditer(text):
            if paint.free(*match.span()):
                paint.take(*match.span())
                found.append(Found(*match.span(), (Thing("stage", name, name),)))
    return found


def bounds_in(text: str, paint: Paint) -> list[Bound]:
    """Find the conditions on figures, and take them."""
    bounds = [bound for bound in find_bounds(text) if paint.free(bound.start, bound.end)]
    for bound in bounds:
        paint.take(bound.start, bound.end)
    return bounds


def _alike(text: str, paint: Paint, lexicon: Lexicon, kinds: frozenset[str]) -> list[Found]:
    """Look for a name in each run between places, times and plain question words, before cues cut into it."""
    found = []
    for start, end in paint.runs():
        for piece in re.finditer(r"[^的是吗了?和与、,]+", text[start:end]):
            if named := named_in(text, start + piece.start(), start + piece.end(), lexicon, kinds):
                match, left, right = named
                paint.take(left, right)
                found.append(Found(left, right, tuple(near.thing for near in match), match))
    return found


def cues_in(text: str, paint: Paint) -> frozenset[str]:
    """Return the cues of the free text; one stretch may be several cues (项目 is a standard and a project)."""
    words, english = load_words(), in_english(text)
    said = [
        (name, *match.span())
        for name, pattern in words.cues.items() for match in pattern.finditer(text)
        if match.end() > match.start() and paint.free(*match.span()) and not (english and is_chinese(match[0]))
    ]  # fmt: skip
    for _, start, end in said:
        paint.take(start, end)
    inner = {one for one in said if one[0] in words.inner and any(_inside(one, other) for other in said)}
    return frozenset(one[0] for one in said if one not in inner)


def _inside(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    """Say whether a cue stands inside a longer one, which then says what is meant: 达标 in 未达标."""
    return other[1] <= one[1] and one[2] <= other[2] and other[2] - other[1] > one[2] - one[1]


def _numbers(text: str, paint: Paint) -> list[Found]:
    """Read the numbers that are not years and no places in an order: what a question cites, as the 73% of a target."""
    found = []
    for start, end, value in find_numbers(text):
        if paint.free(start, end) and text[max(0, start - 1) : start] not in ("前", "第", "后"):
            paint.take(start, end)
            found.append(Found(start, end, (Thing("number", str(value), str(value)),)))
    return found


def _quoted(bound: Bound) -> Found:
    """Return the number of a condition as one that is cited: 达到70.77% in a question for the paper that says so."""
    return Found(bound.start, bound.end, (Thing("number", str(bound.value), str(bound.value)),))


def _cited(text: str, number: Found) -> Bound:
    """Return a number that a question cites as the condition that the figure is this one."""
    unit = "%" if "%" in text[number.start : number.end] else ""
    return Bound(number.start, number.end, "=", Decimal(number.things[0].label), unit)


def _rank_asked(text: str) -> list[Bound]:
    """Return the rank that a question names as a condition: 居全省第二; the first where it says no number."""
    said = re.search(r"第([一二三四五六七八九十])|\b(first|second|third)\b", text)
    rank = 1 if said is None else COUNTING[said[1]] if said[1] else RANKS[said[2]]
    return [Bound(0, 0, "=", Decimal(rank))]


def drop_filler(text: str, paint: Paint) -> frozenset[int]:
    """Take what says nothing; return where single characters were taken, which may be the inside of a word."""
    single = set()
    english = in_english(text)
    for pattern in load_words().filler:
        for match in pattern.finditer(text):
            cited = english and is_chinese(match[0])
            if match.end() > match.start() and paint.free(match.start(), match.end()) and not cited:
                paint.take(match.start(), match.end())
                if match.end() == match.start() + 1 and is_chinese(match[0]):
                    single.add(match.start())
    return frozenset(single)


def _merged(runs: list[tuple[int, int]], filler: frozenset[int]) -> list[tuple[int, int]]:
    """Join stretches that only one character of filler parts, where one of them is too short to be a word."""
    merged: list[tuple[int, int]] = []
    for start, end in runs:
        last = merged[-1] if merged else (0, -2)
        if start - last[1] == 1 and last[1] in filler and 1 in (end - start, last[1] - last[0]):
            merged[-1] = (last[0], end)
        else:
            merged.append((start, end))
    return merged


def _rest(
    text: str, paint: Paint, filler: frozenset[int], lexicon: Lexicon, kinds: frozenset[str]
) -> tuple[list[Found], list[str]]:
    found, unknown = [], []
    words = load_words()
    for start, end in _merged(paint.runs(), filler):
        phrase = text[start:end].strip()
        if not phrase or any(pattern.fullmatch(phrase) for pattern in words.soft):
            continue
        if len(phrase) >= 3 and (match := best_named(phrase, lexicon, kinds)):
            found.append(Found(start, end, tuple(near.thing for near in match), match))
        elif len(phrase) > 1 or phrase in words.weighty:
            unknown.append(phrase)
    return found, unknown


def as_words(reading: Reading) -> Reading:
    """Return the reading with its indicators as mere words: where they have no figure, a sentence may still say them.

    Where it names none, its initiatives by their names.
    """
    named = reading.of_kind("indicator")
    words = tuple(reading.text[found.start : found.end] for found in named)
    if not named:
        named = tuple(found for found in reading.of_kind("initiative") if not found.near)
        words = tuple(labels_of(named))
    return replace(reading, found=tuple(f for f in reading.found if f not in named), unknown=words)


def other_words(reading: Reading) -> tuple[str, ...]:
    """Return the words beside the places, the times and the initiative of a question, and beside those that ask."""
    paint = Paint(reading.text)
    spans = [(f.start, f.end) for kind in ("region", "initiative") for f in reading.of_kind(kind)]
    for start, end in (*spans, *((t.start, t.end) for t in reading.times)):
        paint.take(start, end)
    for cue in ("how_many", "what", "whether", "each", "target", "which_year", "when"):
        for match in load_words().cues[cue].finditer(reading.text):
            paint.take(*match.span())
    for match in _WHEN.finditer(reading.text):
        paint.take(*match.span())
    filler = drop_filler(reading.text, paint)
    words = (reading.text[start:end].strip() for start, end in _merged(paint.runs(), filler))
    return tuple(word for word in words if len(word) > 1)


def labels_of(found: Iterable[Found]) -> list[str]:
    """Return the names of the things found, the first of each."""
    return [one.things[0].label for one in found]
