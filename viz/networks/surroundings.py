"""The surroundings of one thing as a network: two hops, strongest first, the rest counted and said.

Observations do not become nodes here: those between two things collapse into one edge whose words are the
latest values, and whose panel lists them all with their evidence. Views that need each observation as a node
are in `views`.

A node carries `kind`, `zh`, `en`, `hop`, `strength`, `more` (neighbours not drawn) and `about` (names,
statements, evidence); an edge its relation as key, and `zh`, `en` (the words on the line), `n`, `strength`,
`figures` and `evidence`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from queries.graph import Graph
from viz.networks.figures import Figure
from viz.networks.lookups import PER_PAIR, describe, evidence, figures_between
from viz.networks.nearby import Neighbour, beyond, neighbours
from viz.networks.style import load_style

EXPANDED = 16  # of the first hop, how many are asked for their own neighbours
HUBS = frozenset({"Region", "PolicyDocument"})  # beyond the focus what points at them leads everywhere
FAR_FIGURES, FAR_IN_ALL = 5, 1_200  # figures on a line beyond the focus, and on all of these lines about
NEAR_LEAST, NEAR_IN_ALL = 8, 2_000  # figures on a line of the focus at least, and on all of its lines about
FIGURES_ON_EDGES = 200  # so many edges of the focus get their figures looked up
_EITHER_WAY = frozenset({"observed", "skos:closeMatch"})  # said of both ends, drawn as one line


def neighbourhood(graph: Graph, iri: str, hops: int = 2, limit: int = 60) -> nx.MultiDiGraph[str]:
    """Return what stands around a thing: at most `limit` nodes within `hops` (1 or 2) of it.

    `graph.graph` says `focus`, `left_out` (neighbours of the focus that are not drawn) and `total`.
    """
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=iri, left_out=0)
    add_things(drawn, graph, [iri], hop=0)
    found, total = neighbours(graph, iri)
    share = limit - 1 if hops < 2 else max(1, (limit - 1) * 3 // 4)
    chosen = _fair(found, share)
    add_things(drawn, graph, chosen, hop=1)
    _join(drawn, iri, found)
    _add_figures(drawn, graph, iri, chosen)
    drawn.graph["total"] = total
    drawn.graph["left_out"] = drawn.nodes[iri]["more"] = max(0, total - len(chosen))
    if hops > 1:
        _second_hop(drawn, graph, chosen, limit)
        _add_far_figures(drawn, graph)
    return drawn


def add_things(drawn: nx.MultiDiGraph[str], graph: Graph, things: Iterable[str], hop: int = 1) -> None:
    """Add nodes with their names, classes, plain statements and evidence, each once."""
    new = [iri for iri in dict.fromkeys(things) if iri not in drawn]
    said = evidence(graph, new)
    for iri, known in describe(graph, new).items():
        drawn.add_node(
            iri, kind=known.kind, zh=known.zh, en=known.en or known.zh, hop=hop, strength=0.0, more=0,
            names=list(known.other_names), statements=[_said(*pair) for pair in known.statements],
            evidence=[each.as_json() for each in said.get(iri, ())],
        )  # fmt: skip


def _said(name: str, value: str) -> list[str]:
    style = load_style()
    return [*style.word(name), *style.word(value)]


def add_relation(
    drawn: nx.MultiDiGraph[str], source: str, target: str, relation: str, n: int = 1, strength: float = 1
) -> None:
    """Add an edge that says a relation, with the words of the style file; once."""
    if drawn.has_edge(source, target, key=relation) or (
        relation in _EITHER_WAY and drawn.has_edge(target, source, key=relation)
    ):
        return
    words = load_style().of_relation(relation)
    drawn.add_edge(
        source, target, key=relation, zh=words.short_zh.format(n=n), en=words.short_en.format(n=n), n=n,
        strength=strength, figures=[], evidence=[],
    )  # fmt: skip
    for end in (source, target):
        drawn.nodes[end]["strength"] += strength


def figure_json(figure: Figure) -> dict[str, object]:
    """Return an observation as a page shows it."""
    return {
        "iri": figure.iri, "kind": figure.kind, "zh": figure.short("zh"), "en": figure.short("en"),
        "verdict": figure.verdict, "judged_zh": figure.judged("zh"), "judged_en": figure.judged("en"),
        "evidence": [each.as_json() for each in figure.evidence],
    }  # fmt: skip


def set_figures(drawn: nx.MultiDiGraph[str], source: str, target: str, found: Iterable[Figure]) -> None:
    """Put observations on the edge between two things; the latest outcome and target become its words."""
    listed = list(found)
    pair = (source, target) if drawn.has_edge(source, target, key="observed") else (target, source)
    edge = drawn.edges[(*pair, "observed")]
    edge["figures"] = [figure_json(each) for each in listed]
    shown = [each for each in (_first(listed, "Outcome", "Rating"), _first(listed, "Target", "Standard")) if each]
    shown = shown or listed[:1]
    if shown:
        edge["zh"] = "，".join(each.short("zh") for each in shown)
        edge["en"] = ", ".join(each.short("en") for each in shown)
    edge["missed"] = any(each.verdict == "Missed" for each in shown)
    edge["latest"] = [[each.short("zh"), each.short("en")] for each in shown]


def _first(found: list[Figure], *kinds: str) -> Figure | None:
    return next((each for each in found if each.kind in kinds), None)


def _fair(found: list[Neighbour], room: int) -> list[str]:
    """Choose things so that each relation has its turn, the strongest of each first."""
    waiting: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
    for each in found:
        waiting[(each.relation, each.outward, each.iri.rsplit("/", 1)[0])].append(each.iri)
    chosen: dict[str, None] = {}
    queues = [iter(queue) for queue in waiting.values()]
    while queues and len(chosen) < room:
        for queue in list(queues):
            nearest = next((iri for iri in queue if iri not in chosen), None)
            if nearest is None:
                queues.remove(queue)
            elif len(chosen) < room:
                chosen[nearest] = None
    return list(chosen)


def _join(drawn: nx.MultiDiGraph[str], iri: str, found: list[Neighbour]) -> None:
    for each in found:
        if each.iri in drawn:
            ends = (iri, each.iri) if each.outward else (each.iri, iri)
            add_relation(drawn, *ends, each.relation, each.n, each.strength)


def _add_figures(drawn: nx.MultiDiGraph[str], graph: Graph, iri: str, chosen: list[str]) -> None:
    joined = [each for each in chosen if drawn.has_edge(iri, each, key="observed")]
    most = max(NEAR_LEAST, min(PER_PAIR, NEAR_IN_ALL // max(1, len(joined))))
    for (_, other), known in figures_between(graph, {iri: joined[:FIGURES_ON_EDGES]}, most).items():
        set_figures(drawn, iri, other, known)
        edge = drawn.edges[iri, other, "observed"]
        if "Indicator" in (drawn.nodes[iri]["kind"], drawn.nodes[other]["kind"]):
            drawn.nodes[other].update(values=edge.get("latest", []), missed=edge["missed"])
        else:
            edge["zh"], edge["en"] = (words.format(n=edge["n"]) for words in _counted())


def _add_far_figures(drawn: nx.MultiDiGraph[str], graph: Graph) -> None:
    """Give the figures to edges beyond the focus too, so that every line can be asked for its evidence."""
    focus = drawn.graph["focus"]
    bare: dict[str, list[str]] = defaultdict(list)
    for source, target, relation in drawn.edges(keys=True):
        if relation == "observed" and focus not in (source, target):
            bare[source].append(target)
    most = max(1, min(FAR_FIGURES, FAR_IN_ALL // max(1, sum(map(len, bare.values())))))
    for (source, target), known in figures_between(graph, bare, most, far=True).items():
        set_figures(drawn, source, target, known)


def _counted() -> tuple[str, str]:
    words = load_style().of_relation("observed")
    return words.short_zh, words.short_en


def _second_hop(drawn: nx.MultiDiGraph[str], graph: Graph, first: list[str], limit: int) -> None:
    """Join the first hop among itself, then add what most of it shares, strongest first."""
    # What points at a place or a document would tie everything to everything; those lead only to what they point at.
    asked = {
        iri: ([each for each in found if load_style().of_relation(each.relation).across], total)
        for iri, (found, total) in beyond(
            graph, {each: drawn.nodes[each]["kind"] in HUBS for each in first[:EXPANDED]}
        ).items()
    }
    votes: dict[str, float] = defaultdict(float)
    for found, _ in asked.values():
        for each in found:
            if each.iri not in drawn:
                votes[each.iri] += each.strength
    ranked = sorted(votes, key=lambda each: (-votes[each], each))
    add_things(drawn, graph, ranked[: max(0, limit - drawn.number_of_nodes())], hop=2)
    for iri, (found, total) in asked.items():
        _join(drawn, iri, found)
        drawn.nodes[iri]["more"] = max(0, total - len(set(nx.all_neighbors(drawn, iri))))
