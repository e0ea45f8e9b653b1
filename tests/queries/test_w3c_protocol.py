"""The query half of the W3C's SPARQL 1.1 Protocol tests, run from their manifest against the routes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib.collection import Collection
from starlette.applications import Starlette
from starlette.testclient import TestClient

from queries.endpoint import routes_over
from queries.protocol import Answer, Query, answer

pytestmark = pytest.mark.shared
SHARED = os.environ.get("JIAOCE_SHARED", "")
TESTS = Path(SHARED) / "w3c" / "sparql11-protocol"
if not SHARED or not TESTS.is_dir():
    pytest.skip("JIAOCE_SHARED does not hold the protocol's tests", allow_module_level=True)

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data/"
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}  # fmt: skip


@dataclass(frozen=True)
class InMemory:
    index: Store

    def answer(self, query: Query) -> Answer:
        return answer(self.index, query)


@dataclass(frozen=True)
class Exchange:
    """One request of a test with what must come back."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    index = Store()
    for name in ("data1", "data2", "data3"):
        index.load(path=str(TESTS / f"{name}.nt"), format=RdfFormat.N_TRIPLES, to_graph=NamedNode(f"{DATA}{name}.rdf"))
    with TestClient(Starlette(routes=routes_over(InMemory(index), "/sparql/"))) as found:
        yield found


def entries() -> dict[str, list[Exchange]]:
    manifest = rdflib.Graph().parse(TESTS / "manifest.ttl", format="turtle")
    found: dict[str, list[Exchange]] = {}
    (listed,) = manifest.objects(None, MF.entries)
    for test in Collection(manifest, listed):
        name = str(test).rsplit("#", 1)[-1]
        action = manifest.value(test, MF.action)
        found[name] = [exchange(manifest, node) for node in Collection(manifest, manifest.value(action, HT.requests))]
    return found


def exchange(manifest: rdflib.Graph, node: rdflib.term.Node) -> Exchange:
    headers = manifest.value(node, HT.headers)
    pairs = Collection(manifest, headers) if headers else ()
    body = manifest.value(node, HT.body)
    encoding = str(manifest.value(body, CNT.characterEncoding) or "UTF-8")
    response = manifest.value(node, HT.resp)
    boolean = manifest.value(response, MF.expectedBoolean)
    return Exchange(
        method=str(manifest.value(node, HT.methodName)),
        path=str(manifest.value(node, HT.absolutePath)),
        headers={str(manifest.value(p, HT.fieldName)): str(manifest.value(p, HT.fieldValue)) for p in pairs},
        body=str(manifest.value(body, CNT.chars) or "").encode(encoding),
        statuses=tuple(str(s).rsplit("StatusCode", 1)[-1] for s in manifest.objects(response, MF.expectedStatus)),
        boolean=None if boolean is None else bool(boolean.toPython()),
        format=str(manifest.value(response, MF.expectedFormat) or ""),
    )


CASES = entries()
QUERIES = sorted(name for name in CASES if "update" not in name)
UPDATES = sorted(name for name in CASES if "update" in name)


def send(client: TestClient, sent: Exchange):
    path = sent.path if sent.path.startswith("/sparql/") else "/sparql/"
    return client.request(sent.method, path, headers=sent.headers, content=sent.body)


def test_all_cases_of_the_manifest_are_collected():
    assert (len(QUERIES), len(UPDATES)) == (20, 14)


@pytest.mark.parametrize("name", QUERIES)
def test_query(client: TestClient, name: str):
    for sent in CASES[name]:
        got = send(client, sent)
        assert f"{got.status_code // 100}xx" in sent.statuses, got.text
        if sent.format:
            assert got.headers["content-type"].split(";")[0] in FORMATS[sent.format]
        if sent.boolean is not None:
            assert got.json()["boolean"] is sent.boolean


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_is_refused(client: TestClient, name: str):
    writes = [
        sent
        for sent in CASES[name]
        if "sparql-update" in str(sent.headers) or b"update=" in sent.body or "update=" in sent.path
    ]
    for sent in writes:
        assert send(client, sent).status_code // 100 == 4
