"""A server that does not let itself be written to: the sentence says which address and whose name it wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from queries.failures import EndpointError
from queries.transport import Part, open_target

VIRTUOSO = "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu"


@contextmanager
def refusing(status: int, server: str, body: str = "", *, wants: str = "") -> Iterator[str]:
    """Serve one refusal for whatever is asked; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def version_string(self) -> str:
            return server

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            if wants:
                self.send_header("WWW-Authenticate", wants)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        do_PUT = do_DELETE = do_POST  # noqa: N815 - the names that http.server calls

        def log_message(self, *_words: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}"
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


def refusal(url: str, user: str = "", password: str = "") -> str:
    with pytest.raises(EndpointError) as caught:
        open_target(url, user, password).put([Part("urn:g", "", 1, 1, "<urn:a> <urn:b> <urn:c> .\n")])
    return str(caught.value)


@pytest.mark.parametrize(("path", "status"), [("", 404), ("/sparql", 500), ("/sparql-auth", 401)])
def test_virtuoso_at_an_address_that_takes_no_writes_is_told_with_the_one_that_does(path: str, status: int):
    with refusing(status, VIRTUOSO, "<h3>No permission</h3>") as host:
        said = refusal(host + path)
        assert f"Virtuoso takes graphs at {host}/sparql-graph-crud-auth, with --user and --password." in said
        assert "<h3>" not in said


@pytest.mark.parametrize("wants", ['Digest realm="SPARQL", nonce="1", qop="auth"', 'Basic realm="x"'])
def test_a_server_that_asks_who_is_there_is_told_as_such_without_a_name_and_with_a_wrong_one(wants: str):
    with refusing(401, VIRTUOSO, wants=wants) as host:
        url = f"{host}/sparql-graph-crud-auth"
        assert "does not let you write (HTTP status 401). Give --user and --password." in refusal(url)
        assert "Check the user's name and password." in refusal(url, "dba", "wrong")


def test_another_server_is_told_with_what_it_said():
    with refusing(405, "other", "<p>read only</p>") as host:
        assert "refused (HTTP status 405: read only). Check that this address takes writes." in refusal(f"{host}/store")
