"""From a reading to linked facts: each name becomes the canonical entity it stands for.

The result is a function of the reading, the vocabulary and the curators' decisions alone, never of the
documents that came before: that is what makes the graph the same in any order of arrival.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg_build.link import names
from kg_build.link.decisions import NO_DECISIONS, Decisions
from kg_build.link.entities import Entity, EntityKind, Linked, LinkedFact
from kg_build.model import (
    Fact,
    Initiative,
    Measure,
    Place,
    Project,
    Reading,
    Recognition,
    School,
    Status,
    TableCell,
)
from ontology import iris
from ontology.indicators import load_indicators
from ontology.normal import normal_form
from ontology.regions import load_regions


@dataclass(frozen=True, slots=True)
class Linker:
    """Links the names of one document: its slug, the abbreviations it defines, the decisions in force."""

    slug: str
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    decisions: Decisions = NO_DECISIONS

    def indicator(self, mention: str) -> Entity:
        """Return the indicator a name means: a concept of the vocabulary, or a new one named by its normal form."""
        concept = load_indicators().canonical(mention)
        label = concept.name if concept else normal_form(mention) or mention
        return self._decided(Entity(iris.indicator(label), "indicator", label, mention, known=concept is not None))

    def initiative(self, mention: str, place: Place | None = None) -> Entity:
        """Return the initiative a name means."""
        label = names.initiative_name(names.expand(mention, self.abbreviations)) or mention
        return self._decided(Entity(iris.initiative(label), "initiative", label, mention, place=place))

    def school(self, mention: str, place: Place | None) -> Entity:
        """Return the school a name means; a generic name means the one of its place."""
        label = names.school_name(names.expand(mention, self.abbreviations), place) or mention
        return self._decided(Entity(iris.school(label), "school", label, mention, place=place))

    def organization(self, mention: str) -> Entity:
        """Return the organisation a name means."""
        label = normal_form(names.expand(mention, self.abbreviations)) or mention
        return self._decided(Entity(iris.organization(label), "organization", label, mention))

    def concept(self, kind: EntityKind, mention: str) -> Entity:
        """Return the honour or the certified state a name means."""
        label = normal_form(mention) or mention
        return self._decided(Entity(iris.concept(kind, label), kind, label, mention))

    def _decided(self, entity: Entity) -> Entity:
        return self.decisions.apply(entity)

    def recipient(self, mention: str, place: Place) -> Entity:
        """Return who was honoured: a place, a school, or an organisation."""
        region = load_regions().by_name(mention, place.code)
        if region:
            return Entity(iris.region(region.code), "region", region.name, mention, known=True)
        if mention.endswith(("学校", "小学", "中学", "幼儿园", "学院", "大学", "职教中心", "高中")):
            return self.school(mention, place)
        return self.organization(mention)


def link(reading: Reading, decisions: Decisions = NO_DECISIONS) -> Linked:
    """Link a reading's facts."""
    outline = reading.outline
    linker = Linker(reading.document.slug, dict(outline.abbreviations), decisions)
    issuer = linker.organization(outline.issuer) if outline.issuer else None
    facts = tuple(_link_fact(linker, fact, outline.place) for fact in sorted(reading.facts, key=_position))
    return Linked(reading, facts, issuer)


def _position(fact: Fact) -> tuple[int, int, str, str]:
    return fact.span.start, fact.span.end, fact.type, repr(fact)


def _link_fact(linker: Linker, fact: Fact, place: Place) -> LinkedFact:
    if isinstance(fact, (Measure, TableCell)):
        under = linker.initiative(fact.initiative) if isinstance(fact, Measure) and fact.initiative else None
        return LinkedFact(fact, observation_iri(fact, linker.slug), linker.indicator(fact.indicator), under)
    if isinstance(fact, Initiative):
        about = linker.initiative(fact.name, fact.place)
        return LinkedFact(fact, about.iri, about, linker.initiative(fact.parent) if fact.parent else None)
    if isinstance(fact, School):
        school = linker.school(fact.name, fact.place)
        return LinkedFact(fact, school.iri, school)
    if isinstance(fact, Status):
        key = (linker.slug, str(fact.span.start), fact.place.code, fact.status_of, fact.level, fact.state, fact.period)
        return LinkedFact(fact, iris.hashed("certification", *key), linker.concept("certification", fact.status_of))
    if isinstance(fact, Recognition):
        key = (linker.slug, str(fact.span.start), fact.recipient, fact.honour, fact.level, fact.period)
        honour, recipient = linker.concept("honour", fact.honour), linker.recipient(fact.recipient, place)
        return LinkedFact(fact, iris.hashed("recognition", *key), honour, recipient=recipient)
    if isinstance(fact, Project):
        label = names.project_name(fact.name, fact.place)
        project = Entity(iris.project(label), "project", label, fact.name, place=fact.place)
        return LinkedFact(fact, project.iri, project)
    raise TypeError(f"no linking for {type(fact).__name__}")


def observation_iri(fact: Measure | TableCell, slug: str) -> iris.URIRef:
    """Return the IRI of an observation: a hash of where it stands and what it says, free of any linking."""
    said = fact.value if isinstance(fact, Measure) else fact.state or fact.value
    value = format(said.normalize(), "f") if not isinstance(said, (str, type(None))) else str(said)
    where = (slug, str(fact.span.start), str(fact.span.end))
    return iris.hashed("observation", *where, fact.indicator, fact.kind, value, fact.place.code, fact.period)
