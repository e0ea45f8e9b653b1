"""A graph for network tools: what documents, links and rules speak of, as nodes and edges of GraphML.

A node has its IRI, its Chinese label, its class and its plain values (`obsValue`, `refPeriod`); an edge the property's
name and the document that says it. The ontology is left out, and of the vocabulary stays what documents name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg_build.store import Store
from kg_build.triples.quads import node
from ontology import iris
from ontology.terms import RDF, RDFS, SKOS

if TYPE_CHECKING:
    import networkx

_LEFT_OUT = frozenset({iris.graph("ontology"), iris.graph("vocabulary")})
_TYPE, _LABELS = node(RDF.type), (node(SKOS.prefLabel), node(RDFS.label))


def to_graphml(store: Store) -> bytes:
    """Return the graph as GraphML; nodes and edges in the order of their IRIs."""
    import networkx

    return "\n".join(networkx.generate_graphml(network(store))).encode() + b"\n"


def network(store: Store) -> networkx.MultiDiGraph[str]:
    """Return the graph as a networkx graph."""
    import networkx

    found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for quad in sorted(_said(store), key=str):
        subject, predicate = quad.subject.value, _short(quad.predicate.value)  # type: ignore[union-attr]
        if isinstance(quad.object, Literal):
            _describe(found, subject, quad.predicate, quad.object)
        elif quad.predicate == _TYPE:
            found.add_node(subject, type=_short(quad.object.value))  # type: ignore[union-attr]
        else:
            found.add_edge(subject, quad.object.value, label=predicate, source=iris.last_part(quad.graph_name.value))  # type: ignore[union-attr]
    for iri in found:
        found.nodes[iri].setdefault("label", _label(store, iri))
    return found


def _said(store: Store) -> list[Quad]:
    return [quad for quad in store.index if quad.graph_name not in {node(graph) for graph in _LEFT_OUT}]


def _describe(found: networkx.MultiDiGraph[str], iri: str, predicate: NamedNode, value: Literal) -> None:
    if predicate in _LABELS:
        found.add_node(iri, label=value.value)
        return
    name = _short(predicate.value)
    before = found.nodes[iri].get(name) if iri in found else None
    found.add_node(iri, **{name: f"{before}; {value.value}" if before else value.value})


def _label(store: Store, iri: str) -> str:
    named = [q for label in _LABELS for q in store.index.quads_for_pattern(NamedNode(iri), label, None)]
    told = [q.object.value for q in named if isinstance(q.object, Literal) and q.object.language in ("zh", None)]
    return told[0] if told else iris.last_part(iri)


def _short(iri: str) -> str:
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]
