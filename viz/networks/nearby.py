"""What stands next to a thing: in the same observations, or joined to it by a single statement; the strongest first.

Every query is bounded; what a bound cuts off is counted for the focus of a picture. Leaves out which get drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from queries.asked import AskedGraph
from queries.graph import Graph
from queries.rows import Node, Rows
from queries.together import together
from viz.networks.lookups import bound, dimensions, pattern
from viz.networks.style import load_style, prefixed

NEIGHBOUR_BOUND = 400  # the LIMIT of observed.rq and linked.rq


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One end of a relation: `outward` when the statement goes from the focus; `n` statements or observations."""

    iri: str
    relation: str
    outward: bool
    n: int
    strength: float


def neighbours(graph: Graph, iri: str) -> tuple[list[Neighbour], int]:
    """Return the neighbours of a thing, strongest first, and how many different ones there are in all."""
    (observed, total), stated = _observed(graph, iri), statements(graph, iri)
    found = _ranked([*observed, *stated])
    total = max(total, len({each.iri for each in found}))
    if len(stated) >= NEIGHBOUR_BOUND:
        total = max(total, _count(graph.select(pattern("linked_count"), bound(focus=[iri]))))
    return found, total


def beyond(graph: Graph, things: Mapping[str, bool]) -> dict[str, tuple[list[Neighbour], int]]:
    """Return the neighbours of things beyond the focus, and how many there are (0: not counted), strongest first.

    Of what is true only its own statements are looked at; of the others a bounded part of what stands around them.
    """
    asked = [(iri, which) for iri, own in things.items() for which in (("linked_out",) if own else ("observed_few", "linked_few"))]  # fmt: skip
    answers = together(
        graph,
        [(pattern(which), bound(focus=[iri]) | (dimensions(iri) if which == "observed_few" else {})) for iri, which in asked],
    )  # fmt: skip
    found: dict[str, list[Neighbour]] = {iri: [] for iri in things}
    cut = {iri for iri, own in things.items() if own}
    for (iri, which), rows in zip(asked, answers, strict=True):
        found[iri] += _of_observations(iri, rows) if which == "observed_few" else _of_statements(rows)
        if len(rows) >= NEIGHBOUR_BOUND:
            cut.add(iri)
    return {iri: (_ranked(near), 0 if iri in cut else len({each.iri for each in near})) for iri, near in found.items()}


def statements(graph: Graph, iri: str) -> list[Neighbour]:
    """Return what single statements join to a thing, leaving out what stands in its observations."""
    return _of_statements(graph.select(pattern("linked"), bound(focus=[iri])))


def _observed(graph: Graph, iri: str) -> tuple[list[Neighbour], int]:
    """Return what stands in the observations of a thing, and how many different things; 0 where none were left out."""
    terms = bound(focus=[iri]) | dimensions(iri)
    if isinstance(graph, AskedGraph):
        rows, total = graph.first_rows(pattern("observed_all"), NEIGHBOUR_BOUND, terms)
        return _of_observations(iri, rows), total - any(str(row["other"]) == iri for row in rows)
    rows = graph.select(pattern("observed"), terms)
    total = _count(graph.select(pattern("observed_count"), terms)) if len(rows) >= NEIGHBOUR_BOUND else 0
    return _of_observations(iri, rows), total


def _count(rows: Rows) -> int:
    return max(int(row["n"]) for row in rows)


def _of_observations(iri: str, rows: Iterable[Mapping[str, Node]]) -> list[Neighbour]:
    counted = ((str(row["other"]), int(row["n"])) for row in rows)
    return [Neighbour(other, "observed", True, n, 10.0 + n) for other, n in counted if other != iri]


def _of_statements(rows: Iterable[Mapping[str, Node]]) -> list[Neighbour]:
    style = load_style()
    joined = [(str(row["other"]), prefixed(str(row["relation"])), str(row["direction"]) == "out") for row in rows]
    return [Neighbour(other, name, outward, 1, style.of_relation(name).weight) for other, name, outward in joined]


def _ranked(found: Iterable[Neighbour]) -> list[Neighbour]:
    return sorted(found, key=lambda each: (-each.strength, each.iri, each.relation))
