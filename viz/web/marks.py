"""Facts as marks in a text: overlapping and nested spans become a flat run of pieces.

HTML elements cannot overlap, facts do. So the text is cut at every border of every fact; a piece
carries the numbers of all the facts that cover it. Pieces never cross a line break, because a
line becomes a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Text covered by the same marks all along; `starts` are the marks whose first piece this is."""

    text: str
    marks: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document as pieces; `start` is its offset in code points."""

    start: int
    pieces: tuple[Piece, ...]


def marked(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Line, ...]:
    """Cut `text` into lines and these into pieces; a mark is the index of its span.

    The pieces' texts joined, with the line breaks, are the text again. Spans that are empty or
    reach beyond the text are cut to what there is.
    """
    borders = _borders(text, spans)
    lines: list[Line] = []
    start, active, cursor, begun = 0, set[int](), 0, set[int]()
    for row in text.split("\n"):
        end = start + len(row)
        pieces: list[Piece] = []
        at = start
        while cursor < len(borders) and borders[cursor][0] <= end:
            where, opening, closing = borders[cursor]
            if where > at:
                pieces.append(_piece(text[at:where], active, begun))
                at = where
            active = (active - set(closing)) | set(opening)
            cursor += 1
        if at < end:
            pieces.append(_piece(text[at:end], active, begun))
        lines.append(Line(start, tuple(pieces)))
        start = end + 1
    return tuple(lines)


def _piece(text: str, active: set[int], begun: set[int]) -> Piece:
    fresh = tuple(sorted(active - begun))
    begun.update(fresh)
    return Piece(text, tuple(sorted(active)), fresh)


def _borders(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, list[int], list[int]]]:
    """Return (offset, marks that open there, marks that close there) in order."""
    found: dict[int, tuple[list[int], list[int]]] = {}
    for number, (start, end) in enumerate(spans):
        low, high = max(0, start), min(end, len(text))
        if low >= high:
            continue
        found.setdefault(low, ([], []))[0].append(number)
        found.setdefault(high, ([], []))[1].append(number)
    return [(where, *found[where]) for where in sorted(found)]
