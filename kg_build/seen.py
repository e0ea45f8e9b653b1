"""Where documents name a thing, in their own words: what a curator reads before deciding."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg_build.report import Quote
from kg_build.store import Store
from ontology import iris

_AROUND = 16
_DOCUMENTS = iris.graph("document", "")


def quotes(store: Store, iri: str, most: int = 3) -> tuple[Quote, ...]:
    """Return the words around the first mention of a thing in each of so many documents, by slug."""
    graphs = {
        quad.graph_name.value
        for position in ((NamedNode(iri), None, None), (None, None, NamedNode(iri)))
        for quad in store.index.quads_for_pattern(*position)
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(str(_DOCUMENTS))
    }
    found = (_first(store, iris.last_part(graph), iri) for graph in sorted(graphs))
    return tuple(quote for quote in found if quote)[:most]


def _first(store: Store, slug: str, iri: str) -> Quote | None:
    for line in store.entities(slug):
        if line["iri"] == iri:
            text = store.text(slug)
            return Quote(slug, " ".join(text[max(0, line["start"] - _AROUND) : line["stop"] + _AROUND].split()))
    return None
