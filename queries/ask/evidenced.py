"""Figures whose name says most of a question, and whose own clause says the rest.

台州关停了多少家培训机构 asks for a figure called 问题较大的校外培训机构: the name lacks 关停, but the clause that gives the
figure has it. A word that neither has leaves the question unanswered here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from queries.ask.answer import Answer, answered
from queries.ask.cover import Asked, Cover, asked_words, cover
from queries.ask.intents import Match, choose, load_intents
from queries.ask.lexicon import Lexicon, Near, Thing
from queries.ask.narrowed import narrowed
from queries.ask.narrowing import kept
from queries.ask.paint import Paint
from queries.ask.parameters import covers, parameter_sets
from queries.ask.reading import Found, Reading, bounds_in, cues_in, drop_filler, places_in, put_together
from queries.ask.text import fold, in_english
from queries.ask.times import find_times
from queries.ask.words import load_words
from queries.graph import Graph
from queries.results import Result
from queries.run import run

Said = dict[str, dict[str, str]]
FIGURES = "figures-by-place"
ASKING = frozenset({"how_many", "what", "whether", "target", "reached"})
_LISTING = re.compile(r"[和与及、]|以及")
SAID = frozenset(
    "passed finish begin project school money honour places issue initiative certification outcome standard planned_state"
    " level_country level_province level_city county small_places gap per_head monitoring which_things".split()
)
INDICATOR = frozenset({"indicator"})
LEAST_SHARE, GOOD_SHARE, WHOLE = 0.4, 0.6, 0.95
LEAST_HELD, LEAST_NOUN = 4, 3
HEAD = 2
MOST_TRIED = 60
CLEARLY = 0.08


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure whose name has words of the question, how well it fits, and the words that its clause must have."""

    thing: Thing
    near: Near
    score: float
    span: tuple[int, int]
    left: tuple[str, ...]


def by_evidence(graph: Graph, question: str, lexicon: Lexicon, *, zh: bool) -> Answer | None:
    """Answer with the figure whose name and clause together say all words of a question; None where none or several do."""
    text = fold(question)
    if in_english(text) or len(load_words().cues["how_many"].findall(text)) > 1:
        return None
    paint = Paint(text)
    times = find_times(text)
    for time in times:
        paint.take(time.start, time.end)
    places = places_in(text, paint, lexicon)
    bounds = bounds_in(text, paint)
    cues = cues_in(text, paint.copy())
    if cues - ASKING - SAID or not cues & ASKING or len(times) > 1 or len(places) > 1 or bounds:
        return None
    if not all(thing.known for place in places for thing in place.things):
        return None
    plain = put_together(text, places, times, cues & ASKING, (), [], lexicon)
    asked = _asked(text, paint)
    head = _head(asked)
    candidates = [c for c in _candidates(asked, lexicon) if not _lists(text, c) and not _names_another(c, lexicon)]
    candidates = [c for c in candidates if _says(c.near.name, head)]
    for parameters, match in _figures(plain, candidates, lexicon):
        result = run(graph, FIGURES, parameters, lang="zh" if zh else "en")
        tries = ((told, said) for said in _clauses(graph, result) if (told := _best(candidates, said)))
        for told, said in itertools.islice(tries, 1):
            reading = _reading(plain, told)
            rows = narrowed(_rows_of(result, told, said), match, reading)
            if len(rows) and all(covers(rows, time) for time in times):
                whole = next((m for m in choose(reading, load_intents()) if m.intent.name == match.intent.name), match)
                return answered(question, whole, {**parameters, "indicator": [told.thing.iri]}, rows, reading, zh=zh)
    return None


def _asked(text: str, closed: Paint) -> Asked:
    """Return the words that a name or its clause must have: all but places, times, filler and the words that ask."""
    free = closed.copy()
    for cue in sorted(ASKING):
        for match in load_words().cues[cue].finditer(text):
            free.take(*match.span())
    drop_filler(text, free)
    return asked_words(text, closed, free, free)


def _head(asked: Asked) -> tuple[str, ...]:
    """Return the end of what is counted, which a name must have: the words behind 多少, or before it where none follow."""
    many = load_words().cues["how_many"].search(asked.text)
    runs = [
        (start, asked.text[start:end].strip())
        for start, end in Paint(asked.text, (not free for free in asked.free)).runs()
        if len(asked.text[start:end].strip()) >= HEAD
    ]
    behind = [run for start, run in runs if many and start >= many.end()]
    last = (behind or [run for _, run in runs])[-1:]
    return tuple(run[-HEAD:] for run in last)


def _candidates(asked: Asked, lexicon: Lexicon) -> list[Candidate]:
    """Return the figures whose names have most of the words, the likeliest first."""
    found: dict[str, Candidate] = {}
    for name in lexicon.sharing(asked.pieces(), INDICATOR):
        covered = cover(asked, name)
        good = covered.share >= (GOOD_SHARE if covered.held >= LEAST_NOUN else WHOLE)
        if not (covered.spans and covered.headed) or not (
            good or (covered.held >= LEAST_HELD and covered.share >= LEAST_SHARE)
        ):
            continue
        score = 2 * covered.share * covered.recall / (covered.share + covered.recall or 1)
        for thing in lexicon.names[name]:
            if thing.kind == "indicator" and (thing.iri not in found or found[thing.iri].score < score):
                span = (covered.spans[0][0], covered.spans[-1][1])
                near = Near(thing, name, max(covered.share, LEAST_SHARE))
                found[thing.iri] = Candidate(thing, near, score, span, tuple(_left(asked, covered)))
    return sorted(found.values(), key=lambda one: (-one.score, one.thing.iri))[:MOST_TRIED]


def _left(asked: Asked, covered: Cover) -> Iterator[str]:
    """Yield all that the name does not have, single characters too: part of a word is no word."""
    rest = Paint(asked.text, (not free for free in asked.free))
    for span in covered.spans:
        rest.take(*span)
    yield from covered.left
    yield from (phrase for start, end in rest.runs() if (phrase := asked.text[start:end].strip()) not in covered.left)


def _lists(text: str, one: Candidate) -> bool:
    """Say whether a question lists several things, of which a name and its clause would answer one."""
    return any(match[0] not in one.near.name for match in _LISTING.finditer(text))


def _names_another(one: Candidate, lexicon: Lexicon) -> bool:
    """Say whether what a candidate's name lacks is the name of another figure, which then is meant."""
    return any(thing.kind == "indicator" for phrase in one.left for thing in lexicon.bearers(phrase))


def _figures(plain: Reading, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[tuple[dict[str, Any], Match]]:
    """Return the parameters that ask for all candidates at once, with the intents that do, the likeliest first."""
    if not candidates:
        return []
    reading = _reading(plain, candidates[0])
    matches = [
        match for match in choose(reading, load_intents()) if match.intent.query == FIGURES and not match.intent.each
    ]
    iris = [candidate.thing.iri for candidate in candidates]
    return [
        ({**parameters, "indicator": iris}, match)
        for match in matches for parameters in parameter_sets(match, reading, lexicon, reading.cues)[:1]
    ]  # fmt: skip


def _reading(plain: Reading, told: Candidate) -> Reading:
    found = Found(*told.span, (told.thing,), (told.near,))
    return replace(plain, found=tuple(sorted((*plain.found, found), key=lambda one: one.start)))


def _best(candidates: Sequence[Candidate], said: Said) -> Candidate | None:
    """Return the likeliest candidate with a figure whose clause has its other words; None where another is as likely."""
    fitting = [c for c in candidates if any(_says(clauses, c.left) for clauses in said.get(c.thing.iri, {}).values())]
    if not fitting or (len(fitting) > 1 and fitting[1].score > fitting[0].score - CLEARLY):
        return None
    return fitting[0]


def _rows_of(result: Result, told: Candidate, said: Said) -> Result:
    """Keep the figures of the candidate whose clauses have its other words."""
    fitting = {fact for fact, clauses in said.get(told.thing.iri, {}).items() if _says(clauses, told.left)}
    return kept(result, lambda row: str(row.get("observation")) in fitting)


def _clauses(graph: Graph, result: Result) -> Iterator[Said]:
    """Yield, by indicator and fact, what clauses say with the titles of their papers, then with the clause before."""
    quoted: dict[str, str] = {}
    for evidence in result.evidence():
        quoted[str(evidence.fact)] = fold(f"{quoted.get(str(evidence.fact), '')} {evidence.quote} {evidence.title}")
    yield _by_indicator(result, quoted)
    sparql = files("queries.ask").joinpath("before.rq").read_text(encoding="utf-8")
    facts = list(result.observations()[:MOST_TRIED])
    for row in graph.select(sparql, {"fact": facts}) if facts else ():
        quoted[str(row["fact"])] = fold(f"{quoted.get(str(row['fact']), '')} {row['quote']}")
    yield _by_indicator(result, quoted)


def _by_indicator(result: Result, quoted: Mapping[str, str]) -> Said:
    said: Said = {}
    for row in result.solutions:
        fact = str(row.get("observation"))
        said.setdefault(str(row.get("indicator")), {})[fact] = quoted.get(fact, "")
    return said


def _says(clause: str, phrases: Sequence[str]) -> bool:
    """Say whether a clause has all phrases, as they are or as names call them."""
    called = load_words().called
    return all(
        _in_pieces(phrase, clause)
        or any(name in clause for pattern, names in called if pattern.fullmatch(phrase) for name in names)
        for phrase in phrases
    )


def _in_pieces(phrase: str, clause: str) -> bool:
    """Say whether a clause has a phrase, be it in pieces of two characters or more.

    >>> _in_pieces("小学课后", "345所小学全部实施课后托管"), _in_pieces("小学课后", "345所小学全部实施托管")
    (True, False)
    """
    if phrase in clause:
        return True
    cuts = range(HEAD, len(phrase) - HEAD + 1)
    return any(phrase[:cut] in clause and _in_pieces(phrase[cut:], clause) for cut in cuts)
