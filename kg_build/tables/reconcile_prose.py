"""Totals of tables against the sentences of the same document that cite them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg_build.model import Measure, Project, Reconciliation, School, Span, TableCell
from kg_build.tables.reconcile_lists import amount, by_table

_FILLER = re.compile(r"计划|预计|累计|当年度?|年度|可|建成后|新增|增加|数量?$|总数|义务教育|建设|工程|的|[（）()“”、]")
# A total of the same value is what a sentence cites where the names share this much; of another value only where they share more.
_LIKE, _NEAR = 0.5, 0.75
_SURE = 0.85
# Two sums of one sentence stand closer together than the list before them is long.
LEAST_APART = 20
# What a list of projects comes to in each unit.
_SUMS = {"个": ("项目数",), "元": ("总投资", "年度计划投资")}


def tables_and_prose(
    cells: Sequence[TableCell],
    projects: Sequence[Project],
    measures: Sequence[Measure],
    schools: Sequence[School] = (),
) -> Iterator[Reconciliation]:
    """Yield a check for each measure of the prose that names what a table totals, for the same place and year."""
    for measure in measures:
        listed = _listed_before(measure, measures, schools)
        totals: list[tuple[str, Decimal, tuple[Span, ...]]] = [
            (c.indicator, c.value, (c.span,)) for c in cells if c.total and c.value is not None and _same(measure, c)
        ]
        totals += _by_construction(projects, measure, listed)
        near = [(alike(measure.indicator, name), value, between) for name, value, between in totals]
        cited = [found for found in near if found[0] >= (_LIKE if _rounds_to(found[1], measure) else _NEAR)]
        if cited:
            _, value, between = max(cited, key=lambda found: (_rounds_to(found[1], measure), found[0], found[2]))
            yield Reconciliation(
                span=measure.span,
                confidence=_SURE,
                basis="table and prose",
                indicator=measure.indicator,
                place=measure.place,
                period=measure.period,
                stated=measure.value,
                found=value,
                unit=measure.unit,
                agrees=_rounds_to(value, measure),
                between=between,
            )


def _same(measure: Measure, cell: TableCell) -> bool:
    return measure.place.name == cell.place.name and measure.period == cell.period and measure.unit == cell.unit


def _listed_before(measure: Measure, measures: Sequence[Measure], schools: Sequence[School]) -> tuple[str, ...]:
    """Return the schools that the prose names between the section's last sum before a measure and the measure."""
    others = (m.span.end for m in measures if m.span.end <= measure.span.start - LEAST_APART)
    floor = max(others, default=0)
    return tuple(s.name for s in schools if floor <= s.span.start < measure.span.start)


def _by_construction(
    projects: Sequence[Project], measure: Measure, named: tuple[str, ...]
) -> list[tuple[str, Decimal, tuple[Span, ...]]]:
    """Return what the projects of each kind of construction come to, in lists whose caption is of the measure's year.

    A sentence that lists its projects may count one that the table says to be of another kind: with those of the
    schools it has `named`, there is a second total.
    """
    found = []
    for listed in by_table(projects).values():
        if measure.period not in listed[0].caption or measure.unit not in _SUMS:
            continue
        for kind in sorted({project.construction for project in listed if project.construction}):
            own = [project for project in listed if project.construction == kind]
            told = [p for p in listed if p in own or any(name in p.name for name in named)]
            for counted in (own,) if len(told) == len(own) else (own, told):
                spans = tuple(project.span for project in counted)
                sums = ((of, *amount(counted, of)) for of in _SUMS[measure.unit])
                found += [
                    (f"{kind}项目{'' if of == '项目数' else of}", total, spans) for of, total, known in sums if known
                ]
    return found


def alike(one: str, other: str) -> float:
    """Return the share of characters that two names have in common once words of circumstance are dropped, 0 to 1.

    >>> alike("计划开工项目", "开工项目数"), alike("新增学位", "在校生总数")
    (1.0, 0.0)
    """
    a, b = (_FILLER.sub("", name) for name in (one, other))
    if not a or not b or ("总投资" in one) != ("总投资" in other):
        return 0.0
    common = sum(min(a.count(c), b.count(c)) for c in set(a))
    return common / max(len(a), len(b))


def _rounds_to(value: Decimal, measure: Measure) -> bool:
    """Tell whether a value rounded as the measure prints it is the measure: 21,780 and 2.18万."""
    printed = re.search(r"\d+(?:\.(\d+))?", measure.printed)
    if not printed or not measure.value:
        return value == measure.value
    step = (
        abs(measure.value) / Decimal(printed[0]) * Decimal(1).scaleb(-len(printed[1] or ""))
        if Decimal(printed[0])
        else Decimal(1)
    )
    return abs(value - measure.value) <= step / 2
