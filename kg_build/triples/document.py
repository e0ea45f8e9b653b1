"""The named graph of one document: the document, its provenance, and every linked fact; and what it shares with others.

Provenance names the document by its hash and the extractor by its version; run times are in the store's
log, since the graph must come out the same whenever it is made.
"""

from __future__ import annotations

import re
from importlib.metadata import version

from rdflib import URIRef

from kg_build.link.entities import Linked
from kg_build.triples.entities import describe, place
from kg_build.triples.facts import add_fact, add_words
from kg_build.triples.quads import NamedGraph
from kg_build.triples.reconciliations import add_reconciliations
from ontology import iris
from ontology.terms import DCTERMS, JC, PROV, RDF, RDFS, SKOS, XSD

EXTRACTOR = f"jiaoce {version('jiaoce')}"
_DATE = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def document_graph(linked: Linked) -> NamedGraph:
    """Return a document's named graph."""
    document = linked.reading.document
    graph = NamedGraph(iris.graph("document", document.slug))
    resource = iris.document(document.slug)
    _provenance(graph, resource, linked)
    _describe_document(graph, resource, linked)
    for fact in linked.facts:
        add_fact(graph, linked, fact)
    add_reconciliations(graph, linked)
    return graph


def _provenance(graph: NamedGraph, resource: URIRef, linked: Linked) -> None:
    document = linked.reading.document
    activity = iris.hashed("activity", document.slug, document.sha256, EXTRACTOR)
    agent = iris.software(EXTRACTOR)
    graph.add(graph.name, PROV.wasGeneratedBy, activity)
    graph.add(activity, RDF.type, PROV.Activity)
    title = linked.reading.outline.title or document.name
    for naming in (SKOS.prefLabel, RDFS.label):
        graph.add(activity, naming, f"读取：{title}", "zh")
    graph.add(activity, PROV.used, resource)
    graph.add(activity, PROV.wasAssociatedWith, agent)
    graph.share(agent, RDF.type, PROV.SoftwareAgent)
    graph.share(agent, RDFS.label, EXTRACTOR)
    graph.share(agent, SKOS.prefLabel, EXTRACTOR, "zh")
    graph.add(resource, DCTERMS.identifier, f"sha256:{document.sha256}")


def _describe_document(graph: NamedGraph, resource: URIRef, linked: Linked) -> None:
    outline = linked.reading.outline
    graph.add(resource, RDF.type, JC.PolicyDocument)
    title = outline.title or linked.reading.document.name
    for naming in (DCTERMS.title, SKOS.prefLabel, RDFS.label):
        graph.add(resource, naming, title, "zh")
    graph.add(resource, JC.region, place(graph, outline.place))
    if date_type := _date_type(outline.issued):
        graph.add(resource, DCTERMS.issued, outline.issued, datatype=date_type)
    if outline.number:
        graph.add(resource, JC.documentNumber, outline.number)
    for span in outline.said:
        graph.add(resource, JC.evidence, add_words(graph, linked, span))
    if linked.issuer:
        describe(graph, linked.issuer)
        graph.add(resource, JC.issuer, linked.issuer.iri)
    for number, section in enumerate(outline.sections):
        if section.heading:
            part = iris.section(linked.reading.document.slug, number)
            graph.add(resource, DCTERMS.hasPart, part)
            for naming in (DCTERMS.title, SKOS.prefLabel, RDFS.label):
                graph.add(part, naming, section.heading, "zh")


def _date_type(text: str) -> URIRef | None:
    return _DATE.get(len(text)) if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", text) else None
