"""Lists of building projects against their own totals, and against tables that count them by place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg_build.model import Project, Reconciliation, TableCell
from kg_build.tables.reconcile_totals import check

_STAGES = re.compile(r"开工|完工|竣工|续建|新建|投用")


def amount(projects: Sequence[Project], of: str) -> tuple[Decimal, bool]:
    """Return what projects sum up to for 项目数, 总投资, 年度计划投资 or 新增学位, and whether any states it."""
    if of == "项目数":
        return Decimal(len(projects)), bool(projects)
    stated = {
        "总投资": [p.investment for p in projects],
        "年度计划投资": [p.spending for p in projects],
        "新增学位": [None if p.places is None else Decimal(p.places) for p in projects],
    }.get(of, [])
    known = [value for value in stated if value is not None]
    return sum(known, Decimal(0)), bool(known)


def by_table(projects: Sequence[Project]) -> dict[int, list[Project]]:
    """Return the projects of each table."""
    found: dict[int, list[Project]] = defaultdict(list)
    for project in projects:
        found[project.table].append(project)
    return found


def list_totals(cells: Sequence[TableCell], projects: Sequence[Project]) -> Iterator[Reconciliation]:
    """Yield a check for each total of a list of projects against its rows."""
    lists = by_table(projects)
    for cell in cells:
        if cell.total and cell.table in lists:
            total, known = amount(lists[cell.table], cell.indicator)
            if known:
                yield check("total of parts", cell, total, [project.span for project in lists[cell.table]])


def lists_and_tables(cells: Sequence[TableCell], projects: Sequence[Project]) -> Iterator[Reconciliation]:
    """Yield a check for each cell that counts projects, or their places, of a place by the stage a list is about."""
    for table, listed in by_table(projects).items():
        stages = set(_STAGES.findall(listed[0].caption))
        for cell in cells:
            if (
                cell.table == table
                or cell.total
                or cell.value is None
                or not stages & set(_STAGES.findall(cell.indicator))
            ):
                continue
            of = "项目数" if "项目" in cell.indicator else "新增学位" if "学位" in cell.indicator else ""
            here = [project for project in listed if project.place == cell.place]
            total, known = amount(here, of)
            if known:
                yield check("list and table", cell, total, [project.span for project in here])
