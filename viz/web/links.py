"""Where pages are: the addresses of things, passages and questions."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from ontology import iris

_DOCUMENT = f"{iris.BASE}document/"


def link(iri: str) -> str:
    """Return where the page of a thing is: documents and evidence by slug, everything else by IRI."""
    if iri.startswith(_DOCUMENT):
        slug, _, fragment = iri.removeprefix(_DOCUMENT).partition("#char=")
        start, _, end = fragment.partition(",")
        return (
            document_link(slug, int(start), int(end)) if end.isdecimal() and start.isdecimal() else f"/documents/{slug}"
        )
    return f"/entity?iri={quote(iri, safe='')}"


def document_link(slug: str, start: int, end: int) -> str:
    """Return where the characters [start, end) of a document stand marked."""
    return f"/documents/{quote(slug)}#c{start}-{end}"


def evidence_of(iri: str) -> tuple[str, int, int] | None:
    """Return slug, start and end of an evidence IRI (RFC 5147); None for any other."""
    slug, _, fragment = iri.removeprefix(_DOCUMENT).partition("#char=")
    start, _, end = fragment.partition(",")
    if not iri.startswith(_DOCUMENT) or not (start.isdecimal() and end.isdecimal()):
        return None
    return slug, int(start), int(end)


def question_link(name: str, parameters: Mapping[str, str]) -> str:
    """Return where a question of the library is answered for these parameters."""
    filled = urlencode({key: value for key, value in parameters.items() if value})
    return f"/questions/{quote(name)}" + (f"?{filled}" if filled else "")


def chart_link(name: str, parameters: Mapping[str, str]) -> str:
    """Return where the chart of a question's answer is drawn."""
    return question_link(name, parameters).replace("/questions/", "/chart/", 1)
