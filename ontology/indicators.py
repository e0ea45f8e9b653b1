"""The indicators the vocabulary knows: what they are called, what they are about, what is better.

Two names mean one indicator when their normal forms are equal or the vocabulary lists one as the other's other name.
Near quantities are `close` and stay two. The file `vocabularies/indicators.ttl` is the one source; it grows by review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

import pyoxigraph as ox
from rdflib import URIRef

from ontology import iris
from ontology.normal import normal_form
from ontology.terms import DCTERMS, JC, SKOS
from ontology.turtle import parse

Better = Literal["higher", "lower", ""]


@dataclass(frozen=True, slots=True)
class IndicatorConcept:
    """One indicator: names in Chinese and English, themes and school stages (labels), expected unit (label), near ones (names).

    `close` may stand in for it when that is said; `related` never does. `systems` are the monitoring systems that list it.
    """

    name: str
    name_en: str = ""
    alt_names: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    unit: str = ""
    better: Better = ""
    close: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()

    @property
    def iri(self) -> URIRef:
        """The indicator's IRI."""
        return iris.indicator(self.name)


class IndicatorVocabulary:
    """The concepts, found by any of their names."""

    def __init__(self, concepts: Iterable[IndicatorConcept]) -> None:
        self.concepts = tuple(concepts)

    def canonical(self, name: str) -> IndicatorConcept | None:
        """Return the concept a name means, by the normal form of its preferred or other names; None if there is none."""
        return self._forms.get(normal_form(name)) or self._english.get(name.casefold())

    def by_name(self, name: str) -> IndicatorConcept:
        """Return the concept with a preferred label; raises KeyError."""
        return self._names[name]

    def close(self, concept: IndicatorConcept) -> tuple[IndicatorConcept, ...]:
        """Return the near concepts, told from either side, by name."""
        told = {other.name for other in self.concepts if concept.name in other.close} | set(concept.close)
        return tuple(self._names[name] for name in sorted(told) if name in self._names)

    def of_system(self, concept: IndicatorConcept, title: str) -> IndicatorConcept:
        """Return what an indicator of several monitoring systems means below a title that names one of them.

        >>> vocabulary = load_indicators()
        >>> vocabulary.of_system(vocabulary.by_name("总达成度"), "普及普惠县创建进度表").name
        '普及普惠总达成度'
        """
        own = (self._names[n] for n in concept.related if len(concept.systems) > 1 and n.endswith(concept.name))
        return next((other for other in own if other.name.removesuffix(concept.name) in title), concept)

    def names(self) -> Mapping[str, IndicatorConcept]:
        """Return every preferred and other name -> concept."""
        return {name: concept for concept in self.concepts for name in (*concept.alt_names, concept.name)}

    @cached_property
    def _names(self) -> Mapping[str, IndicatorConcept]:
        return {concept.name: concept for concept in self.concepts}

    @cached_property
    def _forms(self) -> Mapping[str, IndicatorConcept]:
        return {normal_form(name): concept for name, concept in self.names().items()}

    @cached_property
    def _english(self) -> Mapping[str, IndicatorConcept]:
        return {concept.name_en.casefold(): concept for concept in self.concepts if concept.name_en}


@cache
def load_indicators() -> IndicatorVocabulary:
    """Return the vocabulary that ships with the package, read once; concepts in the order of the file."""
    labels = _labels("vocabularies/themes.ttl") | _labels("vocabularies/units.ttl")
    said: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for quad in parse("vocabularies/indicators.ttl"):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            said.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    names = {iri: _names(facts).get("zh", "") for iri, facts in said.items()}
    found = [_concept(facts, names, labels) for facts in said.values() if str(SKOS.inScheme) in facts]
    return IndicatorVocabulary(found)


def _names(facts: Mapping[str, list[ox.NamedNode | ox.Literal]]) -> dict[str, str]:
    return {o.language or "": o.value for o in facts.get(str(SKOS.prefLabel), ()) if isinstance(o, ox.Literal)}


def _labels(path: str) -> dict[str, str]:
    """Return IRI -> Chinese label of the concepts of a small scheme."""
    wanted = str(SKOS.prefLabel)
    return {
        quad.subject.value: quad.object.value
        for quad in parse(path)
        if quad.predicate.value == wanted and isinstance(quad.object, ox.Literal) and quad.object.language == "zh"
        and isinstance(quad.subject, ox.NamedNode)
    }  # fmt: skip


def _concept(
    facts: Mapping[str, list[ox.NamedNode | ox.Literal]], names: Mapping[str, str], labels: Mapping[str, str]
) -> IndicatorConcept:
    def values(predicate: URIRef, of: Mapping[str, str] | None = None) -> tuple[str, ...]:
        return tuple((of or {}).get(o.value, o.value) for o in facts.get(str(predicate), ()))

    directions: dict[str, Better] = {str(JC.HigherIsBetter): "higher", str(JC.LowerIsBetter): "lower"}
    own = _names(facts)
    return IndicatorConcept(
        name=own["zh"],
        name_en=own.get("en", ""),
        alt_names=values(SKOS.altLabel),
        themes=values(SKOS.broader, labels),
        stages=values(JC.schoolStage, labels),
        unit=next(iter(values(JC.expectedUnit, labels)), ""),
        better=next((directions[o.value] for o in facts.get(str(JC.better), ())), ""),
        close=values(SKOS.closeMatch, names),
        related=values(SKOS.related, names),
        systems=values(DCTERMS.source, labels),
    )
