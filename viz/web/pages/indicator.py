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
from viz.web.names import Entry
from viz.web.observed import Observed, observations_table
from viz.web.page import Link, Page
from viz.web.sketch import Chart, series
from viz.web.tables import Table
from viz.web.visit import Visit
from viz.web.year_table import YearTable, chart_line, year_table

_LINES = 60


@dataclass(frozen=True)
class Indicator(Page):
    """The page of an indicator."""

    template: ClassVar[str] = "indicator.html"
    iri: str
    others: tuple[str, ...]
    definition: str
    themes: tuple[str, ...]
    better: str
    unit: str
    close: tuple[Link, ...]
    matrix: YearTable
    chart: Chart | None
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
    matrix = year_table(rows, lambda row: row.region, visit.name, places)
    return Indicator(
        title=visit.name(entry.iri),
        iri=entry.iri,
        others=visit.other_names(entry),
        definition=definition,
        themes=tuple(_theme(visit, name) for name in concept.themes) if concept else (),
        better=concept.better if concept else "",
        unit=unit_word(unit[0][0], visit.lang.code) if unit else "",
        close=_close(visit, entry),
        matrix=matrix,
        chart=_chart(visit, rows, matrix, unit[0][0] if unit else ""),
        observations=observations_table(snapshot, visit.lang, rows, leave_out="indicator"),
    )


def _theme(visit: Visit, name: str) -> str:
    return visit.name(str(iris.concept("theme", name)))


def _close(visit: Visit, entry: Entry) -> tuple[Link, ...]:
    found = (str(row["other"]) for row in ask(visit.snapshot.graph, "close", focus=URIRef(entry.iri)))
    return tuple(Link(visit.name(iri), visit.link(iri)) for iri in found)


def _chart(visit: Visit, rows: list[Observed], matrix: YearTable, unit: str) -> Chart | None:
    lines = (chart_line(line.label, (row for row in rows if row.region == line.iri), unit) for line in matrix.lines[:5])
    return series([line for line in lines if len(line.outcomes) + len(line.goals) > 1], unit)
