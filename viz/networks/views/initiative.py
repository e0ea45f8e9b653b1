"""An initiative with its targets and outcomes: each observation a node, each judged target joined to its outcome."""

from __future__ import annotations

import networkx as nx

from queries.graph import Graph
from viz.networks.construct import name_observation
from viz.networks.figures import Figure
from viz.networks.lookups import Description, describe, figures
from viz.networks.nearby import neighbours
from viz.networks.style import load_style
from viz.networks.surroundings import add_relation, add_things

MOST = 60  # observations drawn; the latest, and those that were judged first


def initiative_view(graph: Graph, iri: str, limit: int = 120) -> nx.MultiDiGraph[str]:
    """Return an initiative, what it is part of, its parts and places, its indicators and their observations."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=iri, left_out=0)
    add_things(drawn, graph, [iri], hop=0)
    found, _ = neighbours(graph, iri)
    kin = [each for each in found if each.relation in ("jc:subInitiativeOf", "jc:region")][: limit // 4]
    add_things(drawn, graph, [each.iri for each in kin])
    for each in kin:
        add_relation(drawn, *((iri, each.iri) if each.outward else (each.iri, iri)), each.relation)
    known = figures(graph, iri)
    shown = _latest(known, min(MOST, limit - drawn.number_of_nodes()))
    drawn.graph["left_out"] = len(known) - len(shown)
    _observations(drawn, graph, iri, shown)
    return drawn


def _latest(known: list[Figure], room: int) -> list[Figure]:
    outcomes = {each.outcome for each in known if each.outcome}
    judged = [each for each in known if each.verdict or each.iri in outcomes]
    others = [each for each in known if each not in judged]
    return [*judged, *others][: max(0, room)]


def _observations(drawn: nx.MultiDiGraph[str], graph: Graph, iri: str, shown: list[Figure]) -> None:
    add_things(drawn, graph, [each.indicator for each in shown if each.indicator])
    add_things(drawn, graph, [each.iri for each in shown], hop=2)
    several = len({each.region for each in shown}) > 1
    places = describe(graph, {each.region for each in shown if each.region} if several else ())
    for each in shown:
        name_observation(drawn, each)
        if several and each.region:
            _name_place(drawn, each, places[each.region])
        if each.indicator:
            add_relation(drawn, iri, each.indicator, "measured")
            add_relation(drawn, each.iri, each.indicator, "jc:indicator")
    for each in shown:
        if each.outcome in drawn:
            _judge(drawn, each)


def _name_place(drawn: nx.MultiDiGraph[str], figure: Figure, place: Description) -> None:
    """Say on the observation which place it is about; a node for it would tie everything to everything."""
    node = drawn.nodes[figure.iri]
    node["zh"], node["en"] = f"{place.zh} {node['zh']}", f"{place.en or place.zh} {node['en']}"


def _judge(drawn: nx.MultiDiGraph[str], target: Figure) -> None:
    words = load_style().of_relation(f"judged:{target.verdict}")
    drawn.add_edge(
        target.iri, target.outcome, key=words.name, zh=words.short_zh, en=words.short_en, n=1, strength=1,
        figures=[], evidence=[each.as_json() for each in target.evidence], missed=target.verdict == "Missed",
    )  # fmt: skip
