"""From a function that builds a page to an endpoint, and from what goes wrong to a page that says so."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg_build.review import UnknownName as UnknownToReview
from kg_build.store.errors import UnknownDocument
from ontology.errors import DataError, InputError
from ontology.regions import UnknownRegion
from queries.failures import TooSlow
from queries.names import AmbiguousName, UnknownName, near_names
from queries.parameters import WrongValue
from viz.web.language import known_messages
from viz.web.page import Link, NotFound, Page
from viz.web.pages.missing import Missing
from viz.web.respond import NoTable, respond
from viz.web.snapshot import Site
from viz.web.visit import Visit

_log = logging.getLogger(__name__)
_MEANT = 12
_SECTIONS = ("ask", "questions", "documents", "graph", "compare", "review", "editor")
_NOT_HERE = (UnknownDocument, UnknownName, UnknownRegion)
Endpoint = Callable[[Request], Response]


def page_endpoint(build: Callable[[Visit], Page], site: Site) -> Endpoint:
    """Return an endpoint that builds a page and answers in the form the caller wants."""

    def endpoint(request: Request) -> Response:
        visit = Visit.of(request, site)
        try:
            return respond(request, visit, build(visit))
        except NotFound as missing:
            error = visit.lang("missing.what", wanted=missing.wanted[:200])
            return respond(request, visit, Missing(visit.lang("missing.title"), error, 404, missing.near), 404)
        except NoTable as missing:
            error = visit.lang("missing.what", wanted=str(missing))
            return respond(request, visit, Missing(visit.lang("missing.title"), error, 404), 404)
        except (InputError, DataError) as wrong:
            return refuse(request, visit, wrong)
        except FileNotFoundError as gone:
            _log.warning("%s", gone)
            return _refusal(request, visit, Missing(visit.lang("failed.title"), visit.lang("site.trouble"), 503))

    return endpoint


def refuse(request: Request, visit: Visit, wrong: InputError | DataError) -> Response:
    """Return the page for a call that cannot be answered: 404 for unknown names, 400 for the rest."""
    status = 404 if isinstance(wrong, _NOT_HERE) else 503 if isinstance(wrong, TooSlow) else 400
    title = visit.lang("missing.title" if status == 404 else "wrong.title")
    error = said_of(visit, wrong)
    near = _meant(visit) if isinstance(wrong, AmbiguousName) else ()
    return _refusal(request, visit, Missing(title, error, status, near, str(wrong)))


def said_of(visit: Visit, wrong: Exception) -> str:
    """Return what is wrong in the page's language, where it has words for it."""
    known = f"error.{type(wrong).__name__}"
    if known not in known_messages():
        return str(wrong)
    if isinstance(wrong, (UnknownName, UnknownRegion, UnknownToReview)):
        near = visit.lang("error.near", near="、".join(wrong.near[:_MEANT])) if wrong.near else ""
        return visit.lang(known, name=wrong.name[:200], near=near)
    if isinstance(wrong, WrongValue):
        label = visit.lang.pick(wrong.parameter.label.zh, wrong.parameter.label.en)
        allowed = f"allowed.{wrong.parameter.type}"
        advice = visit.lang(allowed) if allowed in known_messages() else ""
        return visit.lang(known, label=label, value=wrong.value[:200], allowed=advice)
    return visit.lang(known, detail=wrong)


def _meant(visit: Visit) -> tuple[Link, ...]:
    """Return this page again for each thing that an ambiguous name of its address may mean."""
    entries = visit.snapshot.entries.values()
    return tuple(
        Link(entry.label, visit.here(**{key: entry.iri}), visit.lang(f"word.{entry.kind}"))
        for key, name in visit.parameters.items()
        if name
        for entry in entries
        if entry.label == name
    )[:_MEANT]


def _refusal(request: Request, visit: Visit, page: Missing) -> Response:
    try:
        return respond(request, visit, page, page.status)
    except NoTable:
        return PlainTextResponse(page.error, page.status)


async def not_found(request: Request, _: Exception) -> Response:
    """Answer for an address that no route knows."""
    return await run_in_threadpool(_unknown_address, request)


def _unknown_address(request: Request) -> Response:
    visit = Visit.of(request, request.app.state.site)
    wanted = str(request.scope["path"])
    last = wanted.rstrip("/").rpartition("/")[2]
    sections = tuple(Link(visit.lang(f"nav.{name}"), f"/{name}") for name in near_names(last.lower(), _SECTIONS))
    # The letters of an address say nothing of names; Chinese in it may be one.
    entries = () if last.isascii() else visit.snapshot.names.near(last)
    near = (*sections, *map(visit.entry_link, entries))
    page = Missing(visit.lang("missing.title"), visit.lang("missing.what", wanted=wanted[:200]), 404, near)
    return _refusal(request, visit, page)


async def failed(request: Request, error: Exception) -> Response:
    """Answer for a fault of the program: a page without details; they go to the log."""
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return await run_in_threadpool(_fault, request)


def _fault(request: Request) -> Response:
    try:
        visit = Visit.of(request, request.app.state.site)
        return _refusal(request, visit, Missing(visit.lang("failed.title"), visit.lang("failed.what"), 500))
    except Exception:  # noqa: BLE001 - the store itself may be what failed; the log has the first error
        return JSONResponse({"error": "The server failed; its log has the details.", "suggestions": []}, 500)
