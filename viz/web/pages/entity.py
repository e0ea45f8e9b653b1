"""`/entity?iri=`: chooses the page for the kind of thing an IRI names."""

from __future__ import annotations

import pyoxigraph
from rdflib import URIRef

from ontology import iris
from viz.web.ask_graph import ask
from viz.web.page import Link, NotFound, Page
from viz.web.pages.indicator import indicator
from viz.web.pages.initiative import initiative
from viz.web.pages.place import place
from viz.web.pages.thing import thing
from viz.web.snapshot import tail
from viz.web.visit import Visit

_PAGES = {"Region": place, "Indicator": indicator, "Initiative": initiative}


def entity(visit: Visit) -> Page:
    """Build the page of a thing. Raises NotFound with things of similar names."""
    wanted = visit.get("iri")
    iri = wanted if "://" in wanted else f"{iris.BASE}{wanted}"
    entry = visit.snapshot.entries.get(iri)
    if entry is not None and entry.kind in _PAGES and not visit.get("via"):
        return _PAGES[entry.kind](visit, entry)
    if entry is None and not _is_known(visit, iri):
        raise NotFound(wanted, near(visit, wanted))
    return thing(visit, iri, entry)


def near(visit: Visit, wanted: str) -> tuple[Link, ...]:
    """Return things whose names resemble the end of an IRI or a name."""
    name = tail(wanted).rpartition("/")[2]
    found = [f.entry for f in visit.snapshot.names.search(name, 5)] or visit.snapshot.names.near(name)
    return tuple(visit.entry_link(entry) for entry in found)


def _is_known(visit: Visit, iri: str) -> bool:
    try:
        pyoxigraph.NamedNode(iri)
    except ValueError:
        return False
    graph, term = visit.snapshot.graph, URIRef(iri)
    return bool(len(ask(graph, "statements", focus=term)) or len(ask(graph, "pointers", focus=term)))
