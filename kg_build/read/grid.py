"""A table as a reader found it: cells with spans, before they have a place in a text.

Readers differ in how they find spans; what follows from spans (which rows are the header, which rows
span everything and are captions or notes) is decided here, once for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg_build.model import Cell
from kg_build.read.shapes import is_data, is_year

MAX_CELLS = 60_000
MAX_COLUMNS = 400
_DEEPEST_HEADER = 5


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell with its words and where it stands in the grid, 0-based."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one table in reading order; `left_out` rows were past the bound and not read."""

    cells: tuple[RawCell, ...]
    rows: int
    columns: int
    confidence: float = 1.0
    left_out: int = 0
    ragged: tuple[int, ...] = ()


def by_row(cells: Iterable[RawCell | Cell]) -> dict[int, list[RawCell | Cell]]:
    """Return the cells that start in each row."""
    rows: dict[int, list[RawCell | Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return rows


def header_depth(cells: Sequence[RawCell | Cell], rows: int, columns: int) -> int:
    """Return how many rows at the top name the columns.

    The first row does; so do the rows its cells reach down to, and a row that splits a cell spanning
    several columns, unless it holds figures. Years head columns although they are figures. A table
    whose first row holds figures has no header.
    """
    found = by_row(cells)
    if columns > 1 and _holds_data(found.get(0, [])[1:]):
        return 0
    marked = _marked_header(found, rows)
    if marked:
        return marked
    first = found.get(0, [])
    depth = max((cell.row_span for cell in first), default=1)
    while depth > 1 and any(_holds_data(found.get(row, ())) for row in range(1, depth)):
        depth -= 1
    while depth < min(rows - 1, _DEEPEST_HEADER) and _is_split(found, depth, columns):
        depth += max((cell.row_span for cell in found[depth]), default=1)
    return max(1, min(depth, _DEEPEST_HEADER, rows))


def _marked_header(found: dict[int, list[RawCell | Cell]], rows: int) -> int:
    depth = 0
    while depth < rows and found.get(depth) and all(cell.header for cell in found[depth]):
        depth += 1
    return depth if 0 < depth < rows else 0


def _holds_data(cells: Iterable[RawCell | Cell]) -> bool:
    filled = [cell.text for cell in cells if cell.text.strip()]
    data = sum(1 for text in filled if is_data(text) and not is_year(text))
    return data * 2 > len(filled)


def _is_split(found: dict[int, list[RawCell | Cell]], depth: int, columns: int) -> bool:
    """Tell whether the row at `depth` names the parts of a wider cell that ends just above it."""
    below = found.get(depth, [])
    wide = [
        cell
        for row in range(depth)
        for cell in found.get(row, [])
        if 1 < cell.column_span < columns and cell.row + cell.row_span == depth
    ]
    for cell in wide:
        parts = [b for b in below if cell.column <= b.column < cell.column + cell.column_span and b.text.strip()]
        if len(parts) >= 2 and not _holds_data(parts):
            return True
    return False


def peel(grid: Grid) -> tuple[list[str], Grid, list[str]]:
    """Take rows that hold one cell across the whole width off the top and the bottom: captions, units, notes."""
    found = by_row(grid.cells)
    first, last = 0, grid.rows
    while first < last and grid.columns > 1 and _is_line(found.get(first, []), grid.columns):
        first += 1
    while last > first and grid.columns > 1 and _is_line(found.get(last - 1, []), grid.columns):
        last -= 1
    if first == last:
        return [cell.text for cell in grid.cells], replace(grid, cells=(), rows=0), []
    kept = tuple(replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < last)
    above = [cell.text for cell in grid.cells if cell.row < first and cell.text.strip()]
    below = [cell.text for cell in grid.cells if cell.row >= last and cell.text.strip()]
    return above, replace(grid, cells=kept, rows=last - first, ragged=tuple(r - first for r in grid.ragged)), below


def _is_line(cells: Sequence[RawCell | Cell], columns: int) -> bool:
    filled = [cell for cell in cells if cell.text.strip()]
    return not filled or (len(filled) == 1 and filled[0].column_span >= columns and filled[0].row_span == 1)
