"""Tables as pages show them and as files hold them: CSV with a byte order mark, and XLSX.

A table's cells are text with, where there is one, the IRI or the address behind it. Text that a
spreadsheet would run as a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MAX_CELL = 32_767


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in JSON and files, its label on the page, whether it holds numbers, and whether pages leave it out."""

    key: str
    label: str
    numeric: bool = False
    unshown: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, the thing it names (`iri`), where it leads (`href`), and a mark for its style."""

    text: str
    iri: str = ""
    href: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; `total` counts the rows there would be without the page's limit."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int | None = None
    note: str = field(default="")

    def as_json(self) -> dict[str, Any]:
        """Return `{"columns": [...], "rows": [{column: text, column_iri: iri}], "total": n}`."""
        return {
            "columns": [column.key for column in self.columns],
            "rows": [_row_json(self.columns, row) for row in self.rows],
            "total": len(self.rows) if self.total is None else self.total,
        }


def _row_json(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, cell in zip(columns, row, strict=True):
        found[column.key] = cell.text
        if cell.iri:
            found[f"{column.key}_iri"] = cell.iri
    return found


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and _number(text) is None else text


def to_csv(table: Table) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark, as spreadsheets in Chinese expect it."""
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow([column.label for column in table.columns])
    writer.writerows([_harmless(cell.text) for cell in row] for row in table.rows)
    return sink.getvalue().encode("utf-8-sig")


def to_xlsx(table: Table) -> bytes:
    """Return the table as a workbook of one sheet; columns of numbers hold numbers."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        sheet = book.create_sheet()
    sheet.title = "".join(c for c in table.title if c not in "[]:*?/\\")[:31] or "table"
    sheet.append([_sheet_text(column.label) for column in table.columns])
    for row in table.rows:
        sheet.append([_sheet_value(column, cell) for column, cell in zip(table.columns, row, strict=True)])
    for number, column in enumerate(table.columns, start=1):
        widest = max([len(column.label), *(len(row[number - 1].text) for row in table.rows[:200])])
        sheet.column_dimensions[get_column_letter(number)].width = min(60, 4 + 2 * widest)
    sheet.freeze_panes = "A2"
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def _sheet_text(text: str) -> str:
    return _harmless(ILLEGAL_CHARACTERS_RE.sub("", text)[:_MAX_CELL])


def _sheet_value(column: Column, cell: Cell) -> str | float | int:
    number = _number(cell.text) if column.numeric else None
    if number is None:
        return _sheet_text(cell.text)
    return int(number) if number == number.to_integral_value() else float(number)
