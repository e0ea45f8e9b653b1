"""A document's skeleton: its sections as a tree, and at each what it speaks of."""

from __future__ import annotations

from urllib.parse import quote

import networkx as nx

from queries.graph import Graph
from viz.networks.lookups import skeleton
from viz.networks.surroundings import add_relation, add_things

SEPARATOR = " / "  # between the headings of a section's path, as the graph writes it
PER_SECTION = 6


def skeleton_view(graph: Graph, document: str, limit: int = 120) -> nx.MultiDiGraph[str]:
    """Return a document, its sections and the initiatives, indicators and other things each speaks of."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus=document, left_out=0, layout="tree")
    add_things(drawn, graph, [document], hop=0)
    rows = skeleton(graph, document)
    wanted: dict[str, list[tuple[str, int]]] = {}
    for heading, thing, n in rows:
        wanted.setdefault(heading, []).append((thing, n))
    kept = {heading: _most_said(things) for heading, things in wanted.items()}
    for heading in wanted:
        if drawn.number_of_nodes() < limit:
            _section(drawn, document, heading)
    _things(drawn, graph, document, kept, limit)
    things = {thing for _, thing, _ in rows}
    drawn.graph["left_out"] = len(things - set(drawn))
    return drawn


def _most_said(things: list[tuple[str, int]]) -> list[tuple[str, int]]:
    named = [each for each in things if "/initiative/" in each[0]]
    others = sorted((each for each in things if each not in named), key=lambda each: -each[1])
    return [*named, *others][:PER_SECTION]


def _section_iri(document: str, path: list[str]) -> str:
    return f"{document}#heading={quote('/'.join(path), safe='/')}"


def _section(drawn: nx.MultiDiGraph[str], document: str, heading: str) -> None:
    """Add a section and those it stands in, each joined to the one around it."""
    path = heading.split(SEPARATOR)
    around = document
    for depth in range(1, len(path) + 1):
        iri = _section_iri(document, path[:depth])
        if iri not in drawn:
            drawn.add_node(
                iri, kind="Section", zh=path[depth - 1], en=path[depth - 1], hop=depth, strength=0.0, more=0,
                names=[], statements=[], evidence=[],
            )  # fmt: skip
            add_relation(drawn, around, iri, "dcterms:hasPart")
        around = iri


def _things(
    drawn: nx.MultiDiGraph[str], graph: Graph, document: str, kept: dict[str, list[tuple[str, int]]], limit: int
) -> None:
    """Add what sections speak of, turn by turn so that every section has something; a thing hangs where it comes first."""
    sections = {heading: _section_iri(document, heading.split(SEPARATOR)) for heading in kept}
    turns = (
        (heading, things[turn]) for turn in range(PER_SECTION) for heading, things in kept.items() if turn < len(things)
    )
    chosen: dict[str, tuple[str, int]] = {}
    room = limit - drawn.number_of_nodes()
    for heading, (thing, n) in turns:
        if sections[heading] in drawn and thing not in chosen and len(chosen) < room:
            chosen[thing] = (sections[heading], n)
    add_things(drawn, graph, chosen, hop=3)
    for thing, (section, n) in chosen.items():
        add_relation(drawn, section, thing, "speaks", n)
