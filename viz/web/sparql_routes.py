"""The SPARQL endpoint among the pages: programs get the protocol, a browser that comes without a query the editor."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from queries.endpoint import routes_over
from queries.negotiation import negotiate
from queries.pool import EvaluatorPool
from viz.web.negotiate import MEDIA_TYPES


class _BrowserRoute(Route):
    """A route that is taken only by a reader of pages who brings no query."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, child = super().matches(scope)
        if match is Match.FULL and not _reads_pages(Request(scope)):
            return Match.NONE, {}
        return match if match is Match.FULL else Match.NONE, child


def _reads_pages(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return not request.url.query and "text/html" in accept and negotiate(accept, tuple(MEDIA_TYPES)) == "text/html"


def _to_editor(_: Request) -> Response:
    return RedirectResponse("/editor", 303)


def sparql_routes(pool: EvaluatorPool) -> list[BaseRoute]:
    """Return the routes of `/sparql` over a pool of evaluating processes."""
    return [_BrowserRoute("/sparql", _to_editor, methods=["GET"]), *routes_over(pool)]
