"""What two places (or any two things) share: what is joined to both, with the words of either side on it."""

from __future__ import annotations

import networkx as nx

from queries.graph import Graph
from viz.networks.figures import Figure
from viz.networks.labels import cut
from viz.networks.lookups import figures_between
from viz.networks.nearby import Neighbour, neighbours
from viz.networks.surroundings import add_relation, add_things, set_figures


def shared_view(graph: Graph, one: str, other: str, limit: int = 60) -> nx.MultiDiGraph[str]:
    """Return two things and what is joined to both, the strongest first; `left_out` counts the rest."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=one, left_out=0, layout="columns")
    add_things(drawn, graph, [one, other], hop=0)
    sides = {end: _by_thing(neighbours(graph, end)[0]) for end in (one, other)}
    common = sorted(
        (iri for iri in sides[one].keys() & sides[other].keys() if iri not in (one, other)),
        key=lambda iri: (-min(sides[one][iri][0].strength, sides[other][iri][0].strength), iri),
    )
    kept = common[: max(1, limit - 2)]
    drawn.graph["left_out"] = len(common) - len(kept)
    add_things(drawn, graph, kept)
    known = figures_between(graph, {one: kept, other: kept})
    for end in (one, other):
        for iri in kept:
            _join(drawn, end, iri, sides[end][iri], known[end, iri])
    return drawn


def _by_thing(found: list[Neighbour]) -> dict[str, list[Neighbour]]:
    things: dict[str, list[Neighbour]] = {}
    for each in found:
        things.setdefault(each.iri, []).append(each)
    return things


def _join(drawn: nx.MultiDiGraph[str], end: str, iri: str, found: list[Neighbour], known: list[Figure]) -> None:
    for each in found:
        add_relation(drawn, *((end, iri) if each.outward else (iri, end)), each.relation, each.n, each.strength)
        if each.relation == "observed" and known:
            set_figures(drawn, end, iri, known)
            if drawn.nodes[iri]["kind"] == "Indicator":
                _write(drawn, end, iri, next((each for each in known if each.kind in ("Outcome", "Rating")), known[0]))


def _write(drawn: nx.MultiDiGraph[str], end: str, iri: str, figure: Figure) -> None:
    name = drawn.nodes[end]
    said = [f"{cut(name[language], 8)} {figure.short(language)}" for language in ("zh", "en")]
    drawn.nodes[iri].setdefault("values", []).append(said)
