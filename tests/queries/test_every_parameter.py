"""Each question with each of its parameters bound gives the same rows on Oxigraph's server and on Virtuoso.

Asked of the sample documents together with the small world, so that there is something to find for every parameter:
a server that is right on a question as it stands may be wrong as soon as a place or a year is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg_build.pipeline import build
from kg_build.store import open_store
from ontology import iris
from ontology.terms import GEO
from queries.catalog import load_catalog
from queries.embedded import EmbeddedGraph
from queries.remote import RemoteGraph
from queries.rules import derive
from queries.run import run
from tests.queries.calls import calls
from tests.queries.conftest import read_world
from tests.queries.servers import oxigraph, oxigraph_program, virtuoso, virtuoso_program
from tests.queries.test_servers import filled

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = sorted(load_catalog())
PLACED = {str(GEO.lat), str(GEO.long)}  # places have one position, as the samples give it


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedGraph:
    """The samples and the small world in one graph, with what the rules conclude from both."""
    path = tmp_path_factory.mktemp("samples") / "store"
    build([SAMPLES], path)
    index = Store()
    index.extend(quad for quad in open_store(path).index if str(quad.graph_name.value) != str(iris.graph("derived")))
    index.extend(quad for quad in read_world() if quad.predicate.value not in PLACED)
    index.extend(derive(index).add)
    return EmbeddedGraph(index)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_has_a_value_for_which_the_question_has_rows(documents: EmbeddedGraph, name: str):
    asked = calls(documents, name)
    bound = {parameter for call in asked for parameter in call}
    assert {parameter.name for parameter in load_catalog()[name].parameters} - bound == set()
    assert len(run(documents, name, asked[0]))


def same(documents: EmbeddedGraph, server: RemoteGraph, name: str) -> None:
    for call in calls(documents, name):
        here, there = run(documents, name, call), run(server, name, call)
        assert there.write("tsv") == here.write("tsv"), call


@pytest.fixture(scope="module")
def on_oxigraph(tmp_path_factory: pytest.TempPathFactory, documents: EmbeddedGraph) -> Iterator[RemoteGraph]:
    here = tmp_path_factory.mktemp("oxigraph")
    with oxigraph(here) as url:
        filled(documents.index, here, url)
        yield RemoteGraph(f"{url}/query", timeout=120)


@pytest.fixture(scope="module")
def on_virtuoso(tmp_path_factory: pytest.TempPathFactory, documents: EmbeddedGraph) -> Iterator[RemoteGraph]:
    here = tmp_path_factory.mktemp("virtuoso")
    with virtuoso(here) as url:
        filled(documents.index, here, f"{url}/sparql-graph-crud-auth", "dba", "dba")
        yield RemoteGraph(f"{url}/sparql", timeout=120)


@pytest.mark.server
@pytest.mark.skipif(oxigraph_program() is None, reason="Oxigraph's server is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_oxigraph_gives_the_same_rows_with_each_parameter(
    documents: EmbeddedGraph, on_oxigraph: RemoteGraph, name: str
):
    same(documents, on_oxigraph, name)


@pytest.mark.server
@pytest.mark.skipif(virtuoso_program() is None, reason="virtuoso-t is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_virtuoso_gives_the_same_rows_with_each_parameter(
    documents: EmbeddedGraph, on_virtuoso: RemoteGraph, name: str
):
    same(documents, on_virtuoso, name)
