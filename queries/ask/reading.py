"""What a question says: the things, times and cues in it, and the words that stayed unknown.

Each character of the question is given to one slot, longest and most certain first: quoted or exact names, times,
cues, filler; what is left must look like the name of something, or it is unknown. An answer is only given when
nothing is unknown, so that a question is never answered by leaving out its point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from queries.ask.lexicon import FUZZY_KINDS, Lexicon, Near, Thing
from queries.ask.numbers import find_numbers
from queries.ask.text import fold
from queries.ask.times import Time, find_times

EXACT_KINDS = frozenset({"indicator", "initiative", "school", "project", "document"})
LATE_KINDS = frozenset({"initiative", "theme", "honour", "certification"})
ALMOST = 0.62
SURE = 0.8
ALMOST_CERTIFIED = 0.45
LEAST_SCATTERED = 2
CLEARLY_BETTER = 0.12


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of `words.yaml`."""

    cues: Mapping[str, re.Pattern[str]]
    filler: tuple[re.Pattern[str], ...]
    soft: tuple[re.Pattern[str], ...]
    synonyms: tuple[tuple[re.Pattern[str], str], ...]
    weighty: frozenset[str]
    not_places: re.Pattern[str]


@cache
def load_words() -> Words:
    """Return the words of questions, compiled once."""
    said = yaml.safe_load(files("queries.ask").joinpath("words.yaml").read_text(encoding="utf-8"))
    cues = {name: re.compile(pattern) for name, pattern in said["cues"].items()}
    return Words(
        cues,
        tuple(re.compile(pattern) for pattern in said["filler"]),
        tuple(re.compile(pattern) for pattern in said["soft"]),
        tuple((re.compile(pattern), meant) for pattern, meant in said["synonyms"].items()),
        frozenset(said["weighty"]),
        re.compile(said["not_places"]),
    )


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
    """A question as understood: folded text, what it names, its times and cues, and the phrases nobody knows."""

    text: str
    found: tuple[Found, ...]
    times: tuple[Time, ...]
    cues: frozenset[str]
    unknown: tuple[str, ...]

    def of_kind(self, kind: str) -> tuple[Found, ...]:
        """Return what the question names that may be of this kind."""
        return tuple(found for found in self.found if kind in found.kinds)


class _Paint:
    """Which characters of the text are already accounted for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken = [False] * len(text)

    def free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = [True] * (end - start)

    def runs(self) -> list[tuple[int, int]]:
        masked = "".join("\0" if taken else character for taken, character in zip(self.taken, self.text, strict=True))
        return [match.span() for match in re.finditer(r"[^\0]+", masked)]


def read_question(question: str, lexicon: Lexicon) -> Reading:
    """Read a question against a graph's names."""
    text = fold(question)
    paint = _Paint(text)
    found = _exact(text, paint, lexicon, EXACT_KINDS, 4)
    times = find_times(text)
    for time in times:
        paint.take(time.start, time.end)
    found += _places(text, paint, lexicon)
    found += _alike(text, paint, lexicon)
    found += _exact(text, paint, lexicon, LATE_KINDS, 2)
    cues = _cues(text, paint)
    found += _numbers(text, paint)
    _drop_filler(text, paint)
    late, unknown = _rest(text, paint, lexicon)
    found += late
    if unknown and not any("indicator" in f.kinds for f in found) and (scattered := _scattered(text, unknown, lexicon)):
        found.append(scattered)
        unknown = []
    return Reading(text, tuple(sorted(found, key=lambda f: f.start)), times, cues, tuple(unknown))


def _scattered(text: str, unknown: list[str], lexicon: Lexicon) -> Found | None:
    """Look for an indicator whose name holds all unknown phrases, and cues if it must, wherever they stand."""
    pieces = tuple(dict.fromkeys(_meant(phrase.strip("个所名人项家场次位") or phrase) for phrase in unknown))
    if sum(map(len, pieces)) < LEAST_SCATTERED or any(piece.isascii() for piece in pieces):
        return None
    words = {
        match[0] for pattern in load_words().cues.values() for match in pattern.finditer(text) if len(match[0]) > 1
    }
    tries = [(*pieces, word) for word in sorted(words, key=lambda word: (-len(word), word))]
    for near in (lexicon.holding(attempt, "indicator") for attempt in [*tries, pieces]):
        if near:
            start = min(text.find(phrase) for phrase in unknown)
            return Found(start, start + len(unknown[0]), tuple(n.thing for n in near), near)
    return None


def _exact(text: str, paint: _Paint, lexicon: Lexicon, kinds: frozenset[str], shortest: int) -> list[Found]:
    found, start = [], 0
    while start < len(text):
        end, things = lexicon.at(text, start, kinds, shortest)
        if things and paint.free(start, end):
            paint.take(start, end)
            found.append(Found(start, end, things))
            start = end
        else:
            start += 1
    return found


def _places(text: str, paint: _Paint, lexicon: Lexicon) -> list[Found]:
    """Find places, but none in 县市区: what means places of a kind is no name, though some place may be called so."""
    kept = _Paint(text)
    kept.taken = list(paint.taken)
    for match in load_words().not_places.finditer(text):
        kept.take(*match.span())
    found = _exact(text, kept, lexicon, frozenset({"region"}), 2)
    for place in found:
        paint.take(place.start, place.end)
    return found


def _alike(text: str, paint: _Paint, lexicon: Lexicon) -> list[Found]:
    """Look for a name in each run between places, times and plain question words, before cues cut into it."""
    found = []
    words = load_words()
    for start, end in paint.runs():
        for piece in re.finditer(r"[^的是吗了?和与、,]+", text[start:end]):
            runs = [*_trimmings(text, start + piece.start(), start + piece.end(), words)]
            if named := _named(text, runs, words, lexicon):
                match, left, right = named
                paint.take(left, right)
                found.append(Found(left, right, tuple(near.thing for near in match), match))
    return found


def _named(
    text: str, runs: list[tuple[int, int]], words: Words, lexicon: Lexicon
) -> tuple[tuple[Near, ...], int, int] | None:
    """Return what the most trimmed run names, or a longer one where it names something surely; None where none does."""
    if any(_is_cue(text, left, right, words) for left, right in runs):
        return None
    tries = [(_best(text[left:right], lexicon), left, right) for left, right in runs if right - left >= 3]
    for match, left, right in tries[-1:]:
        if match and (left, right) == runs[-1]:
            return match, left, right
    sure = [one for one in tries if one[0] and one[0][0].score >= SURE]
    return max(sure, key=lambda one: (one[0][0].score, one[1] - one[2]), default=None)


def _is_cue(text: str, left: int, right: int, words: Words) -> bool:
    return any(cue.fullmatch(text, left, right) for cue in words.cues.values())


def _trimmings(text: str, left: int, right: int, words: Words) -> Iterator[tuple[int, int]]:
    """Yield a run with less and less of the filler and cues at its ends: part of a name may look like a cue."""
    for patterns in (words.filler, [*words.cues.values(), *words.filler]):
        moved: tuple[int, int] | None = (left, right)
        while moved and moved[0] < moved[1]:
            yield moved
            left, right = moved
            moved = _trimmed_once(text, left, right, patterns)


def _trimmed_once(text: str, left: int, right: int, patterns: Sequence[re.Pattern[str]]) -> tuple[int, int] | None:
    """Leave out one stretch at one end; None where nothing is to be left out."""
    for pattern in patterns:
        for match in pattern.finditer(text, left, right):
            if match.start() == left and match.end() > left:
                return match.end(), right
            if match.end() == right and match.start() < right:
                return left, match.start()
    return None


def _best(phrase: str, lexicon: Lexicon) -> tuple[Near, ...]:
    """Return the likest things, several where they are equally like; none where nothing is like enough."""
    for written in dict.fromkeys((phrase, _meant(phrase))):
        near = [n for n in lexicon.near(written, FUZZY_KINDS) if n.score >= _least(n)]
        if near:
            return tuple(n for n in near if n.score >= near[0].score - CLEARLY_BETTER / 4)
    return ()


def _meant(phrase: str) -> str:
    """Put the words of names for everyday words: 小学生 for 小学在校生."""
    for pattern, word in load_words().synonyms:
        phrase = pattern.sub(word, phrase)
    return phrase


def _least(near: Near) -> float:
    """Say how like a name must be: certified states are few, so that half the words of an English name tell which."""
    return ALMOST_CERTIFIED if near.name.isascii() and near.thing.kind == "certification" else ALMOST


def _cues(text: str, paint: _Paint) -> frozenset[str]:
    """Return the cues of the free text; one stretch may be several cues (项目 is a standard and a project)."""
    found: set[str] = set()
    spans: list[tuple[int, int]] = []
    for name, pattern in load_words().cues.items():
        for match in pattern.finditer(text):
            if match.end() > match.start() and paint.free(match.start(), match.end()):
                found.add(name)
                spans.append(match.span())
    for start, end in spans:
        paint.take(start, end)
    return frozenset(found)


def _numbers(text: str, paint: _Paint) -> list[Found]:
    """Read the numbers that are not years: what a question cites, as the 73% of a target."""
    found = []
    for start, end, value in find_numbers(text):
        if paint.free(start, end):
            paint.take(start, end)
            found.append(Found(start, end, (Thing("number", str(value), str(value)),)))
    return found


def _drop_filler(text: str, paint: _Paint) -> None:
    for pattern in load_words().filler:
        for match in pattern.finditer(text):
            if match.end() > match.start() and paint.free(match.start(), match.end()):
                paint.take(match.start(), match.end())


def _rest(text: str, paint: _Paint, lexicon: Lexicon) -> tuple[list[Found], list[str]]:
    found, unknown = [], []
    words = load_words()
    for start, end in paint.runs():
        phrase = text[start:end].strip()
        if not phrase or any(pattern.fullmatch(phrase) for pattern in words.soft):
            continue
        if len(phrase) >= 3 and (match := _best(phrase, lexicon)):
            found.append(Found(start, end, tuple(near.thing for near in match), match))
        elif len(phrase) > 1 or phrase in words.weighty:
            unknown.append(phrase)
    return found, unknown
