"""Derived knowledge: what the rules (`rules/*.rq`) conclude from the documents, as quads of the derived graph.

A rule is a SELECT whose header says what a row means: `concludes` a class (its resource named by a hash of the
`identity` columns) or states something about a `subject` column, and `says` which property each column gives. Rules
that conclude something per indicator and place carry the mark `VALUES (?indicator ?region)` and are run again only for
the groups a change touches; the others are cheap and always run whole. The outcome is the difference to what stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyoxigraph
from pyoxigraph import NamedNode, Quad
from rdflib import URIRef

from kg_build.derivation import Derivation, Group
from ontology import iris
from ontology.terms import JC, RDF, SDMX_DIMENSION
from queries.binding import bind, bind_rows, marked
from queries.catalog import Question, packaged
from queries.evaluation import evaluate, from_oxigraph, to_oxigraph
from queries.header import BadHeader
from queries.names import as_iri
from queries.rows import Node

_AT_ONCE = 500
_GROUP = ("indicator", "region")
_NEAR = ("measured", "region")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its header describes it. `concludes` is None where a row speaks of an entity that exists."""

    name: str
    sparql: str
    says: Mapping[str, URIRef]
    concludes: URIRef | None = None
    identity: tuple[str, ...] = ()
    subject: str = ""

    @property
    def grouped(self) -> bool:
        """Whether the rule can be run for single groups of indicator and place."""
        return set(_GROUP) <= marked(self.sparql)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in the order of their names. Raises BadHeader."""
    return tuple(_rule(question) for question in packaged("rules").values())


def _rule(question: Question) -> Rule:
    extra = question.header.extra
    says = {str(column): as_iri(str(name)) for column, name in (extra.get("says") or {}).items()}
    unknown = [column for column, name in says.items() if name is None]
    concludes, subject = str(extra.get("concludes", "")), str(extra.get("subject", ""))
    if unknown or not says or bool(concludes) == bool(subject):
        raise BadHeader(question.path, "a rule needs 'says' with known properties, and either 'concludes' or 'subject'")
    return Rule(
        name=question.name,
        sparql=question.sparql,
        says={column: name for column, name in says.items() if name is not None},
        concludes=JC[concludes] if concludes else None,
        identity=tuple(extra.get("identity", ())),
        subject=subject,
    )


def derive(index: pyoxigraph.Store, touched: frozenset[Group] | None = None) -> Derivation:
    """Return what to take out of and put into the derived graph.

    `touched` are the groups (indicator's IRI, region's IRI) that a change of documents concerns; None means all.
    The same documents give the same derived graph, whatever the steps that led there.
    """
    groups = None if touched is None else _with_close(index, touched)
    fresh = {quad for rule in load_rules() for quad in _concluded(index, rule, groups)}
    standing = set(_standing(index, groups))
    return Derivation(remove=sorted(standing - fresh, key=str), add=sorted(fresh - standing, key=str))


def _graph() -> NamedNode:
    return NamedNode(str(iris.graph("derived")))


def _with_close(index: pyoxigraph.Store, touched: frozenset[Group]) -> frozenset[Group]:
    """Add the groups whose targets may be judged by an outcome of a touched, close indicator."""
    indicators = sorted({URIRef(indicator) for indicator, _ in touched})
    sparql = packaged("lookup")["close"].sparql
    close: dict[str, set[str]] = {}
    for start in range(0, len(indicators), _AT_ONCE):
        found = evaluate(index, bind(sparql, {"indicator": indicators[start : start + _AT_ONCE]}))
        for solution in _solutions(found):
            close.setdefault(str(solution["indicator"]), set()).add(str(solution["like"]))
    return touched | {(like, region) for indicator, region in touched for like in close.get(indicator, ())}


def _solutions(found: object) -> Iterator[dict[str, Node]]:
    if not isinstance(found, pyoxigraph.QuerySolutions):
        return
    names = [variable.value for variable in found.variables]
    for solution in found:
        terms = (from_oxigraph(term) for term in solution)
        yield {name: term for name, term in zip(names, terms, strict=True) if term is not None}


def _concluded(index: pyoxigraph.Store, rule: Rule, groups: frozenset[Group] | None) -> Iterator[Quad]:
    for sparql in _queries(index, rule, groups):
        for row in _solutions(evaluate(index, sparql)):
            yield from _quads(rule, row)


def _queries(index: pyoxigraph.Store, rule: Rule, groups: frozenset[Group] | None) -> Iterator[str]:
    if groups is None or not rule.grouped:
        yield bind(rule.sparql, {})
        return
    ordered = sorted(groups)
    for start in range(0, len(ordered), _AT_ONCE):
        part = frozenset(ordered[start : start + _AT_ONCE])
        sparql = bind_rows(rule.sparql, _GROUP, _rows(part))
        if set(_NEAR) <= marked(sparql):
            sparql = bind_rows(sparql, _NEAR, _rows(_with_close(index, part)))
        yield sparql


def _rows(groups: frozenset[Group]) -> list[list[URIRef]]:
    return [[URIRef(indicator), URIRef(region)] for indicator, region in sorted(groups)]


def _quads(rule: Rule, row: Mapping[str, Node]) -> Iterator[Quad]:
    subject = _subject(rule, row)
    graph = _graph()
    if rule.concludes is not None:
        yield Quad(subject, NamedNode(str(RDF.type)), NamedNode(str(rule.concludes)), graph)
    for column, name in rule.says.items():
        if column in row:
            yield Quad(subject, NamedNode(str(name)), to_oxigraph(row[column]), graph)


def _subject(rule: Rule, row: Mapping[str, Node]) -> NamedNode:
    if rule.concludes is None:
        return NamedNode(str(row[rule.subject]))
    kind = str(rule.concludes).rsplit("#", 1)[-1].lower()
    return NamedNode(str(iris.hashed(kind, *(str(row[column]) for column in rule.identity))))


def _standing(index: pyoxigraph.Store, groups: frozenset[Group] | None) -> Iterator[Quad]:
    """Give the quads of the derived graph that this run decides anew."""
    graph = _graph()
    if groups is None:
        yield from index.quads_for_pattern(None, None, None, graph)
        return
    for subject in _subjects(index, groups, graph):
        yield from index.quads_for_pattern(subject, None, None, graph)
    for name in _ungrouped(load_rules()):
        yield from index.quads_for_pattern(None, name, None, graph)


def _ungrouped(rules: Sequence[Rule]) -> Iterable[NamedNode]:
    return sorted({NamedNode(str(name)) for rule in rules if not rule.grouped for name in rule.says.values()}, key=str)


def _subjects(index: pyoxigraph.Store, groups: frozenset[Group], graph: NamedNode) -> set[NamedNode]:
    place = NamedNode(str(SDMX_DIMENSION.refArea))
    found: set[NamedNode] = set()
    for indicator, region in groups:
        for quad in index.quads_for_pattern(None, NamedNode(str(JC.indicator)), NamedNode(indicator), graph):
            subject = quad.subject
            if isinstance(subject, NamedNode) and Quad(subject, place, NamedNode(region), graph) in index:
                found.add(subject)
    return found
