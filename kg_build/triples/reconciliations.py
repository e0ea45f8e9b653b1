"""Checks of a document's figures against each other as nodes: what is stated, what it was laid beside, whether it fits.

The checks themselves are found by `kg_build.tables.reconcile`; those across documents are derived by rules.
"""

from __future__ import annotations

from collections import defaultdict

from rdflib import URIRef

from kg_build.link.entities import Linked, LinkedFact
from kg_build.model import Measure, Project, Reconciliation, Span, TableCell
from kg_build.tables.reconcile import reconcile
from kg_build.triples.entities import period, place
from kg_build.triples.quads import NamedGraph
from ontology import iris
from ontology.terms import JC, RDF, RDFS, SDMX_DIMENSION, SKOS

BASES = {
    "total of parts": JC.TotalOfParts,
    "rate of counts": JC.RateOfCounts,
    "list and table": JC.ListAndTable,
    "table and prose": JC.TableAndProse,
}


def add_reconciliations(graph: NamedGraph, linked: Linked) -> None:
    """Add a node for each check among a document's facts; its claim and parts are the nodes of those facts."""
    by_span: dict[Span, list[LinkedFact]] = defaultdict(list)
    for found in linked.facts:
        if isinstance(found.fact, (Measure, TableCell, Project)):
            by_span[found.fact.span].append(found)
    for check in reconcile(found.fact for found in linked.facts):
        claim = _claim(check, by_span[check.span])
        if claim is not None:
            _add(graph, linked, check, claim, [by_span[span][0].iri for span in check.between if by_span[span]])


def _claim(check: Reconciliation, at: list[LinkedFact]) -> LinkedFact | None:
    """Return the fact that states what is checked: of several at one place the one of the indicator and value."""
    for found in at:
        fact = found.fact
        if isinstance(fact, (Measure, TableCell)) and (fact.indicator, fact.value) == (check.indicator, check.stated):
            return found
    return None


def _add(graph: NamedGraph, linked: Linked, check: Reconciliation, claim: LinkedFact, parts: list[URIRef]) -> None:
    key = (linked.reading.document.slug, str(claim.iri), check.basis, *sorted(map(str, parts)))
    node = iris.hashed("reconciliation", *key)
    graph.add(node, RDF.type, JC.Reconciliation)
    for naming in (SKOS.prefLabel, RDFS.label):
        graph.add(node, naming, f"{check.place.name}{claim.about.name}：勾稽", "zh")
    graph.add(node, JC.claim, claim.iri)
    graph.add(node, JC.verdict, JC.Consistent if check.agrees else JC.Inconsistent)
    graph.add(node, JC.margin, check.found - check.stated)
    graph.add(node, JC.basis, BASES[check.basis])
    graph.add(node, JC.indicator, claim.about.iri)
    graph.add(node, SDMX_DIMENSION.refArea, place(graph, check.place))
    graph.add(node, SDMX_DIMENSION.refPeriod, period(graph, check.period))
    for part in parts:
        graph.add(node, JC.between, part)
