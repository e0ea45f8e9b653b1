"""The ways to read a question, the likeliest first.

By the names it quotes, by names that cover its words in whatever order, by the title of a paper, and with the words of
figures left to be cues of what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from queries.ask.cover import NO_LABEL, Asked, Cover, asked_words, cover, leaves_out
from queries.ask.lexicon import Lexicon, Near, Thing
from queries.ask.numbers import find_numbers
from queries.ask.paint import Paint
from queries.ask.reading import (
    QUOTING,
    Found,
    Reading,
    bounds_in,
    cues_in,
    drop_filler,
    places_in,
    put_together,
    read_question,
    short_names,
)
from queries.ask.text import fold, in_english, is_subsequence, likeness
from queries.ask.times import find_times
from queries.ask.words import load_words

SURE = 0.8
LEAST_SHARE = 0.4
GOOD_SHARE = 0.6
LEAST_COVERED = 4
LEAST_NOUN = 3
MOST_NARROWER = 8
WHOLE = 0.95
LEAST_RECALL = 0.4
LEAST_SAID = 0.25
MOST_SAID = 0.8
HALF = 0.5
MOST_BESIDE = 4
AS_GOOD = 0.35
LEAST_TITLE = 0.15
ABOUT_PAPERS = frozenset({"issuer", "issue", "date", "doc_number"})
DOCUMENT = frozenset({"document"})
ASKING = ("how_many", "what", "whether", "how_is", "which_year", "when")
LISTING = re.compile(r"以及|[和与及、]")
INDICATOR = frozenset({"indicator"})
INITIATIVE = frozenset({"initiative"})
HONOUR = frozenset({"honour"})
CERTIFICATION = frozenset({"certification"})
CERTIFYING = frozenset({"passed", "planned_state", "state_failed"})
LEVELS = frozenset({"level_country", "level_province"})
TURNING = ("missed", "failed_standard", "undetermined", "open", "state_failed")


def readings(question: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Return the ways to read a question, the likeliest first."""
    quoted = read_question(question, lexicon)
    covered = _covered(question, lexicon)
    if covered and any(_misnamed(found, covered) for found in quoted.of_kind("initiative")):
        covered = None
    without = read_question(question, lexicon, indicators=False)
    near = [n.score for found in quoted.of_kind("indicator") for n in found.near[:1]]
    sure = not quoted.unknown and min(near, default=1.0) >= SURE and not (_numbers_only(quoted))
    titled = _titled(quoted, lexicon)
    if covered and any(_within(found, covered) for found in quoted.found):
        sure = False
    ways = [quoted, covered, without] if sure else [covered, quoted, without]
    return tuple(dict.fromkeys(way for way in (titled, *ways) if way))


def _misnamed(found: Found, covered: Reading) -> bool:
    """Say whether a name given word for word is taken for that of another thing: 未来乡村园 for 未来乡村学校."""
    name = covered.text[found.start : found.end]
    over = [f for f in covered.of_kind("indicator") if f.start < found.end and found.start < f.end]
    return not found.near and len(name) >= LEAST_COVERED and any(f.near and name not in f.near[0].name for f in over)


def _titled(quoted: Reading, lexicon: Lexicon) -> Reading | None:
    """Read a question about a paper whose title has all its words: 2024年工作要点; None where none or several have."""
    if not quoted.cues & ABOUT_PAPERS or quoted.of_kind("document"):
        return None
    text = quoted.text
    free = Paint(text)
    for cue in (*ASKING, *ABOUT_PAPERS):
        for match in load_words().cues[cue].finditer(text):
            free.take(*match.span())
    drop_filler(text, free)
    asked = asked_words(text, Paint(text), free, free)
    covers = _best_covers(asked, lexicon, DOCUMENT, least=LEAST_TITLE)
    covers.sort(key=lambda one: (-one[0].recall, len(one[0].spans)))
    same = [c for c, _, _ in covers if (c.recall, len(c.spans)) == (covers[0][0].recall, len(covers[0][0].spans))]
    if len(same) != 1:
        return None
    found = Found(covers[0][0].spans[0][0], covers[0][0].spans[-1][1], (covers[0][2],))
    return replace(quoted, found=(found,), times=(), unknown=(), bounds=())


def _within(found: Found, covered: Reading) -> bool:
    """Say whether a state, an honour or a theme is only the beginning of a figure's name: 普及普惠县评估通过率."""
    whole = [f for f in covered.of_kind("indicator") if f.near and f.near[0].score >= GOOD_SHARE]
    part = found.kinds <= {"certification", "honour", "theme"}
    return part and any(f.start <= found.start and found.end < f.end for f in whole)


def _numbers_only(reading: Reading) -> bool:
    """Say whether a reading asks how many without a figure: a figure that says it comes before a list to be counted."""
    return "how_many" in reading.cues and not reading.of_kind("indicator") and not reading.of_kind("project")


def _covered(question: str, lexicon: Lexicon) -> Reading | None:
    """Read a question by the things whose names cover all its words; None where no name does."""
    text = fold(question)
    closed = Paint(text)
    called = short_names(question, text, closed, lexicon)
    times = find_times(text)
    for time in times:
        closed.take(time.start, time.end)
    found = places_in(text, closed, lexicon)
    for place in found:
        if not any(thing.known for thing in place.things):
            closed.release(place.start, place.end)
    found = [place for place in found if any(thing.known for thing in place.things)]
    found += called
    bounds = bounds_in(text, closed)
    cues = cues_in(text, closed.copy())
    for kinds in _orders(cues, text):
        held = closed.copy()
        if kinds == HONOUR and len(found) > 1:
            held.release(found[-1].start, found[-1].end)
        covers = _best_covers(_asked(text, held), lexicon, kinds)
        if covers and not (kinds == HONOUR and _kinds_only(text, covers[0][0].spans)):
            spans = covers[0][0].spans
            near = tuple(Near(thing, name, max(c.share, LEAST_SHARE), c.beside) for c, name, thing in covers)
            if _over_two_numbers(text, spans[0][0], spans[-1][1]):
                return None
            if "each" in cues and LISTING.search(text, spans[0][0], spans[-1][1]) and not LISTING.search(covers[0][1]):
                return None
            over = Found(spans[0][0], spans[-1][1], tuple(n.thing for n in near), near)
            rest = held.copy()
            for start, end in spans:
                rest.take(start, end)
            outside = [place for place in found if not any(a <= place.start < b for a, b in spans)]
            outside = [p for p in outside if len(outside) < 2 or not _told_by(text, p, covers[0][1])]
            said = cues_in(text, rest) | _cut_into(text, held, rest)
            said |= cues_in(text, closed.copy()) & LEVELS if kinds == CERTIFICATION else frozenset()
            return put_together(text, [*outside, over, *_cited(text, rest, said)], times, said, (), bounds, lexicon)
    return None


def _kinds_only(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether stretches say only of what kind and level honours are, not which: provincial pilots and zones."""
    words = load_words()
    said = " ".join(text[start:end] for start, end in spans)
    patterns = [pattern for pattern, _ in words.honours_english]
    patterns += [words.cues[cue] for cue in ("honour", "level_country", "level_province", "level_city")]
    for pattern in (*patterns, *words.filler):
        said = pattern.sub(" ", said)
    return not said.strip()


def _told_by(text: str, place: Found, name: str) -> bool:
    """Say whether a place is only part of the name of the figure: 浙江 in 入选浙江名师名校长培养对象."""
    return place.things[0].label.rstrip("省市县区") in name or text[place.start : place.end] in name


def _cut_into(text: str, held: Paint, rest: Paint) -> frozenset[str]:
    """Return the cues that turn a question around and of which a name has only a part: 没有完成 before 完成率."""
    return frozenset(
        cue
        for cue in TURNING
        for match in load_words().cues[cue].finditer(text)
        if held.free(*match.span()) and 0 < sum(rest.taken[slice(*match.span())]) < match.end() - match.start()
    )


def _cited(text: str, rest: Paint, cues: frozenset[str]) -> list[Found]:
    """Return the numbers that a question for the source cites beside the name."""
    numbers = find_numbers(text) if cues & QUOTING else ()
    return [
        Found(a, b, (Thing("number", str(value), str(value)),))
        for a, b, value in numbers
        if rest.free(a, b) and text[max(0, a - 1) : a] not in ("前", "第", "后")
    ]


def _over_two_numbers(text: str, start: int, end: int) -> bool:
    """Say whether a stretch reaches from one clause that asks how many into the next, which is another figure."""
    asking = [match.end() for match in load_words().cues["how_many"].finditer(text)]
    return len(asking) > 1 and start < asking[0] < end


def _orders(cues: frozenset[str], text: str) -> tuple[frozenset[str], ...]:
    """Return the kinds of things that names may be of, the likeliest first by what is asked."""
    if cues & {"mentioned", "parts", "direct", "lineage"}:
        return INITIATIVE, INDICATOR
    certifying = bool(cues & CERTIFYING) or ("which_county" in cues and cues & {"certification", "target"})
    if certifying and "how_many" not in cues and in_english(text):
        return CERTIFICATION, HONOUR, INDICATOR, INITIATIVE
    named = "which_school" in cues
    if ("honour" in cues or named) and "how_many" not in cues:
        return HONOUR, INDICATOR, INITIATIVE
    return INDICATOR, INITIATIVE


def _asked(text: str, closed: Paint) -> Asked:
    """Return what names may hold of a question outside its closed stretches."""
    meant = closed.copy()
    drop_filler(text, meant)
    for cue in ASKING:
        for match in load_words().cues[cue].finditer(text):
            meant.take(*match.span())
    free = closed.copy()
    cues_in(text, free)
    drop_filler(text, free)
    return asked_words(text, closed, free, meant)


def covering(phrase: str, lexicon: Lexicon) -> float:
    """Return how well the best name of a figure covers all the words of a phrase, 0 where none does."""
    covers = _best_covers(_asked(phrase, Paint(phrase)), lexicon, INDICATOR)
    return max((covered.share * covered.recall for covered, _, _ in covers), default=0.0)


def by_narrower_name(reading: Reading, lexicon: Lexicon) -> list[Reading]:
    """Return the reading with each narrower figure for the one it names: 新增学前教育学位 for 新增学位."""
    named = reading.of_kind("indicator")
    if len(named) != 1:
        return []
    asked = named[0].things[0]
    others = tuple(found for found in reading.found if found is not named[0])
    near = {
        thing.iri: Near(thing, thing.label, likeness(asked.label, thing.label))
        for thing in lexicon.of_kind("indicator")
        if thing.iri != asked.iri and len(asked.label) >= LEAST_COVERED and is_subsequence(asked.label, thing.label)
    }
    likest = sorted(near.values(), key=lambda one: (-one.score, one.thing.iri))[:MOST_NARROWER]
    return [
        replace(reading, found=(*others, Found(named[0].start, named[0].end, (one.thing,), (one,)))) for one in likest
    ]  # fmt: skip


def _best_covers(
    asked: Asked, lexicon: Lexicon, kinds: frozenset[str], least: float = LEAST_SHARE
) -> list[tuple[Cover, str, Thing]]:
    """Return the things whose names cover all the free words, the best first, those nearly as good after it."""
    scored: dict[str, tuple[float, Cover, str, Thing]] = {}
    for name, thing in _candidates(asked, lexicon, kinds):
        covered = cover(asked, name, lexicon.english.get(thing.iri, NO_LABEL) if in_english(asked.text) else NO_LABEL)
        if in_english(asked.text) and leaves_out(asked.text, thing.label):
            continue
        if not _enough(covered, least) or (covered.left and kinds != INDICATOR):
            continue
        score = 2 * covered.share * covered.recall / (covered.share + covered.recall) - bool(covered.left)
        if thing.iri not in scored or scored[thing.iri][0] < score:
            scored[thing.iri] = (score, covered, name, thing)
    ranked = sorted(scored.values(), key=lambda one: (-one[0], -one[3].facts, len(one[2]), one[3].iri))
    near = [one for one in ranked if one[0] >= ranked[0][0] - AS_GOOD]
    good = [one[1:] for one in near if one[1].headed or not near[0][1].headed]
    return good + [one[1:] for one in ranked if one[1].beside and one[1:] not in good]


def _enough(covered: Cover, least: float) -> bool:
    """Say whether a cover holds enough of question and name; words left over must have names, to be looked for beside."""
    if covered.turned or covered.recall < (LEAST_SAID if covered.left else LEAST_RECALL):
        return False
    if covered.left:
        return bool(covered.beside) and covered.share >= HALF and len(covered.left) <= MOST_BESIDE
    good = covered.share >= (GOOD_SHARE if covered.held >= LEAST_NOUN else WHOLE)
    nearly_all = covered.recall >= MOST_SAID and covered.held >= 2 * LEAST_COVERED
    nearly_all = nearly_all or (covered.recall >= WHOLE and covered.held >= 2 * LEAST_NOUN)
    return good or nearly_all or (covered.held >= LEAST_COVERED and covered.share >= least)


def _candidates(asked: Asked, lexicon: Lexicon, kinds: frozenset[str]) -> Iterator[tuple[str, Thing]]:
    """Yield the names that may cover a question with their things; in place of an English name the Chinese one."""
    for name in lexicon.sharing(asked.pieces(), kinds):
        for thing in lexicon.names[name]:
            written = fold(thing.label) if name.isascii() else name
            if thing.kind in kinds and (len(written) >= LEAST_NOUN or not in_english(asked.text)):
                yield written, thing
