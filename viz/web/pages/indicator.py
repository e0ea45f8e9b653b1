"""An indicator: places through the years, a chart, its definition and other names, what is close to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from rdflib import URIRef

from ontology import iris
from ontology.indicators import load_indicators
from queries.amounts import unit_word
from viz.web.ask_graph import ask
from viz.web.bounded import bounded
from viz.web.follow_up import follow_ups
from viz.web.links import chart_link
from viz.web.names import Entry
from viz.web.observed import Observed, observations_table
from viz.web.page import Link, Page
from viz.web.tables import Table
from viz.web.visit import Visit
from viz.web.year_table import YearTable, year_table

_LINES = 60


@dataclass(frozen=True)
class Indicator(Page):
    """The page of an indicator."""

    template: ClassVar[str] = "indicator.html"
    iri: str
    others: tuple[str, ...]
    asks: tuple[Link, ...]
    definition: str
    themes: tuple[str, ...]
    better: str
    unit: str
    close: tuple[Link, ...]
    matrix: YearTable
    picture: str
    observations: Table


def indicator(visit: Visit, entry: Entry) -> Indicator:
    """Build the page of an indicator."""
    snapshot = visit.snapshot
    rows, places = bounded(visit, "indicator", entry.iri, "region", _LINES)
    concept = load_indicators().canonical(entry.label)
    said = {
        str(row["property"]): str(row["value"]) for row in ask(snapshot.graph, "statements", focus=URIRef(entry.iri))
    }
    definition = next((text for prop, text in said.items() if prop.endswith(("#definition", "#scopeNote"))), "")
    unit = Counter(row.unit for row in rows if row.amount is not None).most_common(1)
    return Indicator(
        title=visit.name(entry.iri),
        iri=entry.iri,
        others=visit.other_names(entry),
        asks=follow_ups(visit, entry),
        definition=definition,
        themes=tuple(_theme(visit, name) for name in concept.themes) if concept else (),
        better=concept.better if concept else "",
        unit=unit_word(unit[0][0], visit.lang.code) if unit else "",
        close=_close(visit, entry),
        matrix=year_table(rows, lambda row: row.region, visit.name, places),
        picture=_picture(entry.iri, rows),
        observations=observations_table(snapshot, visit.lang, rows, leave_out="indicator"),
    )


def _theme(visit: Visit, name: str) -> str:
    return visit.name(str(iris.concept("theme", name)))


def _close(visit: Visit, entry: Entry) -> tuple[Link, ...]:
    found = (str(row["other"]) for row in ask(visit.snapshot.graph, "close", focus=URIRef(entry.iri)))
    return tuple(Link(visit.name(iri), visit.link(iri)) for iri in found)


def _picture(iri: str, rows: list[Observed]) -> str:
    """Return the address of the chart: lines where a place is known in two years, else bars where two places are."""
    numbers = [row for row in rows if row.amount is not None and row.kind in ("Outcome", "Target") and row.year]
    points = {(row.region, row.unit, row.year) for row in numbers}
    if len({(region, unit) for region, unit, _ in points}) < len(points):
        return chart_link("indicator-series", {"indicator": iri})
    places = Counter(
        (row.unit, row.year) for row in {row.region: row for row in numbers if row.kind == "Outcome"}.values()
    )
    return chart_link("ranking", {"indicator": iri}) if max(places.values(), default=0) > 1 else ""
