"""The last ORDER BY of a query, done here instead of in the store.

The store looks both terms up again for each comparison, which takes as long as finding twenty thousand rows. Here
each row's keys are read once. Only keys whose order is beyond doubt are sorted here: variables that are selected, holding
IRIs, texts, numbers or dates of one form; for any other the store is asked to sort. The rows are the same, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph

from ontology.terms import RDF, XSD
from queries.evaluation import Found, evaluate
from queries.lexical import outside_words

_KEY = r"(?:(?:ASC|DESC)\s*\(\s*[?$]\w+\s*\)|[?$]\w+)"
_SLICE = re.compile(r"(LIMIT|OFFSET)\s+(\d+)", re.IGNORECASE)
_TAIL = re.compile(rf"\bORDER\s+BY\s+({_KEY}(?:\s*{_KEY})*)((?:\s+(?:LIMIT|OFFSET)\s+\d+)*)\s*\Z", re.IGNORECASE)
_ONE = re.compile(r"(?:(ASC|DESC)\s*\(\s*)?[?$](\w+)", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,15})?|\.\d{1,15})", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_NUMBERS = frozenset({str(XSD.integer), str(XSD.decimal)})
_DATES = frozenset({str(XSD.date), str(XSD.gYear), str(XSD.gYearMonth)})
_TEXTS = frozenset({str(XSD.string), str(RDF.langString)})
_NOTHING, _IRI, _LITERAL = (0,), 1, 2


@dataclass(frozen=True, slots=True)
class Order:
    """A query without its last ORDER BY, and what that says: variables, which of them fall, and the part asked for."""

    query: str
    keys: tuple[tuple[str, bool], ...]
    offset: int = 0
    limit: int | None = None


class Ordered(Iterator[pyoxigraph.QuerySolution]):
    """Solutions that were sorted here; they have variables and are iterated over, once, as pyoxigraph's own are."""

    def __init__(self, variables: Sequence[pyoxigraph.Variable], rows: Sequence[pyoxigraph.QuerySolution]) -> None:
        self.variables = variables
        self._rows = iter(rows)

    def __next__(self) -> pyoxigraph.QuerySolution:
        return next(self._rows)


def answered(
    index: pyoxigraph.Store, sparql: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
) -> Found | Ordered:
    """Evaluate a query, sorting its solutions here where that is certain to give the same. Raises what `evaluate` raises."""
    order = last_order(sparql)
    if order is not None:
        found = evaluate(index, order.query, default_graphs, named_graphs)
        names = [variable.value for variable in found.variables] if isinstance(found, pyoxigraph.QuerySolutions) else []
        if isinstance(found, pyoxigraph.QuerySolutions) and all(name in names for name, _ in order.keys):
            rows = _sorted(list(found), [(names.index(name), falling) for name, falling in order.keys])
            if rows is not None:
                end = None if order.limit is None else order.offset + order.limit
                return Ordered(found.variables, rows[order.offset : end])
    return evaluate(index, sparql, default_graphs, named_graphs)


def last_order(sparql: str) -> Order | None:
    """Return a query apart from its last ORDER BY; None where it has none by plain variables.

    >>> last_order("SELECT ?a ?b { ?a ?p ?b } ORDER BY DESC(?b) ?a LIMIT 5").keys
    (('b', True), ('a', False))
    """
    tail = _TAIL.search(sparql)
    if not tail or not outside_words(sparql, tail.start()):
        return None
    keys = tuple((name, way.upper() == "DESC") for way, name in _ONE.findall(tail[1]))
    bounds = [(word.upper(), int(number)) for word, number in _SLICE.findall(tail[2])]
    said = dict(bounds)
    if len(said) < len(bounds):
        return None
    return Order(sparql[: tail.start()], keys, said.get("OFFSET", 0), said.get("LIMIT"))


_Key = tuple[object, ...]


def _sorted(
    rows: list[pyoxigraph.QuerySolution], keys: Sequence[tuple[int, bool]]
) -> list[pyoxigraph.QuerySolution] | None:
    """Sort rows by the terms at some places; None where the order of some terms is not known here."""
    columns = [(_column([row[place] for row in rows]), falling) for place, falling in keys]
    order = list(range(len(rows)))
    for column, falling in reversed(columns):
        if column is None:
            return None
        order.sort(key=column.__getitem__, reverse=falling)
    return [rows[number] for number in order]


def _column(terms: Sequence[object]) -> list[_Key] | None:
    """Return what to sort terms by: first what is unbound, then IRIs, then literals of one kind; None for others."""
    kinds = {_kind(term.datatype.value) for term in terms if isinstance(term, pyoxigraph.Literal)}
    keys: list[_Key] = []
    for term in terms if len(kinds) < 2 else (object(),):
        key: _Key | None = None
        if term is None:
            key = _NOTHING
        elif isinstance(term, pyoxigraph.NamedNode):
            key = (_IRI, term.value)
        elif isinstance(term, pyoxigraph.Literal):
            key = _literal(term, *kinds)
        if key is None:
            return None
        keys.append(key)
    return keys


def _kind(datatype: str) -> str:
    """Return by what literals are compared: their text, their number, or the form of their dates."""
    return "text" if datatype in _TEXTS else "number" if datatype in _NUMBERS else datatype


def _literal(term: pyoxigraph.Literal, kind: str) -> _Key | None:
    if kind == "text":
        return (_LITERAL, term.value, term.datatype.value, term.language or "")
    if kind == "number":
        return (_LITERAL, Decimal(term.value)) if _NUMBER.fullmatch(term.value) else None
    return (_LITERAL, term.value) if kind in _DATES and _DATE.fullmatch(term.value) else None
