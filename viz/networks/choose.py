"""From what a user names to a network: a view of the library, a CONSTRUCT file, or an entity and what to show of it."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from queries.catalog import find_question, load_views
from queries.graph import Graph
from queries.names import find_entity
from queries.run import run
from viz.errors import NothingToDraw
from viz.networks.construct import from_statements
from viz.networks.surroundings import neighbourhood

VIEWS = ("surroundings",)
_TITLES = {"surroundings": ("{one}的周围", "Around {one}")}


def draw(
    graph: Graph,
    what: str,
    *,
    view: str | None = None,
    other: str | None = None,
    hops: int = 2,
    limit: int = 90,
    given: Mapping[str, str] | None = None,
    lang: str = "zh",
) -> tuple[str, nx.MultiDiGraph[str]]:
    """Return title and network. Raises UnknownName, NothingToDraw and what the query raises."""
    if what.endswith(".rq") or what in load_views():
        return _constructed(graph, what, limit, given or {}, lang)
    iri = str(find_entity(graph, "entity", what))
    drawn = neighbourhood(graph, iri, hops, limit)
    name = drawn.nodes[iri]["zh" if lang == "zh" else "en"]
    if drawn.number_of_nodes() < 2:
        raise NothingToDraw(name)
    return _TITLES[view or "surroundings"][lang != "zh"].format(one=name), drawn


def _constructed(
    graph: Graph, what: str, limit: int, given: Mapping[str, str], lang: str
) -> tuple[str, nx.MultiDiGraph[str]]:
    question = find_question(what)
    result = run(graph, question, lang=lang, **given)
    if result.graph is None or not len(result.graph):
        raise NothingToDraw(what)
    drawn = from_statements(graph, result.graph, limit)
    if not drawn:
        raise NothingToDraw(what)
    return question.title_zh if lang == "zh" else question.title_en, drawn
