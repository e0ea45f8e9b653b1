"""Observations laid out by year: one line a thing (an indicator, a place), one cell a year, the target under the outcome."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from viz.web.observed import Observed
from viz.web.sketch import spark


@dataclass(frozen=True, slots=True)
class YearCell:
    """What is known of one year: outcomes (or ratings) and targets, each the first of its value."""

    outcomes: tuple[Observed, ...] = ()
    goals: tuple[Observed, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class YearLine:
    """One thing through the years; `spark` are the points of its small picture."""

    iri: str
    label: str
    cells: tuple[YearCell, ...]
    spark: str
    known: int


@dataclass(frozen=True, slots=True)
class YearTable:
    """Lines over the same years; `total` counts the lines before the page's limit."""

    years: tuple[str, ...]
    lines: tuple[YearLine, ...]
    total: int

    @property
    def has_sparks(self) -> bool:
        """Say whether any line has a small picture."""
        return any(line.spark for line in self.lines)


def year_table(
    rows: Sequence[Observed], key: Callable[[Observed], str], label: Callable[[str], str], total: int
) -> YearTable:
    """Lay observations out by year: lines with a target that was judged first, then those with most years.

    `total` counts those that are not shown too.
    """
    grouped: dict[str, dict[str, list[Observed]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.year:
            grouped[key(row)][row.year].append(row)
    judged = Counter(key(row) for row in rows if row.verdict in ("Met", "Missed"))
    ordered = sorted(
        grouped, key=lambda iri: (not judged[iri], -len(grouped[iri]), -_count(grouped[iri].values()), label(iri))
    )
    years = tuple(sorted({year for found in grouped.values() for year in found}))
    lines = tuple(_line(iri, label(iri), years, grouped[iri]) for iri in ordered)
    return YearTable(years, lines, total)


def _count(lists: Iterable[Sequence[Observed]]) -> int:
    return sum(map(len, lists))


def _line(iri: str, label: str, years: tuple[str, ...], found: dict[str, list[Observed]]) -> YearLine:
    cells = tuple(_cell(found.get(year, [])) for year in years)
    values = [
        (int(year), float(amount))
        for year, cell in zip(years, cells, strict=True)
        if cell.outcomes and (amount := cell.outcomes[0].amount) is not None
    ]
    return YearLine(iri, label, cells, spark(values), _count(found.values()))


def _cell(rows: Sequence[Observed]) -> YearCell:
    outcomes = _different(row for row in rows if row.kind in ("Outcome", "Rating"))
    goals = _different(row for row in rows if row.kind in ("Target", "Standard"))
    return YearCell(outcomes[:3], goals[:2], len(rows) - len(outcomes[:3]) - len(goals[:2]))


def _different(rows: Iterable[Observed]) -> tuple[Observed, ...]:
    """Return one observation for each value, so that what two documents agree on stands once."""
    kept: dict[tuple[str, str, str, str], Observed] = {}
    for row in rows:
        kept.setdefault((row.value, row.unit, row.sign, row.rating), row)
    return tuple(kept.values())
