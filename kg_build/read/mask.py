"""Privacy: private numbers and contact persons leave the text before anything else sees it.

Every character is replaced by one '█', so that offsets hold. Masked are phone and identity numbers and
e-mail addresses anywhere, what a table's contact column holds, and the names of pupils.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg_build.model import Cell, Span, Table
from kg_build.read.pupils import pupils

MASK = "█"
_CONTACT = re.compile(r"联\s*系\s*(?:人|电\s*话|方\s*式)|电\s*话|手\s*机|身\s*份\s*证|邮\s*箱|e-?mail", re.IGNORECASE)
_PRIVATE = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\d.])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
    r"|(?<![\d.])(?:\+?86[-\s]?)?1[3-9]\d[-\s]?[\d*＊xX]{4}[-\s]?\d{4}(?![\d.%％万亿元人个])"
    r"|(?<![\d.])[（(]?0\d{2,3}[)）]?\s?[-－—]\s?\d{7,8}(?:\s?[-－—转]\s?\d{1,5})?(?!\d)"
    r"|[（(]0\d{2,3}[)）]\s?\d{7,8}(?!\d)"
)
_LABELLED = re.compile(
    r"(?:电\s*话|手\s*机|传\s*真|身份证号?码?)\s*[:：]?\s*(?P<number>[\d*＊][\d*＊\-－—、,，/ ]{5,}[\dXx])"
    r"|联\s*系\s*人\s*[:：]\s*(?P<name>[一-鿿·]{2,4})"
)


def masked(text: str, tables: Sequence[Table]) -> tuple[str, tuple[Table, ...]]:
    """Return text and tables of the same shape with what is private covered."""
    spans = [Span(*found.span()) for found in _PRIVATE.finditer(text)]
    for found in _LABELLED.finditer(text):
        spans += [Span(*found.span(group)) for group in ("number", "name") if found[group]]
    spans += pupils(text)
    for table in tables:
        spans += _contact_cells(table)
    if not spans:
        return text, tuple(tables)
    covered = _covered(text, spans)
    return covered, tuple(replace(table, cells=_reread(table.cells, covered)) for table in tables)


def _covered(text: str, spans: Iterable[Span]) -> str:
    characters = list(text)
    for span in spans:
        for i in range(span.start, span.end):
            if not characters[i].isspace():
                characters[i] = MASK
    return "".join(characters)


def _contact_cells(table: Table) -> Iterable[Span]:
    """Yield the body cells below a header, or beside a row label, that names a contact."""
    for head in table.cells:
        if head.text and len(head.text) <= 20 and _CONTACT.search(head.text):
            columns = range(head.column, head.column + head.column_span)
            below = head.row < table.header_rows
            for cell in table.cells:
                beside = cell.row == head.row and cell.column > head.column and head.column == 0
                if (below and cell.row >= table.header_rows and cell.column in columns) or (beside and not below):
                    yield cell.span


def _reread(cells: Iterable[Cell], text: str) -> tuple[Cell, ...]:
    return tuple(replace(cell, text=cell.span.of(text)) for cell in cells)
