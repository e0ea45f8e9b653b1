"""Tables of a PDF page: ruled ones by their rules, others by the gaps their columns share.

A cell's span is how many of the table's edges its box crosses. A table at the foot of a page and one at
the head of the next with the same columns are one; a header repeated there is dropped.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

from kg_build.read.grid import Grid, RawCell, by_row, header_depth
from kg_build.read.pdflines import Box, Line, lines_of, words_of

_SAME_EDGE = 3.0
# A line is full where less than this many of its own heights are left to the cell's edge.
_FULL = 1.8

Character = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: its grid, its box and the x of its column edges, in points."""

    grid: Grid
    box: Box
    edges: tuple[float, ...]

    @property
    def top(self) -> float:
        """Return where the table begins."""
        return self.box[1]


def ruled_tables(page: Page) -> list[PageTable]:
    """Return the tables that rules enclose; a box of one cell is a frame, not a table."""
    return [table for found in page.find_tables() if (table := _ruled(page, found)) is not None]


def _ruled(page: Page, found: Table) -> PageTable | None:
    boxes: list[Box] = list(found.cells)
    if len(boxes) < 2:
        return None
    inside = _by_cell(page.chars, boxes)
    return table_of_boxes({box: _text(inside.get(box, ()), box[2]) for box in boxes}, found.bbox)


def table_of_boxes(texts: Mapping[Box, str], box: Box, confidence: float = 1.0, scanned: int = 0) -> PageTable:
    """Return the table of cells given by their boxes; cells of a scanned page keep page and box."""
    xs, ys = _grid_lines(texts)
    cells = []
    for cell in sorted(texts, key=lambda b: (_at(ys, b[1]), _at(xs, b[0]))):
        left, top, right, bottom = _at(xs, cell[0]), _at(ys, cell[1]), _at(xs, cell[2]), _at(ys, cell[3])
        place = (
            f"page={scanned}&xywh={cell[0]:.0f},{cell[1]:.0f},{cell[2] - cell[0]:.0f},{cell[3] - cell[1]:.0f}"
            if scanned
            else ""
        )
        cells.append(RawCell(texts[cell], top, left, max(1, bottom - top), max(1, right - left), box=place))
    return PageTable(Grid(tuple(cells), len(ys) - 1, len(xs) - 1, confidence), box, tuple(xs))


def _grid_lines(boxes: Iterable[Box]) -> tuple[list[float], list[float]]:
    """Return the x of the columns' edges and the y of the rows'."""
    boxes = list(boxes)
    return _edges([x for box in boxes for x in (box[0], box[2])]), _edges(
        [y for box in boxes for y in (box[1], box[3])]
    )


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _by_cell(characters: Iterable[Character], boxes: Sequence[Box]) -> dict[Box, list[Character]]:
    """Return the characters whose middle lies in each box. Words are made later, so that none spans two cells."""
    xs, ys = _grid_lines(boxes)
    owner = {
        (row, column): box
        for box in boxes
        for row in range(_at(ys, box[1]), _at(ys, box[3]))
        for column in range(_at(xs, box[0]), _at(xs, box[2]))
    }
    found: dict[Box, list[Character]] = {}
    for character in characters:
        row = bisect(ys, (character["top"] + character["bottom"]) / 2) - 1
        column = bisect(xs, (character["x0"] + character["x1"]) / 2) - 1
        box = owner.get((row, column))
        if box is not None:
            found.setdefault(box, []).append(character)
    return found


def _text(characters: Sequence[Character], right: float) -> str:
    """Return the lines of a cell; one that fills the cell's width goes on in the next."""
    text = ""
    before: Line | None = None
    for line in lines_of(words_of(characters)):
        wrapped = before is not None and right - before.right < _FULL * before.size
        text += line.text if before is None or wrapped else "\n" + line.text
        before = line
    return text


def aligned_tables(lines: Sequence[Line]) -> tuple[list[PageTable], list[Line]]:
    """Return the tables that lines of aligned words make, and the lines that are none."""
    tables: list[PageTable] = []
    rest: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and len(line.words) >= 3:
            run.append(line)
            continue
        table = _aligned(run)
        if table is None:
            rest += run
        else:
            tables.append(table)
        run = []
        if line is not None:
            rest.append(line)
    return tables, rest


def _aligned(run: Sequence[Line]) -> PageTable | None:
    """Return the table of three or more lines that have the same number of words, each above the other."""
    width = max((len(line.words) for line in run), default=0)
    full = [line for line in run if len(line.words) == width]
    if len(full) < 3 or len(full) * 2 < len(run):
        return None
    columns = [(min(x.words[c].left for x in full), max(x.words[c].right for x in full)) for c in range(width)]
    if any(a[1] >= b[0] for a, b in pairwise(columns)):
        return None
    cells = []
    for r, line in enumerate(run):
        texts = [""] * width
        for word in line.words:
            middle = (word.left + word.right) / 2
            c = min(range(width), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - middle))
            texts[c] = f"{texts[c]} {word.text}".strip()
        cells += [RawCell(text, r, c) for c, text in enumerate(texts)]
    box = (run[0].left, run[0].top, max(x.right for x in run), run[-1].top + run[-1].size)
    edges = (columns[0][0], *(b[0] for b in columns[1:]), columns[-1][1])
    return PageTable(Grid(tuple(cells), len(run), width), box, edges)


def join_pages(pages: Sequence[Sequence[Line | PageTable]]) -> Iterator[Line | PageTable]:
    """Yield what the pages hold in order, tables cut by a page break made whole."""
    held: PageTable | None = None
    for page in pages:
        for i, item in enumerate(page):
            if i == 0 and held is not None and isinstance(item, PageTable) and _same_columns(held, item):
                held = _appended(held, item)
                continue
            if held is not None:
                yield held
                held = None
            if isinstance(item, PageTable) and i == len(page) - 1:
                held = item
            else:
                yield item
    if held is not None:
        yield held


def _same_columns(first: PageTable, second: PageTable) -> bool:
    if first.grid.columns != second.grid.columns:
        return False
    return all(abs(a - b) < 2 * _SAME_EDGE for a, b in zip(first.edges, second.edges, strict=True))


def _appended(first: PageTable, second: PageTable) -> PageTable:
    skip = _repeated(first.grid, second.grid)
    moved = [replace(c, row=c.row - skip + first.grid.rows) for c in second.grid.cells if c.row >= skip]
    rows = first.grid.rows + second.grid.rows - skip
    return replace(first, grid=replace(first.grid, cells=(*first.grid.cells, *moved), rows=rows))


def _repeated(first: Grid, second: Grid) -> int:
    """Return how many rows of `second` repeat the header of `first`."""
    depth = header_depth(first.cells, first.rows, first.columns)
    above, below = by_row(first.cells), by_row(second.cells)
    same = all([c.text for c in above[r]] == [c.text for c in below[r]] for r in range(min(depth, second.rows)))
    return depth if same and second.rows > depth else 0
