"""Figures of one document checked against each other: each check says what is stated, what the others give, and whether they agree.

    total of parts   a total row against its rows, a total column against its columns, a list's total against its projects
    rate of counts   a rate of attainment against the marks it counts
    list and table   a list of projects against the table that counts them by place
    table and prose  a total against the sentence that cites it

Only what must hold is checked: shares and figures per head do not add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_build.model import Fact, Measure, Project, Reconciliation, School, TableCell
from kg_build.tables.reconcile_lists import list_totals, lists_and_tables
from kg_build.tables.reconcile_prose import tables_and_prose
from kg_build.tables.reconcile_rates import rates_of_counts
from kg_build.tables.reconcile_totals import totals_across, totals_down


def reconcile(facts: Iterable[Fact]) -> tuple[Reconciliation, ...]:
    """Return the checks among the facts of one document, in the order of the figures they check."""
    facts = tuple(facts)
    cells = tuple(fact for fact in facts if isinstance(fact, TableCell))
    projects = tuple(fact for fact in facts if isinstance(fact, Project))
    measures = tuple(fact for fact in facts if isinstance(fact, Measure))
    schools = tuple(fact for fact in facts if isinstance(fact, School))
    checks = (*_checks(cells, projects), *tables_and_prose(cells, projects, measures, schools))
    return tuple(sorted(checks, key=lambda check: (check.span, check.basis, check.indicator)))


def _checks(cells: tuple[TableCell, ...], projects: tuple[Project, ...]) -> Iterator[Reconciliation]:
    yield from totals_down(cells)
    yield from totals_across(cells)
    yield from rates_of_counts(cells)
    yield from list_totals(cells, projects)
    yield from lists_and_tables(cells, projects)
