"""How two things are joined: the shortest chains of statements between them, each step with its evidence.

A search from both ends, the weaker joined things first, so that a chain over the country or the province, which joins
everything, is taken only where nothing shorter is found.
"""

from __future__ import annotations

from itertools import islice, pairwise

import networkx as nx

from queries.graph import Graph
from viz.errors import NoPath
from viz.networks.lookups import describe, evidence, figures_between
from viz.networks.nearby import Neighbour, neighbours
from viz.networks.surroundings import add_relation, add_things, set_figures

ASKED = 160  # things whose neighbours the search looks up at most
CHAINS = 4


def path_view(graph: Graph, one: str, other: str) -> nx.MultiDiGraph[str]:
    """Return up to four shortest chains between two things. Raises NoPath."""
    web, found = _search(graph, one, other)
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=one, left_out=0, layout="chain", ends=[one, other])
    chains = list(islice(nx.shortest_simple_paths(web, one, other), CHAINS))
    shortest = len(chains[0])
    add_things(drawn, graph, [one, other], hop=0)
    for chain in (chain for chain in chains if len(chain) <= shortest + 1):
        add_things(drawn, graph, chain)
        for step in pairwise(chain):
            _explain(drawn, graph, step, found)
    for iri in drawn:
        drawn.nodes[iri]["hop"] = nx.shortest_path_length(web, one, iri)
    return drawn


def _search(graph: Graph, one: str, other: str) -> tuple[nx.Graph[str], dict[str, list[Neighbour]]]:
    """Look things up from both ends in turn until they meet."""
    web: nx.Graph[str] = nx.Graph()
    web.add_nodes_from((one, other))
    found: dict[str, list[Neighbour]] = {}
    rims = {one: [one], other: [other]}
    while any(rims.values()):
        end = min((end for end in rims if rims[end]), key=lambda end: len(rims[end]))
        rim, rims[end] = rims[end], []
        for iri in rim:
            if len(found) >= ASKED:
                raise NoPath(*_names(graph, one, other), len(found))
            found[iri], total = neighbours(graph, iri)
            for each in found[iri]:
                if each.iri not in web:
                    rims[end].append(each.iri)
                web.add_edge(iri, each.iri, weight=total)
        rims[end] = [iri for iri in dict.fromkeys(rims[end]) if iri not in found]
        if nx.has_path(web, one, other):
            return web, found
    raise NoPath(*_names(graph, one, other), len(found))


def _names(graph: Graph, one: str, other: str) -> tuple[str, str]:
    known = describe(graph, (one, other))
    return known[one].zh, known[other].zh


def _explain(
    drawn: nx.MultiDiGraph[str], graph: Graph, step: tuple[str, str], found: dict[str, list[Neighbour]]
) -> None:
    """Add the relations of one step: figures with their evidence, statements with the evidence of what they are about."""
    for near, far in (step, step[::-1]):
        for each in found.get(near, ()):
            if each.iri != far or drawn.has_edge(near, far, each.relation) or drawn.has_edge(far, near, each.relation):
                continue
            ends = (near, far) if each.outward else (far, near)
            add_relation(drawn, *ends, each.relation, each.n)
            if each.relation == "observed":
                set_figures(drawn, *ends, figures_between(graph, {near: [far]})[near, far])
            else:
                said = evidence(graph, [ends[0]]).get(ends[0]) or evidence(graph, [ends[1]]).get(ends[1], ())
                drawn.edges[(*ends, each.relation)]["evidence"] = [words.as_json() for words in said]
