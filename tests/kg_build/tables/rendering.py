"""Writes one table, with the words around it, in every format that people have tables in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import docx
import openpyxl
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as PdfTable

from kg_build.model import Table
from kg_build.read.grid import RawCell
from kg_build.read.shapes import squeeze


@dataclass(frozen=True)
class Sheet:
    """A table to be written: lines above it, its cells, lines below it."""

    above: tuple[str, ...]
    cells: tuple[RawCell, ...]
    below: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def columns(self) -> int:
        return max(cell.column + cell.column_span for cell in self.cells)


def sheet(above: Sequence[str], rows: Sequence[Sequence[str]], below: Sequence[str] = ()) -> Sheet:
    """Return a sheet from rows of words: "<" joins the cell to the one on its left, "^" to the one above it."""
    cells: list[RawCell] = []
    owner: dict[tuple[int, int], int] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                owner[r, c] = owner[r, c - 1]
            elif text == "^":
                owner[r, c] = owner[r - 1, c]
            else:
                owner[r, c] = len(cells)
                cells.append(RawCell(text, r, c))
                continue
            old = cells[owner[r, c]]
            high, wide = max(old.row_span, r - old.row + 1), max(old.column_span, c - old.column + 1)
            cells[owner[r, c]] = RawCell(old.text, old.row, old.column, high, wide)
    return Sheet(tuple(above), tuple(cells), tuple(below))


def sheet_of(table: Table, above: Sequence[str], below: Sequence[str]) -> Sheet:
    """Return a table that was read as a sheet to be written."""
    cells = [RawCell(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    return Sheet(tuple(above), tuple(cells), tuple(below))


def flattened(sheet: Sheet) -> bytes:
    """Write as Word's text conversion does: merged header cells once, merged body cells as empty ones."""
    lines = [*sheet.above, ""]
    header = _header_rows(sheet)
    for r in range(sheet.rows):
        for c in range(sheet.columns):
            cell = next(
                x for x in sheet.cells if x.row <= r < x.row + x.row_span and x.column <= c < x.column + x.column_span
            )
            if c > cell.column:
                continue
            lines.append("\t" + (cell.text if r == cell.row else ""))
        lines.append("")
    assert header
    return "\n".join([*lines, "", *sheet.below, ""]).encode()


def _header_rows(sheet: Sheet) -> int:
    return max(cell.row_span for cell in sheet.cells if cell.row == 0)


def as_docx(sheet: Sheet) -> bytes:
    document = docx.Document()
    for line in sheet.above:
        document.add_paragraph(line)
    table = document.add_table(sheet.rows, sheet.columns)
    grid = [list(row.cells) for row in table.rows]
    for cell in sheet.cells:
        first = grid[cell.row][cell.column]
        if cell.row_span > 1 or cell.column_span > 1:
            first = first.merge(grid[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1])
        lines = cell.text.split("\n")
        first.text = lines[0]
        for line in lines[1:]:
            first.add_paragraph(line)
    for line in sheet.below:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html(sheet: Sheet) -> bytes:
    rows = [
        "".join(
            f'<td rowspan="{c.row_span}" colspan="{c.column_span}">'
            + "".join(f"<p>{escape(line)}</p>" for line in c.text.split("\n"))
            + "</td>"
            for c in sheet.cells
            if c.row == r
        )
        for r in range(sheet.rows)
    ]
    table = "<table border='1'>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    above, below = ("".join(f"<p>{escape(line)}</p>" for line in lines) for lines in (sheet.above, sheet.below))
    return (
        f"<html><head><meta charset='utf-8'><title>t</title></head><body>{above}{table}{below}</body></html>".encode()
    )


def as_xlsx(sheet: Sheet) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in sheet.above:
        page.append([line])
    top = len(sheet.above)
    for c in sheet.cells:
        text = squeeze(c.text)
        value: object = float(text) if text.lstrip("-").replace(".", "", 1).isdecimal() else text
        page.cell(top + c.row + 1, c.column + 1).value = value
        if c.row_span > 1 or c.column_span > 1:
            page.merge_cells(
                start_row=top + c.row + 1,
                start_column=c.column + 1,
                end_row=top + c.row + c.row_span,
                end_column=c.column + c.column_span,
            )
    for i, line in enumerate(sheet.below):
        page.cell(top + sheet.rows + i + 1, 1).value = line
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_pdf(sheet: Sheet) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cn", fontName="STSong-Light", fontSize=8, leading=10, wordWrap="CJK")
    data: list[list[object]] = [[""] * sheet.columns for _ in range(sheet.rows)]
    look: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for c in sheet.cells:
        text = "<br/>".join(escape(line, quote=False) for line in c.text.split("\n"))
        data[c.row][c.column] = Paragraph(text, style)
        if c.row_span > 1 or c.column_span > 1:
            look.append(("SPAN", (c.column, c.row), (c.column + c.column_span - 1, c.row + c.row_span - 1)))
    flow: list[object] = [Paragraph(escape(line, quote=False), style) for line in sheet.above]
    width = (A3[1] - 80) / sheet.columns
    table = PdfTable(data, colWidths=[width] * sheet.columns, repeatRows=_header_rows(sheet))
    table.setStyle(look)
    flow += [table, *(Paragraph(escape(line, quote=False), style) for line in sheet.below)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=landscape(A3), leftMargin=40, rightMargin=40).build(flow)
    return stream.getvalue()


WRITERS = {".docx": as_docx, ".html": as_html, ".xlsx": as_xlsx, ".pdf": as_pdf}
