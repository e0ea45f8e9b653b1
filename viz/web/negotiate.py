"""Which form of a page a caller wants: HTML, JSON, or one of its tables as CSV or XLSX."""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request

from queries.negotiation import negotiate

Form = Literal["html", "json", "csv", "xlsx"]

MEDIA_TYPES: dict[str, Form] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
_FORMS: dict[str, Form] = {form: form for form in MEDIA_TYPES.values()}


def wanted_form(request: Request) -> Form:
    """Return the form that `?format=` names, else the one Accept prefers, else HTML."""
    named = _FORMS.get(request.query_params.get("format", "").lower())
    chosen = negotiate(request.headers.get("accept", ""), tuple(MEDIA_TYPES))
    return named or MEDIA_TYPES.get(chosen or "", "html")
