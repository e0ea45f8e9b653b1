"""A table as an Excel workbook: titles in the first row, numbers as numbers, years and days as such, texts as texts.

Imported when a workbook is wanted, since openpyxl takes its time to load.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ontology.periods import years_and_days

Value = str | int | bool | Decimal | float | None
_WIDEST = 60
_FORBIDDEN = "[]:*?/\\'"


def workbook(title: str, titles: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return the bytes of a workbook with one sheet."""
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "".join("_" if c in _FORBIDDEN else c for c in title)[:31] or "jiaoce"
    sheet.append(list(titles))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in range(len(titles)):
        for number, value in enumerate(years_and_days([row[column] for row in rows]), start=2):
            cell = sheet.cell(number, column + 1, value)
            if isinstance(cell, Cell) and isinstance(value, str):
                cell.data_type = "s"  # a text that begins with '=' stays a text
    for index, heading in enumerate(titles):
        longest = max((len(str(row[index])) for row in rows if row[index] is not None), default=0)
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(_WIDEST, 4 + 2 * max(len(heading), longest))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
