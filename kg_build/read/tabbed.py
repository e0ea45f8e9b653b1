"""Tables copied from a spreadsheet into plain text: a line is a row, tabs part its cells.

A merged header cell leaves empty ones to its right and below it; over words it is read as merged again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_build.model import Span
from kg_build.read.flat import Line, Row, lines_of
from kg_build.read.grid import Grid, RawCell
from kg_build.read.shapes import is_data, is_year

_LONG = 60


def tabbed_tables(text: str) -> Iterator[list[Row]]:
    """Yield the tables of a text whose lines hold tabs between words, each a list of rows of cell spans."""
    run: list[Row] = []
    for line in [*lines_of(text), Line(len(text), "")]:
        row = _cells(line)
        if len(row) > 1 and (not run or len(row) == len(run[0])):
            run.append(row)
            continue
        if _is_table(text, run):
            yield run
        run = [row] if len(row) > 1 else []


def _cells(line: Line) -> Row:
    """Return the cells of a line; none where its only tab starts it, which is the other form."""
    if line.text.count("\t") == 1 and line.tabbed:
        return []
    cells, start = [], line.start
    for part in line.text.split("\t"):
        cells.append(Span(start, start + len(part)))
        start += len(part) + 1
    return cells


def _is_table(text: str, run: Sequence[Row]) -> bool:
    words = [span.of(text).strip() for row in run for span in row]
    return len(run) >= 2 and sum(len(word) > _LONG for word in words) * 2 < len(words) and any(map(is_data, words))


def tabbed_grid(text: str, rows: Sequence[Row]) -> tuple[Grid, list[Span]]:
    """Return the grid of such a table and the span of each of its cells, in the same order."""
    words = [[span.of(text).strip() for span in row] for row in rows]
    depth = next((r for r, row in enumerate(words) if any(is_data(w) and not is_year(w) for w in row)), len(rows))
    owner = _owners(words, depth)
    cells, places = [], []
    for r, row in enumerate(rows):
        for c, place in enumerate(row):
            if owner.get((r, c), (r, c)) == (r, c):
                under = [spot for spot, first in owner.items() if first == (r, c)]
                height = max((y for y, _ in under), default=r) - r + 1
                width = max((x for _, x in under), default=c) - c + 1
                cells.append(RawCell(words[r][c], r, c, height, width))
                places.append(place)
    return Grid(tuple(cells), len(rows), len(rows[0])), places


def _owners(words: Sequence[Sequence[str]], depth: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each position of the header rows the position of the cell that covers it."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r in range(depth if depth > 1 else 0):
        for c, word in enumerate(words[r]):
            above = owner.get((r - 1, c))
            parted = r + 1 < depth and bool(words[r + 1][c])
            if word:
                owner[r, c] = (r, c)
            elif c and owner.get((r, c - 1), (0, 0))[0] == r and parted:
                owner[r, c] = owner[r, c - 1]
            else:
                owner[r, c] = above if above and above[1] == c else (r, c)
    return owner
