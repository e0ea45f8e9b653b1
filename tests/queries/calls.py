"""Each parameter of each question with values that the graph itself holds, so that no question goes unasked.

Values are found, not written down: what the question's own rows show comes first, then what the graph holds of the
parameter's type. The first is taken that changes the answer, or else the first that gives rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from rdflib import Literal, URIRef

from queries.catalog import Question, load_catalog
from queries.embedded import EmbeddedGraph
from queries.header import Parameter
from queries.results import Result
from queries.run import run

Call = dict[str, str]
TRIES = 40
KINDS = {
    "region": "SELECT ?x (COUNT(*) AS ?n) { ?o sdmx-dimension:refArea|jc:region ?x } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "indicator": "SELECT ?x (COUNT(*) AS ?n) { ?o jc:indicator ?x } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "initiative": "SELECT ?x (COUNT(*) AS ?n) { ?x a jc:Initiative ; ?p ?o } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "document": "SELECT DISTINCT ?x { ?x a jc:PolicyDocument } ORDER BY ?x",
    "certification": "SELECT DISTINCT ?x { ?o jc:certifiedAs ?x } ORDER BY ?x",
    "honour": "SELECT DISTINCT ?x { ?o jc:honour ?x } ORDER BY ?x",
    "theme": "SELECT DISTINCT ?x { ?o a jc:Target ; jc:indicator/(skos:broader|jc:schoolStage) ?x } ORDER BY ?x",
    "entity": "SELECT DISTINCT ?x { ?o jc:recipient|jc:region|jc:indicator ?x } ORDER BY ?x",
    "year": "SELECT ?x (COUNT(*) AS ?n) { ?o sdmx-dimension:refPeriod/jc:startYear ?y BIND(STR(?y) AS ?x) } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "period": "SELECT ?x (COUNT(*) AS ?n) { ?o sdmx-dimension:refPeriod ?p BIND(STRAFTER(STR(?p), '/period/') AS ?x) } GROUP BY ?x ORDER BY DESC(?n) ?x",
    "decimal": "SELECT ?x (COUNT(?project) AS ?m) { ?o jc:investment|jc:newPlaces|sdmx-measure:obsValue ?x OPTIONAL { ?o a jc:Project BIND(?o AS ?project) } } GROUP BY ?x ORDER BY DESC(?m) ?x",
    "text": "SELECT DISTINCT ?x { ?o jc:table|jc:level|jc:constructionKind|jc:startYear|jc:endYear ?y BIND(STR(?y) AS ?x) } ORDER BY STRLEN(?x) ?x",
}  # fmt: skip


@cache
def held(graph: EmbeddedGraph, kind: str) -> tuple[str, ...]:
    """Return what a graph holds of a parameter's type, most used first where that tells."""
    return tuple(str(row["x"]) for row in graph.select(KINDS[kind])) if kind in KINDS else ()


def shown(answer: Result, parameter: Parameter) -> Iterator[str]:
    """Give what the cells of an answer hold that could be a value of a parameter, the column of its name first."""
    columns = answer.solutions.columns
    numeric, thing = parameter.type in ("decimal", "integer"), parameter.type == "entity"
    for place in sorted(range(len(columns)), key=lambda place: columns[place] != parameter.name):
        for row in answer.solutions.rows:
            cell = row[place]
            number = isinstance(cell, Literal) and str(cell.datatype).endswith(("decimal", "integer"))
            if cell is not None and isinstance(cell, URIRef) == thing and number == numeric:
                yield str(cell)


def candidates(graph: EmbeddedGraph, parameter: Parameter, answer: Result | None) -> list[str]:
    """Return values worth trying for a parameter: its choices, what the rows show, what the graph holds."""
    if parameter.choices:
        return list(parameter.choices)
    seen = shown(answer, parameter) if answer and parameter.type in ("entity", "text", "decimal", "integer") else ()
    return list(dict.fromkeys([*islice(dict.fromkeys(seen), TRIES), *held(graph, parameter.type)[: 3 * TRIES]]))


def needed(graph: EmbeddedGraph, question: Question) -> Call:
    """Return values for the parameters without which a question is not asked: of each the one with most rows."""
    wanted = [parameter for parameter in question.parameters if parameter.required]
    found = {parameter.name: candidates(graph, parameter, None)[place] for place, parameter in enumerate(wanted)}
    for parameter in (*wanted, *wanted[:-1]):
        others = {value for name, value in found.items() if name != parameter.name}
        values = [value for value in candidates(graph, parameter, None) if value not in others]
        rows = {value: len(run(graph, question, {**found, parameter.name: value})) for value in values}
        found[parameter.name] = max(rows, key=lambda value: rows[value])
    return found


def bound(graph: EmbeddedGraph, question: Question, base: Call, answer: Result, parameter: Parameter) -> list[Call]:
    """Return the first call with one parameter bound that gives rows, other ones than before if any does so."""
    found: list[Call] = []
    for value in candidates(graph, parameter, answer):
        call = {**base, parameter.name: value}
        said = run(graph, question, call)
        if len(said) and said.rows != answer.rows:
            return [call]
        if len(said):
            found.append(call)
    return found[:1]


@cache
def calls(graph: EmbeddedGraph, name: str) -> list[Call]:
    """Return the ways to ask a question: as it is, and with each of its parameters bound."""
    question = load_catalog()[name]
    base = needed(graph, question)
    answer = run(graph, question, base)
    free = [parameter for parameter in question.parameters if not parameter.required]
    return [base, *(call for parameter in free for call in bound(graph, question, base, answer, parameter))]
