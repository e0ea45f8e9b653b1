"""The tables of a document among its lines, so that a page can lay them out: a text holds a table cell by cell, a line each.

Where tables stand and which columns a cell covers is read as the extraction reads it; every line of the text is kept,
either by itself or in its cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg_build.model import Span
from kg_build.read.flat import Row, flat_tables
from kg_build.read.flatgrid import flat_grid
from kg_build.read.grid import header_depth
from viz.web.marks import Line


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its lines, how many columns and rows it covers, and whether it names columns."""

    lines: tuple[Line, ...]
    columns: int
    rows: int
    header: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as rows of cells; what an earlier row's cell covers is left out of a row."""

    rows: tuple[tuple[SheetCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A line by itself, or a table."""

    line: Line | None = None
    sheet: Sheet | None = None


def laid_out(text: str, lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the lines of a text in order, those of a table together in their cells."""
    return tuple(_blocks(text, lines))


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    starts = [line.start for line in lines]
    at = 0
    for rows in flat_tables(text):
        first, last = _among(starts, Span(rows[0][0].start, rows[-1][-1].end))
        yield from (Block(line=line) for line in lines[at:first])
        yield Block(sheet=_sheet(text, rows, lines, starts))
        at = last
    yield from (Block(line=line) for line in lines[at:])


def _sheet(text: str, rows: Sequence[Row], lines: Sequence[Line], starts: Sequence[int]) -> Sheet:
    grid, places = flat_grid(text, rows)
    depth = header_depth(grid.cells, grid.rows, grid.columns)
    made: list[list[SheetCell]] = [[] for _ in range(grid.rows)]
    for cell, place in zip(grid.cells, places, strict=True):
        first, last = _among(starts, place)
        within = tuple(line for line in lines[first:last] if line.pieces)
        made[cell.row].append(SheetCell(within, cell.column_span, cell.row_span, cell.row < depth))
    return Sheet(tuple(map(tuple, made)))


def _among(starts: Sequence[int], place: Span) -> tuple[int, int]:
    """Return the lines, first and one past the last, that hold a cell's place; its tab stands before it."""
    return bisect_left(starts, place.start - 1), bisect_left(starts, max(place.end, place.start))
