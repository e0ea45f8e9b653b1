"""Search results, and the suggestions that come as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from viz.web.links import document_link
from viz.web.page import Link, Page
from viz.web.snapshot import KINDS
from viz.web.texts import TextHit
from viz.web.visit import Visit

_SUGGESTED, _NAMES_FIRST = 10, 7
_NAMES = 40
_TEXTS = 20


@dataclass(frozen=True, slots=True)
class PassageView:
    """Words found in a text, and where they stand."""

    href: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document that holds the words."""

    title: str
    href: str
    count: int
    passages: tuple[PassageView, ...]


@dataclass(frozen=True)
class Search(Page):
    """What was found for a query."""

    template: ClassVar[str] = "search.html"
    query: str
    names: tuple[Link, ...]
    texts: tuple[DocumentHit, ...]
    more: bool
    near: tuple[Link, ...] = ()


def search(visit: Visit) -> Search:
    """Build the page of results."""
    query = visit.get("q")[:200]
    hits, more = visit.snapshot.texts.search(query, _TEXTS)
    title = visit.lang("search.title", query=query) if query else visit.lang("find.label")
    names = _names(visit, query, _NAMES)
    near = () if names or hits or not query else tuple(map(visit.entry_link, visit.snapshot.names.near(query)))
    return Search(title, query, names, tuple(_document(visit, hit) for hit in hits), more, near)


def suggestions(visit: Visit) -> dict[str, Any]:
    """Return `{"query", "found": [{label, name, kind, href}]}` for what has been typed so far."""
    query = visit.get("q")[:100]
    kinds = frozenset(visit.get("kinds").split()) & frozenset(KINDS) or None
    found = visit.snapshot.names.search(query, _SUGGESTED, kinds)
    hits = visit.snapshot.texts.search(query, 3, 1)[0] if kinds is None else []
    kept = found[: max(_SUGGESTED - len(hits), _NAMES_FIRST)]
    listed = [
        {
            "label": f.entry.label[:120],
            "name": f.name[:60],
            "kind": visit.lang(f"word.{f.entry.kind}"),
            "href": visit.link(f.entry.iri),
        }
        for f in kept
    ]
    return {"query": query, "found": listed + [_suggested_passage(visit, hit) for hit in hits]}


def _suggested_passage(visit: Visit, hit: TextHit) -> dict[str, str]:
    first = hit.passages[0]
    text = f"…{first.before[-8:]}{first.words}{first.after[:14]}…"
    return {
        "label": text,
        "name": "",
        "kind": visit.snapshot.title(hit.slug)[:14],
        "href": _there(hit.slug, first.start, first.end),
    }


def _names(visit: Visit, query: str, limit: int) -> tuple[Link, ...]:
    return tuple(
        Link(f.entry.label, visit.link(f.entry.iri), f.name, f.entry.kind)
        for f in visit.snapshot.names.search(query, limit)
    )


def _document(visit: Visit, hit: TextHit) -> DocumentHit:
    passages = tuple(PassageView(_there(hit.slug, p.start, p.end), p.before, p.words, p.after) for p in hit.passages)
    return DocumentHit(visit.snapshot.title(hit.slug), f"/documents/{hit.slug}", hit.count, passages)


def _there(slug: str, start: int, end: int) -> str:
    """Return the address where a passage that need not be a fact is marked in its text."""
    page, _, fragment = document_link(slug, start, end).partition("#")
    return f"{page}?at={start},{end}#{fragment}"
