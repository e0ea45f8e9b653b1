"""Tables as files."""

from __future__ import annotations

import csv
import io

from openpyxl import load_workbook

from viz.web.tables import Cell, Column, Table, to_csv, to_xlsx

TABLE = Table(
    "t", "指标[1]", (Column("name", "名称"), Column("value", "数值", numeric=True)),
    ((Cell("公办园", "urn:a"), Cell("62.5")), (Cell("=1+1"), Cell("-3")), (Cell("a\x07b"), Cell(""))),
)  # fmt: skip


def test_csv_begins_with_a_byte_order_mark_and_holds_no_formula() -> None:
    data = to_csv(TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [["名称", "数值"], ["公办园", "62.5"], ["'=1+1", "-3"], ["a\x07b", ""]]


def test_a_workbook_holds_numbers_as_numbers_and_text_as_text() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(TABLE))).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["公办园", 62.5], ["'=1+1", -3], ["ab", None],
    ]  # fmt: skip


def test_json_has_the_iri_beside_the_text() -> None:
    assert TABLE.as_json()["rows"][0] == {"name": "公办园", "name_iri": "urn:a", "value": "62.5"}
