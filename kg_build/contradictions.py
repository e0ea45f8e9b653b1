"""What a document says of itself against what its manifest says; the manifest holds, and the report tells.

A document that says of no place that it is its own is told of too, since all of China is taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_build.model import Document, Outline
from kg_build.structure.fold import fold
from kg_build.structure.gazetteer import place_named
from kg_build.structure.given import given_place
from kg_build.structure.identity import identity
from ontology.regions import COUNTRY, UnknownRegion, load_regions


def contradictions(document: Document, found: Outline) -> tuple[str, ...]:
    """Return a sentence for each thing on which text and manifest differ, and for a place that nothing tells."""
    if document.entry and document.entry.issuer_region:
        return tuple(_contradictions(document))
    return (*(_contradictions(document) if document.entry else ()), *_nowhere(document.name, found))


def _nowhere(name: str, found: Outline) -> Iterator[str]:
    if found.place.code == COUNTRY and place_named(found.title + found.issuer) is None:
        yield (
            f"{name}: the text does not say whose it is, or names a place that could be several; 中国 is taken. Give the "
            "place in a manifest (columns file,issuer_region) and link it again."
        )


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
    """Say whether a manifest's place is the one the text names, or a zone of it."""
    place = given_place(name)
    return place is not None and place.code.partition("-")[0] == code.partition("-")[0]


def _unknown(name: str, given: str, used: str) -> str:
    try:
        said = f"The manifest's place is {load_regions().resolve(given).name}."
    except UnknownRegion as error:
        said = str(error)
    return (
        f"{name}: {said} What the manifest says is passed over and {used} taken; give a full name, a GB/T 2260 code, "
        "or a zone behind its parent's code (331000-台州湾新区)."
    )


def _sentence(name: str, word: str, manifest: str, text: str) -> str:
    return f"{name}: the manifest says it is {word} {manifest}, the text says {text}. The manifest holds; mend it if it is wrong."
