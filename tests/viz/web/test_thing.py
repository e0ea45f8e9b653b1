"""The page of any thing stays bounded, whatever stands around it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pyoxigraph
import pytest
from rdflib import URIRef
from starlette.testclient import TestClient

from ontology import iris
from ontology.terms import JC, RDF, SKOS
from queries.embedded import EmbeddedGraph
from viz.web.known import Known
from viz.web.language import language
from viz.web.pages.thing import Thing, thing
from viz.web.respond import render
from viz.web.snapshot import Reading, Site, Snapshot
from viz.web.texts import TextIndex
from viz.web.visit import Visit

MANY = 50_000
HUB = str(iris.organization("中心"))
LONG = "长" * 10_000


def node(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)


@pytest.fixture(scope="module")
def graph() -> EmbeddedGraph:
    store = pyoxigraph.Store()
    said = [pyoxigraph.Quad(node(HUB), node(str(SKOS.prefLabel)), pyoxigraph.Literal(LONG, language="zh"))]
    said.append(pyoxigraph.Quad(node(HUB), node(str(RDF.type)), node(str(JC.Organization))))
    around = (pyoxigraph.Quad(node(str(iris.school(f"学校{n}"))), node(str(JC.region)), node(HUB)) for n in range(MANY))
    store.bulk_extend([*said, *around])
    return EmbeddedGraph(store)


def visit(graph: EmbeddedGraph, **parameters: str) -> Visit:
    store = SimpleNamespace(manifest=SimpleNamespace(documents={}), generation="1")
    snapshot = Snapshot(cast("object", store), graph, Reading(Known({}, {}), TextIndex([])), None)  # type: ignore[arg-type]
    many = {key: (value,) for key, value in parameters.items()}
    site = cast("Site", SimpleNamespace(edit=False, trouble="", jobs=SimpleNamespace(limit=25.0)))
    return Visit(site, snapshot, language("zh"), parameters, many, {}, "/entity")


def built(graph: EmbeddedGraph, **parameters: str) -> tuple[Visit, Thing]:
    asked = visit(graph, iri=HUB, **parameters)
    return asked, thing(asked, HUB, None)


def test_of_very_many_neighbours_a_few_are_shown_and_all_are_counted(graph: EmbeddedGraph) -> None:
    asked, page = built(graph)
    (around,) = [each for each in page.pointing if each.count > 1]
    assert (around.count, len(around.first)) == (MANY, 12)
    assert len(render(asked, page)) < 40_000


def test_the_rest_are_listed_page_by_page_and_whole_in_a_file(graph: EmbeddedGraph) -> None:
    _, page = built(graph, via=str(JC.region), page="250")
    assert (page.number, page.pages, len(page.others_table.rows), page.others_table.total) == (250, 250, 200, MANY)
    _, whole = built(graph, via=str(JC.region), format="csv")
    assert len(whole.others_table.rows) == MANY


def test_a_very_long_name_is_cut_on_the_page_and_whole_as_json(graph: EmbeddedGraph) -> None:
    asked, page = built(graph)
    assert LONG not in render(asked, page)
    assert page.as_json()["title"] == LONG
    assert URIRef(page.iri) == URIRef(HUB)


def test_observations_that_lead_to_a_thing_are_called_by_what_they_say(client: TestClient) -> None:
    unit = str(iris.unit("个"))
    found = client.get("/entity", params={"iri": unit, "format": "json"}).json()["pointing"]
    (by_unit,) = [each for each in found if each["property"].endswith("unitMeasure")]
    assert all("个" in link["label"] and "（" in link["label"] for link in by_unit["first"])
