"""The embedded graph: pyoxigraph evaluates over the store's index, in this process.

Nothing here has a timeout, because pyoxigraph has none; `bounded` runs a query in a process that can be killed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

import pyoxigraph
import rdflib

from kg_build.store import open_store
from queries.binding import bind
from queries.closing import Closing
from queries.evaluation import Found, as_graph, from_oxigraph
from queries.failures import BadSparql
from queries.ordering import Ordered, answered
from queries.rows import Bindings, Rows


class EmbeddedGraph(Closing):
    """A pyoxigraph store that is asked in this process."""

    def __init__(self, index: pyoxigraph.Store, name: str = "memory") -> None:
        self.index = index
        self.name = name

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the store in a folder for reading."""
        return cls(open_store(path).index, str(path))

    def select(self, sparql: str, substitutions: Bindings | None = None) -> Rows:
        """Return the solutions of a SELECT. Raises BadSparql, NotAQuery, ServiceRefused."""
        found = self._evaluate(sparql, substitutions)
        if not isinstance(found, pyoxigraph.QuerySolutions | Ordered):
            raise BadSparql("a SELECT was expected")
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(tuple(from_oxigraph(term) for term in row) for row in found))

    def construct(self, sparql: str, substitutions: Bindings | None = None) -> rdflib.Graph:
        """Return the graph that a CONSTRUCT or DESCRIBE makes. Raises BadSparql, NotAQuery, ServiceRefused."""
        found = self._evaluate(sparql, substitutions)
        if not isinstance(found, pyoxigraph.QueryTriples):
            raise BadSparql("a CONSTRUCT or DESCRIBE was expected")
        return as_graph(found)

    def ask(self, sparql: str, substitutions: Bindings | None = None) -> bool:
        """Return the answer of an ASK. Raises BadSparql, NotAQuery, ServiceRefused."""
        return bool(self._evaluate(sparql, substitutions))

    def _evaluate(self, sparql: str, substitutions: Bindings | None) -> Found | Ordered:
        return answered(self.index, bind(sparql, substitutions or {}))
