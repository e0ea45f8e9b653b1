"""The review's routes: the page, and the forms by which a curator accepts, rejects, merges and takes back.

A form says what its page showed: a link that waited, a decision in force. Where that is so no more, somebody else
was faster, and the second is told instead of overwriting the first. Only forms of this very site are taken.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg_build import review as reviewing
from kg_build.link.sssom import Decision
from ontology.errors import InputError
from viz.web.endpoints import page_endpoint, refuse
from viz.web.negotiate import wanted_form
from viz.web.pages.review import decisions, numbers, review, review_page
from viz.web.respond import respond
from viz.web.snapshot import Site
from viz.web.visit import Visit

Said = Mapping[str, str]


class Stale(Exception):
    """What a form was about has changed since its page was made."""


class NotHere(InputError):
    """A form of another site, or a server without --edit."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Nothing was changed: {why}.")


def review_routes(site: Site) -> list[Route]:
    """Return the routes of the review."""
    one_at_a_time = threading.Lock()

    async def post(request: Request) -> Response:
        form = await request.form()
        said = {name: value for name, value in form.items() if isinstance(value, str)}
        return await run_in_threadpool(_decide, request, site, said, one_at_a_time)

    return [
        Route("/review", page_endpoint(review, site), methods=["GET"]),
        Route("/review", post, methods=["POST"]),
    ]


def _decide(request: Request, site: Site, said: Said, one_at_a_time: threading.Lock) -> Response:
    with one_at_a_time:
        visit = Visit.of(request, site)
        try:
            _refuse_strangers(request, site)
            act = said.get("act", "")
            new, withdrawn = _ACTS.get(act, _unknown)(visit, said)
            reviewing.decide(
                site.path, new, withdrawn=withdrawn, author=said.get("author", "").strip()[:80] or _author(),
                date=datetime.now(UTC).date().isoformat(),
            )  # fmt: skip
        except Stale:
            return respond(request, visit, review_page(visit, visit.lang("review.stale"), stale=True), 409)
        except InputError as wrong:
            return refuse(request, visit, wrong)
    if wanted_form(request) == "json":
        return JSONResponse({"done": act})
    return RedirectResponse(f"/review?done={act}", 303)


def _author() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "curator"


def _refuse_strangers(request: Request, site: Site) -> None:
    if not site.edit:
        raise NotHere("the server was started without --edit")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise NotHere("the form came from another site")


Work = tuple[list[Decision], list[tuple[str, ...]]]


def _waiting(visit: Visit, said: Said) -> str:
    number = said.get("number", "")
    if number not in numbers(visit.snapshot):
        raise Stale
    return number


def _accept(visit: Visit, said: Said) -> Work:
    return [reviewing.accepted(visit.snapshot.store, _waiting(visit, said))], []


def _reject(visit: Visit, said: Said) -> Work:
    return [reviewing.rejected(visit.snapshot.store, _waiting(visit, said))], []


def _merge(visit: Visit, said: Said) -> Work:
    store = visit.snapshot.store
    things = [reviewing.entity(store, said.get(name, "").strip()) for name in ("from", "into")]
    if any({row.subject, row.object} == set(things) or row.subject == things[0] for row in decisions(visit.snapshot)):
        raise Stale
    return [reviewing.merged(store, *things)], []


def _undo(visit: Visit, said: Said) -> Work:
    key = (said.get("subject", ""), said.get("object", ""))
    if not any((row.subject, row.object) == key for row in decisions(visit.snapshot)):
        raise Stale
    return [], [key]


def _unknown(_visit: Visit, said: Said) -> Work:
    raise NotHere(f"'{said.get('act', '')}' is none of {', '.join(_ACTS)}")


_ACTS: dict[str, Callable[[Visit, Said], Work]] = {"accept": _accept, "reject": _reject, "merge": _merge, "undo": _undo}
