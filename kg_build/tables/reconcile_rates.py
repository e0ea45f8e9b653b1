"""Rates of attainment against the marks they count: 21 of 30 met is 70 %."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg_build.model import Reconciliation, TableCell
from kg_build.tables.reconcile_totals import check, rounding

_FAILED = ("unmet", "below average", "zero")
_FEWEST = 5


def rates_of_counts(cells: Sequence[TableCell]) -> Iterator[Reconciliation]:
    """Yield a check for each share and each count of unmet items that stands with marks of the same place and table.

    A check points at the marks that failed: they are fewer, and they are what a reader looks for.
    """
    by_place: dict[tuple[int, str], list[TableCell]] = defaultdict(list)
    for cell in cells:
        by_place[cell.table, cell.place.code].append(cell)
    for found in by_place.values():
        met = [cell for cell in found if cell.state == "met"]
        failed = [cell for cell in found if cell.state in _FAILED]
        counted = len(met) + len(failed)
        if counted < _FEWEST:
            continue
        between = [cell.span for cell in failed]
        for cell in found:
            if cell.value is not None and cell.unit == "%":
                share = (Decimal(100) * len(met) / counted).quantize(Decimal("0.01"))
                yield check("rate of counts", cell, share, between, rounding([cell]) or Decimal("0.5"))
            elif cell.value is not None and cell.unit == "项" and "未" in cell.indicator:
                yield check("rate of counts", cell, Decimal(len(failed)), between)
