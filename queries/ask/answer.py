"""A question in Chinese or English, answered from the graph with what was understood, the query and the evidence.

`ask` declines (DontKnow) rather than answer something else: where a word is unknown, where nothing in the library asks
this, and where the graph has no row. No language model takes part.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from queries.ask.intents import MOST_SAID, Match, choose, load_intents, sentence_match
from queries.ask.lexicon import Lexicon, Thing, read_lexicon
from queries.ask.reading import SURE, Found, Reading, read_question
from queries.ask.refusals import NO_OPINIONS, SUGGESTIONS, DontKnow, no_rows, not_in_library
from queries.ask.text import is_chinese
from queries.ask.times import Time
from queries.graph import Graph
from queries.results import Result
from queries.rows import Rows
from queries.run import run

PERIODS = ("period", "year", "earlierYear", "from", "to")
CLASSES = frozenset({"region", "indicator", "initiative", "certification", "school"})


@dataclass(frozen=True, slots=True)
class Understood:
    """What a phrase of the question was taken to mean."""

    asked: str
    meant: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the library question with its parameters, the rows, and how the question was understood."""

    question: str
    query: str
    understood: str
    parameters: Mapping[str, tuple[str, ...]]
    result: Result
    taken: tuple[Understood, ...] = ()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as plain values by column."""
        return self.result.to_json_rows()

    def to_json(self) -> dict[str, Any]:
        """Return the answer in the shape of the public contract."""
        return {
            "question": self.question,
            "understood": self.understood,
            "query": self.query,
            "parameters": {name: list(values) for name, values in self.parameters.items()},
            "sparql": self.result.sparql,
            "columns": list(self.result.columns),
            "rows": self.result.to_json_rows(),
            "evidence": [evidence.to_json() for evidence in self.result.evidence()],
        }


@dataclass(frozen=True)
class Asker:
    """Answers questions from one state of a graph; reading its names once."""

    graph: Graph
    lexicon: Lexicon = field(default_factory=Lexicon)

    @classmethod
    def over(cls, graph: Graph) -> Asker:
        """Return an asker that knows the names of this graph."""
        return cls(graph, read_lexicon(graph))

    def ask(self, question: str) -> Answer:
        """Answer a question. Raises DontKnow, which says why and what could be asked."""
        reading = read_question(question, self.lexicon)
        zh = is_chinese(question)
        self._refuse(question, reading, zh=zh)
        if reading.unknown:
            return self._by_sentence(question, reading, zh=zh) or self._unknown(question, reading, zh=zh)
        matches = choose(reading, load_intents())
        if not matches:
            raise DontKnow(question, *not_in_library(reading, zh=zh))
        near = [self._nearby(match, reading) for match in matches[:1]]
        for match in [*matches, *(match for match in near if match)]:
            if match.score >= matches[0].score - 1.0 and (answer := self._try(question, match, reading, zh=zh)):
                return answer
        if answer := self._by_sentence(question, _as_words(reading), zh=zh):
            return answer
        raise DontKnow(question, no_rows(reading, zh=zh))

    def _try(self, question: str, match: Match, reading: Reading, *, zh: bool) -> Answer | None:
        """Run the library question of a match with each likely meaning; None where no meaning has rows."""
        open_ended = [frozenset[str]()] if reading.cues & {"whether", "planned_state"} else []
        tries = [_readings_of(match, reading, cues) for cues in (reading.cues, *open_ended)]
        for parameters in itertools.chain.from_iterable(tries):
            result = run(self.graph, match.intent.query, parameters, lang="zh" if zh else "en")
            if len(result) and all(_covers(result, time) for time in reading.times):
                result = _turned(result) if match.intent.reverse in reading.cues else result
                return _answer(question, match, parameters, result, zh=zh)
        return None

    def _nearby(self, match: Match, reading: Reading) -> Match | None:
        """Return the match with its indicator replaced by those whose names hold what was asked, said to be near."""
        filled = dict(match.filled)
        for parameter, found in match.filled.items():
            first = found[0]
            if "indicator" in first.kinds and not (first.near and first.near[0].score < SURE):
                asked = first.near[0].name if first.near else reading.text[first.start : first.end]
                near = self.lexicon.holding((asked,), "indicator", least=0.4)
                filled[parameter] = (Found(first.start, first.end, tuple(n.thing for n in near), near),)
        return replace(match, filled=filled) if filled != match.filled else None

    def _by_sentence(self, question: str, reading: Reading, *, zh: bool) -> Answer | None:
        """Answer with the figures whose own sentence says what is unknown to the vocabulary, of the place and year."""
        match = sentence_match(reading, load_intents())
        if match is None:
            return None
        words = dict(zip(("text", "also", "besides"), reading.unknown, strict=False))
        for kind in ("target",) if "target" in reading.cues else ("outcome", None):
            parameters: dict[str, Any] = {**words, **({"kind": kind} if kind else {})}
            for given in _readings_of(match, reading, reading.cues):
                result = run(self.graph, match.intent.query, {**parameters, **given}, lang="zh" if zh else "en")
                if 0 < len(result) <= MOST_SAID:
                    return _answer(question, match, {**parameters, **given}, result, zh=zh)
        return None

    def _refuse(self, question: str, reading: Reading, *, zh: bool) -> None:
        if "refused" in reading.cues:
            raise DontKnow(question, NO_OPINIONS[0 if zh else 1])
        for time in reading.times:
            if time.relative:
                word = reading.text[time.start : time.end]
                raise DontKnow(
                    question, f"请写明是哪一年，而不是“{word}”。" if zh else f"Which year is '{word}'? Name it."
                )
        for found in reading.of_kind("region"):
            if not any(thing.known for thing in found.things):
                name = found.things[0].label
                raise DontKnow(
                    question, f"图中没有关于{name}的事实。" if zh else f"The graph says nothing about {name}."
                )

    def _unknown(self, question: str, reading: Reading, *, zh: bool) -> NoReturn:
        words = "、".join(f"“{phrase}”" for phrase in reading.unknown)
        near = [n.thing.label for phrase in reading.unknown for n in self.lexicon.near(phrase, CLASSES, SUGGESTIONS)]
        reason = f"图中没有叫{words}的东西。" if zh else f"The graph has nothing called {words}."
        raise DontKnow(question, reason, list(dict.fromkeys(near))[:SUGGESTIONS])


def ask(graph: Graph, question: str) -> Answer:
    """Answer one question from a graph. Raises DontKnow. For several questions keep an `Asker`."""
    return Asker.over(graph).ask(question)


def _readings_of(match: Match, reading: Reading, cues: frozenset[str]) -> list[dict[str, Any]]:
    """Return the parameters of the query, likeliest first: one set for each thing an unclear name may mean.

    Without cues the choices stay open: asked whether a place passed, the graph may say that it plans to.
    """
    fixed: dict[str, Any] = dict(match.intent.constants)
    for cue in match.intent.choices.keys() & cues:
        fixed.update(match.intent.choices[cue])
    fixed.update(_time_parameters(match, reading.times[0] if reading.times else None))
    sets = [fixed]
    for slot in match.intent.slots:
        chosen = [_things(found, slot.kinds) for found in match.filled.get(slot.parameter, ())]
        if not chosen:
            continue
        if slot.many:
            values = [thing.iri for things in chosen for thing in things[:1]]
            sets = [{**one, slot.parameter: values} for one in sets]
        else:
            sets = [{**one, slot.parameter: thing.iri} for one in sets for thing in chosen[0]]
    return sets


def _things(found: Found, kinds: frozenset[str]) -> tuple[Thing, ...]:
    return tuple(sorted((t for t in found.things if t.kind in kinds), key=lambda t: not t.known))


def _time_parameters(match: Match, time: Time | None) -> dict[str, str]:
    if time is None:
        return {}
    times = match.intent.times
    if time.single:
        return {times["one"]: str(time.single)} if times["one"] else {}
    if "span" in times:
        return {times["span"]: f"{time.years[0]}-{time.years[1]}"} if times["span"] else {}
    bounds = {"first": time.years[0], "last": time.years[1]}
    return {times[name]: str(year) for name, year in bounds.items() if year and times.get(name)}


def _as_words(reading: Reading) -> Reading:
    """Return the reading with its indicators as mere words: where they have no figure, a sentence may still say them."""
    named = [found for found in reading.found if "indicator" in found.kinds]
    words = tuple(reading.text[found.start : found.end] for found in named)
    return replace(reading, found=tuple(f for f in reading.found if f not in named), unknown=words)


def _covers(result: Result, time: Time) -> bool:
    """Say whether a row is of the time that was asked, where rows tell their time; a series need not be cut to it."""
    told = [name for name in PERIODS if name in result.columns]
    first, last = time.years[0] or 0, time.years[1] or 9999
    for row in result.to_json_rows():
        years = [int(year) for name in told for year in re.findall(r"\d{4}", str(row[name]))]
        if years and min(years) <= last and first <= max(years):
            return True
    return not told


def _answer(question: str, match: Match, parameters: Mapping[str, Any], result: Result, *, zh: bool) -> Answer:
    labels = {thing.iri: thing.label for found in match.filled.values() for f in found for thing in f.things}
    shown = {name: tuple(_listed(value)) for name, value in parameters.items()}
    named = {name: "、".join(labels.get(v, v) for v in values) for name, values in shown.items()}
    wording = match.intent.understood.zh if zh else match.intent.understood.en
    understood = _worded(wording, named)
    used = {value for values in shown.values() for value in values}
    taken = tuple(
        Understood(near.name, near.thing.label, exact=False)
        for found in match.filled.values() for f in found for near in f.near if near.score < 1.0 and near.thing.iri in used
    )  # fmt: skip
    if taken:
        meant = "、".join(f"“{entry.meant}”" for entry in taken)
        understood += f"（按相近的名称{meant}回答）" if zh else f" (answered for the near name {meant})"
    return Answer(question, match.intent.query, understood, shown, result, taken)


def _turned(result: Result) -> Result:
    """Return the result with its last row first: the lowest of a ranking."""
    return replace(result, solutions=Rows(result.solutions.columns, result.solutions.rows[::-1]))


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _worded(wording: str, named: Mapping[str, str]) -> str:
    """Fill a wording; a year that was not named goes with its 年, and so do empty brackets."""
    wording = (
        wording
        if "year" in named
        else wording.replace("{year}年", "").replace(", {year}", "").replace(" for {year}", "")
    )
    return re.sub(r" {2,}", " ", wording.format_map(_Blank(named)).replace("（）", "")).strip(" ,")


class _Blank(dict[str, str]):
    """What the question did not name is left out of the wording."""

    def __missing__(self, key: str) -> str:
        return ""
