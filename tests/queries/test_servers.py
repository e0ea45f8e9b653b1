"""One answer: each question gives the same rows on the embedded store, on Oxigraph's server and on Virtuoso.

The world reaches each server by `push`, so pushing is tested by the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store

from queries import push as pushing
from queries.catalog import load_views
from queries.embedded import EmbeddedGraph
from queries.push import Pushed, push
from queries.remote import RemoteGraph
from queries.run import run
from queries.transport import Part, open_target
from tests.queries.servers import oxigraph, oxigraph_program, virtuoso, virtuoso_program
from tests.queries.test_questions import CASES, case

pytestmark = pytest.mark.server
needs_oxigraph = pytest.mark.skipif(oxigraph_program() is None, reason="Oxigraph's server is not installed")
needs_virtuoso = pytest.mark.skipif(virtuoso_program() is None, reason="virtuoso-t is not installed")


class Kept:
    """A store as `push` opens one, over an index in memory."""

    def __init__(self, index: Store) -> None:
        self.index = index


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("servers")


def filled(index: Store, folder: Path, url: str, user: str = "", password: str = "", **how: Any) -> Pushed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pushing, "open_store", lambda _path: Kept(index))
        return push(folder, url, user=user, password=password, **how)


@pytest.fixture(scope="module")
def on_oxigraph(folder: Path, derived_world: EmbeddedGraph) -> Iterator[RemoteGraph]:
    here = folder / "oxigraph"
    here.mkdir()
    with oxigraph(here) as url:
        filled(derived_world.index, here, url)
        yield RemoteGraph(f"{url}/query", timeout=30)


@pytest.fixture(scope="module")
def on_virtuoso(folder: Path, derived_world: EmbeddedGraph) -> Iterator[RemoteGraph]:
    here = folder / "virtuoso"
    here.mkdir()
    with virtuoso(here) as url:
        filled(derived_world.index, here, f"{url}/sparql-graph-crud-auth", "dba", "dba", batch=200)
        yield RemoteGraph(f"{url}/sparql", timeout=30)


@needs_oxigraph
@pytest.mark.parametrize("name", CASES)
def test_oxigraph_gives_the_same_rows(on_oxigraph: RemoteGraph, name: str):
    question, parameters, rows = case(name)
    assert run(on_oxigraph, question, parameters).write("tsv").decode() == rows


@needs_virtuoso
@pytest.mark.parametrize("name", CASES)
def test_virtuoso_gives_the_same_rows(on_virtuoso: RemoteGraph, name: str):
    question, parameters, rows = case(name)
    assert run(on_virtuoso, question, parameters).write("tsv").decode() == rows


VIEWS = {"surroundings": {"entity": "温州市"}, "initiative": {"initiative": "优教强城工程"},
         "shared": {"region": "温州、台州"}, "skeleton": {"document": "wz2023"}}  # fmt: skip


@needs_oxigraph
@pytest.mark.parametrize("name", sorted(load_views()))
def test_oxigraph_draws_the_same_view(on_oxigraph: RemoteGraph, derived_world: EmbeddedGraph, name: str):
    assert run(on_oxigraph, name, VIEWS[name]).write("nt") == run(derived_world, name, VIEWS[name]).write("nt")


def triples(graph: rdflib.Graph | None) -> set[tuple[str, ...]]:
    """Return triples without datatypes: Virtuoso gives a whole xsd:decimal back as an xsd:integer."""
    return {tuple(str(term) for term in triple) for triple in graph or ()}


@needs_virtuoso
@pytest.mark.parametrize("name", sorted(load_views()))
def test_virtuoso_draws_the_same_view(on_virtuoso: RemoteGraph, derived_world: EmbeddedGraph, name: str):
    drawn = triples(run(on_virtuoso, name, VIEWS[name]).graph)
    assert drawn == triples(run(derived_world, name, VIEWS[name]).graph)
    assert drawn


@needs_oxigraph
def test_a_push_that_was_stopped_goes_on_and_a_graph_taken_out_goes(tmp_path: Path, derived_world: EmbeddedGraph):
    index = Store()
    index.extend(derived_world.index)
    with oxigraph(tmp_path) as url:
        calls = []

        def stop(done: Pushed) -> None:
            calls.append(done.triples)
            if len(calls) == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            filled(index, tmp_path, url, batch=50, progress=stop)
        assert filled(index, tmp_path, url, batch=50).triples == len(index)
        graph = RemoteGraph(f"{url}/query")
        count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
        assert int(str(graph.select(count).rows[0][0])) == len(index)
        index.remove_graph(NamedNode("https://w3id.org/jiaoce/id/graph/document/wl2024"))
        filled(index, tmp_path, url, batch=50)
        assert int(str(graph.select(count).rows[0][0])) == len(index)


@needs_oxigraph
def test_a_server_that_was_emptied_is_filled_again(tmp_path: Path, derived_world: EmbeddedGraph):
    with oxigraph(tmp_path) as url:
        filled(derived_world.index, tmp_path, url, batch=300)
        open_target(url).drop(sorted(str(graph.value) for graph in derived_world.index.named_graphs())[0])
        filled(derived_world.index, tmp_path, url, batch=300)
        count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
        assert int(str(RemoteGraph(f"{url}/query").select(count).rows[0][0])) == len(derived_world.index)


@needs_oxigraph
@pytest.mark.parametrize("path", ["", "/update", "/store"])
def test_what_is_pushed_takes_the_place_of_what_the_server_held_in_that_graph(tmp_path: Path, path: str):
    name, count = "http://x/graph", "SELECT ?o { GRAPH <http://x/graph> { ?s ?p ?o } }"
    index = Store()
    index.add(Quad(NamedNode("http://x/a"), NamedNode("http://x/b"), Literal("new"), NamedNode(name)))
    with oxigraph(tmp_path) as url:
        open_target(url).put([Part(name, "", 1, 1, '<http://x/a> <http://x/b> "old" .\n')])
        filled(index, tmp_path, url + path)
        assert [str(value) for (value,) in RemoteGraph(f"{url}/query").select(count).rows] == ["new"]


@needs_oxigraph
def test_a_server_started_without_the_union_is_asked_for_it(tmp_path: Path, derived_world: EmbeddedGraph):
    with oxigraph(tmp_path, union=False) as url:
        filled(derived_world.index, tmp_path, url)
        graph = RemoteGraph(f"{url}/query")
        assert run(graph, "documents").rows == run(derived_world, "documents").rows
        assert graph.ask("ASK { ?assessment a jc:Assessment }")


@needs_oxigraph
def test_updates_carry_a_graph_as_well(tmp_path: Path, derived_world: EmbeddedGraph):
    with oxigraph(tmp_path) as url:
        filled(derived_world.index, tmp_path, f"{url}/update", batch=300)
        graph = RemoteGraph(f"{url}/query")
        assert graph.ask("ASK { ?assessment a jc:Assessment }")
