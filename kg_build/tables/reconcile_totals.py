"""Totals of a table against their parts, down its rows and across its columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg_build.model import Basis, Place, Reconciliation, Span, TableCell

_NOT_ADDITIVE = re.compile(r"生均|人均|平均|均值|每|率$|占比|比例|比重|指标值|差额|标准|面$|度$")
_UNITS_NOT_ADDED = ("%", "百分点", "位", "‰", "倍")
_WHOLE = re.compile(r"(?:在校生|学校|学生|教师)?(?:合\s*计|总\s*计|小\s*计|总数|总量|总额|总人数)")
_SUBSET = re.compile(r"其中|比例|占比|率$")
# Columns are parts of a total where they add up to it in at least this share of the rows.
_USUALLY = 0.6
_SURE = 0.95


def check(
    basis: Basis, claim: TableCell, found: Decimal, between: Sequence[Span], tolerance: Decimal = Decimal(0)
) -> Reconciliation:
    """Return a check of a cell against what other figures give; they agree within the tolerance."""
    stated = claim.value if claim.value is not None else Decimal(0)
    return Reconciliation(
        span=claim.span,
        confidence=_SURE,
        basis=basis,
        indicator=claim.indicator,
        place=claim.place,
        period=claim.period,
        stated=stated,
        found=found,
        unit=claim.unit,
        agrees=abs(found - stated) <= tolerance,
        between=tuple(between),
        caption=claim.caption,
    )


def adds_up(cell: TableCell) -> bool:
    """Tell whether figures of this kind may be added: no shares, no figures per head."""
    added = cell.value is not None and cell.unit not in _UNITS_NOT_ADDED and not cell.unit.startswith(":")
    return added and not _NOT_ADDITIVE.search(cell.indicator)


def rounding(cells: Sequence[TableCell]) -> Decimal:
    """Return by how much a sum of these may differ from a total only because each is rounded as printed."""
    return sum((_half_of_last_digit(cell) for cell in cells), Decimal(0))


def _half_of_last_digit(cell: TableCell) -> Decimal:
    """Return half a unit of the last decimal place printed, in the value's own unit; whole numbers are exact."""
    printed = re.search(r"\d[\d,]*\.(\d+)", cell.printed)
    if not printed or not cell.value:
        return Decimal(0)
    shown = Decimal(printed[0].replace(",", ""))
    return abs(cell.value) / shown * Decimal(5).scaleb(-len(printed[1]) - 1) if shown else Decimal(0)


def totals_down(cells: Sequence[TableCell]) -> Iterator[Reconciliation]:
    """Yield a check for each total row, or row of the whole place, against the rows of its parts."""
    groups: dict[tuple[int, str, str, str, tuple[str, ...]], list[TableCell]] = defaultdict(list)
    for cell in cells:
        if adds_up(cell):
            groups[cell.table, cell.indicator, cell.period, cell.unit, _columns(cell)].append(cell)
    for found in groups.values():
        places = {cell.place.code for cell in found}
        wholes = [c for c in found if _is_whole(c, found)]
        parts = [c for c in found if c not in wholes and any(_inside(c.place, w.place, places) for w in wholes)]
        if len(wholes) == 1 and len(parts) > 1:
            whole = wholes[0]
            total = sum((part.value or Decimal(0) for part in parts), Decimal(0))
            yield check("total of parts", whole, total, [p.span for p in parts], rounding([whole, *parts]))


def _columns(cell: TableCell) -> tuple[str, ...]:
    return (cell.kind,)


def _is_whole(cell: TableCell, among: Sequence[TableCell]) -> bool:
    if any(other.total for other in among):
        return cell.total
    return sum(_inside(other.place, cell.place, set()) for other in among) > 1


def _inside(place: Place, whole: Place, _: set[str]) -> bool:
    """Tell whether a place is directly in another: a county by its code, a zone or own level by its parent's."""
    if place.code.startswith(f"{whole.code}-"):
        return True
    stem = whole.code.rstrip("0")
    stem += "0" * (len(stem) % 2)
    return place.code != whole.code and place.code.startswith(stem) and "-" not in whole.code


def totals_across(cells: Sequence[TableCell]) -> Iterator[Reconciliation]:
    """Yield a check for each cell of a total column against the columns beside it under the same header."""
    rows: dict[tuple[int, tuple[str, ...]], dict[int, list[TableCell]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        if cell.value is not None and len(cell.path) > 1:
            rows[cell.table, cell.path[:-1]][cell.row].append(cell)
    for by_row in rows.values():
        found = [checked for beside in by_row.values() if (checked := _across(beside))]
        if sum(c.agrees for c in found) >= _USUALLY * len(found):
            yield from found


def _across(beside: Sequence[TableCell]) -> Reconciliation | None:
    wholes = [cell for cell in beside if _WHOLE.fullmatch(cell.path[-1])]
    if len(wholes) != 1:
        return None
    parts = [c for c in beside if c is not wholes[0] and c.unit == wholes[0].unit and not _SUBSET.search(c.path[-1])]
    if len(parts) < 2:
        return None
    total = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    return check("total of parts", wholes[0], total, [p.span for p in parts], rounding([wholes[0], *parts]))
