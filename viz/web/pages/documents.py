"""The list of documents, filtered by words and page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from kg_build.store.records import DocumentRecord
from viz.web.names import folded
from viz.web.page import Page
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit

_PER_PAGE = 100


@dataclass(frozen=True)
class Documents(Page):
    """One page of the list."""

    template: ClassVar[str] = "documents.html"
    wanted: str
    found: int
    number: int
    pages: int
    documents: Table


def documents(visit: Visit) -> Documents:
    """Build the list; files hold all documents found, the page a hundred."""
    wanted = visit.get("q")
    records = _ordered(_matching(visit.snapshot.store.documents().values(), wanted))
    pages = max(1, -(-len(records) // _PER_PAGE))
    number = visit.number("page", 1, 1, pages)
    shown = records if visit.wants_everything else records[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    return Documents(
        visit.lang("documents.title"), wanted, len(records), number, pages, documents_table(visit, shown, len(records))
    )


def _matching(records: Iterable[DocumentRecord], wanted: str) -> list[DocumentRecord]:
    words = folded(wanted).split()
    return [r for r in records if all(word in folded(f"{r.title} {r.slug} {r.place_name} {r.year}") for word in words)]


def _ordered(records: list[DocumentRecord]) -> list[DocumentRecord]:
    return sorted(sorted(records, key=lambda r: (r.title, r.slug)), key=lambda r: r.year, reverse=True)


def documents_table(visit: Visit, records: Sequence[DocumentRecord], total: int) -> Table:
    """Return documents as a table."""
    word = visit.lang
    columns = (
        Column("title", word("word.title")), Column("place", word("word.Region")), Column("year", word("word.year")),
        Column("facts", word("word.facts"), numeric=True), Column("unread", word("word.unread"), numeric=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(r.title or r.slug, href=f"/documents/{r.slug}"), Cell(r.place_name), Cell(r.year),
            Cell(str(r.facts)), Cell(str(r.unread)),
        )
        for r in records
    )  # fmt: skip
    return Table("documents", word("documents.title"), columns, rows, total)
