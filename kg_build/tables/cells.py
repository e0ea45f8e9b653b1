"""Body cells to facts: each cell's indicator, place, period, kind and unit from the labels above and beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg_build.model import Cell, Comparator, Kind, State, TableCell
from kg_build.tables.context import Context
from kg_build.tables.marks import counted, state_of
from kg_build.tables.names import cleaned, column_name, is_total, joined, row_name, unit_in
from kg_build.tables.period import kind_in, kind_of, without_year, year_in
from kg_build.tables.places import Named
from kg_build.tables.slips import without_pasted_tail
from kg_build.tables.units import known_unit
from kg_build.tables.values import Figure, figures, scaled
from kg_build.tables.view import unfilled

_SURE, _RATED = 0.95, 0.97
# A row's label tells the kind of its figures (计划数, 完成数) where it is no longer than this.
_TELLING = 8


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels of one cell say, sorted by what they are about."""

    place: Named
    period: str
    kind: Kind
    name: str
    path: tuple[str, ...]
    unit: str
    total: bool


def cell_facts(context: Context) -> Iterator[TableCell]:
    """Yield the facts of a table's body cells; empty cells say nothing, a dash among figures neither."""
    view = context.view
    seen: set[tuple[int, int]] = set()
    for row in view.body:
        if row in view.table.ragged:
            continue
        for column in view.values:
            cell = view.at[row][column]
            if cell is None or not cell.text.strip() or (cell.row, cell.column) in seen:
                continue
            seen.add((cell.row, cell.column))
            labels = read_labels(context, row, column)
            if labels is not None:
                yield from _facts(context, cell, view.texts[row][column], labels)


def _facts(context: Context, cell: Cell, text: str, labels: Labels) -> Iterator[TableCell]:
    state = state_of(text, context.meanings) if context.rated else None
    if state is not None:
        yield _fact(context, cell, labels, text, state=state, confidence=_RATED)
        return
    found = figures(text)
    main = [figure for figure in found if not figure.aside] or list(found)
    for figure in main[:1]:
        unit = _unit(context, figure, labels, cell.row)
        value, unit = scaled(figure.value, unit)
        yield _fact(context, cell, labels, text, value=value, unit=unit, comparator=figure.comparator, confidence=_SURE)
    name, unit = counted(context.view.table.notes)
    for figure in found:
        if main and figure is not main[0] and name:
            counts = Labels(labels.place, labels.period, labels.kind, name, (*labels.path, name), unit, labels.total)
            yield _fact(context, cell, counts, figure.printed, value=abs(figure.value), unit=unit, confidence=_SURE)


def _fact(
    context: Context,
    cell: Cell,
    labels: Labels,
    printed: str,
    *,
    confidence: float,
    state: State | None = None,
    value: Decimal | None = None,
    unit: str = "",
    comparator: Comparator = "=",
) -> TableCell:
    return TableCell(
        span=cell.span,
        confidence=round(confidence * context.view.table.confidence, 4),
        indicator=labels.name,
        place=labels.place.place,
        period=labels.period,
        value=value,
        unit=unit,
        state=state,
        kind=labels.kind if state is None else "actual",
        comparator=comparator,
        caption=context.caption,
        table=context.view.number,
        row=cell.row,
        column=cell.column,
        path=labels.path,
        printed=printed,
        total=labels.total,
        box=cell.box,
    )


def _unit(context: Context, figure: Figure, labels: Labels, row: int) -> str:
    """Return the unit of a figure: its own, its header's, its row's, the table's, or what the indicator is known in.

    A per-cent sign in the cell decides; a bare number takes the header's unit before the table's.
    """
    units = context.view.units
    of_row = context.view.texts[row][units] if units is not None else ""
    return figure.unit or labels.unit or of_row or context.unit or known_unit(labels.name, context.caption)


def read_labels(context: Context, row: int, column: int) -> Labels | None:
    """Return what the labels of a cell say, None where a column or row of places has none that is known here."""
    view = context.view
    beside, above = view.row_labels[row], view.paths[column]
    place = _place(context, beside, above)
    if place is None or (not above and len(view.values) > 1):
        return None
    rows = [label for i, label in enumerate(beside) if i != context.place_label]
    columns = [label for i, label in enumerate(above) if i != context.place_level]
    years = [context.period, *(year for label in (*rows, *columns) if (year := year_in(label)))]
    words = [_mended(context, without_year(label)) for label in columns]
    by_row = row_name([without_year(label) for label in rows], context.repeated)
    by_column = column_name(unfilled(words))
    name = joined(by_row, by_column, context.caption)
    if place.rest:
        name = place.rest + name
    path = tuple(cleaned(label) for label in unfilled((view.group_of(row), *rows, *columns)))
    stated = kind_of([*reversed(columns), *(label for label in rows if len(label) <= _TELLING)])
    if stated == "change" and context.kind == "target":
        stated = "target"
    period = years[-1]
    total = place.total or any(is_total(cleaned(label)) for label in (*unfilled(rows), *unfilled(columns)))
    return Labels(
        place,
        period,
        stated or kind_in(period, context.kind, context.outline.year),
        name,
        path,
        unit_in((*rows, *columns)),
        total,
    )


def _mended(context: Context, label: str) -> str:
    """Return a column's header without words pasted to it by a slip; most headers have none to lose."""
    return without_pasted_tail(cleaned(label), context.headers, context.document.text) if "、" in label else label


def _place(context: Context, beside: Sequence[str], above: Sequence[str]) -> Named | None:
    """Return the place of a cell: its row's, else its column's, else the table's."""
    for i, labels in ((context.place_label, beside), (context.place_level, above)):
        if i is not None and i < len(labels):
            return context.places.named(cleaned(labels[i]))
    return context.default_place
