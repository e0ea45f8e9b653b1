"""A remote SPARQL endpoint, through SPARQLWrapper: POST, JSON, a timeout around the whole call, retries.

SPARQLWrapper's own timeout covers each read only, so a server that drips its answer would never end; the call
runs in a thread with a deadline. Every way an endpoint fails ends as one `EndpointError` sentence. Where an answer says
nothing, the endpoint is asked once whether its default graph is the union that the questions read.
"""

from __future__ import annotations

import threading
import time
import urllib.error
from collections.abc import Callable
from http.client import HTTPException, IncompleteRead
from typing import Any, TypeVar

import rdflib
from rdflib.plugins.parsers.notation3 import BadSyntax
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from queries.binding import bind, with_prefixes
from queries.catalog import packaged
from queries.closing import Closing
from queries.failures import BadSparql, EndpointError, NotAQuery
from queries.lexical import form, keywords, without_comments
from queries.mistakes import bad_sparql
from queries.rows import Bindings, Rows
from queries.sparql_json import NotResults, read_boolean, read_json, read_rows

Reply = tuple[str, bytes]
_Read = TypeVar("_Read")
_PASSING = (429, 502, 503, 504)
_UNION = (
    "Have the server take the union of the named graphs as default graph: Oxigraph's with --union-default-graph, "
    "Fuseki with tdb2:unionDefaultGraph true."
)
_CHECK_URL = "Check the address, and that it is the SPARQL endpoint itself and not its web page."


class RemoteGraph(Closing):
    """A graph behind a SPARQL 1.1 endpoint. `timeout` is in seconds for one whole call."""

    def __init__(self, url: str, *, timeout: float = 60.0, attempts: int = 3, pause: float = 0.5) -> None:
        self.name = url
        self.timeout = timeout
        self.attempts = attempts
        self.pause = pause
        self._extra: dict[str, str] = {}
        self._blind: bool | None = None  # whether the graph is out of sight in named graphs; None: not asked yet

    def select(self, sparql: str, substitutions: Bindings | None = None) -> Rows:
        """Return the solutions of a SELECT. Raises EndpointError, BadSparql."""
        rows = self._json(sparql, substitutions, read_rows)
        if any(value for row in rows.rows for value in row) or self._sees(sparql):
            return rows
        return self._json(sparql, substitutions, read_rows)

    def construct(self, sparql: str, substitutions: Bindings | None = None) -> rdflib.Graph:
        """Return the graph that a CONSTRUCT or DESCRIBE makes. Raises EndpointError, BadSparql."""
        found = self._graph(sparql, substitutions)
        return found if len(found) or self._sees(sparql) else self._graph(sparql, substitutions)

    def ask(self, sparql: str, substitutions: Bindings | None = None) -> bool:
        """Return the answer of an ASK. Raises EndpointError, BadSparql."""
        found = self._json(sparql, substitutions, read_boolean)
        return found or (not self._sees(sparql) and self._json(sparql, substitutions, read_boolean))

    def _sees(self, sparql: str) -> bool:
        """Say whether an answer that says nothing can be believed; False where it is to be asked again.

        Oxigraph's server takes the union of the named graphs as default graph where a request wants it so; of others
        that can only be told. Raises EndpointError.
        """
        if {"GRAPH", "FROM"} & set(keywords(sparql)):
            return True
        if self._blind is None:
            self._blind = not self._holds("anything") and self._holds("anything-named")
            if self._blind:
                self._extra = {"union-default-graph": "true"}
                self._blind = not self._holds("anything")
                return self._blind and self._sees(sparql)
        if self._blind:
            raise self._fault("has its triples in named graphs only, where queries without GRAPH see none", _UNION)
        return True

    def _holds(self, what: str) -> bool:
        return self._json(packaged("lookup")[what].sparql, None, read_boolean)

    def _graph(self, sparql: str, substitutions: Bindings | None) -> rdflib.Graph:
        media_type, body = self._ask(bind(sparql, substitutions or {}), TURTLE)
        if "html" in media_type:
            raise self._fault("answered a web page (HTML) instead of RDF", _CHECK_URL)
        try:
            return rdflib.Graph().parse(data=body, format="turtle")
        except (BadSyntax, UnicodeDecodeError) as error:
            raise self._half(body) from error

    def _json(self, sparql: str, substitutions: Bindings | None, read: Callable[[dict[str, Any]], _Read]) -> _Read:
        media_type, body = self._ask(bind(sparql, substitutions or {}), JSON)
        if "html" in media_type:
            raise self._fault("answered a web page (HTML) instead of a SPARQL result", _CHECK_URL)
        try:
            return read(read_json(body))
        except NotResults as error:
            raise self._fault("answered JSON that is not a SPARQL result", _CHECK_URL) from error
        except ValueError as error:
            raise self._half(body) from error

    def _half(self, body: bytes) -> EndpointError:
        return self._fault(
            f"sent half an answer ({len(body)} bytes that end in the middle, as a server does whose time is up)",
            "Ask for less (a place, a year, LIMIT) or raise the server's time limit.",
        )

    def _fault(self, problem: str, advice: str) -> EndpointError:
        return EndpointError(self.name, problem, advice)

    def _ask(self, sparql: str, returns: str) -> Reply:
        if form(sparql) == "UPDATE":
            raise NotAQuery
        deadline = time.monotonic() + self.timeout
        for attempt in range(1, self.attempts + 1):
            try:
                return within(lambda: self._call(sparql, returns), deadline - time.monotonic())
            except IncompleteRead as error:
                raise self._half(error.partial) from error
            except urllib.error.HTTPError as error:
                error.close()
                if error.code not in _PASSING or attempt == self.attempts:
                    raise self._refused(error.code) from error
            except (TimeoutError, urllib.error.URLError, HTTPException, OSError) as error:
                if _is_timeout(error):
                    raise self._slow() from error
                if attempt == self.attempts:
                    raise self._down(error) from error
            except SPARQLWrapperException as error:
                raise self._complaint(sparql, error) from error
            time.sleep(min(self.pause * attempt, max(0.0, deadline - time.monotonic())))
        raise self._slow()

    def _call(self, sparql: str, returns: str) -> Reply:
        wrapper = SPARQLWrapper(self.name, returnFormat=returns)
        wrapper.setMethod(POST)
        wrapper.setTimeout(max(1, int(self.timeout)))
        wrapper.setQuery(with_prefixes(without_comments(sparql)))
        for name, value in self._extra.items():
            wrapper.addParameter(name, value)
        wrapper.queryType = form(sparql)  # SPARQLWrapper guesses it from any word, a name's or a comment's too
        response = wrapper.query().response
        with response:
            return str(response.headers.get("Content-Type", "")), response.read()

    def _slow(self) -> EndpointError:
        return self._fault(
            f"gave no whole answer within {self.timeout:g} s", "Ask for less, or give it longer with --timeout."
        )

    def _down(self, error: Exception) -> EndpointError:
        reason = getattr(error, "reason", None) or error
        return self._fault(f"cannot be reached ({reason})", "Check the address and that the server is running.")

    def _refused(self, code: int) -> EndpointError:
        return self._fault(f"answered with HTTP status {code}", "Ask whoever runs it, or try again later.")

    def _complaint(self, sparql: str, error: SPARQLWrapperException) -> EndpointError | BadSparql:
        name = type(error).__name__
        said = " ".join(str(error).replace("\\n", " ").split())[-300:]
        if name == "QueryBadFormed":  # the place a server names counts the prefixes put before the query
            return bad_sparql(sparql) or BadSparql(f"{self.name} refused it: {said}")
        if name == "EndPointNotFound":
            return self._fault("does not exist (HTTP status 404)", _CHECK_URL)
        if name == "Unauthorized":
            return self._fault("wants a user name and a password (HTTP status 401)", "Use one that answers openly.")
        return self._fault(f"failed on this query: {said}", "Try a simpler query, or look into the server's log.")


def _is_timeout(error: BaseException) -> bool:
    return isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)


def within(call: Callable[[], Reply], seconds: float) -> Reply:
    """Run a call in a thread and return its result. Raises TimeoutError when the time is up, or what the call raises."""
    outcome: list[Reply] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(call())
        except Exception as error:  # noqa: BLE001 - carried over to the caller's thread, whatever it is
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if failure:
        raise failure[0]
    if not outcome:
        raise TimeoutError
    return outcome[0]
