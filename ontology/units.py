"""Units by the word a text uses: the IRI of QUDT where it has one, else jiaoce's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox
from rdflib import URIRef

from ontology import iris
from ontology.terms import SKOS
from ontology.turtle import parse


def unit_iri(name: str) -> URIRef:
    """Return the IRI of a unit by its Chinese name (%, 元, 个 …); a unit the vocabulary lacks gets one of its own.

    >>> unit_iri("百分点") == unit_iri("%")
    False
    """
    return known_units().get(name) or iris.unit(name)


def unit_label(iri: str) -> str:
    """Return the Chinese name of a unit by its IRI; the last part of the IRI where the vocabulary lacks it."""
    return _labels("zh").get(iri) or iri.rsplit("/", 1)[-1]


def unit_english(name: str) -> str:
    """Return the English name of a unit by a Chinese one; empty where the vocabulary lacks it.

    >>> unit_english("元"), unit_english("匹")
    ('yuan', '')
    """
    return _labels("en").get(str(unit_iri(name)), "")


@cache
def known_units() -> Mapping[str, URIRef]:
    """Return every name of every unit of the vocabulary -> IRI."""
    naming = {str(SKOS.prefLabel), str(SKOS.altLabel)}
    return {
        quad.object.value: URIRef(quad.subject.value)
        for quad in parse("vocabularies/units.ttl")
        if quad.predicate.value in naming and isinstance(quad.object, ox.Literal) and quad.object.language == "zh"
        and isinstance(quad.subject, ox.NamedNode) and not quad.subject.value.startswith(str(iris.scheme("")))
    }  # fmt: skip


@cache
def _labels(language: str) -> Mapping[str, str]:
    wanted = str(SKOS.prefLabel)
    return {
        quad.subject.value: quad.object.value
        for quad in parse("vocabularies/units.ttl")
        if quad.predicate.value == wanted and isinstance(quad.object, ox.Literal) and quad.object.language == language
        and isinstance(quad.subject, ox.NamedNode)
    }  # fmt: skip
