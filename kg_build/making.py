"""One document through every stage: source -> read -> outline -> extract -> link -> triples -> bundle.

Pure but for the reading of the source's bytes; runs in worker processes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

from kg_build.contradictions import contradictions
from kg_build.extract import extract
from kg_build.extract.llm import Endpoint, second_reading
from kg_build.facts import from_json, to_json, to_line
from kg_build.link import Linked, link
from kg_build.link.decisions import NO_DECISIONS, Decisions
from kg_build.model import Document, Fact, ManifestEntry, Outline, Place, Reading, Section, Source, Span, Unread
from kg_build.read import read
from kg_build.store.records import Bundle, DocumentRecord
from kg_build.structure import outline
from kg_build.tables import table_facts
from kg_build.triples import EXTRACTOR, document_graph

_AND = " + "


def make(source: Source, decisions: Decisions = NO_DECISIONS, second: Endpoint | None = None) -> Bundle:
    """Read one source and return all that is made of it; raise an InputError naming what is wrong with the file.

    With a second reader, raises EndpointFailed where it gives no usable answer.
    """
    document = read(source)
    found = outline(document)
    facts, unread = extract(document, found)
    if second:
        facts, unread = _read_again(document, found, facts, unread, second)
    cells, unread_cells = table_facts(document, found)
    reading = Reading(document, found, (*facts, *cells), (*unread, *unread_cells))
    return replace(
        bundle(link(reading, decisions), second.model if second else ""), notes=contradictions(document, found)
    )


def read_by(model: str = "") -> str:
    """Return what a record says of its readers: this extractor, and the language model that read after it."""
    return EXTRACTOR + _AND + model if model else EXTRACTOR


def second_reader(record: DocumentRecord) -> str:
    """Return the name of the language model that read a stored document too, or ""."""
    return record.extractor.partition(_AND)[2]


def _read_again(
    document: Document, found: Outline, facts: tuple[Fact, ...], unread: tuple[Unread, ...], second: Endpoint
) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
    """Return facts and unread numbers after a second reader was asked about the ones not understood."""
    more = second_reading(document, found, unread, second)
    read_now = [measure.number or measure.span for measure in more]
    left = (u for u in unread if not any(s.start < u.span.end and u.span.start < s.end for s in read_now))
    return (*facts, *more), tuple(left)


def bundle(linked: Linked, model: str = "") -> Bundle:
    """Return the files and the record of a linked reading; `model` names the second reader, if one was asked."""
    document, found = linked.reading.document, linked.reading.outline
    unread = sorted(linked.reading.unread, key=lambda u: (u.span, u.reason))
    record = DocumentRecord(
        slug=document.slug, name=document.name, title=found.title or document.name, sha256=document.sha256,
        media_type=document.media_type, place=found.place.code, place_name=found.place.name, issued=found.issued,
        year=found.year, kind=found.kind, characters=len(document.text), facts=len(linked.facts), unread=len(unread),
        extractor=read_by(model), entry=entry_text(document),
    )  # fmt: skip
    head = {"name": document.name, "media_type": document.media_type, "sha256": document.sha256, "entry": record.entry}
    graph = document_graph(linked)
    parts = {
        "text.txt": document.text,
        "facts.jsonl": _lines(to_json(f.fact, document, str(f.iri)) for f in linked.facts),
        "unread.jsonl": _lines(
            {"document": document.slug, "start": u.span.start, "end": u.span.end, "text": u.text, "reason": u.reason}
            for u in unread
        ),
        "entities.jsonl": _lines(_mentions(linked)),
        "outline.json": to_line(head | asdict(found)) + "\n",
        "graph.nq": graph.to_nquads(),
        "shared.nq": graph.shared_nquads(),
    }
    return Bundle.of(record, parts)


def _mentions(linked: Linked) -> Iterator[dict[str, Any]]:
    """Yield the entities the document names, each under each of its names, as the index of names wants them."""
    for _, (entity, span) in sorted(linked.mentions().items()):
        yield {
            "iri": str(entity.iri), "kind": entity.kind, "name": entity.name, "own": str(entity.own), "by": entity.by,
            "known": entity.known, "start": span.start, "stop": span.end,
        }  # fmt: skip


def entry_text(of: Document | Source) -> str:
    """Return a manifest entry as one comparable text; empty where there is none."""
    return to_line(asdict(of.entry)) if of.entry else ""


def _lines(records: Iterable[dict[str, Any]]) -> str:
    return "".join(to_line(record) + "\n" for record in records)


def stored_reading(slug: str, part: Callable[[str], str]) -> Reading:
    """Return the reading a bundle was made from, without its blocks and tables; enough to link it anew.

    `part` gives the files of the bundle by name.
    """
    head = json.loads(part("outline.json"))
    entry = ManifestEntry(**json.loads(head["entry"])) if head["entry"] else None
    document = Document(slug, part("text.txt"), (), (), head["name"], head["media_type"], head["sha256"], entry)
    sections = tuple(
        Section(Span(**s["span"]), s["heading"], s["level"], tuple(s["path"]), s["mode"], s["period"])
        for s in head["sections"]
    )
    found = Outline(
        title=head["title"], issuer=head["issuer"], place=Place(**head["place"]), issued=head["issued"],
        number=head["number"], year=head["year"], kind=head["kind"], sections=sections,
        abbreviations=tuple((short, full) for short, full in head["abbreviations"]),
        said=tuple(Span(**span) for span in head.get("said", ())),
    )  # fmt: skip
    facts = tuple(from_json(record) for record in _records(part("facts.jsonl")))
    unread = tuple(Unread(Span(u["start"], u["end"]), u["text"], u["reason"]) for u in _records(part("unread.jsonl")))
    return Reading(document, found, facts, unread)


def _records(lines: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in lines.split("\n") if line)
