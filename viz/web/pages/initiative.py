"""An initiative: its lineage, targets and outcomes, where else it is run, and who speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rdflib import URIRef

from viz.web.ask_graph import ask
from viz.web.bounded import bounded
from viz.web.follow_up import follow_ups
from viz.web.names import Entry
from viz.web.observed import observations_table
from viz.web.page import Link, Page
from viz.web.tables import Table
from viz.web.visit import Visit
from viz.web.year_table import YearTable, year_table

_LINES = 60


@dataclass(frozen=True)
class Initiative(Page):
    """The page of an initiative."""

    template: ClassVar[str] = "initiative.html"
    iri: str
    others: tuple[str, ...]
    asks: tuple[Link, ...]
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    close: tuple[Link, ...]
    places: tuple[Link, ...]
    documents: tuple[Link, ...]
    figures: YearTable
    observations: Table


def initiative(visit: Visit, entry: Entry) -> Initiative:
    """Build the page of an initiative."""
    snapshot, focus = visit.snapshot, URIRef(entry.iri)
    rows, indicators = bounded(visit, "initiative", entry.iri, "indicator", _LINES)
    steps = [(str(row["step"]), str(row["other"])) for row in ask(snapshot.graph, "lineage", focus=focus)]
    about = list(ask(snapshot.graph, "initiative_places", focus=focus))

    def links(iris: list[str]) -> tuple[Link, ...]:
        return tuple(Link(visit.name(iri), visit.link(iri)) for iri in dict.fromkeys(iris))

    return Initiative(
        title=visit.name(entry.iri),
        iri=entry.iri,
        others=visit.other_names(entry),
        asks=follow_ups(visit, entry),
        above=links([other for step, other in steps if step == "up"]),
        below=links([other for step, other in steps if step == "down"]),
        close=links([other for step, other in steps if step == "close"]),
        places=links([str(row["region"]) for row in about if "region" in row]),
        documents=links([str(row["document"]) for row in about if "document" in row]),
        figures=year_table(rows, lambda row: row.indicator, visit.name, indicators),
        observations=observations_table(snapshot, visit.lang, rows, leave_out="initiative"),
    )
