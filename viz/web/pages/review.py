"""Links that wait for a person, and what persons decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from kg_build.link.mappings import mapping_iri
from kg_build.link.sssom import Decision, from_tsv
from kg_build.reporting import short_id
from queries.rows import Node
from viz.web.ask_graph import ask, text_of
from viz.web.page import Link, Page
from viz.web.snapshot import Snapshot
from viz.web.visit import Visit

_PER_PAGE = 50
_MOST = 2_000  # the LIMIT of pending.rq: nobody leafs further, and deciding the surest brings up the next


@dataclass(frozen=True, slots=True)
class Pending:
    """A link that waits: its number, the two things, how alike they are and by which measure."""

    number: str
    first: Link
    second: Link
    score: str
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force; `key` names it for taking it back."""

    act: str
    subject: Link
    object: Link
    author: str
    date: str
    key: tuple[str, str]


@dataclass(frozen=True)
class Review(Page):
    """The page of the review."""

    template: ClassVar[str] = "review.html"
    edit: bool
    notice: str
    stale: bool
    total: int
    number: int
    pages: int
    pending: tuple[Pending, ...]
    decided: tuple[Decided, ...]


def review(visit: Visit) -> Review:
    """Build the page; `?done=` says what has just been decided."""
    done = visit.get("done")
    known = done in ("accept", "reject", "merge", "undo")
    notice = visit.lang("review.saved", what=visit.lang(f"review.{done}")) if known else ""
    return review_page(visit, notice, stale=False)


def review_page(visit: Visit, notice: str, *, stale: bool) -> Review:
    """Build the page with something to say above it."""
    waiting = _waiting(visit.snapshot)
    pages = max(1, -(-len(waiting) // _PER_PAGE))
    number = visit.number("page", 1, 1, pages)
    return Review(
        title=visit.lang("review.title"),
        edit=visit.site.edit,
        notice=notice,
        stale=stale,
        total=len(waiting) if len(waiting) < _MOST else _count(visit),
        number=number,
        pages=pages,
        pending=tuple(_pending(visit, row) for row in waiting[(number - 1) * _PER_PAGE : number * _PER_PAGE]),
        decided=tuple(_decided(visit, row) for row in decisions(visit.snapshot)),
    )


@lru_cache(maxsize=2)
def _waiting(snapshot: Snapshot) -> tuple[Mapping[str, Node], ...]:
    """Return what is known of the links that wait, the surest first; kept for as long as the store does not change."""
    return tuple(ask(snapshot.graph, "pending"))


def numbers(snapshot: Snapshot) -> frozenset[str]:
    """Return the numbers of the links that wait."""
    return frozenset(map(_number, _waiting(snapshot)))


def _number(row: Mapping[str, Node]) -> str:
    return short_id(mapping_iri(str(row["first"]), str(row["second"])))


def _pending(visit: Visit, row: Mapping[str, Node]) -> Pending:
    return Pending(
        _number(row), _thing(visit, str(row["first"])), _thing(visit, str(row["second"])),
        f"{float(text_of(row['score'])):.2f}", visit.lang(f"alike.{text_of(row.get('measure'))}").removeprefix("alike."),
    )  # fmt: skip


def _count(visit: Visit) -> int:
    return max((int(text_of(row["n"])) for row in ask(visit.snapshot.graph, "pending_count")), default=0)


def decisions(snapshot: Snapshot) -> Sequence[Decision]:
    """Return the decisions in force."""
    text = snapshot.store.decisions()
    return from_tsv(text) if text else ()


def _thing(visit: Visit, iri: str) -> Link:
    entry = visit.snapshot.entries.get(iri)
    kind = visit.lang(f"word.{entry.kind}") if entry else ""
    return Link(
        visit.name(iri),
        visit.link(iri),
        visit.lang("search.times", n=entry.weight) if entry and entry.weight else "",
        kind,
    )


def _decided(visit: Visit, row: Decision) -> Decided:
    return Decided(
        row.act, _said(visit, row.subject, row.subject_label), _said(visit, row.object, row.object_label), row.author,
        row.date, (row.subject, row.object),
    )  # fmt: skip


def _said(visit: Visit, name: str, label: str) -> Link:
    if "://" not in name:
        return Link(name, "")
    known = name in visit.snapshot.entries
    return Link(label or visit.name(name), visit.link(name) if known else "")
