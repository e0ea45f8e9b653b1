"""The numbers of a table that became no fact, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.model import Cell, Span, Unread
from kg_build.read.shapes import is_year, squeeze
from kg_build.tables.context import Context
from kg_build.tables.names import is_subtotal

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)*%?")
_PART_OF_DATE = re.compile(r"\s*(?:年|学年|月|日|号)")


def unread_cells(context: Context, used: frozenset[tuple[int, int]], projects: bool) -> Iterator[Unread]:
    """Yield the numbers of the cells whose position is not in `used`, with the reason by where they stand.

    `projects` says that the rows are building projects.
    """
    view = context.view
    for cell in view.table.cells:
        if (cell.row, cell.column) not in used:
            reason = _reason(context, cell, projects)
            for found in _NUMBER.finditer(cell.text):
                span = Span(cell.span.start + found.start(), cell.span.start + found.end())
                date = len(found[0]) == 4 and is_year(found[0]) and _PART_OF_DATE.match(cell.text, found.end())
                yield Unread(span, found[0], "date" if date else reason)


def _reason(context: Context, cell: Cell, projects: bool) -> str:
    view = context.view
    if cell.row < view.table.header_rows:
        return "date" if is_year(squeeze(cell.text)) else "name: part of a table's header"
    if cell.row in view.groups:
        return "name: the heading of a group of rows"
    if cell.row not in view.row_labels:
        return "a header repeated"
    if cell.row in view.table.ragged:
        return "a row with more or fewer cells than the table has columns"
    return _reason_by_column(context, cell, projects)


def _reason_by_column(context: Context, cell: Cell, projects: bool) -> str:
    view = context.view
    reasons = (
        (cell.column in view.serial, "ordinal"),
        (projects, "a detail of a building project that the graph does not keep"),
        (cell.column in view.labels, "name: part of a row's label"),
        (cell.column in view.asides, "a remark beside a table's figures"),
        (not view.values, "a table of words"),
        (any(map(is_subtotal, view.row_labels[cell.row])), "a subtotal of some of the rows"),
        (not view.head(cell.column) and len(view.values) > 1, "a cell without a column header"),
    )
    otherwise = "not understood: a cell whose place or figure could not be read"
    return next((reason for holds, reason in reasons if holds), otherwise)
