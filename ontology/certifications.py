"""What places are certified as, by the many names texts use: 普及普惠县 and 全国学前教育普及普惠县 are one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from ontology import iris
from ontology.normal import normal_form
from ontology.terms import SKOS
from ontology.turtle import parse


def canonical_certification(name: str) -> str | None:
    """Return the preferred name of a certified state; its IRI is `iris.concept("certification", name)`. None if unknown.

    >>> canonical_certification("义务教育优质均衡县")
    '义务教育优质均衡发展县'
    """
    return _forms().get(normal_form(name))


def certification_names(name: str) -> tuple[str, ...]:
    """Return the names of the certified state of this preferred name, that one first; none for an unknown one."""
    return next((names for names in _states() if names[0] == name), ())


@cache
def _forms() -> Mapping[str, str]:
    return {normal_form(name): names[0] for names in _states() for name in reversed(names)}


@cache
def _states() -> tuple[tuple[str, ...], ...]:
    """Return the Chinese names of each certified state of the vocabulary, the preferred one first."""
    scheme, said = str(iris.scheme("certifications")), list(parse("vocabularies/kinds.ttl"))
    mine = {_text(q.subject) for q in said if q.predicate.value == str(SKOS.inScheme) and _text(q.object) == scheme}
    names: dict[str, dict[str, list[str]]] = {iri: {} for iri in mine}
    for quad in said:
        if _text(quad.subject) in mine and isinstance(quad.object, ox.Literal) and quad.object.language == "zh":
            names[_text(quad.subject)].setdefault(quad.predicate.value, []).append(quad.object.value)
    return tuple(
        (found[str(SKOS.prefLabel)][0], *found.get(str(SKOS.altLabel), ())) for _, found in sorted(names.items())
    )


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
