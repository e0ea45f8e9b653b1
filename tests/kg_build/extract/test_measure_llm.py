"""The second reader, against a stub of the chat protocol: what the text does not bear out is no fact."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kg_build.extract.llm import Endpoint, EndpointFailed, second_reading
from kg_build.model import Document, Outline, Span, Unread

TEXT = "全镇学童步行上学均程 1200，较远者另有校车。"
GOOD = {
    "passage": 0,
    "quote": "步行上学均程 1200",
    "number": "1200",
    "indicator": "步行上学均程",
    "kind": "actual",
    "period": "2024",
}


@pytest.fixture
def stub() -> Iterator[Callable[[Any], Endpoint]]:
    """Return a function that makes a server give one answer, and says where it is."""
    servers: list[HTTPServer] = []

    def serve(content: Any) -> Endpoint:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                assert asked["model"] == "stub-1"
                said = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
                body = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "stub-1", 5)

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def ask(outlined: Callable[..., tuple[Document, Outline]], endpoint: Endpoint) -> list[tuple[str, int, str]]:
    document, found = outlined(TEXT)
    at = TEXT.index("1200")
    left = (Unread(Span(at, at + 4), "1200", "not understood"),)
    return [(m.indicator, int(m.value), m.reader) for m in second_reading(document, found, left, endpoint)]


def test_a_proposal_the_text_bears_out_is_a_measure_with_its_reader(
    outlined: Callable[..., tuple[Document, Outline]], stub: Callable[[Any], Endpoint]
) -> None:
    document, found = outlined(TEXT.replace("1200，", "1200米，"))
    at = document.text.index("1200")
    left = (Unread(Span(at, at + 4), "1200", "not understood"),)
    proposal = GOOD | {"quote": "步行上学均程 1200米", "number": "1200米"}
    (measure,) = second_reading(document, found, left, stub({"facts": [proposal]}))
    assert (measure.indicator, int(measure.value), measure.unit, measure.reader) == (
        "步行上学均程",
        1200,
        "米",
        "stub-1",
    )
    assert measure.span.of(document.text) == "步行上学均程 1200米"


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "骑车上学均程 1200"},
        {"number": "1300"},
        {"kind": "guess"},
        {"passage": 7},
        {"indicator": ""},
        {"indicator": "占50%的均程"},
        {"number": "步行上学"},
    ],
)
def test_a_proposal_the_text_does_not_bear_out_is_no_measure(
    outlined: Callable[..., tuple[Document, Outline]], stub: Callable[[Any], Endpoint], change: dict[str, Any]
) -> None:
    assert ask(outlined, stub({"facts": [GOOD | change]})) == []


def test_an_answer_that_is_no_json_is_said_to_be_none(
    outlined: Callable[..., tuple[Document, Outline]], stub: Callable[[Any], Endpoint]
) -> None:
    with pytest.raises(EndpointFailed, match="not the JSON asked for"):
        ask(outlined, stub("I would rather not."))


def test_an_endpoint_that_is_not_there_is_named(outlined: Callable[..., tuple[Document, Outline]]) -> None:
    with pytest.raises(EndpointFailed, match=r"127\.0\.0\.1:9/v1"):
        ask(outlined, Endpoint("http://127.0.0.1:9/v1", "stub-1", 2))


def test_nothing_is_asked_where_everything_was_understood(
    outlined: Callable[..., tuple[Document, Outline]],
) -> None:
    document, found = outlined(TEXT)
    assert second_reading(document, found, (), Endpoint("nowhere", "stub-1")) == ()
