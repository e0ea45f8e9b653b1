"""Collecting the quads of a document and writing them as sorted N-Quads.

No blank nodes, no duplicates, one order: the same facts give the same bytes. What other documents may say in the
same words (what a thing is, where it is) is kept apart: where it stands, all documents decide (`kg_build.store.shared`).
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef

from ontology import iris
from ontology.terms import XSD

LINKS = iris.graph("links")
_DECIMAL = NamedNode(str(XSD.decimal))
_INTEGER = NamedNode(str(XSD.integer))
_STRING = NamedNode(str(XSD.string))

Value = URIRef | str | int | Decimal


@lru_cache(maxsize=4096)
def node(iri: URIRef) -> NamedNode:
    """Return an rdflib IRI as an Oxigraph node."""
    return NamedNode(str(iri))


def decimal_text(value: Decimal) -> str:
    """Return a decimal in xsd:decimal's plain form, without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def term(value: Value, language: str = "", datatype: URIRef | None = None) -> NamedNode | Literal:
    """Return the RDF term of a Python value; a string becomes a literal, of a language or a datatype where given."""
    if isinstance(value, URIRef):
        return node(value)
    if isinstance(value, RdflibLiteral):
        return term(str(value), value.language or "", value.datatype)
    if isinstance(value, Decimal):
        return Literal(decimal_text(value), datatype=_DECIMAL)
    if isinstance(value, int):
        return Literal(str(value), datatype=_INTEGER)
    if language:
        return Literal(value, language=language)
    return Literal(value, datatype=node(datatype) if datatype else _STRING)


class NamedGraph:
    """The quads of one named graph, and what it shares with others."""

    def __init__(self, name: URIRef) -> None:
        self.name = name
        self._graph = node(name)
        self._quads: set[Quad] = set()
        self._shared: set[Quad] = set()

    def add(
        self, subject: URIRef, predicate: URIRef, value: Value, language: str = "", datatype: URIRef | None = None
    ) -> None:
        """Add a quad; adding it again changes nothing."""
        self._quads.add(Quad(node(subject), node(predicate), term(value, language, datatype), self._graph))

    def share(
        self, subject: URIRef, predicate: URIRef, value: Value, language: str = "", datatype: URIRef | None = None
    ) -> None:
        """Add a statement that other documents may make too, as it stands where they do: in the graph of links."""
        self._shared.add(Quad(node(subject), node(predicate), term(value, language, datatype), node(LINKS)))

    def quads(self) -> list[Quad]:
        """Return the quads, sorted, without the shared ones."""
        return sorted(self._quads, key=str)

    def to_nquads(self) -> str:
        """Return the graph as N-Quads, one quad a line, sorted."""
        return _lines(self._quads)

    def shared_nquads(self) -> str:
        """Return what is shared as N-Quads, one quad a line, sorted."""
        return _lines(self._shared)


def _lines(quads: set[Quad]) -> str:
    written = serialize(quads, format=RdfFormat.N_QUADS)
    return b"".join(sorted((written or b"").splitlines(keepends=True))).decode()
