"""Several SELECTs whose answers do not depend on each other: asked at once where a graph has processes for it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from queries.asked import AskedGraph
from queries.graph import Graph
from queries.rows import Bindings, Rows


def together(graph: Graph, asked: Sequence[tuple[str, Bindings]]) -> list[Rows]:
    """Return the answers in the order of the queries. Raises what `graph.select` raises.

    All of them are under the time limit of the task that asks, as `deadline` says.
    """
    at_once = min(graph.at_once if isinstance(graph, AskedGraph) else 1, len(asked))
    if at_once < 2:
        return [graph.select(sparql, bound) for sparql, bound in asked]
    with ThreadPoolExecutor(at_once, thread_name_prefix="jiaoce query") as threads:
        waiting = [threads.submit(copy_context().run, graph.select, sparql, bound) for sparql, bound in asked]
        return [each.result() for each in waiting]
