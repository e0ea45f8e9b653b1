"""What linking yields: entities, and facts that stand on them.

    Entity        a node of the graph as one mention names it
    LinkedFact    a fact with the IRI of its own node and the entities it is about
    Linked        a reading with its facts linked

No rules here (see `linker`) and no RDF (see `kg_build.triples`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rdflib import URIRef

from kg_build.model import Fact, Reading, Span

EntityKind = Literal[
    "indicator", "initiative", "school", "organization", "honour", "certification", "region", "project", "group"
]
Justification = Literal["normal form", "vocabulary", "abbreviation", "place", "curator"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical thing as one mention names it.

    `name` is the mention fit to be shown, `own` the IRI that rules give before curators decide, `by` why the
    mention means this thing; `known` says that the vocabulary describes it.
    """

    iri: URIRef
    kind: EntityKind
    name: str
    own: URIRef
    by: Justification = "normal form"
    known: bool = False


@dataclass(frozen=True, slots=True)
class LinkedFact:
    """A fact, the IRI of its node, and the entities it names: what it is about, what it stands under, who receives it."""

    fact: Fact
    iri: URIRef
    about: Entity
    under: Entity | None = None
    recipient: Entity | None = None

    def entities(self) -> Iterator[Entity]:
        """Yield the entities the fact names."""
        yield self.about
        if self.under:
            yield self.under
        if self.recipient:
            yield self.recipient


@dataclass(frozen=True, slots=True)
class Linked:
    """A reading whose facts stand on canonical entities, in the order of the text."""

    reading: Reading
    facts: tuple[LinkedFact, ...]
    issuer: Entity | None = None

    def mentions(self) -> dict[tuple[str, str], tuple[Entity, Span]]:
        """Return (IRI, name) -> the entity and where the document names it so first; places and counted groups left out."""
        found: dict[tuple[str, str], tuple[Entity, Span]] = {}
        for fact in self.facts:
            for entity in fact.entities():
                if entity.kind not in ("region", "group"):
                    found.setdefault((str(entity.iri), entity.name), (entity, fact.fact.span))
        if self.issuer:
            found.setdefault((str(self.issuer.iri), self.issuer.name), (self.issuer, Span(0, 0)))
        return found
