"""A CONSTRUCT's answer as a network: statements between things become edges, statements about them notes.

Names, classes and evidence of the things come from the graph that was asked, so a view only has to
construct what is to be joined. Larger answers are cut to their best joined things, and the rest counted.
"""

from __future__ import annotations

from collections import Counter

import networkx as nx
import rdflib
from rdflib import URIRef

from ontology.terms import JC, OA, QB, RDF, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SKOS
from queries.graph import Graph
from viz.networks.figures import Figure
from viz.networks.lookups import figures_these
from viz.networks.style import prefixed
from viz.networks.surroundings import add_relation, add_things, figure_json

_PLAIN = frozenset({
    RDF.type, SKOS.prefLabel, SKOS.altLabel, RDFS.label, SKOS.inScheme, JC.evidence, OA.hasSource, JC.comparator, JC.rating,
    QB.dataSet, SDMX_DIMENSION.refPeriod, SDMX_ATTRIBUTE.unitMeasure, JC.state, JC.verdict,
})  # said in a node's own words; as nodes these codes would tie everything to everything  # fmt: skip


def from_statements(graph: Graph, statements: rdflib.Graph, limit: int = 200) -> nx.MultiDiGraph[str]:
    """Return the network of constructed statements, at most `limit` things; `left_out` says how many are not drawn."""
    joins = sorted(
        (str(s), str(p), str(o))
        for s, p, o in statements
        if isinstance(s, URIRef) and isinstance(o, URIRef) and p not in _PLAIN and s != o
    )
    degrees = Counter(end for s, _, o in joins for end in (s, o))
    kept = sorted(degrees, key=lambda iri: (-degrees[iri], iri))[:limit]
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=None, left_out=len(degrees) - len(kept))
    add_things(drawn, graph, kept)
    for source, predicate, target in joins:
        if source in drawn and target in drawn:
            add_relation(drawn, source, target, prefixed(predicate))
    name_observations(drawn, graph)
    return drawn


def name_observations(drawn: nx.MultiDiGraph[str], graph: Graph) -> None:
    """Give observations drawn as nodes their short label: “2024目标 ≥73%”."""
    found = [iri for iri in drawn if "/observation/" in iri]
    for figure in figures_these(graph, found):
        name_observation(drawn, figure)


def name_observation(drawn: nx.MultiDiGraph[str], figure: Figure) -> None:
    """Give one observation its words, its figure for the panel, and a mark where a target was missed."""
    drawn.nodes[figure.iri].update(
        kind=figure.kind, zh=figure.short("zh"), en=figure.short("en"), missed=figure.verdict == "Missed",
        figures=[figure_json(figure)], evidence=[],
    )  # fmt: skip
