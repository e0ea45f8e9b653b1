"""Counting what a graph holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pyoxigraph import NamedNode

from kg_build.store import Store
from ontology.terms import JC, RDF

_CLASSES = (
    "PolicyDocument", "Observation", "Outcome", "Target", "Baseline", "Change", "Standard", "Rating", "Project", "Certification",
    "Recognition", "Initiative", "Indicator", "School", "Organization", "Region", "Assessment", "Conflict",
)  # fmt: skip


def stats(store: Store) -> dict[str, Any]:
    """Return quads, facts by type, entities by class and the documents of a graph."""
    kinds = NamedNode(str(RDF.type))
    classes = {
        name: len({quad.subject for quad in store.index.quads_for_pattern(None, kinds, NamedNode(str(JC[name])))})
        for name in _CLASSES
    }
    records = [store.documents()[slug] for slug in sorted(store.documents())]
    facts: Counter[str] = Counter()
    for record in records:
        facts.update(fact["type"] for fact in store.facts(record.slug))
    return {
        "store": str(store.path), "generation": store.generation, "quads": len(store.index), "facts": dict(sorted(facts.items())),
        "unread": sum(record.unread for record in records), "entities": classes,
        "documents": [
            {
                "slug": r.slug, "title": r.title, "place": r.place_name, "year": r.year,
                "characters": r.characters, "facts": r.facts, "unread": r.unread,
            }
            for r in records
        ],
    }  # fmt: skip
