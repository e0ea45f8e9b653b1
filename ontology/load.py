"""The ontology, the vocabularies and the shapes, as graphs of rdflib and as quads of Oxigraph.

ontology     core.ttl, alignments.ttl, cube.ttl      in jcr:graph/ontology
vocabulary   vocabularies/*.ttl                      in jcr:graph/vocabulary
shapes       shapes.ttl                              never in the store
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Graph

from ontology import iris
from ontology.terms import PREFIXES
from ontology.turtle import VOCABULARIES, data, parse

ONTOLOGY_FILES = ("core.ttl", "alignments.ttl", "cube.ttl")
VOCABULARY_FILES = tuple(f"vocabularies/{name}.ttl" for name in VOCABULARIES)


def ontology_graph() -> Graph:
    """Return core, alignments and cube in one graph of rdflib."""
    return _graph(ONTOLOGY_FILES)


def vocabulary_graph() -> Graph:
    """Return regions, indicators, themes, units and kinds in one graph of rdflib (40,000 statements, some seconds)."""
    return _graph(VOCABULARY_FILES)


def shapes_graph() -> Graph:
    """Return the SHACL shapes in a graph of rdflib."""
    return _graph(("shapes.ttl",))


def quads() -> Iterator[ox.Quad]:
    """Yield the ontology and the vocabularies in their named graphs; there are no blank nodes in them."""
    for name, paths in (("ontology", ONTOLOGY_FILES), ("vocabulary", VOCABULARY_FILES)):
        graph = ox.NamedNode(str(iris.graph(name)))
        for path in paths:
            for quad in parse(path):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _graph(paths: Iterable[str]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for path in paths:
        graph.parse(data=data(path), format="turtle")
    return graph
