"""Networks and charts as pages of their own, what a node is expanded by, and the scripts they need."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import networkx as nx
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ontology.errors import JiaoceError
from queries.catalog import load_catalog
from queries.deadline import deadline
from queries.failures import TooSlow
from queries.run import run
from viz.charts import assets as chart_assets
from viz.charts import chart
from viz.networks import assets as network_assets
from viz.networks import fragment, neighbourhood, page
from viz.networks.choose import VIEWS, draw
from viz.web.endpoints import said_of
from viz.web.first_rows import FirstRows
from viz.web.jobs import NotYet
from viz.web.page import NotFound
from viz.web.respond import refused, waiting
from viz.web.security import allow_inline
from viz.web.snapshot import Site
from viz.web.visit import Visit

_ASSETS = "/picture-assets"
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_OWN = frozenset({"what", "view", "with", "hops", "limit", "lang", "format", "wait"})
DRAWN_ROWS = 3_000  # that a chart is drawn from: as many as there are counties


@dataclass(frozen=True, slots=True)
class Picture:
    """A network with its title and its page."""

    title: str
    drawn: nx.MultiDiGraph[str]
    html: str


def network_picture(visit: Visit) -> Picture:
    """Return the network that `?what=&view=&with=&hops=&limit=` ask for, worked out in a process of its own.

    Raises NotYet, TooSlow, and what drawing raises.
    """
    what, view = visit.get("what"), visit.get("view")
    if what.endswith(".rq"):
        raise NotFound(what)  # a name may be a file's for the command line, never for a stranger
    given = {name: value for name, value in visit.parameters.items() if name not in _OWN and value}
    wish: dict[str, Any] = {
        "view": view if view in VIEWS else None, "other": visit.get("with") or None,
        "hops": visit.number("hops", 2, 1, 2), "limit": visit.number("limit", 60, 2, 300),
    }  # fmt: skip

    def work() -> Picture:
        title, drawn = draw(visit.snapshot.asked, what, **wish, given=given, lang=visit.lang.code)
        html = page(
            drawn, title, language=visit.lang.code, asset_base=_assets_address(), expand_url="/network/expand?iri=",
            entity_url="/entity?iri=", document_url="/documents/",
        )  # fmt: skip
        return Picture(title, drawn, html)

    return visit.result(("network", what, *wish.values(), *sorted(given.items())), work)


def picture_routes(site: Site) -> list[Route]:
    """Return the routes of the pictures."""
    return [
        Route("/network", _guarded(site, _network, "vis-network.min.js"), methods=["GET"]),
        Route("/network/expand", _guarded(site, _expand), methods=["GET"]),
        Route("/chart/{name}", _guarded(site, _chart, "plotly.min.js"), methods=["GET"]),
        Route(f"{_ASSETS}/{{version}}/{{name}}", _asset, methods=["GET"]),
    ]


def _guarded(site: Site, answer: Callable[[Visit], Response], script: str = "") -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        visit = Visit.of(request, site)
        try:
            return answer(visit)
        except NotYet:
            return HTMLResponse(waiting(visit), headers=_soon(script))
        except TooSlow:
            return HTMLResponse(refused(visit, visit.lang("later.stopped", seconds=f"{site.jobs.limit:g}")), 503)
        except NotFound as missing:
            return HTMLResponse(refused(visit, visit.lang("missing.what", wanted=missing.wanted[:200])), 404)
        except JiaoceError as wrong:
            return HTMLResponse(refused(visit, said_of(visit, wrong)), 404)

    return endpoint


def _soon(script: str) -> dict[str, str]:
    """Return headers by which a browser fetches the large script while the picture that needs it is worked out."""
    return {"cache-control": "no-store", "link": f"<{_assets_address()}/{script}>; rel=prefetch; as=script"}


def _network(visit: Visit) -> Response:
    return _page(network_picture(visit).html)


def _page(html: str) -> Response:
    return HTMLResponse(html, headers={"content-security-policy": allow_inline(html)})


def _expand(visit: Visit) -> Response:
    with deadline(visit.site.jobs.limit):
        return JSONResponse(fragment(neighbourhood(visit.snapshot.asked, visit.get("iri"), 1, 40)))


def _chart(visit: Visit) -> Response:
    question = load_catalog()[visit.path["name"]]
    given = {p.name: visit.get(p.name) for p in question.parameters if visit.get(p.name)}

    def work() -> str:
        first = FirstRows(visit.snapshot.asked, DRAWN_ROWS)
        result = run(first, question, given, lang=visit.lang.code)
        return chart(
            result, first, language=visit.lang.code, asset_base=_assets_address(), document_url="/documents/",
            total=first.total,
        )  # fmt: skip

    return _page(visit.result(("chart", question.name, tuple(sorted(given.items()))), work))


@cache
def _packed() -> dict[str, tuple[bytes, bytes]]:
    """Return the scripts and styles by name, plain and compressed: plotly's 5 MB take half a second, once."""
    texts = {**network_assets(), **chart_assets()}
    plain = {name: text.encode("utf-8") for name, text in texts.items()}
    return {name: (body, gzip.compress(body, 6, mtime=0)) for name, body in plain.items()}


@cache
def _assets_address() -> str:
    """Return the address of the scripts, which changes with them, so that a browser may keep them for good."""
    digest = hashlib.sha256()
    for _, text in sorted({**network_assets(), **chart_assets()}.items()):
        digest.update(text.encode("utf-8"))
    return f"{_ASSETS}/{digest.hexdigest()[:12]}"


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    known = _packed()
    if name not in known:
        return PlainTextResponse("Not here.", 404)
    plain, packed = known[name]
    headers = {"cache-control": "max-age=31536000, immutable", "vary": "Accept-Encoding"}
    media = _TYPES[name.rpartition(".")[2]]
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type=media, headers={**headers, "content-encoding": "gzip"})
    return Response(plain, media_type=media, headers=headers)
