"""What linking yields: entities, and facts that stand on them.

    Entity        a node of the graph with its name in the form every document gives it
    LinkedFact    a fact with the IRI of its own node and the entities it is about
    Linked        a reading with its facts linked

No rules here (see `linker`) and no RDF (see `kg_build.triples`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rdflib import URIRef

from kg_build.model import Fact, Place, Reading

EntityKind = Literal[
    "indicator", "initiative", "school", "organization", "honour", "certification", "region", "project"
]


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical thing. `known` says that the vocabulary describes it; `mention` is the name in the document."""

    iri: URIRef
    kind: EntityKind
    label: str
    mention: str = ""
    known: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class LinkedFact:
    """A fact, the IRI of its node, and the entities it names: what it is about, and what it stands under or belongs to."""

    fact: Fact
    iri: URIRef
    about: Entity
    under: Entity | None = None
    recipient: Entity | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A reading whose facts stand on canonical entities, in the order of the text."""

    reading: Reading
    facts: tuple[LinkedFact, ...]
    issuer: Entity | None = None
