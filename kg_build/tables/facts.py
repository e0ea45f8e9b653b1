"""A document's tables to facts, and what became none."""

from __future__ import annotations

from kg_build.model import Document, Fact, Outline, Project, Span, TableCell, Unread
from kg_build.tables import project_columns as role
from kg_build.tables.cells import cell_facts
from kg_build.tables.context import Context, each_context
from kg_build.tables.projects import ProjectList, project_list
from kg_build.tables.unread import unread_cells


def table_facts(document: Document, outline: Outline) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
    """Return the facts of all tables of a document, and each number in them that became none.

    Facts are TableCell (a figure or a rating) and Project (a row of a list of building projects); their
    spans are those of the cell or the row. Tables that a bound cut short are named among the unread.
    """
    facts: list[Fact] = []
    unread: list[Unread] = list(document.left_out)
    for context in each_context(document, outline):
        projects = project_list(context)
        found: list[Fact] = list(projects.facts() if projects else cell_facts(context))
        facts += found
        unread += unread_cells(context, _used(context, found, projects), projects is not None)
    return tuple(sorted(facts, key=lambda fact: (fact.span, fact.type))), tuple(
        sorted(unread, key=lambda u: _order(u.span))
    )


def _order(span: Span) -> tuple[int, int]:
    return span.start, span.end


_HELD = (
    role.NAME,
    role.PLACE,
    role.INVESTMENT,
    role.SPENDING,
    role.PLACES,
    role.START,
    role.END,
    role.YEARS,
    role.LOCATION,
)


def _used(context: Context, facts: list[Fact], projects: ProjectList | None) -> frozenset[tuple[int, int]]:
    """Return the positions of the cells whose numbers some fact holds."""
    used = {(fact.row, fact.column) for fact in facts if isinstance(fact, TableCell)}
    if projects:
        rows = [fact.row for fact in facts if isinstance(fact, Project)]
        used |= {(row, projects.columns[of]) for row in rows for of in _HELD if of in projects.columns}
    return frozenset(used)
