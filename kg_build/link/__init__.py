"""Linking: from names to canonical entities; equivalence merges, similarity only suggests (DESIGN 5)."""

from __future__ import annotations

from kg_build.link.entities import Entity, Linked, LinkedFact
from kg_build.link.linker import link

__all__ = ["Entity", "Linked", "LinkedFact", "link"]
