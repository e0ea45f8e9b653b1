"""`/sparql`: the SPARQL 1.1 Protocol for queries, as Starlette routes over anything that answers queries.

Reading a request and choosing a status is here; the query is evaluated by `pool` in a process that can be killed.
Updates are refused. A GET without a query gets the description of the service, as does VoID's well-known address.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ontology.errors import InputError, JiaoceError
from queries.asked import Answering
from queries.failures import BrokenWorker, Busy, NotAcceptable, NotAQuery, ServiceRefused, TooMuch, TooSlow
from queries.pool import EvaluatorPool
from queries.protocol import Query

_STATUS: Mapping[type[JiaoceError], int] = {
    NotAQuery: 403, ServiceRefused: 403, NotAcceptable: 406, TooMuch: 413, TooSlow: 503, Busy: 503, BrokenWorker: 500,
}  # fmt: skip
_MOST_BYTES = 1_000_000
_WELL_KNOWN = "/.well-known/void"


class BadRequest(InputError):
    """A request that the protocol does not know."""

    def __init__(self, problem: str, status: int = 400) -> None:
        super().__init__(
            f"{problem}. Send GET ?query=…, or POST with 'query' as application/x-www-form-urlencoded or the query "
            "itself as application/sparql-query, in UTF-8."
        )
        self.status = status


def sparql_routes(store_path: str | Path, *, timeout: float = 30.0, processes: int = 2) -> list[Route]:
    """Return the routes of the endpoint over the store in a folder; `timeout` is in seconds for one query."""
    return routes_over(EvaluatorPool(Path(store_path), timeout=timeout, processes=processes))


def routes_over(answering: Answering, path: str = "/sparql") -> list[Route]:
    """Return the routes of the endpoint over anything that answers queries."""

    async def reply(query: Query) -> Response:
        answer = await run_in_threadpool(answering.answer, query)
        return Response(answer.body, headers={"Content-Type": _with_charset(answer.media_type), "Vary": "Accept"})

    async def sparql(request: Request) -> Response:
        url, said = str(request.url).split("?")[0], request.scope["query_string"]
        try:
            return await reply(read_query(request.method, url, said, request.headers, await _body(request)))
        except JiaoceError as error:
            return Response(f"{error}\n", _status(error), media_type="text/plain")

    async def void(request: Request) -> Response:
        try:
            service = str(request.base_url).rstrip("/") + path
            return await reply(Query(service=service, accept=request.headers.get("accept", "")))
        except JiaoceError as error:
            return Response(f"{error}\n", _status(error), media_type="text/plain")

    return [Route(path, sparql, methods=["GET", "POST"]), Route(_WELL_KNOWN, void, methods=["GET"])]


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise BadRequest(f"The request is longer than {_MOST_BYTES} bytes", 413)
    return body


def _status(error: JiaoceError) -> int:
    if isinstance(error, BadRequest):
        return error.status
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def read_query(method: str, url: str, query_string: bytes, headers: Mapping[str, str], body: bytes) -> Query:
    """Return the query of a request, as section 2.1 of the SPARQL 1.1 Protocol has it. Raises BadRequest, NotAQuery."""
    given = _pairs(query_string)
    media_type = headers.get("content-type", "").split(";")[0].strip().lower()
    queries = [value for name, value in given if name == "query"]
    if method == "POST":
        posted, direct = _posted(media_type, body)
        given += posted
        queries = [value for name, value in given if name == "query"] + direct
    if any(name == "update" for name, _ in given):
        raise NotAQuery
    accept = headers.get("accept", "")
    if not queries and method in ("GET", "HEAD") and not given:
        return Query(service=url, accept=accept)
    if len(queries) != 1:
        raise BadRequest(f"There must be one query, not {len(queries)}")
    return Query(
        sparql=queries[0],
        default_graphs=tuple(value for name, value in given if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in given if name == "named-graph-uri"),
        accept=accept,
    )


def _posted(media_type: str, body: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the pairs of a posted form, or the query posted directly."""
    if media_type == "application/x-www-form-urlencoded":
        return _pairs(body), []
    if media_type == "application/sparql-query":
        return [], [_text(body)]
    if media_type == "application/sparql-update":
        raise NotAQuery
    raise BadRequest(f"The content type '{media_type}' is not one of the protocol's", 415)


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", encoding="utf-8")
    except ValueError as error:
        raise BadRequest("The parameters are not URL-encoded UTF-8") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest("The query is not UTF-8") from error
