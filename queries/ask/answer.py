"""What `ask` gives back: the rows, the sentence that says them, and how the question was understood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rdflib import URIRef

from ontology.iris import BASE
from queries.ask.intents import Match
from queries.ask.narrowing import together
from queries.ask.reached import only_planned
from queries.ask.reading import QUOTING, Reading
from queries.ask.statement import cited, statement
from queries.labels import labels_of
from queries.results import Result


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
    statement: str = ""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as plain values by column."""
        return self.result.to_json_rows()

    def to_json(self) -> dict[str, Any]:
        """Return the answer in the shape of the public contract."""
        return {
            "question": self.question,
            "understood": self.understood,
            "answer": self.statement,
            "query": self.query,
            "parameters": {name: list(values) for name, values in self.parameters.items()},
            "sparql": self.result.sparql,
            "columns": list(self.result.columns),
            "rows": self.result.to_json_rows(),
            "evidence": [evidence.to_json() for evidence in self.result.grounds()],
        }


def answered(
    question: str, match: Match, parameters: Mapping[str, Any], result: Result, reading: Reading, *, zh: bool
) -> Answer:
    """Return the answer that a result is, with what was understood and the sentence that says it."""
    labels = {thing.iri: thing.label for found in match.filled.values() for f in found for thing in f.things}
    if not zh and result.source:
        names = labels_of(result.source, (URIRef(iri) for iri in labels if iri.startswith(BASE)), "en")
        labels |= {str(iri): name for iri, name in names.items()}
    shown = {name: tuple(_listed(value)) for name, value in parameters.items()}
    named = {
        name: ("、" if zh else ", ").join(labels.get(v, v) for v in values)
        for name, values in shown.items()
        if len(values) < 8
    }
    understood = _worded(match.intent.understood.zh if zh else match.intent.understood.en, named)
    used = {value for values in shown.values() for value in values}
    taken = tuple(
        Understood(near.name, labels.get(near.thing.iri, near.thing.label), exact=False)
        for found in match.filled.values() for f in found for near in f.near if near.score < 1.0 and near.thing.iri in used
    )  # fmt: skip
    if taken:
        names_taken = dict.fromkeys(entry.meant for entry in taken)
        meant = "、".join(f"“{name}”" for name in names_taken) if zh else ", ".join(f"'{name}'" for name in names_taken)
        understood += f"（按相近的名称{meant}回答）" if zh else f" (answered for the near name {meant})"
    said = statement(result, bounds=reading.bounds, asked_whether="whether" in reading.cues)
    if reading.cues & QUOTING and {"document", "quote"} <= set(result.columns):
        said = cited(result)
    if only_planned(result, reading):
        said = f"没有完成值，只有目标：{said}" if zh else f"No outcome is told, only a target: {said}"
    return Answer(question, match.intent.query, understood, shown, result, taken, said)


def not_using(answer: Answer, words: Sequence[str]) -> Answer:
    """Return an answer that tells which words of its question it did not use; the answer itself for none."""
    if not words:
        return answer
    zh = answer.result.lang == "zh"
    told = f"（未用到：{'、'.join(words)}）" if zh else f" (not used: {', '.join(words)})"
    return replace(answer, understood=answer.understood + told)


def not_knowing(answer: Answer, parts: Sequence[str]) -> Answer:
    """Return an answer that tells which parts of its question have none; the answer itself for none."""
    if not parts:
        return answer
    zh = answer.result.lang == "zh"
    told = f"；不知道：{'；'.join(parts)}" if zh else f"; don't know: {'; '.join(parts)}"
    return replace(answer, statement=answer.statement + told)


def joined(question: str, answers: Sequence[Answer], *, zh: bool) -> Answer:
    """Return the answers to the parts of a question as one: all rows under all columns, the sentences in a row."""
    mark = "；" if zh else "; "
    parameters: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        for name, values in answer.parameters.items():
            parameters[name] = tuple(dict.fromkeys((*parameters.get(name, ()), *values)))
    return Answer(
        question=question,
        query=answers[0].query,
        understood=mark.join(dict.fromkeys(answer.understood for answer in answers)),
        parameters=parameters,
        result=together([answer.result for answer in answers]),
        taken=tuple(dict.fromkeys(entry for answer in answers for entry in answer.taken)),
        statement=mark.join(dict.fromkeys(answer.statement for answer in answers)),
    )


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _worded(wording: str, named: Mapping[str, str]) -> str:
    """Fill a wording; a year that was not named goes with its 年, and so do empty brackets."""
    if "year" not in named:
        wording = wording.replace("{year}年", "").replace(", {year}", "").replace(" for {year}", "")
    filled = re.sub(r" {2,}", " ", wording.format_map(_Blank(named)).replace("（）", "").replace("从年以来", ""))
    filled = re.sub(
        r"\b(?:of|for|in|since|from)(?: to)? (?=(?:of|for|in|since|were|was|to|through|compared|,)\b|,)", "", filled
    )
    return re.sub(r"\s*\b(?:of|for|in|since|from)$", "", filled.strip(" ,的"))


class _Blank(dict[str, str]):
    """What the question did not name is left out of the wording."""

    def __missing__(self, key: str) -> str:
        return ""
