"""Questions of the library that can be asked of the thing a page is about, its blank filled."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from queries.catalog import load_catalog
from viz.web.links import question_link
from viz.web.names import Entry
from viz.web.page import Link
from viz.web.visit import Visit


@cache
def _listed() -> dict[str, list[str]]:
    text = resources.files("viz.web").joinpath("library.toml").read_text(encoding="utf-8")
    return {kind: list(names) for kind, names in tomllib.loads(text)["follow_up"].items()}


def follow_ups(visit: Visit, entry: Entry) -> tuple[Link, ...]:
    """Return the questions that `library.toml` names for things of this kind, by title."""
    catalog, wanted = load_catalog(), entry.kind.lower()
    links = list[Link]()
    for name in _listed().get(wanted, ()):
        question = catalog[name]
        blank = next(each.name for each in question.parameters if each.type == wanted)
        title = visit.lang.pick(question.title_zh, question.title_en)
        links.append(Link(title, question_link(name, {blank: entry.label})))
    return tuple(links)
