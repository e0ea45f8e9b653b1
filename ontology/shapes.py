"""SHACL over document graphs, in pieces that pyshacl can hold.

pyshacl takes 26 s for 100,000 statements and compares literals wrongly over Oxigraph, so each piece is a plain graph of
rdflib of some documents, with what the graph of links says of the things they speak of. The shapes look at one node only,
so that pieces find what the whole would. The vocabulary is not checked here again: tests of the package did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef

from ontology.load import shapes_graph
from ontology.report import Issue
from ontology.terms import RDF, SH

PIECE = 20_000


def violations(graphs: Iterable[Iterable[ox.Quad]]) -> Iterator[Issue]:
    """Yield what the shapes find wrong in the given named graphs, once each."""
    shapes = shapes_graph()
    seen: set[Issue] = set()
    for piece in _pieces(graphs):
        for issue in _validate(piece, shapes):
            if issue not in seen:
                seen.add(issue)
                yield issue


def to_graph(quads: Iterable[ox.Quad]) -> Graph:
    """Return quads as a graph of rdflib, without their graph names."""
    graph = Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _pieces(graphs: Iterable[Iterable[ox.Quad]]) -> Iterator[Graph]:
    held: list[ox.Quad] = []
    for quads in graphs:
        held.extend(quads)
        if len(held) >= PIECE:
            yield to_graph(held)
            held = []
    if held:
        yield to_graph(held)


def _validate(data: Graph, shapes: Graph) -> Iterator[Issue]:
    from pyshacl import validate  # half a second to import, and only checks need it

    conforms, found, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    if conforms or not isinstance(found, Graph):
        return
    for result in found.subjects(RDF.type, SH.ValidationResult):
        messages = {
            text.language: str(text) for text in found.objects(result, SH.resultMessage) if isinstance(text, Literal)
        }
        path, value = found.value(result, SH.resultPath), found.value(result, SH.value)
        focus = found.value(result, SH.focusNode)
        yield Issue(
            rule=f"shape: {_local(path)}",
            focus=str(focus),
            message_zh=messages.get("zh", ""),
            message_en=messages.get("en", "") or messages.get(None, ""),
            detail=str(value) if value is not None else "",
        )


def _local(iri: object) -> str:
    return str(iri).replace("/", "#").rsplit("#", 1)[-1]


def _term(term: object) -> URIRef | Literal | BNode:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value.endswith("XMLSchema#string")
        return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value))
    return BNode(str(term))
