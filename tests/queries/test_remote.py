"""A remote endpoint that misbehaves ends as one clear sentence; one that answers gives rows."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from rdflib import XSD, Literal, URIRef

import jiaoce
from queries.failures import BadSparql, EndpointError, NoDataset, NotAQuery
from queries.graph import open_graph
from queries.remote import RemoteGraph
from tests.queries.servers import free_port

ROWS = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "甲", "xml:lang": "zh"}}]}}
JSON = "application/sparql-results+json"
Reply = Callable[[BaseHTTPRequestHandler, str], None]


def answer(status: int, media_type: str, body: bytes, length: int | None = None) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, _query: str) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def dripping(handler: BaseHTTPRequestHandler, _query: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(60):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


@contextmanager
def serving(*replies: Reply) -> Iterator[tuple[str, list[str]]]:
    """Serve the replies in turn, the last one for ever; give the address and the queries received."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            seen.append(parse_qs(body)["query"][0])
            replies[min(len(seen), len(replies)) - 1](self, seen[-1])

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def remote(url: str, timeout: float = 5.0) -> RemoteGraph:
    return RemoteGraph(url, timeout=timeout, pause=0.01)


def test_rows_come_back_as_terms_and_a_long_query_goes_by_post():
    with serving(answer(200, JSON, json.dumps(ROWS).encode())) as (url, seen), open_graph(url) as graph:
        rows = graph.select("SELECT ?x { VALUES ?x { UNDEF } }", {"x": [Literal("长" * 5000)]})
        assert rows.rows == ((Literal("甲", lang="zh"),),)
        assert "长" * 5000 in seen[0]


FAILURES = [
    (answer(200, "text/html", b"<html>welcome</html>"), "web page"),
    (answer(200, JSON, b'{"head": {"vars": ["x"]}, "results": {"bind'), "half an answer"),
    (answer(200, JSON, b'{"hello": "world"}'), "not a SPARQL result"),
    (answer(200, JSON, b'{"head"', length=500), "half an answer"),
    (answer(404, "text/plain", b"nothing here"), "404"),
    (answer(401, "text/plain", b"who are you"), "password"),
    (answer(403, "text/plain", b"no"), "403"),
    (answer(500, "text/plain", b"stack overflow"), "failed on this query: .*stack overflow"),
    (answer(503, "text/plain", b"busy"), "503"),
]


@pytest.mark.parametrize(("reply", "sentence"), FAILURES)
def test_a_failing_endpoint_is_named_with_what_it_did(reply: Reply, sentence: str):
    with serving(reply) as (url, _), pytest.raises(EndpointError, match=sentence) as caught:
        remote(url).select("SELECT ?x { ?x ?y ?z }")
    assert url in str(caught.value)
    assert caught.value.exit_code == 1


def test_a_query_that_the_endpoint_calls_wrong_is_the_askers_fault():
    with (
        serving(answer(400, "text/plain", b"unknown prefix foo")) as (url, _),
        pytest.raises(BadSparql, match=r"line 2, column 5, at 'foo:y'.*Unknown prefix 'foo:'"),
    ):
        remote(url).select("SELECT ?x {\n ?x foo:y ?z ; a jc:Region }")


def test_what_only_the_endpoint_calls_wrong_is_told_in_its_words():
    with (
        serving(answer(400, "text/plain", b"SP031: too many columns")) as (url, _),
        pytest.raises(BadSparql, match=r"refused it: .*SP031"),
    ):
        remote(url).select("SELECT ?x { ?x ?y ?z }")


def test_an_endpoint_that_is_down_cannot_be_reached():
    with pytest.raises(EndpointError, match="cannot be reached"):
        remote(f"http://127.0.0.1:{free_port()}/sparql").ask("ASK {}")


def test_an_endpoint_that_drips_its_answer_is_given_up_when_the_time_is_up():
    with serving(dripping) as (url, _):
        started = time.monotonic()
        with pytest.raises(EndpointError, match=r"within 0\.5 s"):
            remote(url, timeout=0.5).select("SELECT ?x { ?x ?y ?z }")
        assert time.monotonic() - started < 5


def test_a_passing_failure_is_tried_again():
    busy = answer(503, "text/plain", b"")
    with serving(busy, busy, answer(200, JSON, json.dumps(ROWS).encode())) as (url, seen):
        assert len(remote(url).select("SELECT ?x { ?x ?y ?z }")) == 1
        assert len(seen) == 3


def test_virtuosos_answer_to_ask_is_understood():
    said = {
        "head": {"vars": ["__ask_retval"]},
        "results": {"bindings": [{"__ask_retval": {"type": "literal", "value": "1"}}]},
    }
    with serving(answer(200, JSON, json.dumps(said).encode())) as (url, _):
        assert remote(url).ask("ASK {}") is True


def test_a_graph_comes_as_turtle_and_a_web_page_is_not_one():
    with serving(answer(200, "text/turtle", b"<urn:a> <urn:b> <urn:c> .")) as (url, _):
        assert (URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c")) in remote(url).construct(
            "CONSTRUCT WHERE { ?s ?p ?o }"
        )
    with serving(answer(200, "text/html", b"<p>hello")) as (url, _), pytest.raises(EndpointError, match="web page"):
        remote(url).construct("CONSTRUCT WHERE { ?s ?p ?o }")
    with (
        serving(answer(200, "text/turtle", b"<urn:a> <urn:b> ")) as (url, _),
        pytest.raises(EndpointError, match="half"),
    ):
        remote(url).construct("CONSTRUCT WHERE { ?s ?p ?o }")


def told(answers: Callable[[str], object]) -> Reply:
    """Answer each query with what a function of its text gives: rows of numbers, or yes and no."""

    def reply(handler: BaseHTTPRequestHandler, query: str) -> None:
        found = answers(query)
        said = {"head": {}, "boolean": found} if isinstance(found, bool) else {**ROWS, "results": {"bindings": found}}
        answer(200, JSON, json.dumps(said).encode())(handler, query)

    return reply


@pytest.mark.parametrize("count", [[], [{"x": {"type": "literal", "value": "0", "datatype": str(XSD.integer)}}]])
def test_an_endpoint_whose_default_graph_is_empty_beside_its_named_graphs_says_so(count: list[object]):
    hidden = told(lambda query: "GRAPH" in query if "ASK" in query else count)
    with serving(hidden) as (url, _), open_graph(url) as graph:
        for _ in range(2):
            with pytest.raises(EndpointError, match=r"named graphs only.*--union-default-graph"):
                graph.select("SELECT ?x { ?x a jc:Target }")
        assert (
            graph.select("SELECT ?x { GRAPH ?g { ?x a jc:Target } }").rows
            == graph.select("SELECT ?x FROM <urn:g> { ?x a jc:Target }").rows
        )


def test_an_answer_without_rows_from_a_graph_in_sight_is_an_answer_and_costs_one_question():
    with serving(told(lambda query: True if "ASK" in query else [])) as (url, seen), open_graph(url) as graph:
        for _ in range(3):
            assert graph.select("SELECT ?x { ?x a jc:Target }").rows == ()
        assert len(seen) == 4


def test_an_rdflib_dataset_of_an_endpoint_is_refused_with_what_to_call_instead():
    with pytest.raises(NoDataset, match=r"is an endpoint.*backend\.construct"):
        _ = jiaoce.open(f"http://127.0.0.1:{free_port()}/query").rdflib


def test_an_update_is_never_sent():
    with serving(answer(200, JSON, b"{}")) as (url, seen), pytest.raises(NotAQuery):
        remote(url).select("DELETE WHERE { ?s ?p ?o }")
    assert seen == []
