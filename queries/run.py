"""Asking a graph a question of the library, or one's own."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Literal

from queries.binding import bind, marked
from queries.catalog import Question, find_question
from queries.failures import BadSparql, NotAQuery
from queries.graph import Graph
from queries.labels import labelled
from queries.lexical import form
from queries.parameters import bindings
from queries.results import Result
from queries.rows import Rows


def run(
    graph: Graph,
    question: str | Question,
    given: Mapping[str, object] | None = None,
    *,
    lang: str = "zh",
    **parameters: object,
) -> Result:
    """Ask a question by name, by the path of its `.rq` file, or as read; parameters by name or as a mapping.

    Raises UnknownQuestion, UnknownParameter, MissingParameter, WrongValue, UnknownName, UnknownRegion, BadSparql and
    what the graph raises.
    """
    if isinstance(question, str):
        question = find_question(question)
    values = bindings(graph, question, {**(given or {}), **parameters})
    unmarked = values.keys() - marked(question.sparql)
    if unmarked:
        raise BadSparql(f"it has no place 'VALUES ?{min(unmarked)} {{ UNDEF }}' for its parameter")
    return answer(graph, question, bind(question.sparql, values), lang)


def answer(graph: Graph, question: Question, sparql: str, lang: str = "zh") -> Result:
    """Ask SPARQL that is ready to be asked; `question` tells how to show the answer."""
    kind = form(sparql)
    if kind == "UPDATE":
        raise NotAQuery
    if kind in ("CONSTRUCT", "DESCRIBE"):
        return Result(question, sparql, graph=graph.construct(sparql), lang=lang, source=graph)
    if kind == "ASK":
        return Result(question, sparql, Rows(("answer",), ((Literal(graph.ask(sparql)),),)), lang=lang, source=graph)
    solutions = graph.select(sparql)
    shown = [column.name for column in question.columns if not column.hidden]
    return Result(question, sparql, labelled(graph, solutions, shown, lang), lang=lang, source=graph)
