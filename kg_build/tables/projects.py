"""Lists of building projects to Project facts: a row is a project, a row that sums them is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg_build.model import Place, Project, Span, TableCell
from kg_build.read.mask import MASK
from kg_build.tables import project_columns as role
from kg_build.tables.context import Context
from kg_build.tables.names import cleaned, is_subtotal, is_total, unit_in
from kg_build.tables.period import kind_of
from kg_build.tables.values import figures, scaled

_YEAR = re.compile(r"(?:19|20)\d{2}")
_SURE = 0.95
# What a project's own columns are called as indicators of the list's total.
_TOTALS = (
    (role.NAME, "项目数", "个"),
    (role.INVESTMENT, "总投资", "元"),
    (role.SPENDING, "年度计划投资", "元"),
    (role.PLACES, "新增学位", "个"),
)


@dataclass(frozen=True)
class ProjectList:
    """A table whose rows are building projects, with the column of each role."""

    context: Context
    columns: Mapping[str, int]

    def text(self, row: int, of: str) -> str:
        """Return what a row holds in the column of a role, "" where there is none."""
        return self.context.view.texts[row][self.columns[of]] if of in self.columns else ""

    def sums(self, row: int) -> str:
        """Return the word by which a row sums others, "" where it does not."""
        first = [text for text in self.context.view.texts[row][:2] if text]
        return next((text for text in (*first, self.text(row, role.NAME)) if is_total(text.replace(" ", ""))), "")

    def money(self, row: int, of: str) -> Decimal | None:
        """Return an amount in yuan, None where the cell holds none."""
        return self._amount(row, of, "元")

    def count(self, row: int, of: str) -> int | None:
        """Return a whole number, None where the cell holds none."""
        value = self._amount(row, of, "")
        return int(value) if value is not None and value == int(value) else None

    def _amount(self, row: int, of: str, usual: str) -> Decimal | None:
        found = [figure for figure in figures(self.text(row, of)) if not figure.aside]
        if len(found) != 1:
            return None
        stated = unit_in(self.context.view.paths[self.columns[of]])
        unit = found[0].unit or stated or (self.context.unit if usual == "元" else "")
        return scaled(found[0].value, unit)[0]

    def facts(self) -> Iterator[Project | TableCell]:
        """Yield a Project for each row that is one, and the list's totals as cells."""
        for row in self.context.view.body:
            if self.sums(row):
                yield from self._totals(row)
            elif self.text(row, role.NAME):
                yield self._project(row)

    def _project(self, row: int) -> Project:
        context = self.context
        start, end = self._years(row)
        return Project(
            span=row_span(context, row),
            confidence=round(_SURE * context.view.table.confidence, 4),
            name=self.text(row, role.NAME),
            place=self._place(row),
            investment=self.money(row, role.INVESTMENT),
            places=self.count(row, role.PLACES),
            start_year=start,
            end_year=end,
            construction=self.text(row, role.CONSTRUCTION),
            location=self.text(row, role.LOCATION),
            caption=context.caption,
            table=context.view.number,
            row=row,
            spending=self.money(row, role.SPENDING),
            responsible=self.text(row, role.RESPONSIBLE),
        )

    def _place(self, row: int) -> Place:
        named = self.context.places.named(cleaned(self.text(row, role.PLACE))) if role.PLACE in self.columns else None
        if named:
            return named.place
        roles = (role.PLACE, role.LOCATION, role.NAME, role.RESPONSIBLE)
        tried = [self.context.places.within((self.text(row, of),)) for of in roles if self.text(row, of)]
        home = self.context.places.home
        return next((place for place in tried if place != home), home)

    def _years(self, row: int) -> tuple[str, str]:
        span = _YEAR.findall(self.text(row, role.YEARS))
        start = _YEAR.findall(self.text(row, role.START)) or span
        end = _YEAR.findall(self.text(row, role.END)) or span
        return (start[0] if start else ""), (end[-1] if end else "")

    def _totals(self, row: int) -> Iterator[TableCell]:
        context = self.context
        if is_subtotal(self.sums(row)):
            return
        for of, name, unit in _TOTALS:
            value = self.money(row, of) if unit == "元" else self.count(row, of)
            cell = context.view.at[row][self.columns[of]] if of in self.columns else None
            if value is None or cell is None:
                continue
            yield TableCell(
                span=cell.span,
                confidence=round(_SURE * context.view.table.confidence, 4),
                indicator=name,
                place=context.default_place.place,
                period=context.period,
                value=Decimal(value),
                unit=unit,
                kind=kind_of((context.caption,)) or context.kind,
                caption=context.caption,
                table=context.view.number,
                row=cell.row,
                column=cell.column,
                path=("合计", name),
                printed=cell.text,
                total=True,
            )


def project_list(context: Context) -> ProjectList | None:
    """Return the table as a list of building projects, None if it is not one."""
    heads = [context.view.head(column) for column in range(context.view.table.columns)]
    columns = role.project_columns(heads)
    return ProjectList(context, columns) if columns else None


def row_span(context: Context, row: int) -> Span:
    """Return the span from the first to the last cell of a row; contacts at its ends, which are masked, are not quoted."""
    cells = [cell for cell in context.view.at[row] if cell is not None and cell.row == row]
    told = [cell.span for cell in cells if MASK not in cell.text] or [cell.span for cell in cells]
    return Span(min(span.start for span in told), max(span.end for span in told))
