"""The endpoint over a store on disk: formats, refusals, the limits, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store, parse
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ontology.terms import SD, VOID
from queries.bounded import BoundedGraph
from queries.endpoint import routes_over, sparql_routes
from queries.failures import BadSparql, TooMuch, TooSlow
from queries.protocol import Answer, Query, answer
from queries.rows import Rows
from tests.queries.conftest import make_store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SELECT = "SELECT ?label { <https://w3id.org/jiaoce/id/region/330300> skos:prefLabel ?label }"


@dataclass(frozen=True)
class Narrow:
    """A store in memory that gives at most three rows."""

    index: Store

    def answer(self, query: Query) -> Answer:
        return answer(self.index, replace(query, most_rows=3))


@pytest.fixture(scope="module")
def client(plain_world: Store) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes_over(Narrow(plain_world)))) as found:
        yield found


FORMATS = {
    "application/sparql-results+json": b'"value": "\xe6\xb8\xa9\xe5\xb7\x9e\xe5\xb8\x82"',
    "application/sparql-results+xml": '<literal xml:lang="zh">温州市</literal>'.encode(),
    "text/csv": "label\r\n温州市\r\n".encode(),
    "text/tab-separated-values": '?label\n"温州市"@zh\n'.encode(),
}


@pytest.mark.parametrize("media_type", sorted(FORMATS))
def test_a_table_comes_in_the_format_that_is_accepted(client: TestClient, media_type: str):
    got = client.get("/sparql", params={"query": SELECT}, headers={"Accept": media_type})
    assert got.headers["content-type"].split(";")[0] == media_type
    assert FORMATS[media_type] in got.content


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_a_graph_comes_in_the_format_that_is_accepted(client: TestClient, media_type: str):
    construct = "CONSTRUCT WHERE { <https://w3id.org/jiaoce/id/region/330300> skos:prefLabel ?label }"
    got = client.post("/sparql", data={"query": construct}, headers={"Accept": media_type})
    assert got.headers["content-type"].split(";")[0] == media_type
    assert len(list(parse(got.content, format=RdfFormat.from_media_type(media_type)))) == 1


REFUSALS = [
    ({"query": "SELEC ?x"}, 400, "line 1"),
    ({"query": "SELECT * { ?s foo:bar ?o }"}, 400, "Unknown prefix 'foo:'"),
    ({"query": "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }"}, 403, "SERVICE"),
    ({"update": "CLEAR ALL"}, 403, "read-only"),
    ({"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, 403, "read-only"),
    ({"query": "SELECT * { ?s ?p ?o }"}, 413, "more than 3 rows"),
    ({"query": "ASK {}", "default-graph-uri": "not an iri"}, 400, "not an IRI"),
]


@pytest.mark.parametrize(("form", "status", "sentence"), REFUSALS)
def test_a_refusal_says_why(client: TestClient, form: dict[str, str], status: int, sentence: str):
    got = client.post("/sparql", data=form)
    assert got.status_code == status
    assert sentence in got.text


def test_a_format_nobody_has_is_not_acceptable(client: TestClient):
    assert client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("address", ["/sparql", "/.well-known/void"])
def test_without_a_query_the_service_describes_itself(client: TestClient, plain_world: Store, address: str):
    got = client.get(address, headers={"Accept": "text/turtle"})
    described = rdflib.Graph().parse(data=got.text, format="turtle")
    ((dataset, service),) = described.subject_objects(VOID.sparqlEndpoint)
    assert str(service).endswith("/sparql")
    size = described.value(dataset, VOID.triples)
    assert int(size) == len(plain_world)
    assert len(list(described.objects(None, SD.name))) == 5


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("endpoint") / "store")


def test_the_routes_answer_from_a_store_on_disk(store: Path):
    with TestClient(Starlette(routes=sparql_routes(store, processes=1))) as client:
        ask = {"query": "ASK { ?region a jc:Region }"}
        assert client.get("/sparql", params=ask).json()["boolean"] is True
        assert client.get("/sparql", params=ask, headers={"Accept": "image/png"}).status_code == 406
        assert client.head("/sparql").status_code == 200


def test_a_query_without_end_is_stopped_and_the_next_one_answered(store: Path):
    with BoundedGraph(store, timeout=3.0) as graph:
        assert graph.ask("ASK { ?region a jc:Region }")
        graph._evaluator.timeout = 1.0
        with pytest.raises(TooSlow, match=r"stopped after 1 s.*LIMIT"):
            graph.select(ENDLESS)
        graph._evaluator.timeout = 30.0
        assert graph.select("SELECT (1 AS ?one) {}").columns == ("one",)


def test_who_asks_a_server_is_not_sent_to_an_option_of_the_command_line(store: Path):
    with TestClient(Starlette(routes=sparql_routes(store, timeout=1.0, processes=1))) as client:
        stopped = client.get("/sparql", params={"query": ENDLESS})
    assert stopped.status_code == 503
    assert "stopped after 1 s" in stopped.text
    assert "--timeout" not in stopped.text


def test_a_bounded_graph_answers_as_an_embedded_one(store: Path):
    with BoundedGraph(store, timeout=30.0, most_rows=2) as graph:
        assert isinstance(graph.select(SELECT), Rows)
        assert len(graph.construct("CONSTRUCT { ?s a jc:Region } WHERE { ?s a jc:Region } LIMIT 2")) == 2
        with pytest.raises(BadSparql, match="line 1"):
            graph.select("SELECT {")
        with pytest.raises(TooMuch, match="more than 2 rows"):
            graph.select("SELECT * { ?s a jc:Region }")
