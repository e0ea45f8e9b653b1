"""What a page is built from: the newest snapshot, the language, and what the address asks for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlencode

from starlette.requests import Request

from viz.web.jobs import LIMIT_OF_FILES
from viz.web.language import Language, language
from viz.web.links import link
from viz.web.names import Entry
from viz.web.negotiate import Form, wanted_form
from viz.web.page import Link
from viz.web.snapshot import Site, Snapshot

_Result = TypeVar("_Result")
LANGUAGE_COOKIE = "jiaoce-lang"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, seen by the page it asks for. `parameters` are of the query, `path` of the route."""

    site: Site
    snapshot: Snapshot
    lang: Language
    parameters: Mapping[str, str]
    many: Mapping[str, tuple[str, ...]]
    path: Mapping[str, str]
    address: str
    form: Form = "json"

    @classmethod
    def of(cls, request: Request, site: Site) -> Visit:
        """Return the visit that a request is."""
        query = request.query_params
        chosen = query.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
        many = {key: tuple(v for v in query.getlist(key) if v) for key in query}
        path, form = request.url.path, wanted_form(request)
        return cls(site, site.now(), language(chosen), query, many, request.path_params, path, form)

    def get(self, name: str) -> str:
        """Return a parameter of the query, stripped; empty where it is missing."""
        return self.parameters.get(name, "").strip()

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number of the query within bounds, the default where it is none."""
        text = self.get(name)
        return min(high, max(low, int(text))) if text.isdecimal() and len(text) < 10 else default

    def name(self, iri: str) -> str:
        """Return what a thing is called in the visit's language, where it has a name in it."""
        return self.snapshot.word(iri, self.lang.code)

    def other_names(self, entry: Entry) -> tuple[str, ...]:
        """Return what a thing is called besides the name that heads its page, the name in the other language first."""
        names = dict.fromkeys((entry.label, entry.english, *entry.others))
        return tuple(name for name in names if name and name != self.name(entry.iri))

    def link(self, iri: str) -> str:
        """Return where the page of a thing is."""
        return link(iri)

    def entry_link(self, entry: Entry) -> Link:
        """Return a link to a thing, with the kind of thing it is."""
        return Link(entry.label, link(entry.iri), self.lang(f"word.{entry.kind}"))

    @property
    def waits(self) -> bool:
        """Say whether to wait for what takes long: programs and files do, while a page is sent without it and asks again."""
        return self.form != "html" or bool(self.get("wait"))

    @property
    def wants_everything(self) -> bool:
        """Say whether a file is asked for, which holds all rows, or the page without its limit."""
        return self.get("format") in ("csv", "xlsx") or bool(self.get("all"))

    def result(self, key: Hashable, task: Callable[[], _Result]) -> _Result:
        """Return what a task works out of this generation in this language, kept for the next who asks for it.

        Raises NotYet where it takes longer than a page waits, TooSlow, and what the task raises.
        """
        key = (self.snapshot.generation, self.snapshot.is_whole, self.lang.code, key)
        limit = LIMIT_OF_FILES if self.wants_everything else None
        return self.site.jobs.result(key, task, None if self.waits else self.site.patience, limit)

    @staticmethod
    def with_query(**parameters: str) -> str:
        """Return parameters as the query part of an address."""
        return urlencode({key: value for key, value in parameters.items() if value})

    def here(self, **changes: str) -> str:
        """Return this page's own address with some parameters changed; an empty value takes one out."""
        pairs = [(key, value) for key, values in self.many.items() if key not in changes for value in values]
        pairs += [(key, value) for key, value in changes.items() if value]
        return f"{quote(self.address)}?{urlencode(pairs)}" if pairs else quote(self.address)
