"""How triples reach a server: by the Graph Store Protocol, or by SPARQL Update where the address is one for updates.

The address decides: `…/update` and `…/sparql` take updates; `…/sparql-graph-crud…` is Virtuoso's graph store, which
calls the graph `graph-uri` and wants a user at `…-auth`; a bare host is Oxigraph's server, which takes updates at `/update` and has its graphs at
`/store`; anything else is a graph store as the standard has it. An update carries parts of many graphs in one request,
a graph store takes one at a time.
"""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import IO, TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode, urlsplit

from ontology.errors import InputError
from queries.failures import EndpointError

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from urllib.request import Request

_ATTEMPTS = 3
_SECONDS = 120
_NOT_FOUND = 404
_PASSING = (429, 502, 503, 504)
_VIRTUOSO = "/sparql-graph-crud-auth"
_TAG = re.compile(r"<[!/a-zA-Z][^>]*>")


class NotAServer(InputError):
    """An address that cannot be one of a server."""

    def __init__(self, url: str) -> None:
        super().__init__(f"'{url}' is not the address of a server: it needs http or https, a host and a port.")


@dataclass(frozen=True, slots=True)
class Part:
    """The `number`-th part of what a graph is to hold: `size` triples, each a line of N-Triples; and the whole's digest.

    The first part takes the place of whatever the server has in the graph.
    """

    graph: str
    digest: str
    number: int
    size: int
    triples: str


class Target(Protocol):
    """A server that graphs are copied to."""

    def lacks(self, graph: str) -> bool:
        """Say whether the server has no such graph; False where it cannot be asked."""

    def drop(self, graph: str) -> None:
        """Take a graph out; no error where there is none."""

    def put(self, parts: Sequence[Part]) -> None:
        """Put parts of graphs on the server."""


def open_target(url: str, user: str = "", password: str = "") -> Target:
    """Return the way of talking that an address asks for. Raises NotAServer."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAServer(url)
    sender = Sender(url, user, password)
    path = parts.path.rstrip("/")
    if path.endswith(("/update", "/sparql", "/sparql-auth")):
        return UpdateTarget(sender, url)
    if not path:
        return OxigraphTarget(sender, url.rstrip("/"))
    return GraphStoreTarget(sender, url, "graph-uri" if "/sparql-graph-crud" in path else "graph")


class _Closing(urllib.request.BaseHandler):
    """Asks again with a name, and lets go of the refusal before, which urllib leaves open."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> Any:  # noqa: ANN401
        try:
            answer = super().http_error_401(req, fp, code, msg, headers)  # type: ignore[misc]
        except urllib.error.HTTPError:
            fp.close()
            raise
        if answer is not None:
            fp.close()
        return answer


class _Digest(_Closing, urllib.request.HTTPDigestAuthHandler):
    """Proves to know the password."""


class _Basic(_Closing, urllib.request.HTTPBasicAuthHandler):
    """Says the password."""


class Sender:
    """Sends requests with retries and, where given, a user's name and password (Basic or Digest, as asked)."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self.url = url
        self._user = user
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, user, password)
        known = (_Digest(passwords), _Basic(passwords))
        self._opener = urllib.request.build_opener(*(known if user else ()))

    def send(self, method: str, url: str, body: bytes | None = None, media_type: str = "", fine: int = 0) -> None:
        """Send one request; the status `fine` is no error. Raises EndpointError."""
        headers = {"Content-Type": media_type} if media_type else {}
        for attempt in range(1, _ATTEMPTS + 1):
            request = urllib.request.Request(url, data=body, method=method, headers=headers)
            try:
                with self._opener.open(request, timeout=_SECONDS) as response:
                    response.read()
            except urllib.error.HTTPError as error:
                with error:
                    said = " ".join(_TAG.sub(" ", error.read(600).decode("utf-8", "replace")).split())[:200]
                if error.code == fine:
                    return
                if error.code not in _PASSING or attempt == _ATTEMPTS:
                    raise self._refused(error, said) from error
            except OSError as error:
                if attempt == _ATTEMPTS:
                    reason = getattr(error, "reason", error)
                    advice = "Start it, then push again: what it has acknowledged is not sent twice."
                    raise EndpointError(self.url, f"cannot be reached ({reason})", advice) from error
            else:
                return
            time.sleep(attempt)

    def _refused(self, error: urllib.error.HTTPError, said: str) -> EndpointError:
        parts = urlsplit(self.url)
        if "virtuoso" in error.headers.get("Server", "").lower() and not self.url.endswith(_VIRTUOSO):
            advice = f"Virtuoso takes graphs at {parts.scheme}://{parts.netloc}{_VIRTUOSO}, with --user and --password."
        elif error.code not in (401, 403):
            advice = "Check that this address takes writes."
        else:
            advice = "Check the user's name and password." if self._user else "Give --user and --password."
        if error.code in (401, 403):
            return EndpointError(self.url, f"does not let you write (HTTP status {error.code})", advice)
        return EndpointError(self.url, f"refused (HTTP status {error.code}: {said})", advice)

    def status(self, method: str, url: str) -> int:
        """Return the status one request gets; 0 where there is no answer."""
        try:
            with self._opener.open(urllib.request.Request(url, method=method), timeout=_SECONDS) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0


class GraphStoreTarget:
    """The SPARQL 1.1 Graph Store HTTP Protocol."""

    def __init__(self, sender: Sender, url: str, parameter: str) -> None:
        self._sender = sender
        self._url = url
        self._parameter = parameter

    def _address(self, graph: str) -> str:
        return f"{self._url}{'&' if '?' in self._url else '?'}{urlencode({self._parameter: graph})}"

    def lacks(self, graph: str) -> bool:
        """Ask for the graph's head."""
        return self._sender.status("HEAD", self._address(graph)) == _NOT_FOUND

    def drop(self, graph: str) -> None:
        """Delete the graph; that it is not there is fine."""
        self._sender.send("DELETE", self._address(graph), fine=_NOT_FOUND)

    def put(self, parts: Sequence[Part]) -> None:
        """Put the first part of a graph in its place and post the others to it."""
        for part in parts:
            method = "POST" if part.number > 1 else "PUT"
            self._sender.send(method, self._address(part.graph), part.triples.encode(), "application/n-triples")


class UpdateTarget:
    """SPARQL 1.1 Update, posted directly."""

    def __init__(self, sender: Sender, url: str) -> None:
        self._sender = sender
        self._url = url

    def _update(self, body: str) -> None:
        self._sender.send("POST", self._url, body.encode(), "application/sparql-update")

    def lacks(self, _graph: str) -> bool:
        """An address for updates answers no questions."""
        return False

    def drop(self, graph: str) -> None:
        """Drop the graph; that it is not there is fine."""
        self._update(_template("drop.ru", graph=f"<{graph}>"))

    def put(self, parts: Sequence[Part]) -> None:
        """Drop the graphs whose first part comes and insert all parts, in one request."""
        dropped = "".join(_template("drop.ru", graph=f"<{part.graph}>") for part in parts if part.number == 1)
        inserted = "".join(_template("graph.ru", graph=f"<{part.graph}>", triples=part.triples) for part in parts)
        self._update(dropped + _template("insert.ru", graphs=inserted))


class OxigraphTarget(UpdateTarget):
    """Oxigraph's server: updates, and a graph store that says which graphs there are."""

    def __init__(self, sender: Sender, host: str) -> None:
        super().__init__(sender, f"{host}/update")
        self._graphs = GraphStoreTarget(sender, f"{host}/store", "graph")

    def lacks(self, graph: str) -> bool:
        """Ask for the graph's head."""
        return self._graphs.lacks(graph)


def _template(name: str, **parts: str) -> str:
    return Template(files("queries").joinpath("updates", name).read_text(encoding="utf-8")).substitute(parts)
