"""A place's report card: indicators through the years, standing, initiatives, certifications, projects, documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from rdflib import URIRef

from ontology import iris
from ontology.regions import UnknownRegion, load_regions
from queries.amounts import unit_word
from viz.web.ask_graph import ask
from viz.web.bounded import bounded
from viz.web.follow_up import follow_ups
from viz.web.names import Entry
from viz.web.observed import Observed, observations_table, observed
from viz.web.page import Link, Page
from viz.web.pages.holdings import certifications, initiatives, projects, recognitions, schools
from viz.web.snapshot import tail
from viz.web.standing import Standing, standings
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit
from viz.web.year_table import YearTable, year_table

_LINES = 40
_PEERS_AT_MOST = 60
_YEARS_OF_PEERS = 2


@dataclass(frozen=True)
class Place(Page):
    """The report card of a place."""

    template: ClassVar[str] = "place.html"
    iri: str
    code: str
    others: tuple[str, ...]
    asks: tuple[Link, ...]
    above: tuple[Link, ...]
    within: tuple[Link, ...]
    compare: str
    report: YearTable
    standing: tuple[Standing, ...]
    documents: tuple[Link, ...]
    observations: Table
    standing_table: Table
    initiatives: Table
    certifications: Table
    projects: Table
    recognitions: Table
    schools: Table


def place(visit: Visit, entry: Entry) -> Place:
    """Build the report card."""
    snapshot, focus = visit.snapshot, URIRef(entry.iri)
    rows, indicators = bounded(visit, "region", entry.iri, "indicator", _LINES)
    peers = [str(row["peer"]) for row in ask(snapshot.graph, "peers", focus=focus)][:_PEERS_AT_MOST]
    known = [iri for iri in peers if iri != entry.iri and _weight(visit, iri)]
    standing = standings(visit, entry.iri, [*rows, *_of_peers(visit, known, rows)])
    return Place(
        title=visit.name(entry.iri),
        iri=entry.iri,
        code=tail(entry.iri),
        others=visit.other_names(entry),
        asks=follow_ups(visit, entry),
        above=tuple(reversed(_chain(visit, entry.iri))),
        within=_links(visit, _standing_now(_step(visit, entry.iri, "down")), known_first=True),
        compare="/compare?" + urlencode([("place", iri) for iri in (entry.iri, *known[:4])]),
        report=year_table(rows, lambda row: row.indicator, visit.name, indicators),
        standing=standing,
        documents=_documents(visit, tail(entry.iri)),
        observations=observations_table(snapshot, visit.lang, rows, leave_out="region"),
        standing_table=_standing_table(visit, standing),
        initiatives=initiatives(visit, focus),
        certifications=certifications(visit, focus),
        projects=projects(visit, focus),
        recognitions=recognitions(visit, focus),
        schools=schools(visit, focus),
    )


def _of_peers(visit: Visit, peers: list[str], rows: list[Observed]) -> list[Observed]:
    """Return what is known of the peers about the same indicators in the latest years that most of them share."""
    latest = {row.indicator: row.period for row in rows if row.kind == "Outcome"}
    shared = dict(Counter(latest.values()).most_common(_YEARS_OF_PEERS))
    if not peers or not shared:
        return []
    indicators = [iri for iri, period in latest.items() if period in shared]
    periods = [str(iris.period(period.replace("–", "/"))) for period in shared]
    return observed(visit.snapshot, "region", peers, judged=False, indicator=indicators, period=periods)


def _weight(visit: Visit, iri: str) -> int:
    entry = visit.snapshot.entries.get(iri)
    return entry.weight if entry else 0


def _step(visit: Visit, iri: str, step: str) -> list[str]:
    rows = ask(visit.snapshot.graph, "surroundings", focus=URIRef(iri))
    return [str(row["other"]) for row in rows if str(row["step"]) == step]


def _standing_now(places: Iterable[str]) -> list[str]:
    """Leave out places that were dissolved or renamed: a card lists what a place governs today."""
    kept = list[str]()
    for iri in places:
        try:
            if load_regions().by_code(tail(iri)).valid_to:
                continue
        except UnknownRegion:
            pass  # a zone that only documents know
        kept.append(iri)
    return kept


def _chain(visit: Visit, iri: str) -> list[Link]:
    """Return the places a place lies in, from the nearest outwards."""
    found, at = list[Link](), iri
    while len(found) < 5 and (above := _step(visit, at, "up")):
        at = above[0]
        found.append(Link(visit.name(at), visit.link(at)))
    return found


def _links(visit: Visit, places: Iterable[str], known_first: bool = False) -> tuple[Link, ...]:
    weighed = sorted(places, key=lambda iri: (-_weight(visit, iri), iri)) if known_first else list(places)
    return tuple(Link(visit.name(iri), visit.link(iri), str(_weight(visit, iri) or "")) for iri in weighed)


def _documents(visit: Visit, code: str) -> tuple[Link, ...]:
    records = [record for record in visit.snapshot.store.documents().values() if record.place == code]
    records.sort(key=lambda record: (record.year, record.title), reverse=True)
    return tuple(Link(r.title or r.slug, f"/documents/{r.slug}", r.year) for r in records[:50])


def _standing_table(visit: Visit, standing: tuple[Standing, ...]) -> Table:
    word = visit.lang
    columns = (
        Column("indicator", word("word.Indicator")), Column("year", word("word.year")),
        Column("value", word("word.value"), numeric=True), Column("unit", word("word.unit")),
        Column("rank", word("place.rank"), numeric=True), Column("places", word("word.n"), numeric=True),
        Column("lowest", word("place.range"), numeric=True), Column("highest", "", numeric=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(s.label, s.indicator), Cell(s.year), Cell(s.value.value, href=s.value.href), Cell(unit_word(s.value.unit, visit.lang.code)),
            Cell(str(s.rank)), Cell(str(s.places)), Cell(f"{s.lowest:f}"), Cell(f"{s.highest:f}"),
        )
        for s in standing
    )  # fmt: skip
    return Table("standing", word("place.standing"), columns, rows)
