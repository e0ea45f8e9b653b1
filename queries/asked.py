"""A graph whose queries are answered by other processes: what they send is read back into rows and graphs."""

from __future__ import annotations

from typing import Protocol

import rdflib

from queries.binding import bind
from queries.closing import Closing
from queries.failures import BadSparql
from queries.protocol import DEFAULT_ROWS, Answer, Query
from queries.rows import Bindings, Rows
from queries.sparql_json import NotResults, read_boolean, read_json, read_rows

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"


class Answering(Protocol):
    """Anything that answers queries: one process, or a pool of them."""

    def answer(self, query: Query) -> Answer:
        """Answer one query, or raise a JiaoceError."""


class AskedGraph(Closing):
    """A graph behind something that answers queries, `at_once` of them at a time."""

    def __init__(self, answering: Answering, name: str, *, most_rows: int = DEFAULT_ROWS, at_once: int = 1) -> None:
        self.name = name
        self.at_once = at_once
        self._answering = answering
        self._most_rows = most_rows

    def select(self, sparql: str, substitutions: Bindings | None = None) -> Rows:
        """Return the solutions of a SELECT. Raises TooSlow, TooMuch, BadSparql, NotAQuery, ServiceRefused."""
        return _rows(self._ask(sparql, substitutions, _JSON))

    def first_rows(self, sparql: str, most: int, substitutions: Bindings | None = None) -> tuple[Rows, int]:
        """Return the first solutions of a SELECT, and how many there are in all. Raises as `select` does."""
        query = Query(bind(sparql, substitutions or {}), accept=_JSON, most_rows=self._most_rows, first=most)
        answer = self._answering.answer(query)
        return _rows(answer.body), answer.total

    def construct(self, sparql: str, substitutions: Bindings | None = None) -> rdflib.Graph:
        """Return the graph that a CONSTRUCT or DESCRIBE makes. Raises as `select` does."""
        return rdflib.Graph().parse(data=self._ask(sparql, substitutions, _TRIPLES), format="nt")

    def ask(self, sparql: str, substitutions: Bindings | None = None) -> bool:
        """Return the answer of an ASK. Raises as `select` does."""
        return read_boolean(read_json(self._ask(sparql, substitutions, _JSON)))

    def _ask(self, sparql: str, substitutions: Bindings | None, accept: str) -> bytes:
        query = Query(bind(sparql, substitutions or {}), accept=accept, most_rows=self._most_rows)
        return self._answering.answer(query).body


def _rows(body: bytes) -> Rows:
    try:
        return read_rows(read_json(body))
    except NotResults as error:
        raise BadSparql("a SELECT was expected") from error
