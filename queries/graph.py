"""What every question is asked of: a graph that answers SELECT, CONSTRUCT and ASK, embedded or remote.

Queries see the union of the named graphs as their default graph, on every back end. `open_graph` takes a store's
folder or the URL of a SPARQL endpoint.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import rdflib

from queries.embedded import EmbeddedGraph
from queries.remote import RemoteGraph
from queries.rows import Bindings, Rows

__all__ = ["Graph", "Rows", "is_endpoint", "open_graph"]


class Graph(Protocol):
    """A graph that can be asked."""

    name: str

    def select(self, sparql: str, substitutions: Bindings | None = None) -> Rows:
        """Return the solutions of a SELECT. `substitutions` bind the marks `VALUES ?x { UNDEF }`."""

    def construct(self, sparql: str, substitutions: Bindings | None = None) -> rdflib.Graph:
        """Return the graph that a CONSTRUCT or DESCRIBE makes."""

    def ask(self, sparql: str, substitutions: Bindings | None = None) -> bool:
        """Return the answer of an ASK."""

    def close(self) -> None:
        """Let go of processes and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def is_endpoint(where: str | Path) -> bool:
    """Say whether a store is named by the URL of a SPARQL endpoint."""
    return isinstance(where, str) and where.startswith(("http:", "https:"))


def open_graph(where: str | Path, *, timeout: float | None = None) -> Graph:
    """Open a store's folder or a SPARQL endpoint for asking.

    `timeout` is in seconds for one whole query at a remote endpoint (None: 60 s). Raises what `kg_build.store.open_store` raises for a folder that holds no store.
    """
    if isinstance(where, str) and is_endpoint(where):
        return RemoteGraph(where, timeout=timeout or 60.0)
    return EmbeddedGraph.open(Path(where))
