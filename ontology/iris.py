"""Readable, deterministic IRIs of resources (`jcr:`).

The base is `https://w3id.org/jiaoce/id/` or what `JIAOCE_BASE` says. Chinese characters stay as they
are; characters that an IRI may not hold are percent-encoded.

>>> str(region("330300"))
'https://w3id.org/jiaoce/id/region/330300'
>>> str(period("2022/2024"))
'https://w3id.org/jiaoce/id/period/2022--2024'
"""

from __future__ import annotations

import hashlib
import os
import re
from urllib.parse import quote, unquote

from rdflib import URIRef

DEFAULT_BASE = "https://w3id.org/jiaoce/id/"
BASE = os.environ.get("JIAOCE_BASE", DEFAULT_BASE)
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`%#?\[\]/&\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def escape(name: str) -> str:
    """Percent-encode what an IRI path segment may not hold, and nothing else."""
    return _FORBIDDEN.sub(lambda m: quote(m[0].encode("utf-8", "replace"), safe=""), name)


def _iri(kind: str, *parts: str) -> URIRef:
    return URIRef(BASE + "/".join((kind, *map(escape, parts))))


def document(slug: str) -> URIRef:
    """Return the IRI of a document."""
    return _iri("document", slug)


def evidence(slug: str, start: int, end: int) -> URIRef:
    """Return the IRI of the characters [start, end) of a document's text (RFC 5147)."""
    return URIRef(f"{document(slug)}#char={start},{end}")


def region(code: str) -> URIRef:
    """Return the IRI of a place by its code."""
    return _iri("region", code)


def indicator(name: str) -> URIRef:
    """Return the IRI of an indicator by its canonical name."""
    return _iri("indicator", name)


def initiative(name: str) -> URIRef:
    """Return the IRI of an initiative by its canonical name."""
    return _iri("initiative", name)


def school(name: str) -> URIRef:
    """Return the IRI of a school by its canonical name."""
    return _iri("school", name)


def organization(name: str) -> URIRef:
    """Return the IRI of an organisation by its name."""
    return _iri("organization", name)


def project(name: str) -> URIRef:
    """Return the IRI of a building project by its canonical name."""
    return _iri("project", name)


def period(text: str) -> URIRef:
    """Return the IRI of a year (2024), a span (2022/2024) or a month (2023-03)."""
    return _iri("period", text.replace("/", "--"))


def instant(day: str) -> URIRef:
    """Return the IRI of a day (2024-12-31) on which a period begins or ends."""
    return _iri("instant", day)


def unit(name: str) -> URIRef:
    """Return the IRI of a unit that QUDT does not have."""
    return _iri("unit", name)


def concept(scheme: str, name: str) -> URIRef:
    """Return the IRI of a concept of one of jiaoce's smaller schemes (kinds, themes, stages, certifications)."""
    return _iri("concept", scheme, name)


def scheme(name: str) -> URIRef:
    """Return the IRI of a concept scheme."""
    return _iri("scheme", name)


def graph(name: str, *parts: str) -> URIRef:
    """Return the IRI of a named graph: ontology, vocabulary, links, derived, or document/SLUG."""
    return _iri("graph", name, *parts)


def hashed(kind: str, *key: str) -> URIRef:
    """Return an IRI of a kind (observation, certification, recognition, assessment …) from a hash of its key."""
    digest = hashlib.blake2b("\x1f".join(key).encode("utf-8"), digest_size=10).hexdigest()
    return _iri(kind, digest)


def section(slug: str, number: int) -> URIRef:
    """Return the IRI of a document's section by its place in the outline (0-based)."""
    return URIRef(f"{document(slug)}#section={number}")


def dataset(name: str) -> URIRef:
    """Return the IRI of a data set of the cube."""
    return _iri("dataset", name)


def software(version: str) -> URIRef:
    """Return the IRI of a program by its name and version."""
    return _iri("software", version)


def last_part(iri: str) -> str:
    """Return the name an IRI ends with, percent-encoding undone."""
    return unquote(iri.rpartition("/")[2])
