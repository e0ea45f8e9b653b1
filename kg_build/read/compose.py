"""The text of a document that is not plain text already, built so that every offset is defined.

A paragraph is a line; a table cell starts with a tab on a line of its own, and a blank line starts a
row, the form in which word processors' text conversions write tables. Spans are known while writing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from kg_build.model import Block, Cell, Span, Table, Unread
from kg_build.read.grid import Grid, header_depth, peel

BlockKind = Literal["heading", "paragraph", "residue"]
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def clean(text: str) -> str:
    """Return words without control characters, runs of spaces as one, lines trimmed."""
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


@dataclass
class Composer:
    """Collects paragraphs and tables in reading order; `text` is what has been written so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text written so far."""
        return "".join(self.parts)

    def paragraph(self, text: str, kind: BlockKind = "paragraph", level: int = 0) -> None:
        """Write a paragraph; empty ones leave no trace."""
        text = clean(text)
        if text:
            span = self._write(text)
            self.blocks.append(Block(span, kind, level))
            self._write("\n")

    def table(self, grid: Grid) -> None:
        """Write a table, its all-spanning rows as the paragraphs they are."""
        above, grid, below = peel(grid)
        for line in above:
            self.paragraph(line)
        if grid.cells:
            self._grid(grid)
        for line in below:
            self.paragraph(line)

    def _grid(self, grid: Grid) -> None:
        start, row = self.length, -1
        cells = []
        for raw in grid.cells:
            self._write("\n\t" if raw.row != row and row >= 0 else "\t")
            row = raw.row
            text = clean(raw.text)
            place = (raw.row, raw.column, raw.row_span, raw.column_span, raw.header)
            cells.append(Cell(text, self._write(text), *place, box=raw.box))
            self._write("\n")
        span = Span(start, self.length - 1)
        depth = header_depth(cells, grid.rows, grid.columns)
        self.tables.append(Table(tuple(cells), grid.rows, grid.columns, span, depth, confidence=grid.confidence))
        self.blocks.append(Block(span, "table"))
        if grid.left_out:
            reason = f"table too large: {grid.left_out} more rows were not read"
            self.unread.append(Unread(Span(span.end, span.end), "", reason))
        self._write("\n")

    def _write(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)
