"""Rows of a sheet to tables: where each begins and ends, and which lines are words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg_build.read.compose import Composer
from kg_build.read.grid import Grid, RawCell
from kg_build.read.shapes import is_data

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: its first row and column, 0-based, and its height and width."""

    row: int
    column: int
    height: int
    width: int


def write_rows(composer: Composer, rows: Rows, merges: Sequence[Merge], title: str, left_out: int = 0) -> None:
    """Write a sheet's rows: lines of a single cell as paragraphs, the others as tables.

    `title` (of the sheet or file) stands in where no line above the first table is a caption.
    """
    by_start = {(merge.row, merge.column): merge for merge in merges}
    hidden = {
        (merge.row + i, merge.column + j)
        for merge in merges
        for i in range(min(merge.height, len(rows)))
        for j in range(merge.width)
    } - set(by_start)
    wrote = False
    for first, last in _regions(rows):
        body, end = _body(rows, first, last)
        for r in range(first, body):
            composer.paragraph(_line(rows[r]))
        if title and not wrote and body == first:
            composer.paragraph(title)
        wrote = True
        if body < end:
            composer.table(_grid(rows, body, end, by_start, hidden, left_out if last == len(rows) else 0))
        for r in range(end, last):
            composer.paragraph(_line(rows[r]))


def _line(row: Sequence[str]) -> str:
    return " ".join(cell for cell in row if cell.strip())


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _regions(rows: Rows) -> Iterator[tuple[int, int]]:
    """Yield [first, last) of each table with its lines; an empty row parts two where a header follows it."""
    first = None
    for r, row in enumerate(rows):
        if not _filled(row):
            if first is not None and _opens(rows, r + 1):
                yield first, r
                first = None
        elif first is None:
            first = r
    if first is not None:
        yield first, len(rows)


def _opens(rows: Rows, at: int) -> bool:
    """Tell whether what follows row `at` is a table of its own: its first line holds no figures."""
    following = next((row for row in rows[at : at + 10] if _filled(row)), None)
    return (
        following is not None
        and not any(is_data(cell) for cell in following if cell.strip())
        and _filled(following) != 1
    )


def _body(rows: Rows, first: int, last: int) -> tuple[int, int]:
    """Return [start, end) of the rows between the lines of a single cell above and below."""
    start, end = first, last
    widest = max(_filled(row) for row in rows[first:last])
    if widest < 2:
        return first, last
    while start < end and _filled(rows[start]) <= 1:
        start += 1
    while end > start and _filled(rows[end - 1]) <= 1:
        end -= 1
    return start, end


def _grid(
    rows: Rows, start: int, end: int, merges: dict[tuple[int, int], Merge], hidden: set[tuple[int, int]], left_out: int
) -> Grid:
    used = [c for r in range(start, end) for c, cell in enumerate(rows[r]) if cell.strip()]
    left, right = min(used), max(used) + 1
    cells = []
    kept = [r for r in range(start, end) if _filled(rows[r])]
    for to, r in enumerate(kept):
        for c in range(left, right):
            if (r, c) in hidden:
                continue
            merge = merges.get((r, c))
            height, width = (merge.height, merge.width) if merge else (1, 1)
            text = rows[r][c] if c < len(rows[r]) else ""
            cells.append(RawCell(text, to, c - left, min(height, len(kept) - to), min(width, right - c)))
    return Grid(tuple(cells), len(kept), right - left, left_out=left_out)
