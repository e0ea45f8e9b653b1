"""What the endpoint says of itself: SPARQL 1.1 Service Description and VoID, as RDF.

The counts are of the store as it is when asked.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import URIRef

from ontology import iris
from ontology.terms import DCTERMS, FORMATS, PREFIXES, RDF, SD, VOID, XSD
from queries.catalog import packaged
from queries.evaluation import evaluate

_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML",
)  # fmt: skip
_VOCABULARIES = (
    "jc",
    "qb",
    "skos",
    "prov",
    "dcterms",
    "schema",
    "oa",
    "sdmx-dimension",
    "sdmx-measure",
    "sdmx-attribute",
)


def _node(iri: URIRef | str) -> NamedNode:
    return NamedNode(str(iri))


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=_node(XSD.integer))


def service_description(index: pyoxigraph.Store, endpoint: str) -> list[Triple]:
    """Return the description of the service at the URL `endpoint` and of the graphs of the store."""
    service, dataset, default = _node(endpoint), _node(iris.dataset("graph")), BlankNode("default")
    sizes = _sizes(index)
    said: list[tuple[NamedNode | BlankNode, URIRef, NamedNode | BlankNode | Literal]] = [
        (service, RDF.type, _node(SD.Service)),
        (service, SD.endpoint, service),
        (service, SD.supportedLanguage, _node(SD.SPARQL11Query)),
        (service, SD.feature, _node(SD.UnionDefaultGraph)),
        (service, SD.defaultDataset, dataset),
        *((service, SD.resultFormat, _node(FORMATS[name])) for name in _RESULTS),
        (dataset, RDF.type, _node(SD.Dataset)),
        (dataset, RDF.type, _node(VOID.Dataset)),
        (dataset, DCTERMS.title, Literal("教策", language="zh")),
        (dataset, VOID.sparqlEndpoint, service),
        (dataset, VOID.uriSpace, Literal(iris.BASE)),
        (dataset, VOID.triples, _count(sum(size for _, size in sizes))),
        *((dataset, VOID.vocabulary, _node(PREFIXES[prefix])) for prefix in _VOCABULARIES),
        (dataset, SD.defaultGraph, default),
        (default, RDF.type, _node(SD.Graph)),
    ]
    for number, (name, size) in enumerate(sizes):
        said += _graph(dataset, name, size, number)
    return [Triple(subject, _node(predicate), value) for subject, predicate, value in said]


def _sizes(index: pyoxigraph.Store) -> list[tuple[NamedNode, int]]:
    """Return the named graphs and how many statements each holds."""
    found = evaluate(index, packaged("lookup")["graphs"].sparql)
    if not isinstance(found, pyoxigraph.QuerySolutions):
        return []
    rows = ((row["graph"], row["size"]) for row in found)
    return [(g, int(size.value)) for g, size in rows if isinstance(g, NamedNode) and isinstance(size, Literal)]


def _graph(
    dataset: NamedNode, name: NamedNode, size: int, number: int
) -> Iterable[tuple[NamedNode | BlankNode, URIRef, NamedNode | BlankNode | Literal]]:
    here, content = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
    return (
        (dataset, SD.namedGraph, here),
        (here, SD.name, name),
        (here, RDF.type, _node(SD.NamedGraph)),
        (here, SD.graph, content),
        (content, RDF.type, _node(SD.Graph)),
        (content, VOID.triples, _count(size)),
    )
