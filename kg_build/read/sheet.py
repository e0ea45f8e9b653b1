"""Spreadsheets to text: each sheet's rows as tables, lines of one cell as captions, units and notes.

A workbook is read row by row, so that its size does not matter; merged ranges come from the sheet's own
XML, because openpyxl's read-only mode leaves them out. Numbers are written as the sheet shows them.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

import openpyxl
from lxml import etree
from openpyxl.cell import Cell, MergedCell, ReadOnlyCell
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from kg_build.read.compose import Composer
from kg_build.read.decode import decode
from kg_build.read.errors import BrokenFile
from kg_build.read.grid import MAX_CELLS, MAX_COLUMNS
from kg_build.read.package import opened
from kg_build.read.sheetgrid import Merge, Rows, write_rows

AnyCell = Cell | ReadOnlyCell | EmptyCell | MergedCell
_PERCENT = re.compile(r"^0(?:\.(0+))?%$")
_DECIMALS = re.compile(r"^#?,?#*0\.(0+)(?:_\)?|;.*)?$")
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_MAX_MERGES = 50_000
_CHUNK = 1 << 20


def compose_xlsx(data: bytes, name: str) -> Composer:
    """Return the text of a workbook, sheet after sheet. Raises BrokenFile, EncryptedFile or DangerousFile."""
    package = opened(data, name, "Excel", "xl/workbook.xml", streamed=True)
    composer = Composer()
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    title = "" if _UNNAMED.fullmatch(sheet.title.strip()) else sheet.title
                    rows, cut = _bounded(_shown(row) for row in _rows(sheet))
                    more = max(0, _count(package, sheet) - len(rows)) if cut else 0
                    write_rows(composer, rows, _merges(package, sheet), title, more)
        finally:
            book.close()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise BrokenFile(name, "Excel", str(error) or type(error).__name__) from error
    finally:
        package.close()
    return composer


def _rows(sheet: Worksheet) -> Iterable[tuple[AnyCell, ...]]:
    """Return the rows of a sheet as they are, whatever size it declares."""
    forget = getattr(sheet, "reset_dimensions", None)
    if forget is not None:
        forget()
    return sheet.iter_rows()


def _count(package: zipfile.ZipFile, sheet: Worksheet) -> int:
    """Return how many rows a sheet has, counted in its XML without reading them."""
    with package.open(_path(sheet)) as stream:
        return sum(chunk.count(b"<row ") for chunk in iter(lambda: stream.read(_CHUNK), b""))


def _path(sheet: Worksheet) -> str:
    """Return the part of the package that holds a sheet; openpyxl keeps it and does not publish it."""
    return str(getattr(sheet, "_worksheet_path", "")).lstrip("/")


def compose_csv(data: bytes, name: str) -> Composer:
    """Return the text of a .csv, separated by comma, semicolon or tab. Raises BrokenFile and decoding errors."""
    text = decode(data, name)
    first = text.split("\n", 20)[:20]
    separator = max(",;\t", key=lambda s: sum(line.count(s) for line in first))
    try:
        source = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows, cut = _bounded(source)
        more = sum(1 for row in source if any(row)) if cut else 0
    except csv.Error as error:
        raise BrokenFile(name, "CSV", str(error)) from error
    composer = Composer()
    write_rows(composer, rows, (), Path(name).stem, more)
    return composer


def _bounded(rows: Iterable[list[str]]) -> tuple[Rows, bool]:
    """Return rows up to the bound on cells, and whether it was reached."""
    kept: Rows = []
    cells = 0
    for row in rows:
        kept.append(row[:MAX_COLUMNS])
        cells += sum(1 for cell in row if cell)
        if cells > MAX_CELLS:
            return kept, True
    return kept, False


def _shown(row: Iterable[AnyCell]) -> list[str]:
    return [_value(cell.value, getattr(cell, "number_format", "General")) for cell in row]


def _value(value: object, form: str) -> str:
    """Return a cell's value as the sheet shows it.

    >>> _value(0.703, "0.0%"), _value(29.630000000000003, "General"), _value(36703.0, "General")
    ('70.3%', '29.63', '36703')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        percent, decimals = _PERCENT.match(form), _DECIMALS.match(form)
        if percent:
            return f"{value * 100:.{len(percent[1] or '')}f}%"
        if decimals:
            return f"{value:.{len(decimals[1])}f}"
        return str(value) if isinstance(value, int) else _shortest(value)
    return str(value)


def _shortest(value: float) -> str:
    text = f"{value:.12g}"
    return f"{value:.0f}" if "e" in text and abs(value) >= 1 else text


def _merges(package: zipfile.ZipFile, sheet: Worksheet) -> tuple[Merge, ...]:
    """Return the merged ranges of a sheet, read as a stream."""
    path = _path(sheet)
    if path not in package.namelist():
        return ()
    with package.open(path) as stream:
        return tuple(islice(_ranges(stream), _MAX_MERGES))


def _ranges(stream: IO[bytes]) -> Iterator[Merge]:
    for _, node in etree.iterparse(stream, tag="{*}mergeCell", resolve_entities=False, huge_tree=False):
        left, top, right, bottom = (bound or 1 for bound in range_boundaries(node.get("ref", "A1")))
        yield Merge(top - 1, left - 1, bottom - top + 1, right - left + 1)
        node.clear()
