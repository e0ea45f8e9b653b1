"""A document: its text with every fact marked in place, the facts in a side panel, and what was not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from kg_build.store.records import DocumentRecord
from ontology import iris
from queries.amounts import shown_number
from queries.names import near_names
from viz.web.document_facts import FACT_KINDS, FactView, document_facts
from viz.web.language import Language
from viz.web.marks import Line, Piece, marked
from viz.web.page import Link, NotFound, Page
from viz.web.sheets import Block, laid_out
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit

_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|附件)")
_HEADING_LENGTH = 40


@dataclass(frozen=True)
class DocumentPage(Page):
    """A document and all that was read from it."""

    template: ClassVar[str] = "document.html"
    slug: str
    record: DocumentRecord
    iri: str
    about: tuple[tuple[str, str, str], ...]
    facts: tuple[FactView, ...]
    counts: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    table: Table
    asked: str

    @property
    def has_unread(self) -> bool:
        """Say whether a number of the text was not understood."""
        return any(fact.kind == "unread" for fact in self.facts)

    def kinds(self, piece: Piece) -> tuple[str, ...]:
        """Return the kinds of the facts that cover a piece, once each, in the order of the filters."""
        found = {self.facts[number].kind for number in piece.marks if number < len(self.facts)}
        return tuple(kind for kind in FACT_KINDS if kind in found)

    def places(self, piece: Piece) -> tuple[tuple[str, int], ...]:
        """Return an anchor, once for each span that begins here, with the first mark of that span."""
        found: dict[str, int] = {}
        for number in piece.starts:
            fact = self.facts[number] if number < len(self.facts) else None
            found.setdefault(f"c{fact.start}-{fact.end}" if fact else self.asked, number)
        return tuple(found.items())

    def is_asked(self, piece: Piece) -> bool:
        """Say whether a piece belongs to the passage that the address asks for."""
        return any(number >= len(self.facts) for number in piece.marks)

    @staticmethod
    def is_heading(line: Line) -> bool:
        """Say whether a line looks like a heading, so that the page can set it apart."""
        text = "".join(piece.text for piece in line.pieces)
        return len(text) <= _HEADING_LENGTH and bool(_HEADING.match(text))

    def as_json(self) -> dict[str, Any]:
        """Return the record, the text and the facts; pieces of HTML are no data."""
        found = super().as_json()
        found["text"] = "\n".join("".join(piece.text for piece in line.pieces) for line in self.lines)
        del found["lines"], found["blocks"], found["asked"]
        return found


def document(visit: Visit) -> DocumentPage:
    """Build a document's page. Raises NotFound with near documents."""
    slug = visit.path["slug"]
    store = visit.snapshot.store
    record = store.documents().get(slug)
    if record is None:
        raise NotFound(slug, near_documents(visit, slug))
    text = visit.snapshot.texts.get(slug) or ""
    facts = document_facts(visit, slug)
    asked = _asked(visit, len(text))
    spans = [(fact.start, fact.end) for fact in facts] + asked
    counts = Counter(fact.kind for fact in facts)
    lines = marked(text, spans)
    return DocumentPage(
        title=record.title or slug,
        slug=slug,
        record=record,
        iri=visit.snapshot.document_iri(slug),
        about=_about(visit, record, store.outline(slug)),
        facts=facts,
        counts=tuple((kind, counts[kind]) for kind in FACT_KINDS if counts[kind]),
        lines=lines,
        blocks=laid_out(text, lines),
        table=_table(visit.lang, facts),
        asked="c{}-{}".format(*asked[0]) if asked else "",
    )


def near_documents(visit: Visit, wanted: str) -> tuple[Link, ...]:
    """Return documents whose slug or title resembles what was asked for."""
    slugs = near_names(wanted, visit.snapshot.store.documents())
    by_title = (e.iri for e in visit.snapshot.names.near(wanted, 20) if e.kind == "PolicyDocument")
    iris = dict.fromkeys([*map(visit.snapshot.document_iri, slugs), *by_title])
    return tuple(Link(visit.name(iri), visit.link(iri)) for iri in iris)[:5]


def _asked(visit: Visit, length: int) -> list[tuple[int, int]]:
    """Return the passage that `?at=START,END` asks to be marked besides the facts."""
    start, _, end = visit.get("at").partition(",")
    if not (
        start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10 and int(start) < int(end) <= length
    ):
        return []
    return [(int(start), int(end))]


def _about(visit: Visit, record: DocumentRecord, outline: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    rows = (
        ("document.place", _place(visit, record), visit.snapshot.region_link(record.place)),
        ("document.issuer", str(outline.get("issuer") or ""), ""),
        ("document.issued", record.issued, ""),
        ("document.number", str(outline.get("number") or ""), ""),
        ("document.year", record.year, ""),
        ("document.characters", shown_number(str(record.characters), "en"), ""),
        ("document.source", record.name, ""),
    )
    return tuple((visit.lang(key), text, href) for key, text, href in rows if text)


def _place(visit: Visit, record: DocumentRecord) -> str:
    return visit.name(str(iris.region(record.place))) if record.place else record.place_name


def _table(lang: Language, facts: tuple[FactView, ...]) -> Table:
    columns = (
        Column("kind", lang("word.kind")), Column("fact", lang("word.facts")), Column("detail", ""),
        Column("start", lang("word.start"), numeric=True), Column("end", lang("word.end"), numeric=True),
        Column("quote", lang("word.quote")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(lang(f"fact.{f.kind}")),
            Cell(f.headline),
            Cell(f.detail),
            Cell(str(f.start)),
            Cell(str(f.end)),
            Cell(f.quote),
        )
        for f in facts
    )
    return Table("facts", lang("document.facts"), columns, rows)
