"""What the vocabulary says of an IRI: whether it describes it, and under which names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ontology import iris
from ontology.certifications import certification_names
from ontology.indicators import load_indicators


@cache
def _indicators() -> Mapping[str, tuple[str, ...]]:
    return {str(concept.iri): (concept.name, *concept.alt_names) for concept in load_indicators().concepts}


@cache
def known_names(iri: str) -> tuple[str, ...]:
    """Return the names the vocabulary gives an IRI, the preferred one first; none for what it does not describe."""
    found = _indicators().get(iri)
    if found:
        return found
    name = iris.last_part(iri)
    return certification_names(name) if iri == str(iris.concept("certification", name)) else ()


def is_known(iri: str) -> bool:
    """Say whether the vocabulary describes an IRI."""
    return bool(known_names(iri))
