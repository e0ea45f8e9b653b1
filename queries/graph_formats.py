"""Writing a graph: Turtle, N-Triples and JSON-LD in a stable order, GraphML for network tools."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph
import rdflib
from rdflib import BNode, URIRef

from ontology.terms import PREFIXES, RDF, RDFS, SKOS
from queries.display import shown
from queries.evaluation import to_oxigraph


def write_graph(graph: rdflib.Graph, format_name: str) -> bytes:
    """Return a graph in one of `GRAPH_FORMATS`; the same graph gives the same bytes."""
    return GRAPH_FORMATS[format_name](graph)


def sorted_triples(graph: rdflib.Graph) -> list[pyoxigraph.Triple]:
    """Return a graph's triples as pyoxigraph's, in the order of their N-Triples."""
    triples = (pyoxigraph.Triple(*(to_oxigraph(term) for term in triple)) for triple in graph)  # type: ignore[arg-type]
    return sorted(triples, key=str)


def _used(triples: list[pyoxigraph.Triple]) -> dict[str, str]:
    text = " ".join(map(str, triples))
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if f"<{namespace}" in text}


def _rdf(rdf_format: pyoxigraph.RdfFormat, *, prefixed: bool) -> Callable[[rdflib.Graph], bytes]:
    def write(graph: rdflib.Graph) -> bytes:
        triples = sorted_triples(graph)
        prefixes = _used(triples) if prefixed else None
        return bytes(pyoxigraph.serialize(triples, format=rdf_format, prefixes=prefixes) or b"")

    return write


def _graphml(graph: rdflib.Graph) -> bytes:
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for subject, predicate, value in _edges(graph):
        if predicate == RDF.type:
            network.add_node(str(subject), type=str(shown(URIRef(value))))
            continue
        network.add_edge(str(subject), str(value), label=str(shown(predicate)), predicate=str(predicate))
    for node in network:
        network.nodes[node]["label"] = _label(graph, URIRef(node))
    return "\n".join(networkx.generate_graphml(network)).encode() + b"\n"


def _edges(graph: rdflib.Graph) -> list[tuple[URIRef | BNode, URIRef, URIRef | BNode]]:
    return sorted(
        (subject, predicate, value)
        for subject, predicate, value in graph
        if isinstance(subject, URIRef | BNode) and isinstance(predicate, URIRef) and isinstance(value, URIRef | BNode)
    )


def _label(graph: rdflib.Graph, node: URIRef) -> str:
    labels = sorted(str(label) for naming in (SKOS.prefLabel, RDFS.label) for label in graph.objects(node, naming))
    return labels[0] if labels else str(shown(node))


GRAPH_FORMATS: dict[str, Callable[[rdflib.Graph], bytes]] = {
    "ttl": _rdf(pyoxigraph.RdfFormat.TURTLE, prefixed=True),
    "nt": _rdf(pyoxigraph.RdfFormat.N_TRIPLES, prefixed=False),
    "jsonld": _rdf(pyoxigraph.RdfFormat.JSON_LD, prefixed=True),
    "graphml": _graphml,
}
