"""A page becomes an answer: HTML through its template, its JSON twin, or one of its tables as a file."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from queries.amounts import Code, shown_number
from viz.web.links import link
from viz.web.negotiate import wanted_form
from viz.web.page import Page
from viz.web.tables import Table, to_csv, to_xlsx
from viz.web.visit import LANGUAGE_COOKIE, Visit

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CLIPPED = 160
_IN_MYRIADS = 100_000
_LARGE = re.compile(r"-?\d{5,}(?:\.\d+)?", re.ASCII)


class NoTable(LookupError):
    """The page has no such table, or none at all."""


@cache
def templates() -> Environment:
    """Return the environment of the templates: everything is escaped, a missing variable is an error."""
    environment = Environment(
        loader=PackageLoader("viz", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clip"] = clip
    environment.filters["legible"] = legible
    environment.filters["number"] = shown_number
    environment.globals["link"] = link
    return environment


def legible(text: str, code: Code = "zh") -> str:
    """Return a large number so that its size is seen: in groups of three, from 100,000 on in 万 and 亿 in Chinese.

    >>> legible("150000000"), legible("-23456.5"), legible("2024"), legible("—"), legible("150000000", "en")
    ('1.5亿', '-23,456.5', '2024', '—', '150,000,000')
    """
    if not _LARGE.fullmatch(text):
        return text
    number = Decimal(text)
    return shown_number(text) if code == "zh" and abs(number) >= _IN_MYRIADS else f"{number:,f}"


def clip(text: str, limit: int = _CLIPPED) -> str:
    """Return a text cut to a length that a list can bear."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def respond(request: Request, visit: Visit, page: Page, status: int = 200) -> Response:
    """Return the answer in the form the caller wants. Raises NoTable."""
    form = wanted_form(request)
    if form == "json":
        answer: Response = JSONResponse(page.as_json() | _whole(visit, page), status)
    elif form in ("csv", "xlsx"):
        answer = _file(_chosen(page, visit.get("table")), form)
    else:
        answer = HTMLResponse(render(visit, page), status)
    answer.headers["vary"] = "Accept, Cookie"
    answer.headers["cache-control"] = "no-cache"
    if request.query_params.get("lang") in ("zh", "en"):
        answer.set_cookie(LANGUAGE_COOKIE, visit.lang.code, max_age=31_536_000, samesite="lax", httponly=True)
    return answer


def render(visit: Visit, page: Page) -> str:
    """Return the HTML of a page."""
    return (
        templates()
        .get_template(page.template)
        .render(
            page=page,
            visit=visit,
            t=visit.lang,
            lang=visit.lang,
            here=visit.here,
            downloads=lambda table: _downloads(visit, table),
            switch=visit.here(lang=visit.lang.other),
            section=_section(visit.address),
            seconds=f"{visit.site.jobs.limit:g}",
        )
    )


def waiting(visit: Visit) -> str:
    """Return what stands in the place of a picture that is being worked out."""
    seconds = f"{visit.site.jobs.limit:g}"
    said = f"{visit.lang('later.picture')} {visit.lang('later.limit', seconds=seconds)}"
    return _instead(visit, said, later=visit.here(wait="1"))


def refused(visit: Visit, why: str) -> str:
    """Return what stands in the place of a picture that there is none of."""
    return _instead(visit, why)


def _instead(visit: Visit, said: str, later: str = "") -> str:
    return templates().get_template("instead.html").render(lang=visit.lang, said=said, later=later)


def _section(address: str) -> str:
    return address.strip("/").partition("/")[0]


def _chosen(page: Page, name: str) -> Table:
    tables = page.tables()
    for table in tables:
        if table.name == name or not name:
            return table
    raise NoTable(name)


def _downloads(visit: Visit, table: Table) -> list[tuple[str, str]]:
    files = [(form.upper(), visit.here(format=form, table=table.name)) for form in ("csv", "xlsx")]
    return [*files, ("JSON", visit.here(all="1", format="json"))] if (table.total or 0) > len(table.rows) else files


def _whole(visit: Visit, page: Page) -> dict[str, Any]:
    """Return where all rows are, and how many, when a page's JSON holds the first of a table only."""
    cut = {table.name: table.total for table in page.tables() if table.total and table.total > len(table.rows)}
    return {"totals": cut, "all": visit.here(all="1", format="json")} if cut else {}


def _file(table: Table, form: str) -> Response:
    body, media = (to_csv(table), "text/csv; charset=utf-8") if form == "csv" else (to_xlsx(table), _XLSX)
    name = quote(f"{table.title or table.name}.{form}")
    disposition = f"attachment; filename=\"{table.name}.{form}\"; filename*=UTF-8''{name}"
    return Response(body, media_type=media, headers={"content-disposition": disposition})
