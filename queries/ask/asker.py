"""Answering a question in Chinese or English from the graph, or declining it.

`ask` declines (DontKnow) rather than answer something else: where a word is unknown, where nothing in the library asks
this, and where the graph has no row. No language model takes part.
"""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from queries.ask.answer import Answer, answered, joined, not_knowing, not_using
from queries.ask.apart import APART, apart, with_year_before
from queries.ask.beside import saying_the_rest
from queries.ask.clauses import (
    asks_several_numbers,
    clauses,
    last_clause,
    with_commas,
    with_heads,
    with_nouns,
    without_preamble,
)
from queries.ask.coordinated import coordinated
from queries.ask.evidenced import by_evidence
from queries.ask.fulfilled import with_close_targets, with_outcomes
from queries.ask.initiative_places import of_initiative
from queries.ask.intents import MOST_SAID, Match, choose, load_intents, part_match, sentence_match
from queries.ask.lexicon import Lexicon, read_lexicon
from queries.ask.listed import listed
from queries.ask.narrowed import narrowed, speaks_of_all, with_words
from queries.ask.narrowing import common, in_units, kept, of_levels, of_whole_time, said_of, text_of
from queries.ask.newest import with_newer
from queries.ask.numbers import behind_its_name
from queries.ask.otherwise import named_otherwise
from queries.ask.papers import paper_told
from queries.ask.parameters import covers, parameter_sets
from queries.ask.passing import plainer, without_source
from queries.ask.phrasing import rephrased
from queries.ask.plans import plans_of_paper
from queries.ask.reached import what_was_reached
from queries.ask.reading import QUOTING, Reading, as_words, other_words, read_question
from queries.ask.refusals import DontKnow, declined, refuse, refuse_places
from queries.ask.sides import both, changed_between, of_unlike_years, sides, told_apart
from queries.ask.standards import as_rated, is_standard
from queries.ask.statement import cited, statement
from queries.ask.tables import TableAsker
from queries.ask.text import asked_in_chinese, fold, pieces
from queries.ask.times import as_pair
from queries.ask.ways import by_narrower_name, readings
from queries.ask.worded import best_worded
from queries.catalog import load_catalog
from queries.graph import Graph
from queries.run import run

FALLBACK = 2.5
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Clauses:
    """What the clauses of a question are answered with: `whole` where all have an answer, `known` where some have one."""

    whole: Answer | None = None
    known: Answer | None = None


@dataclass(frozen=True)
class Asker:
    """Answers questions from one state of a graph; reading its names once."""

    graph: Graph
    lexicon: Lexicon = field(default_factory=Lexicon)

    @classmethod
    def over(cls, graph: Graph) -> Asker:
        """Return an asker that knows the names of this graph."""
        return cls(graph, read_lexicon(graph))

    @cached_property
    def _tables(self) -> TableAsker:
        return TableAsker.over(self.graph, self.lexicon)

    def ask(self, question: str) -> Answer:
        """Answer a question. Raises DontKnow, which says why and what could be asked."""
        parted = with_commas(rephrased(behind_its_name(without_source(question))))
        asked = without_preamble(parted, read_question(parted, self.lexicon))
        try:
            return replace(self._ask(asked), question=question)
        except DontKnow as refused:
            if not refused.final and (answer := self._plainly(question, asked)):
                return answer
            raise DontKnow(question, refused.reason, refused.suggestions) from refused

    def _plainly(self, question: str, asked: str) -> Answer | None:
        """Answer a question without the words that narrow nothing, and tell which were not used."""
        for fewer, left in plainer(asked, read_question(asked, self.lexicon)):
            with suppress(DontKnow):
                return not_using(replace(self._ask(fewer), question=question), left)
        return None

    def _ask(self, question: str) -> Answer:
        zh = asked_in_chinese(question)
        first = read_question(question, self.lexicon)
        refuse(question, first, zh=zh)
        several_places = bool(first.cues & {"which_county", "county"})
        told = (several_places and self._rated(question)) or self._tables.ask(question)
        if told and len(what_was_reached(told.result, first)):
            return told
        answer = paper_told(self.graph, question, first) or plans_of_paper(self.graph, question, first)
        if answer := answer or self._sides(question, zh=zh):
            return answer
        several = asks_several_numbers(first)
        clause_by_clause = self._by_clauses(question, first, zh=zh) if several else None
        answer = clause_by_clause.whole if clause_by_clause else None
        answer = answer or self._listed(question, first, zh=zh) or self._read(question, zh=zh)
        if clause_by_clause and answer and len(answer.rows) == 1:
            answer = clause_by_clause.known or answer
        if answer is None and not several:
            clause_by_clause = self._by_clauses(question, first, zh=zh)
            answer = clause_by_clause.whole
        answer = answer or self._by_number(question, first, zh=zh)
        if answer is None and not _names_before(first) and (asking := last_clause(first, question)):
            answer = self._tables.ask(asking) or self._read(asking, zh=zh)
        if answer is None:
            refuse_places(question, first, zh=zh)
        answer = answer or self._by_initiative(question, first, zh=zh)
        answer = answer or self._rated(question)
        answer = answer or by_evidence(self.graph, question, self.lexicon, zh=zh)
        answer = answer or (None if zh else self._coordinated(question, first))
        answer = answer or self._by_sentence(question, first, zh=zh)
        if answer is None and several and clause_by_clause:
            answer = clause_by_clause.known
        if answer:
            return answer
        raise declined(question, first, self.lexicon, zh=zh)

    def _sides(self, question: str, *, zh: bool) -> Answer | None:
        """Answer how much a plan or a figure of one year is above that of another, each side by itself."""
        asked = sides(question)
        if asked is None or not any(asked.planned):
            return None
        for one, other in both(asked, self.lexicon):
            pair = [told for side in (one, other) if (told := self._whole(question, side, zh=zh))]
            if len(pair) == 2 and (answer := told_apart(whole := joined(question, pair, zh=zh))) != whole:
                return answer
        return None

    def _rated(self, question: str) -> Answer | None:
        """Answer who meets or fails the standard whose number the question gives, where tables rate that standard."""
        rated, number = as_rated(question)
        if not rated:
            return None
        with suppress(DontKnow):
            answer = self._tables.ask(rated)
            if answer and is_standard(answer, number, self.lexicon):
                return replace(answer, question=question)
        return None

    def _read(self, question: str, *, zh: bool) -> Answer | None:
        """Answer by the first way of reading the question that gives an answer."""
        for reading in readings(question, self.lexicon):
            if not reading.unknown and (answer := self._whole(question, reading, zh=zh)):
                return answer
        return None

    def _whole(self, question: str, reading: Reading, *, zh: bool, named: bool = True) -> Answer | None:
        """Answer a reading, or each of several figures, years or things it names, if all of them have an answer.

        Where the figure is `named` by the question itself, what another year's paper calls it is tried last.
        """
        matches = choose(reading, load_intents())
        for match in matches:
            if match.score >= matches[0].score - FALLBACK and (answer := self._try(question, match, reading, zh=zh)):
                return answer
        if pair := as_pair(reading.times) or with_year_before(reading):
            paired = replace(reading, times=(pair,), cues=reading.cues | {"pair"})
            if answer := self._whole(question, paired, zh=zh, named=named):
                return answer
        for kind in APART:
            if parts := apart(reading, kind):
                answers = [self._whole(question, part, zh=zh, named=named) for part in parts]
                if kind == "indicator":
                    answers = self._narrower(question, parts, answers, zh=zh)
                found = [answer for answer in answers if answer]
                if len(found) == len(parts):
                    return self._in_all(joined(question, found, zh=zh), found, reading)
        otherwise = named_otherwise(reading, self.lexicon, self.graph) if named else None
        return self._whole(question, otherwise, zh=zh, named=False) if otherwise else None

    def _narrower(
        self, question: str, parts: list[Reading], answers: list[Answer | None], *, zh: bool
    ) -> list[Answer | None]:
        """Answer a part without a figure by the one narrower figure that the documents of the other parts have."""
        documents = {row["document"] for answer in answers if answer for row in answer.rows if "document" in row}
        done = list(answers)
        for at, part in enumerate(parts):
            if answers[at] is None and documents and part.times and part.of_kind("region"):
                tries = [self._whole(question, way, zh=zh) for way in by_narrower_name(part, self.lexicon)]
                told = [one for one in tries if one and {row.get("document") for row in one.rows} <= documents]
                done[at] = told[0] if len(told) == 1 else None
        return done

    def _in_all(self, whole: Answer, parts: list[Answer], reading: Reading) -> Answer | None:
        """Return an answer, cut to the places that all its parts are about where the question asks for those."""
        if "all_of" not in reading.cues or "place" not in whole.result.columns:
            return whole
        result = common([part.result for part in parts], "place")
        said = statement(result)
        return replace(whole, result=result, statement=said) if len(result) else None

    def _try(self, question: str, match: Match, reading: Reading, *, zh: bool) -> Answer | None:
        """Run the library question of a match with each likely meaning; None where no meaning has the rows asked."""
        hoped = {"target"} if match.intent.query == "certifications" else set()
        open_ended = [frozenset[str]()] if reading.cues & ({"whether", "when", "planned_state"} | hoped) else []
        needed = {parameter.name for parameter in load_catalog()[match.intent.query].parameters if parameter.required}
        tries = [parameter_sets(match, reading, self.lexicon, cues) for cues in (reading.cues, *open_ended)]
        for parameters in itertools.chain.from_iterable(tries):
            if not needed <= parameters.keys():
                continue
            result = run(self.graph, match.intent.query, parameters, lang="zh" if zh else "en")
            result = result if len(result) else with_close_targets(self.graph, result, parameters)
            result = of_initiative(self.graph, result, match)
            result = saying_the_rest(self.graph, result, match, parameters) if len(result) else result
            if not len(result) or not all(covers(result, time) for time in reading.times):
                continue
            if len(result := narrowed(result, match, reading)) and speaks_of_all(result, match):
                result = with_newer(self.graph, result, match, parameters, reading)
                result = best_worded(with_outcomes(self.graph, result, reading), reading.text)
                answer = answered(question, match, parameters, result, reading, zh=zh)
                answer = of_unlike_years(answer)
                if reading.cues & {"difference", "compare"}:
                    return told_apart(answer)
                return changed_between(answer) if "change" in reading.cues else answer
        return None

    def _listed(self, question: str, first: Reading, *, zh: bool) -> Answer | None:
        """Answer each of the figures that a question lists, if all have an answer."""
        for parts in listed(first, self.lexicon):
            answers = [answer for part in parts if (answer := self._read(part, zh=zh))]
            if len(answers) == len(parts):
                return joined(question, answers, zh=zh)
        return None

    def _coordinated(self, question: str, first: Reading) -> Answer | None:
        """Answer each of the things that an English question joins by and, if all have an answer of their own."""
        for parts in coordinated(first):
            answers = [self._tables.ask(part) or self._read(part, zh=False) for part in parts]
            told = {answer.statement for answer in answers if answer}
            if len(told) == len(parts):
                return joined(question, [answer for answer in answers if answer], zh=False)
        return None

    def _by_clauses(self, question: str, first: Reading, *, zh: bool) -> Clauses:
        """Answer each clause that asks something by itself, with what it leaves to the others to say."""
        parts = clauses(first, question)
        answers: list[Answer | None] = []
        for part in parts:
            named = [str(row.get("indicator", "")) for answer in answers[-1:] if answer for row in answer.rows[:1]]
            ways = (part, *with_heads(part, named), *([] if zh else with_nouns(part)))
            said = {answer.statement for answer in answers if answer and not zh}
            tried = (answer for way in ways if (answer := self._clause(way, zh=zh)) and answer.statement not in said)
            answers.append(next(tried, None))
        told = [answer for answer in answers if answer]
        if not told:
            return Clauses()
        whole = joined(question, told, zh=zh)
        whole = told_apart(whole) if "difference" in first.cues else whole
        missing = [part for part, answer in zip(parts, answers, strict=True) if answer is None]
        return Clauses(None if missing else whole, not_knowing(whole, missing))

    def _clause(self, part: str, *, zh: bool) -> Answer | None:
        """Answer a clause, first with the figures of the initiative it names; how many targets there are is not asked.

        Of several initiatives the first is meant, and the others are words of its figures: 教共体 in 乡村名校行动.
        """
        reading = read_question(part, self.lexicon, indicators=False)
        others = reading.of_kind("initiative")[1:]
        first = replace(reading, found=tuple(found for found in reading.found if found not in others))
        figures = self._by_initiative(part, first, zh=zh)
        answer = figures if reading.of_kind("initiative") else None
        answer = answer or self._tables.ask(part) or self._read(part, zh=zh) or figures
        return answer or by_evidence(self.graph, part, self.lexicon, zh=zh)

    def _by_initiative(self, question: str, reading: Reading, *, zh: bool) -> Answer | None:
        """Answer with the figures of the initiative named whose names have all the other words of the question."""
        match, words = part_match(reading, load_intents()), other_words(reading)
        if match is None or not words:
            return None
        for parameters in parameter_sets(match, reading, self.lexicon, reading.cues):
            result = run(self.graph, match.intent.query, parameters, lang="zh" if zh else "en")
            result = in_units(with_words(narrowed(result, match, reading), words), reading.text)
            result = kept(result, lambda row: all(said_of(row, time) for time in reading.times))
            result = best_worded(of_whole_time(result, reading.times), reading.text)
            if 0 < len(result) <= MOST_SAID:
                return answered(question, match, parameters, result, reading, zh=zh)
        return None

    def _by_number(self, question: str, reading: Reading, *, zh: bool) -> Answer | None:
        """Answer with the sentences that say the number cited and most of the words by which its figure is called."""
        named = tuple(f for kind in ("indicator", "certification", "honour") for f in reading.of_kind(kind))
        said = [reading.text[found.start : found.end] for found in named] + list(reading.unknown)
        if not said or not reading.of_kind("number") or not reading.cues & QUOTING:
            return None
        words = frozenset(piece for phrase in said for piece in pieces(phrase))
        others = tuple(found for found in reading.found if found not in named)
        plain = replace(reading, found=others, unknown=(), cues=reading.cues & (QUOTING | {"what", "which_document"}))
        answer = self._whole(question, plain, zh=zh)
        if answer is None or "quote" not in answer.result.columns:
            return None
        most = kept(answer.result, lambda row: 2 * len(words & pieces(fold(text_of(row, "quote")))) > len(words))
        return replace(answer, result=most, statement=cited(most)) if len(most) else None

    def _by_sentence(self, question: str, reading: Reading, *, zh: bool) -> Answer | None:
        """Answer with the figures whose own sentence says what is unknown to the vocabulary, of the place and year."""
        least = 2 if "each" in reading.cues else 1
        reading = reading if reading.unknown else as_words(reading)
        match = sentence_match(reading, load_intents())
        if match is None:
            return None
        words = dict(zip(("text", "also", "besides"), reading.unknown, strict=False))
        for kind in _kinds(reading):
            parameters: dict[str, Any] = {**words, **({"kind": kind} if kind else {})}
            for given in parameter_sets(match, reading, self.lexicon, reading.cues):
                result = run(self.graph, match.intent.query, {**parameters, **given}, lang="zh" if zh else "en")
                result = of_levels(in_units(what_was_reached(result, reading), reading.text), reading.text)
                if least <= len(result) <= MOST_SAID:
                    return answered(question, match, {**parameters, **given}, result, reading, zh=zh)
        return None


def _kinds(reading: Reading) -> tuple[str | None, ...]:
    """Return the kinds of figures to look for, in their order: targets, results, or both where both are asked."""
    if "target" not in reading.cues:
        return ("outcome", None)
    return (None,) if "reached" in reading.cues else ("target",)


def _names_before(reading: Reading) -> bool:
    """Say whether a figure is named before the last comma: then the last clause alone would ask something else."""
    last = max(reading.text.rstrip(" ?？。").rfind(mark) for mark in ",，。")
    named = (f for kind in ("indicator", "certification", "honour", "project") for f in reading.of_kind(kind))
    return any(f.end <= last and (not f.near or f.near[0].score >= SURE) for f in named)


def ask(graph: Graph, question: str) -> Answer:
    """Answer one question from a graph. Raises DontKnow. For several questions keep an `Asker`."""
    return Asker.over(graph).ask(question)
