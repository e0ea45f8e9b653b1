"""From what a user names to a network: a view of the library, a CONSTRUCT file, or an entity and what to show of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import networkx as nx

from ontology import iris
from queries.catalog import find_question, load_views
from queries.graph import Graph
from queries.names import UnknownName, find_entity, known
from queries.options import values_text
from queries.run import run
from viz.errors import NeedsOther, NothingToDraw, WrongKind
from viz.networks.construct import from_statements
from viz.networks.surroundings import neighbourhood
from viz.networks.views.communities import communities_view
from viz.networks.views.initiative import initiative_view
from viz.networks.views.path import path_view
from viz.networks.views.shared import shared_view
from viz.networks.views.skeleton import skeleton_view

VIEWS = ("surroundings", "initiative", "skeleton", "shared", "path", "communities")
WHOLE = "communities"  # a view of the whole graph, named in the place of an entity
_FITS = {"initiative": "Initiative", "skeleton": "PolicyDocument"}
_TITLES = {
    "surroundings": ("{one}的周围", "Around {one}"),
    "initiative": ("{one}：目标与结果", "{one}: targets and outcomes"),
    "skeleton": ("{one}：结构", "{one}: skeleton"),
    "shared": ("{one}与{other}共有的", "What {one} and {other} share"),
    "path": ("从{one}到{other}", "From {one} to {other}"),
    "communities": ("举措的群组与枢纽", "Communities and central initiatives"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asks to see: a name, a view of it (None: its surroundings), and how much."""

    what: str
    view: str | None = None
    other: str | None = None
    hops: int = 2
    limit: int = 60
    parameters: Mapping[str, object] = field(default_factory=dict)
    lang: str = "zh"


def draw(
    graph: Graph,
    what: str,
    *,
    view: str | None = None,
    other: str | None = None,
    hops: int = 2,
    limit: int = 60,
    given: Mapping[str, object] | None = None,
    lang: str = "zh",
) -> tuple[str, nx.MultiDiGraph[str]]:
    """Return title and network of what a user names: an entity, a view of the library, a CONSTRUCT file, communities.

    Raises UnknownName, AmbiguousName, NeedsOther, WrongKind, NothingToDraw, NoPath and what a query raises.
    """
    wish = Wish(what, view, other, hops, limit, given or {}, lang)
    if wish.what.endswith(".rq") or wish.what in load_views():
        return _constructed(graph, wish)
    if wish.what == WHOLE:
        return _checked(communities_view(graph, wish.limit), "communities", wish, {})
    return _of_entity(graph, wish)


def _of_entity(graph: Graph, wish: Wish) -> tuple[str, nx.MultiDiGraph[str]]:
    iri = _thing(graph, wish.what)
    view = wish.view or "surroundings"
    if view in ("shared", "path"):
        if wish.other is None:
            raise NeedsOther(view)
        other = _thing(graph, wish.other)
        drawn = path_view(graph, iri, other) if view == "path" else shared_view(graph, iri, other, wish.limit)
        return _checked(drawn, view, wish, {"one": iri, "other": other})
    return _checked(of_one(graph, iri, view, wish.hops, wish.limit), view, wish, {"one": iri})


def _thing(graph: Graph, text: str) -> str:
    """Return what a name, an IRI or a document's slug means."""
    try:
        return str(find_entity(graph, "entity", text))
    except UnknownName:
        document = str(iris.document(text))
        if known(graph, "entity", document):
            return document
        raise


def of_one(graph: Graph, iri: str, view: str, hops: int = 2, limit: int = 60) -> nx.MultiDiGraph[str]:
    """Return a view of one thing: surroundings, initiative or skeleton; communities is of the whole graph."""
    if view == "initiative":
        return initiative_view(graph, iri, limit)
    if view == "skeleton":
        return skeleton_view(graph, iri, limit)
    if view == WHOLE:
        return communities_view(graph, limit)
    return neighbourhood(graph, iri, hops, limit)


def _checked(
    drawn: nx.MultiDiGraph[str], view: str, wish: Wish, things: Mapping[str, str]
) -> tuple[str, nx.MultiDiGraph[str]]:
    names = {role: drawn.nodes[iri]["zh" if wish.lang == "zh" else "en"] for role, iri in things.items()}
    if view in _FITS and drawn.nodes[things["one"]]["kind"] != _FITS[view]:
        raise WrongKind(view, names["one"], drawn.nodes[things["one"]]["kind"])
    if drawn.number_of_edges() == 0:
        raise NothingToDraw(wish.what)
    return _TITLES[view][wish.lang != "zh"].format(**names), drawn


def _constructed(graph: Graph, wish: Wish) -> tuple[str, nx.MultiDiGraph[str]]:
    question = find_question(wish.what)
    result = run(graph, question, wish.parameters, lang=wish.lang)
    if result.graph is None or not len(result.graph):
        raise NothingToDraw(wish.what)
    drawn = from_statements(graph, result.graph, wish.limit)
    if not drawn:
        raise NothingToDraw(wish.what)
    title = question.title_zh if wish.lang == "zh" else question.title_en
    return ": ".join(filter(None, (title, values_text(wish.parameters.values())))), drawn
