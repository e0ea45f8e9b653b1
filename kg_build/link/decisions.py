"""Curators' decisions in force, applied to entities as they are linked."""

from __future__ import annotations

from dataclasses import dataclass

from kg_build.link.entities import Entity


@dataclass(frozen=True, slots=True)
class Decisions:
    """No decisions yet."""

    def apply(self, entity: Entity) -> Entity:
        """Return the entity the curators say is meant."""
        return entity


NO_DECISIONS = Decisions()
