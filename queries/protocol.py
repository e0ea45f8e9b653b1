"""One SPARQL query as the protocol sees it: text and dataset in, bytes and media type out. No HTTP, no processes.

The kind of query decides what can be offered; of the offers the `Accept` header chooses. An answer with more rows
than allowed is refused as a whole: a part that looks whole would mislead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, TypeVar

import pyoxigraph

from ontology.terms import PREFIXES
from queries.description import service_description
from queries.failures import NotAcceptable, TooMuch
from queries.negotiation import negotiate
from queries.ordering import Ordered, answered
from queries.solutions import TABLE_TYPES, write_boolean, write_solutions

GRAPH_TYPES = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
}
_ALIASES = {
    "application/json": "application/sparql-results+json",
    "text/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
    "application/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
}
DEFAULT_ROWS = 100_000
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the dataset the protocol names, what the client accepts, and the most rows it may have.

    Where `service` holds the endpoint's URL, its description is asked for instead of a query. With `first` a SELECT is
    answered by so many rows, and the others are only counted.
    """

    sparql: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""
    most_rows: int = DEFAULT_ROWS
    service: str = ""
    first: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the query as JSON, to be sent to another process."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Query:
        """Return the query that `to_json` wrote."""
        graphs = {name: tuple(said[name]) for name in ("default_graphs", "named_graphs")}
        return cls(**{**said, **graphs})


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an answer and what they are; `total` counts the rows of a SELECT, those not sent too."""

    media_type: str
    body: bytes
    total: int = 0


def answer(index: pyoxigraph.Store, query: Query) -> Answer:
    """Answer one query. Raises BadSparql, NotAQuery, ServiceRefused, NotAcceptable, TooMuch."""
    if query.service:
        return _graph(service_description(index, query.service), query.accept)
    found = answered(index, query.sparql, query.default_graphs, query.named_graphs)
    if isinstance(found, pyoxigraph.QueryBoolean):
        media_type = _chosen(query.accept, TABLE_TYPES)
        return Answer(media_type, write_boolean(bool(found), media_type))
    if isinstance(found, pyoxigraph.QuerySolutions | Ordered):
        variables = [variable.value for variable in found.variables]
        rows = [tuple(row) for row in islice(found, query.first or query.most_rows + 1)]
        total = len(rows) + (sum(1 for _ in found) if query.first else 0)
        del found  # pyoxigraph's cursor must end in its own thread, not with a traceback in another one
        media_type = _chosen(query.accept, TABLE_TYPES)
        return Answer(media_type, write_solutions(variables, _within(rows, query.most_rows), media_type), total)
    triples = list(islice(found, query.most_rows + 1))
    del found
    return _graph(set(_within(triples, query.most_rows)), query.accept)


def _within(rows: Sequence[_Row], most: int) -> Sequence[_Row]:
    if len(rows) > most:
        raise TooMuch(most)
    return rows


def _graph(found: Iterable[pyoxigraph.Triple], accept: str) -> Answer:
    media_type = _chosen(accept, tuple(GRAPH_TYPES))
    triples = sorted(found, key=str)
    prefixes = PREFIXES if media_type != "application/n-triples" else None
    body = pyoxigraph.serialize(triples, format=GRAPH_TYPES[media_type], prefixes=prefixes)
    return Answer(media_type, bytes(body or b""))


def _chosen(accept: str, offers: tuple[str, ...]) -> str:
    """Choose among the offers and the other names clients have for them."""
    names = (*offers, *(alias for alias, meant in _ALIASES.items() if meant in offers))
    chosen = negotiate(accept, names)
    if chosen is None:
        raise NotAcceptable(accept, offers)
    return _ALIASES.get(chosen, chosen)
