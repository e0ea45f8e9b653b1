"""The start page: what the graph holds, and good questions to start with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from viz.web.names import Entry
from viz.web.page import Link, Page
from viz.web.pages.documents import documents_table
from viz.web.starters import starters
from viz.web.tables import Table
from viz.web.visit import Visit

_COUNTED = ("PolicyDocument", "Region", "Indicator", "Initiative", "School", "Project")
_IN_TABLES = ("Region", "Indicator")  # these have names whether or not documents speak of them
_LISTS = {
    "PolicyDocument": "/documents", "Indicator": "/questions/indicators", "Initiative": "/questions/initiatives",
    "School": "/questions/schools", "Project": "/questions/projects",
}  # fmt: skip
_SHOWN = 12


@dataclass(frozen=True)
class Home(Page):
    """The start page."""

    template: ClassVar[str] = "home.html"
    counts: tuple[tuple[str, int, str], ...]
    questions: tuple[Link, ...]
    places: tuple[Link, ...]
    indicators: tuple[Link, ...]
    initiatives: tuple[Link, ...]
    documents: Table


def home(visit: Visit) -> Home:
    """Build the start page."""
    spoken = [entry for entry in visit.snapshot.names.entries if entry.weight or entry.kind not in _IN_TABLES]
    counts = Counter(entry.kind for entry in spoken)
    records = list(visit.snapshot.store.documents().values())
    return Home(
        title=visit.lang("site.tagline"),
        counts=tuple((kind, counts[kind], _LISTS.get(kind, "")) for kind in _COUNTED if counts[kind]),
        questions=starters(visit.snapshot, visit.lang),
        places=_best(visit, spoken, "Region"),
        indicators=_best(visit, spoken, "Indicator"),
        initiatives=_best(visit, spoken, "Initiative"),
        documents=documents_table(visit, records if visit.wants_everything else records[:_SHOWN], len(records)),
    )


def _best(visit: Visit, entries: list[Entry], kind: str) -> tuple[Link, ...]:
    chosen = sorted((e for e in entries if e.kind == kind), key=lambda e: (-e.weight, e.label, e.iri))[:_SHOWN]
    return tuple(Link(visit.name(entry.iri), visit.link(entry.iri), str(entry.weight)) for entry in chosen)
