"""Which columns each cell of a flattened table covers, recovered from how many cells each row has.

A merged header cell was written once, a merged body cell as an empty one. The last header row has a
cell for every column; the cells of a row above share out the groups below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg_build.model import Span
from kg_build.read.flat import Row, usual_width
from kg_build.read.grid import Grid, RawCell
from kg_build.read.shapes import is_data, is_year

# What it costs to read a header so: parts of one cell that bear one name, words and gaps mixed under one
# cell, words under a gap, a gap two columns wide, and parts spread unevenly.
_TWICE, _MIXED, _ORPHAN, _WIDE_GAP, _UNEVEN = 5.0, 20.0, 30.0, 1.0, 0.1


def flat_grid(text: str, rows: Sequence[Row]) -> tuple[Grid, list[Span]]:
    """Return the grid of a flattened table and the span of each of its cells, in the same order."""
    width = max(usual_width(rows), 1)
    words = [[span.of(text).strip() for span in row] for row in rows]
    titles = next((r for r, row in enumerate(words) if len(row) > 1), 0)
    depth = _merged_header(words[titles:], width)
    header = _header_spans(words[titles : titles + depth], width)
    spans = [[width]] * titles + header
    body = words[titles + depth :]
    named = _naming_columns(body, width)
    spans += [_body_spans(row, width, named) for row in body]
    columns = max(sum(row) for row in spans)
    ragged = tuple(r for r, row in enumerate(spans) if sum(row) != width)
    merged = _vertical(words, spans, titles, titles + depth)
    cells, places = [], []
    for r, row in enumerate(rows):
        column = 0
        for c, place in enumerate(row):
            height = merged.get((r, column), 1)
            if height:
                cells.append(RawCell(words[r][c], r, column, height, spans[r][c]))
                places.append(place)
            column += spans[r][c]
    return Grid(tuple(cells), len(rows), columns, ragged=ragged), places


def _merged_header(words: Sequence[Sequence[str]], width: int) -> int:
    """Return how many rows at the top are header rows with merged cells, 0 if there are none."""
    depth = 0
    while depth < len(words) and 1 < len(words[depth]) < width and not _holds_data(words[depth]):
        depth += 1
    if depth and depth < len(words) and len(words[depth]) == width and not _holds_data(words[depth]):
        return depth + 1
    return 0


def _holds_data(row: Sequence[str]) -> bool:
    return any(is_data(cell) and not is_year(cell) for cell in row)


def _header_spans(header: Sequence[Sequence[str]], width: int) -> list[list[int]]:
    """Return the width of each header cell, found from the bottom row up."""
    below = [1] * width
    spans = [below] if header else []
    for r in range(len(header) - 2, -1, -1):
        groups = _shared_out(tuple(header[r]), tuple(header[r + 1]))
        starts = [sum(groups[:i]) for i in range(len(groups))]
        below = [sum(below[s : s + n]) for s, n in zip(starts, groups, strict=True)]
        spans.insert(0, below)
    return spans


def _shared_out(above: tuple[str, ...], below: tuple[str, ...]) -> list[int]:
    """Return how many cells of the row below each cell of the row above covers, at the least cost."""

    @cache
    def best(i: int, j: int) -> tuple[float, tuple[int, ...]]:
        left, rest = len(above) - i, len(below) - j
        if left == 0:
            return (0.0, ()) if rest == 0 else (float("inf"), ())
        choices = [(float("inf"), (1,) * left)]
        for size in range(1, rest - left + 2):
            cost, sizes = best(i + 1, j + size)
            choices.append((cost + _cost(above[i], below[j : j + size]), (size, *sizes)))
        return min(choices)

    return list(best(0, 0)[1])


def _cost(cell: str, parts: tuple[str, ...]) -> float:
    words = [part for part in parts if part]
    if not words:
        return _WIDE_GAP * (len(parts) - 1)
    if not cell:
        return _ORPHAN
    mixed = _MIXED * (len(parts) - len(words))
    return mixed + _TWICE * (len(words) - len(set(words))) + _UNEVEN * len(parts) ** 2


def _naming_columns(body: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns at the left name rows rather than hold figures, counted in rows that are whole."""
    whole = [row for row in body if len(row) == width]
    for column in range(width):
        filled = [row[column] for row in whole if row[column]]
        if column and sum(map(is_data, filled)) * 2 >= len(filled):
            return column
    return width


def _body_spans(row: Sequence[str], width: int, named: int) -> list[int]:
    """Return the width of each cell of a body row; a row too short may have its label merged over columns that name."""
    missing = width - len(row)
    if len(row) == 1 or (0 < missing < named and row[0] and not is_data(row[0])):
        return [1 + missing] + [1] * (len(row) - 1)
    return [1] * len(row)


def _vertical(
    words: Sequence[Sequence[str]], spans: Sequence[Sequence[int]], first: int, stop: int
) -> dict[tuple[int, int], int]:
    """Return the height of header cells that reach down over gaps, and 0 for the gaps they cover, by row and column."""
    heights: dict[tuple[int, int], int] = {}
    owner: dict[int, tuple[int, int, int]] = {}
    for r in range(first, stop):
        column, starts = 0, list[tuple[int, int]]()
        gaps: set[int] = set()
        for word, span in zip(words[r], spans[r], strict=True):
            starts.append((column, span))
            if not word:
                gaps.update(range(column, column + span))
            column += span
        for start, span in starts:
            held = owner.get(start)
            if held and start in gaps and all(c in gaps for c in range(held[1], held[1] + held[2])):
                heights[(r, start)] = 0
                if start == held[1]:
                    heights[(held[0], held[1])] = r - held[0] + 1
            else:
                owner.update(dict.fromkeys(range(start, start + span), (r, start, span)))
    return heights
