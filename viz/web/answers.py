"""Answers of the question library as the pages' tables, each row with the words behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rdflib import URIRef

from ontology.terms import JC_NAMESPACE
from queries.amounts import plain_text, unit_word
from queries.display import Value
from queries.evidence import Evidence
from queries.results import Result
from viz.web.links import document_link
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit

_SOURCES_FOR_AT_MOST = 1_000
_FOR_PROGRAMS = ("latitude", "longitude")  # columns that a reader has no use for


def answer_table(result: Result, visit: Visit) -> tuple[Table, tuple[Evidence, ...]]:
    """Return the rows as a table in the language of the page, with a column that leads to the words behind them."""
    evidence = result.evidence() if len(result) <= _SOURCES_FOR_AT_MOST else ()
    first: dict[URIRef, Evidence] = {}
    for each in evidence:
        first.setdefault(each.fact, each)
    columns = [
        Column(name, title, _is_numeric(result, index), unshown=name in _FOR_PROGRAMS)
        for index, (name, title) in enumerate(zip(result.columns, result.titles, strict=True))
    ]
    rows = [
        tuple(_cell(value, iri, visit) for value, iri in zip(row, links, strict=True))
        for row, links in zip(result.rows, result.links, strict=True)
    ]
    if first:
        columns.append(Column("evidence", visit.lang("word.evidence")))
        rows = [(*row, _source(result, index, first)) for index, row in enumerate(rows)]
    title = visit.lang.pick(result.question.title_zh, result.question.title_en)
    shown = tuple(
        replace(column, unshown=column.unshown or _says_nothing(column, rows, index))
        for index, column in enumerate(columns)
    )
    return Table("answer", title, shown, tuple(rows)), evidence


def _says_nothing(column: Column, rows: Sequence[tuple[Cell, ...]], index: int) -> bool:
    """Say whether a page may leave a column out: all its cells are empty, or every comparison is the plain one."""
    texts = {row[index].text for row in rows}
    return bool(rows) and texts <= ({"", "="} if column.key == "comparator" else {""})


def _is_numeric(result: Result, index: int) -> bool:
    values = [row[index] for row in result.rows if row[index] is not None]
    return bool(values) and all(
        isinstance(value, (int, Decimal, float)) and not isinstance(value, bool) for value in values
    )


def _cell(value: Value, iri: URIRef | None, visit: Visit) -> Cell:
    """Things are named in the page's language and lead to their pages; codes, units and periods are only words."""
    if iri is None:
        return Cell(plain_text(value))
    if str(iri) in visit.snapshot.entries:
        return Cell(visit.name(str(iri)), str(iri))
    if iri.startswith(JC_NAMESPACE):
        return Cell(plain_text(value), mark=iri.removeprefix(JC_NAMESPACE).lower())
    if "/unit/" in iri:
        return Cell(unit_word(plain_text(value), visit.lang.code))
    return Cell(plain_text(value), str(iri) if "/period/" not in iri else "")


def _source(result: Result, index: int, first: dict[URIRef, Evidence]) -> Cell:
    row = dict(zip(result.solutions.columns, result.solutions.rows[index], strict=True))
    names = [column.name for column in result.question.columns if column.observation]
    for name in reversed(names):
        found = first.get(URIRef(str(row.get(name))))
        if found:
            return Cell(found.quote, href=document_link(found.document, found.start, found.end))
    return Cell("")
