"""From a reading to linked facts: each name becomes the canonical entity it stands for.

The result is a function of the reading, the vocabulary and the curators' decisions alone, never of the
documents that came before: that is what makes the graph the same in any order of arrival.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from rdflib import URIRef

from kg_build.link import names
from kg_build.link.abbreviations import full_name
from kg_build.link.decisions import NO_DECISIONS, Decisions
from kg_build.link.entities import Entity, EntityKind, Justification, Linked, LinkedFact
from kg_build.model import Fact, Initiative, Measure, Place, Project, Reading, Recognition, School, Status, TableCell
from ontology import iris
from ontology.certifications import canonical_certification
from ontology.indicators import load_indicators
from ontology.normal import initiative_form, normal_form
from ontology.regions import load_regions

_SCHOOL_ENDINGS = ("学校", "小学", "中学", "幼儿园", "学院", "大学", "职教中心", "高中", "中专", "职高")

_COUNTED = re.compile(r"(?:\d[\d,.]*|[一二三四五六七八九十百两]+)(?:余|多)?[万个所名人位家项支]")


@dataclass(frozen=True, slots=True)
class Linker:
    """Links the names of one document: its slug, abbreviations it defines, decisions in force, its initiatives' forms."""

    slug: str
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    decisions: Decisions = NO_DECISIONS
    initiatives: frozenset[str] = frozenset()

    def indicator(self, mention: str) -> Entity:
        """Return the indicator a name means: a concept of the vocabulary, or a new one named by its normal form."""
        concept = load_indicators().canonical(mention)
        own = iris.indicator(concept.name if concept else normal_form(mention))
        by: Justification = "vocabulary" if concept else "normal form"
        return self.decisions.apply(Entity(own, "indicator", names.shown(mention), own, by, known=concept is not None))

    def cell(self, mention: str, caption: str) -> Entity:
        """Return the indicator a table's name means below its caption: 总达成度 is the one of the system it monitors."""
        concept = load_indicators().canonical(mention)
        meant = load_indicators().of_system(concept, caption) if concept else None
        return self.indicator(meant.name if meant and meant != concept else mention)

    def initiative(self, mention: str) -> Entity:
        """Return the initiative a name means."""
        name, by = self._expanded("initiative", mention)
        return self._named("initiative", iris.initiative(initiative_form(name)), mention, by)

    def school(self, mention: str, place: Place | None) -> Entity:
        """Return the school a name means; a generic name means the one of its place."""
        name, by = self._expanded("school", mention)
        if place and names.is_generic_school(name):
            name = mention = names.placed(name, place)
            by = "place"
        return self._named("school", iris.school(names.school_form(name)), mention, by)

    def organization(self, mention: str) -> Entity:
        """Return the organisation a name means."""
        name, by = self._expanded("organization", mention)
        return self._named("organization", iris.organization(normal_form(name)), mention, by)

    def honour(self, mention: str) -> Entity:
        """Return the honour a name means."""
        return self._named("honour", iris.concept("honour", normal_form(mention)), mention, "normal form")

    def certification(self, mention: str) -> Entity:
        """Return the certified state a name means: one of the vocabulary, or a new one named by its normal form."""
        known = canonical_certification(mention)
        own = iris.concept("certification", known or normal_form(mention))
        by: Justification = "vocabulary" if known else "normal form"
        return self.decisions.apply(
            Entity(own, "certification", names.shown(mention), own, by, known=known is not None)
        )

    def recipient(self, mention: str, place: Place) -> Entity:
        """Return who was honoured: a place, an initiative of the document, a school, an organisation, or some it only counts."""
        if _COUNTED.match(mention):
            iri = iris.hashed("group", self.slug, mention)
            return Entity(iri, "group", mention, iri)
        region = load_regions().by_name(mention, place.code or None)
        if region:
            iri = iris.region(region.code)
            return Entity(iri, "region", region.name, iri, "vocabulary", known=True)
        if initiative_form(self._expanded("initiative", mention)[0]) in self.initiatives:
            return self.initiative(mention)
        if mention.endswith(_SCHOOL_ENDINGS) or re.search(r"[一二三四五六七八九十]中$", mention):
            return self.school(mention, place)
        return self.organization(mention)

    def _named(self, kind: EntityKind, own: URIRef, mention: str, by: Justification) -> Entity:
        return self.decisions.apply(Entity(own, kind, names.shown(mention), own, by))

    def _expanded(self, kind: EntityKind, mention: str) -> tuple[str, Justification]:
        defined = names.expand(mention, self.abbreviations)
        if defined != mention:
            return defined, "abbreviation"
        known = full_name(kind, mention)
        return (known, "vocabulary") if known else (mention, "normal form")


def link(reading: Reading, decisions: Decisions = NO_DECISIONS) -> Linked:
    """Link a reading's facts."""
    outline = reading.outline
    linker = Linker(reading.document.slug, dict(outline.abbreviations), decisions, _initiatives(reading))
    issuer = linker.organization(outline.issuer) if outline.issuer else None
    facts = tuple(_link_fact(linker, fact, outline.place) for fact in sorted(reading.facts, key=_position))
    return Linked(reading, facts, issuer)


def _initiatives(reading: Reading) -> frozenset[str]:
    """Return the forms of the initiatives a document names, or reports numbers under."""
    named = (fact.name for fact in reading.facts if isinstance(fact, Initiative))
    under = (fact.initiative for fact in reading.facts if isinstance(fact, Measure) and fact.initiative)
    return frozenset(map(initiative_form, (*named, *under)))


def _position(fact: Fact) -> tuple[int, int, str, str]:
    return fact.span.start, fact.span.end, fact.type, repr(fact)


def _link_fact(linker: Linker, fact: Fact, place: Place) -> LinkedFact:
    for kind, linked in _LINKED.items():
        if isinstance(fact, kind):
            return linked(linker, fact, place)
    raise TypeError(f"no linking for {type(fact).__name__}")


def _measure(linker: Linker, fact: Measure, _place: Place) -> LinkedFact:
    under = linker.initiative(fact.initiative) if fact.initiative else None
    return LinkedFact(fact, observation_iri(fact, linker.slug), linker.indicator(fact.indicator), under)


def _cell(linker: Linker, fact: TableCell, _place: Place) -> LinkedFact:
    return LinkedFact(fact, observation_iri(fact, linker.slug), linker.cell(fact.indicator, fact.caption))


def _initiative(linker: Linker, fact: Initiative, _place: Place) -> LinkedFact:
    about = linker.initiative(fact.name)
    return LinkedFact(fact, about.iri, about, linker.initiative(fact.parent) if fact.parent else None)


def _school(linker: Linker, fact: School, _place: Place) -> LinkedFact:
    about = linker.school(fact.name, fact.place)
    return LinkedFact(fact, about.iri, about)


def _status(linker: Linker, fact: Status, _place: Place) -> LinkedFact:
    key = (linker.slug, str(fact.span.start), fact.place.code, fact.status_of, fact.level, fact.state, fact.period)
    return LinkedFact(fact, iris.hashed("certification", *key), linker.certification(fact.status_of))


def _recognition(linker: Linker, fact: Recognition, place: Place) -> LinkedFact:
    key = (linker.slug, str(fact.span.start), fact.recipient, fact.honour, fact.level, fact.period)
    honour, recipient = linker.honour(fact.honour), linker.recipient(fact.recipient, place)
    return LinkedFact(fact, iris.hashed("recognition", *key), honour, recipient=recipient)


def _project(_linker: Linker, fact: Project, _place: Place) -> LinkedFact:
    """Link a project: its IRI has the place in front, since many a county builds a 教学楼; its name is the document's."""
    iri = iris.project(normal_form(names.placed(names.shown(fact.name), fact.place)))
    return LinkedFact(fact, iri, Entity(iri, "project", fact.name.strip(), iri))


_LINKED: Mapping[type[Fact], Callable[..., LinkedFact]] = {
    Measure: _measure, TableCell: _cell, Initiative: _initiative, School: _school, Status: _status,
    Recognition: _recognition, Project: _project,
}  # fmt: skip


def observation_iri(fact: Measure | TableCell, slug: str) -> URIRef:
    """Return the IRI of an observation: a hash of where it stands and what it says, free of any linking."""
    said: Decimal | str | None = fact.value
    if isinstance(fact, TableCell) and fact.state:
        said = fact.state
    value = format(said.normalize(), "f") if isinstance(said, Decimal) else str(said)
    where = (slug, str(fact.span.start), str(fact.span.end))
    return iris.hashed("observation", *where, fact.indicator, fact.kind, value, fact.place.code, fact.period)
