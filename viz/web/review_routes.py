"""Stub until curation lands."""

from __future__ import annotations

from starlette.routing import Route

from viz.web.snapshot import Site


def review_routes(site: Site) -> list[Route]:
    """Return the routes of the review."""
    return []
