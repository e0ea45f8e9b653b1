"""The page around a network: what to draw, chosen in a form; the picture itself comes from `pictures`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import networkx as nx

from queries.catalog import load_views
from queries.names import UnknownName
from viz.networks.choose import VIEWS
from viz.networks.draw import fragment
from viz.web.page import Link, NotFound, Page, plain
from viz.web.pictures import drawn_network
from viz.web.starters import best_known
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
    library: tuple[Link, ...]
    starts: tuple[Link, ...]
    picture: str
    drawn: nx.MultiDiGraph[str] | None

    def as_json(self) -> dict[str, Any]:
        """Return the nodes and edges, or what could be drawn."""
        if self.drawn is not None:
            return fragment(self.drawn)
        return {"views": list(self.views), "library": plain(self.library), "starts": plain(self.starts)}


def graph_page(visit: Visit) -> Graph:
    """Build the page; a wrong name is refused here, so that the picture's frame need not. Raises what drawing raises."""
    what, view, other = visit.get("what"), visit.get("view"), visit.get("with")
    title, drawn = _drawn(visit) if what else (visit.lang("graph.title"), None)
    return Graph(
        title=title,
        what=what,
        name=visit.snapshot.label(what) if "://" in what else what,
        view=view if view in VIEWS else "",
        views=tuple(VIEWS),
        other=other,
        library=tuple(
            Link(visit.lang.pick(v.title_zh, v.title_en), f"/graph?{visit.with_query(what=name)}")
            for name, v in load_views().items()
        ),
        starts=_starts(visit),
        picture=visit.here().replace("/graph", "/network", 1) if what else "",
        drawn=drawn,
    )


def _drawn(visit: Visit) -> tuple[str, nx.MultiDiGraph[str]]:
    try:
        return drawn_network(visit)
    except UnknownName:
        near = visit.snapshot.names.near(visit.get("what"))
        raise NotFound(
            visit.get("what"), (Link(e.label, f"/graph?{visit.with_query(what=e.iri)}") for e in near)
        ) from None


def _starts(visit: Visit) -> tuple[Link, ...]:
    best = best_known(visit.snapshot)
    return tuple(
        Link(name, f"/graph?{visit.with_query(what=name)}")
        for kind, name in best.items()
        if kind in ("region", "indicator", "initiative")
    )
