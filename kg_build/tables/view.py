"""A table seen as rows of labels and values: header paths, label columns, body rows.

Says which columns name the rows and which hold figures, fills merged labels down, and drops header rows
that a page break repeated. It does not know what a label means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg_build.model import Cell, Table
from kg_build.read.shapes import is_data, is_year, squeeze
from kg_build.tables.marks import state_of

_SERIAL = re.compile(r"序号?|编号|代码|No\.?|排序", re.IGNORECASE)
_UNIT = re.compile(r"(?:计量)?单位")
_ASIDE = re.compile(
    r"备注|说明|属性|指标属性|指标性质|数据来源|责任(?:单位|部门|处室|科室)|牵头(?:单位|部门|处室)|联系.*"
)


@dataclass(frozen=True)
class View:
    """One table of a document, with its number; positions are 0-based rows and columns of the grid."""

    table: Table
    number: int

    @cached_property
    def at(self) -> list[list[Cell | None]]:
        """Return the cell at each position, a merged one at all of its positions."""
        grid: list[list[Cell | None]] = [[None] * self.table.columns for _ in range(self.table.rows)]
        for cell in self.table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.table.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.table.columns)):
                    grid[row][column] = cell
        return grid

    @cached_property
    def texts(self) -> list[list[str]]:
        """Return the words at each position on one line."""
        words = {id(cell): squeeze(cell.text) for cell in self.table.cells}
        return [[words[id(cell)] if cell else "" for cell in row] for row in self.at]

    @cached_property
    def body(self) -> tuple[int, ...]:
        """Return the rows below the header, without repetitions of it, empty ones and headings of groups."""
        depth = self.table.header_rows
        header = {tuple(row) for row in self.texts[:depth]}
        rows = range(depth, self.table.rows)
        return tuple(
            r for r in rows if any(self.texts[r]) and tuple(self.texts[r]) not in header and r not in self.groups
        )

    @cached_property
    def groups(self) -> dict[int, str]:
        """Return the rows below the header that one cell spans, with its words: they head the rows below them."""
        whole = [
            c for c in self.table.cells if c.column_span == self.table.columns > 1 and c.row >= self.table.header_rows
        ]
        return {cell.row: squeeze(cell.text) for cell in whole}

    def group_of(self, row: int) -> str:
        """Return the heading of the group a row stands in, "" if there is none."""
        above = [r for r in self.groups if r < row]
        return self.groups[max(above)] if above else ""

    @cached_property
    def paths(self) -> list[tuple[str, ...]]:
        """Return the header above each column, outermost first; cells across the whole table are left out."""
        return [self._path(column) for column in range(self.table.columns)]

    def _path(self, column: int) -> tuple[str, ...]:
        found: list[Cell] = []
        for row in range(min(self.table.header_rows, self.table.rows)):
            cell = self.at[row][column]
            if cell and cell.text.strip() and cell.column_span < self.table.columns and cell not in found[-1:]:
                found.append(cell)
        return tuple(squeeze(cell.text) for cell in found)

    def head(self, column: int) -> str:
        """Return the words above a column as one."""
        return "".join(self.paths[column])

    @cached_property
    def serial(self) -> frozenset[int]:
        """Return the columns that only count rows."""
        return frozenset(c for c in range(self.table.columns) if _SERIAL.fullmatch(self.head(c)) or self._counts(c))

    def _counts(self, column: int) -> bool:
        """Tell whether a first column without words above it holds 1, 2, 3 and so on."""
        numbers = [text for r in self.body if (text := self.texts[r][column]).isdecimal()]
        return (
            column == 0
            and len(numbers) > 2
            and numbers == [str(i + 1) for i in range(len(numbers))]
            and not self.head(column)
        )

    @cached_property
    def units(self) -> int | None:
        """Return the column that holds the unit of each row."""
        return next((c for c in range(self.table.columns) if _UNIT.fullmatch(self.head(c))), None)

    @cached_property
    def asides(self) -> frozenset[int]:
        """Return the columns of remarks, of who is responsible, of whether a figure binds."""
        return frozenset(c for c in range(self.table.columns) if _ASIDE.fullmatch(self.head(c)))

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """Return the leading columns whose cells name things."""
        found = []
        for column in range(self.table.columns):
            if column in self.serial or column == self.units or column in self.asides:
                continue
            filled = [text for r in self.body if (text := self.texts[r][column])]
            data = sum(1 for text in filled if (is_data(text) and not is_year(text)) or state_of(text, {}))
            if filled and data * 2 >= len(filled):
                break
            found.append(column)
        return tuple(found)

    @cached_property
    def values(self) -> tuple[int, ...]:
        """Return the columns that may hold figures and marks."""
        skipped = {*self.labels, *self.serial, *self.asides, self.units}
        return tuple(c for c in range(self.table.columns) if c not in skipped)

    @cached_property
    def row_labels(self) -> dict[int, tuple[str, ...]]:
        """Return the labels of each body row, a word for each label column; merged ones filled down."""
        current = [""] * len(self.labels)
        found: dict[int, tuple[str, ...]] = {}
        for row in self.body:
            seen: list[Cell] = []
            for i, column in enumerate(self.labels):
                cell = self.at[row][column]
                if cell is None or not cell.text.strip():
                    continue
                above = self.at[row - 1][column] if row else None
                if cell in seen:
                    current[i] = ""
                elif cell is not above or row == self.body[0]:
                    current[i:] = [self.texts[row][column]] + [""] * (len(self.labels) - i - 1)
                seen.append(cell)
            found[row] = tuple(current)
        return found


def unfilled(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that say something."""
    return tuple(label for label in labels if label)
