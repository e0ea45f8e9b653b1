"""Writing a result: a table for the eye, CSV, TSV, JSON and XLSX for programs; graphs go to `graph_formats`."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ontology.errors import InputError
from queries.display import Value
from queries.graph_formats import GRAPH_FORMATS, write_graph
from queries.markup import html_table

if TYPE_CHECKING:
    from queries.results import Result

_NARROWEST = 120


class WrongFormat(InputError):
    """A format that does not exist, or that cannot hold this kind of answer."""

    def __init__(self, format_name: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"This answer cannot be written as '{format_name}'. Formats for it: {', '.join(allowed)}.")


def write(result: Result, format_name: str) -> bytes:
    """Return a result in a format: UTF-8 text, or the bytes of a workbook. Raises WrongFormat."""
    if result.graph is not None:
        if format_name == "table":
            format_name = "ttl"
        if format_name not in GRAPH_FORMATS:
            raise WrongFormat(format_name, tuple(GRAPH_FORMATS))
        return write_graph(result.graph, format_name)
    if format_name not in TABLE_FORMATS:
        raise WrongFormat(format_name, tuple(TABLE_FORMATS))
    return TABLE_FORMATS[format_name](result)


def as_text(value: Value) -> str:
    """Return a value as a cell of text; empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def as_json(value: Value) -> Value:
    """Return a value as JSON has it: decimals become numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _table(result: Result) -> bytes:
    table = Table(box=box.SIMPLE_HEAD, title=Text(_title(result)), title_justify="left", caption_justify="left")
    rows = result.rows
    for index, title in enumerate(result.titles):
        numeric = any(isinstance(row[index], int | Decimal | float) for row in rows)
        table.add_column(Text(title), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(as_text(value)) for value in row))
    width = max(_NARROWEST, shutil.get_terminal_size().columns)
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    console.print(table)
    console.print(Text(f"{len(rows)} 行" if result.lang == "zh" else f"{len(rows)} rows"))
    assert isinstance(console.file, io.StringIO)
    lines = (line.rstrip() for line in console.file.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def _title(result: Result) -> str:
    title = result.question.title_en if result.lang == "en" else result.question.title_zh
    return "" if title == "-" else title


def _separated(delimiter: str) -> Callable[[Result], bytes]:
    def write_rows(result: Result) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(result.columns)
        writer.writerows([as_text(value) for value in row] for row in result.rows)
        return out.getvalue().encode()

    return write_rows


def _json(result: Result) -> bytes:
    links = [
        {name: str(link) for name, link in zip(result.columns, row, strict=True) if link is not None}
        for row in result.links
    ]
    said = {
        "question": result.question.name,
        "columns": list(result.columns),
        "titles": list(result.titles),
        "rows": result.to_json_rows(),
        "links": links,
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _xlsx(result: Result) -> bytes:
    from kg_build.workbook import workbook

    return workbook(_title(result), result.titles, result.rows)


def _html(result: Result) -> bytes:
    return html_table(result).encode()


TABLE_FORMATS: dict[str, Callable[[Result], bytes]] = {
    "table": _table, "csv": _separated(","), "tsv": _separated("\t"), "json": _json, "xlsx": _xlsx, "html": _html,
}  # fmt: skip
FORMATS = (*TABLE_FORMATS, *GRAPH_FORMATS)
