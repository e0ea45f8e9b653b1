"""Stub until the endpoint lands."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.routing import Route

from viz.web.snapshot import Site


def sparql_route(site: Site) -> Route:
    """Return the route of the endpoint."""
    return Route("/sparql", lambda request: PlainTextResponse(""))
