"""The application: routes over one store. `make_app` has no state beside the store it is given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from queries.catalog import load_catalog
from queries.pool import EvaluatorPool
from viz.web.endpoints import Endpoint, failed, not_found, page_endpoint
from viz.web.pages.ask import ask_page
from viz.web.pages.compare import compare
from viz.web.pages.document import document
from viz.web.pages.documents import documents
from viz.web.pages.editor import editor
from viz.web.pages.entity import entity
from viz.web.pages.graph import graph_page
from viz.web.pages.home import home
from viz.web.pages.questions import question, questions
from viz.web.pages.search import search, suggestions
from viz.web.pictures import picture_routes
from viz.web.respond import templates
from viz.web.review_routes import review_routes
from viz.web.security import SecurityHeaders
from viz.web.snapshot import Site, Snapshot
from viz.web.sparql_routes import sparql_routes
from viz.web.starters import best_known
from viz.web.visit import Visit

_PAGES = {
    "/": home, "/search": search, "/ask": ask_page, "/questions": questions, "/questions/{name}": question,
    "/graph": graph_page, "/documents": documents, "/documents/{slug}": document, "/entity": entity, "/compare": compare, "/editor": editor,
}  # fmt: skip
_PACKED = 4  # of 9: a map of 8 MB takes 0.16 s and not 1.05, for 8 % more bytes


def make_app(store_path: str | Path, *, edit: bool = False, patience: float | None = None) -> Starlette:
    """Return the web application over a store; `edit` lets it write curators' decisions.

    `patience` is how many seconds a page waits for its answer before it is sent, and the answer after it; None: to the end.
    Raises what `kg_build.store.open_store` raises.
    """
    site = Site(Path(store_path), edit=edit, patience=patience, prepared=(_read_once, best_known))
    pool = EvaluatorPool(site.path)
    routes: list[BaseRoute] = [
        Route(path, page_endpoint(build, site), methods=["GET"]) for path, build in _PAGES.items()
    ]
    routes += [
        Route("/suggest", _suggest(site), methods=["GET"]),
        Route("/healthz", _health(site), methods=["GET"]),
        *picture_routes(site),
        *review_routes(site),
        *sparql_routes(pool),
        Mount("/static", StaticFiles(packages=[("viz", "static")]), name="static"),
    ]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()
        site.close()

    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=_PACKED)],
        exception_handlers={404: not_found, Exception: failed},
    )
    app.state.site = site
    return app


def _read_once(_: Snapshot) -> None:
    """Read what pages are made of before anybody waits for it: the library's questions and the templates."""
    load_catalog()
    for name in templates().list_templates():
        templates().get_template(name)


def _suggest(site: Site) -> Endpoint:
    def endpoint(request: Request) -> Response:
        return JSONResponse(suggestions(Visit.of(request, site)))

    return endpoint


def _health(site: Site) -> Endpoint:
    def endpoint(_: Request) -> Response:
        snapshot = site.now()
        return JSONResponse(
            {
                "status": "ok",
                "generation": snapshot.generation,
                "documents": len(snapshot.store.documents()),
                "reading": not snapshot.is_whole,
            }
        )

    return endpoint
