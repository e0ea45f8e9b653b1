"""Figures whose names lack words of the question: only those whose own sentence has them.

The name is 服务学生 and the question of students in after-school care: the clause the figure stands in, or the heading of
its section, tells that it counts those.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from queries.ask.intents import Match
from queries.ask.narrowing import kept
from queries.graph import Graph
from queries.results import Result


def saying_the_rest(graph: Graph, result: Result, match: Match, parameters: dict[str, Any]) -> Result:
    """Return the rows whose sentence or section has the words that the name of the figure taken lacks."""
    given = parameters.get("indicator", ())
    taken = {str(iri) for iri in (given if isinstance(given, list) else [given])}
    near = [n for found in match.filled.values() for f in found for n in f.near if n.thing.iri in taken]
    beside = [n.beside for n in near if n.beside]
    if not beside or len(beside) < len(near):
        return result
    told = _told(graph, result, "beside.rq")
    columns = [column.name for column in result.question.columns if column.observation]

    def says(text: str) -> bool:
        return any(all(any(name in text for name in names) for names in words) for words in beside)

    def saying(told: Mapping[str, str]) -> Result:
        return kept(result, lambda row: any(says(told.get(str(row.get(name)), "")) for name in columns))

    rows = saying(told)
    if len(rows):
        return rows
    before = _told(graph, result, "before.rq")
    return saying({fact: f"{said} {before.get(fact, '')}" for fact, said in told.items()})


def _told(graph: Graph, result: Result, query: str) -> dict[str, str]:
    """Return what the evidence of each fact says with the headings it stands under, or what is said right before it."""
    sparql = files("queries.ask").joinpath(query).read_text(encoding="utf-8")
    told: dict[str, str] = {}
    for row in graph.select(sparql, {"fact": list(result.observations())}):
        fact = str(row["fact"])
        told[fact] = f"{told.get(fact, '')} {row['quote']} {row.get('section', '')}"
    return told
