"""Counting what a graph holds."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg_build.store import Store
from ontology import iris
from ontology.terms import JC, RDF

_CLASSES = (
    "PolicyDocument", "Observation", "Outcome", "Target", "Baseline", "Change", "Standard", "Rating", "Project", "Certification",
    "Recognition", "Initiative", "Indicator", "School", "Organization", "Region", "Assessment", "Conflict",
)  # fmt: skip


_SHIPPED = frozenset(str(iris.graph(name)) for name in ("ontology", "vocabulary", "links"))


def stats(store: Store) -> dict[str, Any]:
    """Return quads, facts by type, entities by class and the documents of a graph.

    Entities are those that documents speak of: what only the vocabulary names is not counted.
    """
    classes = {name: len(_of_class(store, name)) for name in _CLASSES}
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


def _of_class(store: Store, name: str) -> set[object]:
    """Return the things of a class that some document makes or points at."""
    typed = store.index.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(JC[name])))
    return {quad.subject for quad in typed if _is_documents(quad) or _is_spoken_of(store, quad.subject)}


def _is_spoken_of(store: Store, thing: NamedNode | BlankNode | Triple) -> bool:
    said, of = store.index.quads_for_pattern(thing, None, None), store.index.quads_for_pattern(None, None, thing)
    return any(map(_is_documents, chain(said, of)))


def _is_documents(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value not in _SHIPPED
