"""What a document says of itself against what its manifest says; the manifest holds, and the report tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_build.model import Document
from kg_build.structure.fold import fold
from kg_build.structure.identity import given_place, identity
from ontology.regions import UnknownRegion, load_regions


def contradictions(document: Document) -> tuple[str, ...]:
    """Return a sentence for each thing on which text and manifest differ; none without a manifest."""
    return tuple(_contradictions(document)) if document.entry else ()


def _contradictions(document: Document) -> Iterator[str]:
    entry = document.entry
    itself = identity(replace(document, entry=None), fold(document.text))
    if entry and entry.issuer_region and given_place(entry.issuer_region) is None:
        yield _unknown(document.name, entry.issuer_region, itself.place.name)
    elif (
        entry
        and entry.issuer_region
        and itself.issuer
        and itself.place.code
        and not _is(entry.issuer_region, itself.place.code)
    ):
        yield _sentence(document.name, "of", entry.issuer_region, itself.place.name)
    if entry and entry.year and itself.year and entry.year != itself.year:
        yield _sentence(document.name, "about", entry.year, itself.year)


def _is(name: str, code: str) -> bool:
    try:
        return load_regions().resolve(name).code == code
    except UnknownRegion:
        return False


def _unknown(name: str, given: str, used: str) -> str:
    return f"{name}: the manifest's place {given} is not in the table of places; {used} is taken. Give a full name or a GB/T 2260 code."


def _sentence(name: str, word: str, manifest: str, text: str) -> str:
    return f"{name}: the manifest says it is {word} {manifest}, the text says {text}. The manifest holds; mend it if it is wrong."
