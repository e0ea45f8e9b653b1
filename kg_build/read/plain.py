"""Plain text to blocks and tables, the text itself untouched."""

from __future__ import annotations

from kg_build.model import Block, Cell, Span, Table
from kg_build.read.flat import flat_tables, lines_of
from kg_build.read.flatgrid import flat_grid
from kg_build.read.grid import Grid, header_depth, peel
from kg_build.read.tabbed import tabbed_grid, tabbed_tables


def plain(text: str) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Return the blocks (one a line, one a table) and the flattened tables of a text."""
    tables = _tables(text)
    blocks = [Block(table.span, "table") for table in tables]
    ends = [(table.span.start, table.span.end) for table in tables]
    at = 0
    for line in lines_of(text):
        while at < len(ends) and ends[at][1] <= line.start:
            at += 1
        inside = at < len(ends) and ends[at][0] <= line.start < ends[at][1]
        words = line.text.strip()
        if words and not inside:
            start = line.start + line.text.index(words[0])
            blocks.append(Block(Span(start, start + len(words))))
    return tuple(sorted(blocks, key=lambda block: block.span)), tables


def _tables(text: str) -> tuple[Table, ...]:
    """Return the tables of both forms, in order; where two claim the same words, the first."""
    grids = [
        *(flat_grid(text, rows) for rows in flat_tables(text)),
        *(tabbed_grid(text, rows) for rows in tabbed_tables(text)),
    ]
    found = [table for grid, places in grids if (table := _table(text, grid, places))]
    kept: list[Table] = []
    for table in sorted(found, key=lambda table: table.span):
        if not kept or table.span.start >= kept[-1].span.end:
            kept.append(table)
    return tuple(kept)


def _table(text: str, grid: Grid, places: list[Span]) -> Table | None:
    """Return the table of a grid; rows that span everything stay in the text around it."""
    above, body, _ = peel(grid)
    first = next((i for i, cell in enumerate(grid.cells) if cell.row >= len(above)), 0)
    if not body.cells:
        return None
    cells = []
    for raw, place in zip(body.cells, places[first:], strict=False):
        span = _trim(text, place)
        cells.append(Cell(span.of(text), span, raw.row, raw.column, raw.row_span, raw.column_span))
    start = places[first].start
    span = Span(start - 1 if text[start - 1 : start] == "\t" else start, max(cell.span.end for cell in cells))
    return Table(
        tuple(cells), body.rows, body.columns, span, header_depth(cells, body.rows, body.columns), ragged=body.ragged
    )


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
