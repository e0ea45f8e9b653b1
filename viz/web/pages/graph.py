"""The page around a network: what to draw, chosen in a form; the picture itself comes from `pictures`."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, ClassVar

import networkx as nx

from queries.names import UnknownName
from viz.networks.choose import VIEWS, WHOLE
from viz.networks.draw import fragment
from viz.web.jobs import NotYet
from viz.web.names import Entry
from viz.web.page import Link, NotFound, Page, plain
from viz.web.pictures import network_picture
from viz.web.spoken import named
from viz.web.visit import Visit


@dataclass(frozen=True)
class Graph(Page):
    """What is drawn, and what could be."""

    template: ClassVar[str] = "graph.html"
    what: str
    name: str
    view: str
    views: tuple[str, ...]
    other: str
    starts: tuple[Link, ...]
    picture: str
    drawn: nx.MultiDiGraph[str] | None

    def as_json(self) -> dict[str, Any]:
        """Return the nodes and edges, or what could be drawn."""
        if self.drawn is not None:
            return fragment(self.drawn)
        return {"views": list(self.views), "starts": plain(self.starts)}


def graph_page(visit: Visit) -> Graph:
    """Build the page; a wrong name is refused here, so that the picture's frame need not. Raises what drawing raises."""
    what, view, other = visit.get("what"), visit.get("view"), visit.get("with")
    title, drawn = _drawn(visit) if what else (visit.lang("graph.title"), None)
    return Graph(
        title=title,
        what=what,
        name=named(visit.snapshot, what),
        view=view if view in VIEWS else "",
        views=tuple(VIEWS),
        other=named(visit.snapshot, other),
        starts=() if what else _starts(visit),
        picture=visit.here().replace("/graph", "/network", 1) if what else "",
        drawn=drawn,
    )


def _drawn(visit: Visit) -> tuple[str, nx.MultiDiGraph[str] | None]:
    """Return title and network; while it is worked out a title only, since the frame waits for it by itself."""
    try:
        picture = network_picture(visit)
    except NotYet:
        return named(visit.snapshot, visit.get("what")), None
    except UnknownName:
        near = visit.snapshot.names.near(visit.get("what"))
        raise NotFound(
            visit.get("what"), (Link(e.label, f"/graph?{visit.with_query(what=e.iri)}") for e in near)
        ) from None
    return picture.title, picture.drawn


def _starts(visit: Visit) -> tuple[Link, ...]:
    """Return a picture of each view, of what the graph knows most about."""
    best = {kind: _most_spoken_of(visit, kind) for kind in ("Region", "Initiative", "PolicyDocument")}
    pairs = best["Region"] if len(best["Region"]) > 1 else []
    wishes = [
        *(("surroundings", [entry]) for kind in ("Region", "Initiative") for entry in best[kind][:1]),
        *(("initiative", [entry]) for entry in best["Initiative"][:1]),
        *(("skeleton", [entry]) for entry in best["PolicyDocument"][:1]),
        *((view, pairs) for view in ("shared", "path") if pairs),
    ]
    links = [_start(visit, view, entries) for view, entries in wishes]
    whole = Link(visit.lang(f"view.{WHOLE}"), f"/graph?{visit.with_query(what=WHOLE)}")
    return (*links, whole) if best["Initiative"] else tuple(links)


def _start(visit: Visit, view: str, entries: list[Entry]) -> Link:
    where = visit.with_query(what=entries[0].iri, view=view, **{"with": entries[1].iri if len(entries) > 1 else ""})
    return Link(" · ".join(visit.name(entry.iri) for entry in entries), f"/graph?{where}", visit.lang(f"view.{view}"))


def _most_spoken_of(visit: Visit, kind: str) -> list[Entry]:
    known = (entry for entry in visit.snapshot.names.entries if entry.kind == kind and entry.weight)
    return nsmallest(2, known, key=lambda entry: (-entry.weight, entry.iri))
