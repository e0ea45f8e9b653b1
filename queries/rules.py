"""Derived knowledge: what the rules (`rules/*.rq`) conclude from the documents, as quads of the derived graph.

A rule is a SELECT whose header says what a row means: `concludes` a class (its resource named by a hash of the
`identity` columns) or states something about a `subject` column, and `says` which property each column gives. After a
change, rules that judge an indicator in a place run on the neighbourhood of the groups it concerns, and rules about
initiatives on the initiatives it names. The outcome is the difference to what stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, Quad
from rdflib import URIRef

from kg_build.derivation import Concerned, Derivation, Group
from ontology import iris
from ontology.regions import load_regions
from ontology.terms import JC, RDF, RDFS, SKOS
from queries.binding import bind, marked
from queries.catalog import Question, packaged
from queries.evaluation import evaluate, from_oxigraph, to_oxigraph
from queries.header import BadHeader
from queries.names import as_iri
from queries.neighbourhood import all_groups, neighbourhood, with_close
from queries.rows import Node

_AT_ONCE = 2000
_NAMES = {JC.Assessment: "完成情况", JC.Conflict: "矛盾", JC.Corroboration: "印证", JC.Reconciliation: "勾稽"}
_INITIATIVE = "initiative"
T = TypeVar("T")


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
        """Whether each row is about one indicator in one place and depends on nothing beyond their neighbourhood."""
        return {"indicator", "region"} <= self.says.keys()


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
    rule = Rule(
        name=question.name,
        sparql=question.sparql,
        says={column: name for column, name in says.items() if name is not None},
        concludes=JC[concludes] if concludes else None,
        identity=tuple(extra.get("identity", ())),
        subject=subject,
    )
    if not rule.grouped and _INITIATIVE not in marked(rule.sparql):
        raise BadHeader(question.path, "a rule needs the columns indicator and region, or a mark VALUES ?initiative")
    return rule


def derive(index: pyoxigraph.Store, concerned: Concerned | None = None) -> Derivation:
    """Return what to take out of and put into the derived graph after a change; None concerns everything.

    The same documents give the same derived graph, whatever the steps that led there.
    """
    if concerned is None:
        fresh, _ = _about_groups(index, all_groups(index))
        fresh |= {quad for rule in load_rules() if not rule.grouped for quad in _concluded(index, rule)}
        standing = set(index.quads_for_pattern(None, None, None, _graph()))
    else:
        fresh, standing = _about_groups(index, with_close(index, concerned.groups))
        more, before = _about_initiatives(index, concerned.initiatives)
        fresh, standing = fresh | more, standing | before
    return Derivation(remove=sorted(standing - fresh, key=str), add=sorted(fresh - standing, key=str))


def _graph() -> NamedNode:
    return NamedNode(str(iris.graph("derived")))


def _about_groups(index: pyoxigraph.Store, groups: frozenset[Group]) -> tuple[set[Quad], set[Quad]]:
    """Return what the rules conclude about groups now, and what the derived graph says of them."""
    fresh, standing = set[Quad](), set[Quad]()
    for part in map(frozenset, _parts(sorted(groups, key=lambda group: group[::-1]))):
        around = neighbourhood(index, part)
        for rule in load_rules():
            if rule.grouped:
                fresh.update(_concluded(around.part, rule, only=part))
        for subject in around.standing:
            standing.update(index.quads_for_pattern(subject, None, None, _graph()))
    return fresh, standing


def _about_initiatives(index: pyoxigraph.Store, initiatives: frozenset[str]) -> tuple[set[Quad], set[Quad]]:
    """Return what the rules conclude about initiatives now, and what the derived graph says of them."""
    fresh, standing, graph = set[Quad](), set[Quad](), _graph()
    for rule in load_rules():
        if rule.grouped:
            continue
        for part in _parts(sorted(initiatives)):
            fresh.update(_concluded(index, rule, initiatives=part))
        for name in (NamedNode(str(said)) for said in rule.says.values()):
            for node in map(NamedNode, initiatives):
                standing.update(index.quads_for_pattern(node, name, None, graph))
                standing.update(index.quads_for_pattern(None, name, node, graph))
    return fresh, standing


def _parts(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[start : start + _AT_ONCE] for start in range(0, len(things), _AT_ONCE))


def _concluded(
    index: pyoxigraph.Store, rule: Rule, *, only: frozenset[Group] | None = None, initiatives: Sequence[str] = ()
) -> Iterator[Quad]:
    """Yield what a rule concludes: of everything, of some groups `only`, or of some initiatives."""
    sparql = bind(rule.sparql, {_INITIATIVE: [URIRef(initiative) for initiative in initiatives]})
    for row in _solutions(evaluate(index, sparql)):
        if only is None or (str(row["indicator"]), str(row["region"])) in only:
            yield from _quads(rule, row)


def _solutions(found: object) -> Iterator[dict[str, Node]]:
    if not isinstance(found, pyoxigraph.QuerySolutions):
        return
    names = [variable.value for variable in found.variables]
    for solution in found:
        terms = (from_oxigraph(term) for term in solution)
        yield {name: term for name, term in zip(names, terms, strict=True) if term is not None}


def _quads(rule: Rule, row: Mapping[str, Node]) -> Iterator[Quad]:
    subject = _subject(rule, row)
    graph = _graph()
    if rule.concludes is not None:
        yield Quad(subject, NamedNode(str(RDF.type)), NamedNode(str(rule.concludes)), graph)
        label = pyoxigraph.Literal(_name(rule.concludes, row), language="zh")
        yield from (Quad(subject, NamedNode(str(naming)), label, graph) for naming in (SKOS.prefLabel, RDFS.label))
    for column, name in rule.says.items():
        if column in row:
            yield Quad(subject, NamedNode(str(name)), to_oxigraph(row[column]), graph)


def _name(concluded: URIRef, row: Mapping[str, Node]) -> str:
    """Return what a conclusion is called: by the IRIs it is about alone, since labels may change without it."""
    code = iris.last_part(str(row["region"])) if "region" in row else ""
    place = code.partition("-")[2] or (load_regions().by_code(code).name if code.isdecimal() else code)
    about = iris.last_part(str(row["indicator"])) if "indicator" in row else ""
    return f"{place}{about}：{_NAMES[concluded]}"


def _subject(rule: Rule, row: Mapping[str, Node]) -> NamedNode:
    if rule.concludes is None:
        return NamedNode(str(row[rule.subject]))
    kind = str(rule.concludes).rsplit("#", 1)[-1].lower()
    return NamedNode(str(iris.hashed(kind, *(str(row[column]) for column in rule.identity))))
