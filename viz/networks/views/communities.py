"""Communities and central initiatives: which initiatives work on the same indicators, and which hold the rest together.

Communities by Louvain's method with a fixed seed, centrality by betweenness; both by networkx.
"""

from __future__ import annotations

import networkx as nx

from queries.graph import Graph
from viz.networks.lookups import joint
from viz.networks.style import load_style
from viz.networks.surroundings import add_relation, add_things

SEED = 7
ISLAND = 4  # things a separate part needs to be drawn
NAMED = 5  # central initiatives that the page names


def communities_view(graph: Graph, limit: int = 120) -> nx.MultiDiGraph[str]:
    """Return initiatives with what joins them, coloured by community; `notes` name the central ones."""
    rows = joint(graph)
    whole: nx.Graph[str] = nx.Graph()
    for initiative, _, other, n in rows:
        before = whole.get_edge_data(initiative, other, default={"weight": 0})["weight"]
        whole.add_edge(initiative, other, weight=before + n)
    kept = _joined(whole, limit)
    part = whole.subgraph(sorted(kept))
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=None, left_out=len(whole) - len(kept))
    add_things(drawn, graph, sorted(kept))
    for initiative, relation, other, n in rows:
        if initiative in kept and other in kept:
            add_relation(drawn, initiative, other, relation, n, n)
    _colour(drawn, part)
    _name_central(drawn, part)
    return drawn


def _joined(whole: nx.Graph[str], limit: int) -> set[str]:
    """Choose the best joined things, without the small islands that would only spread the picture."""
    islands = [part for part in nx.connected_components(whole) if len(part) >= ISLAND] or list(
        nx.connected_components(whole)
    )
    main = whole.subgraph(iri for part in islands for iri in part)
    ranked = sorted(main, key=lambda iri: (-main.degree(iri), -main.degree(iri, weight="weight"), iri))[:limit]
    chosen = whole.subgraph(ranked)
    return {iri for iri in ranked if chosen.degree(iri)}


def _colour(drawn: nx.MultiDiGraph[str], part: nx.Graph[str]) -> None:
    found = nx.community.louvain_communities(part, weight="weight", seed=SEED) if part.number_of_edges() else []
    fills = load_style().community_fills
    for number, members in enumerate(sorted(found, key=lambda each: (-len(each), min(each)))):
        for iri in members:
            drawn.nodes[iri].update(group=number, fill=fills[number % len(fills)])


def _name_central(drawn: nx.MultiDiGraph[str], part: nx.Graph[str]) -> None:
    scores = nx.betweenness_centrality(part) if len(part) else {}
    initiatives = [iri for iri in scores if drawn.nodes[iri]["kind"] == "Initiative" and scores[iri] > 0]
    central = sorted(initiatives, key=lambda iri: (-scores[iri], iri))[:NAMED]
    for iri in central:
        drawn.nodes[iri]["central"] = True
    if central:
        drawn.graph["notes"] = [{
            "zh": "联结最多的举措：" + "、".join(drawn.nodes[iri]["zh"] for iri in central) + "。颜色表示群组。",
            "en": "Most connecting initiatives: " + ", ".join(drawn.nodes[iri]["en"] for iri in central)
            + ". Colours are communities.",
        }]  # fmt: skip
