"""A graph whose answers are read only as far as a page shows them, and counted to their end.

Turning terms into rows costs more than finding them: of 40,000 rows a page shows the first few hundred. What a question
looks up besides, names and labels, is read whole.
"""

from __future__ import annotations

import rdflib

from queries.asked import AskedGraph
from queries.closing import Closing
from queries.rows import Bindings, Rows


class FirstRows(Closing):
    """A graph that gives the first rows of a query without marks; `total` says how many there were."""

    def __init__(self, graph: AskedGraph, most: int) -> None:
        self.graph = graph
        self.name = graph.name
        self.total = 0
        self._most = most

    def select(self, sparql: str, substitutions: Bindings | None = None) -> Rows:
        """Return the first solutions of a SELECT, all of one whose marks are bound here. Raises what the graph raises."""
        if substitutions is not None:
            return self.graph.select(sparql, substitutions)
        rows, self.total = self.graph.first_rows(sparql, self._most)
        return rows

    def construct(self, sparql: str, substitutions: Bindings | None = None) -> rdflib.Graph:
        """Return the graph that a CONSTRUCT or DESCRIBE makes."""
        return self.graph.construct(sparql, substitutions)

    def ask(self, sparql: str, substitutions: Bindings | None = None) -> bool:
        """Return the answer of an ASK."""
        return self.graph.ask(sparql, substitutions)

    def close(self) -> None:
        """Let go of the index."""
        self.graph.close()
