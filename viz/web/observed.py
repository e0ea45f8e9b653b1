"""Observations as pages show them: what, where, when, how much, whether a target was met, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rdflib import URIRef

from ontology.terms import JC, SDMX_DIMENSION
from queries.amounts import SIGNS, as_decimal, shown_amount, unit_word
from queries.rows import Node
from viz.web.ask_graph import ask, text_of
from viz.web.language import Language
from viz.web.links import document_link, evidence_of
from viz.web.snapshot import Snapshot, tail
from viz.web.tables import Cell, Column, Table

ROLES = {
    "region": SDMX_DIMENSION.refArea,
    "indicator": JC.indicator,
    "initiative": JC.initiative,
    "document": JC.reportedIn,
}
MOST_ROWS = 400
_EVERYBODYS = 20_000
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation. `kind` and `verdict` are local names of the ontology; start and end are -1 without evidence."""

    iri: str
    kind: str
    indicator: str
    region: str
    period: str
    value: str
    unit: str
    sign: str
    rating: str
    initiative: str
    slug: str
    start: int
    end: int
    verdict: str = ""
    margin: str = ""

    @property
    def year(self) -> str:
        """The year in which the period ends; empty where it names none."""
        years = _YEAR.findall(self.period)
        return years[-1] if years else ""

    @property
    def amount(self) -> Decimal | None:
        """The value as a number."""
        return as_decimal(self.value)

    @property
    def href(self) -> str:
        """Where the words that say this are marked."""
        return document_link(self.slug, self.start, self.end) if self.start >= 0 else ""

    def shown(self, lang: Language) -> str:
        """Return the value with its sign and unit, or the word of a rating."""
        if self.rating:
            return lang(f"rating.{self.rating}")
        return shown_amount(self.value, self.unit, lang.code, self.sign)


def observed(
    snapshot: Snapshot, role: str, focus: str | Sequence[str], *, judged: bool = True, **within: Sequence[str]
) -> list[Observed]:
    """Return the observations that stand in a role (region, indicator, initiative, document) to one thing or several.

    `within` bounds them to some indicators, regions or periods, by name of the dimension; without `judged` targets come
    without their verdicts.
    """
    things = [URIRef(focus)] if isinstance(focus, str) else [URIRef(iri) for iri in focus]
    bounds = {name: [URIRef(iri) for iri in iris] for name, iris in within.items()}
    rows = ask(snapshot.graph, "figures", focus=things, role=[ROLES[role]], **bounds) if things else ()
    targets = dict.fromkeys(URIRef(row["observation"]) for row in rows if row["kind"] == JC.Target) if judged else {}
    verdicts = _verdicts(snapshot, list(targets))
    found: dict[str, Observed] = {}
    for row in rows:
        iri = str(row["observation"])
        if iri not in found:
            found[iri] = _observed(snapshot, row, *verdicts.get(iri, ("", "")))
    return list(found.values())


def _verdicts(snapshot: Snapshot, targets: list[URIRef]) -> dict[str, tuple[str, str]]:
    """Return verdict and margin of those targets that were judged."""
    rows = ask(snapshot.graph, "verdicts", target=targets) if targets else ()
    return {str(row["target"]): (tail(str(row["verdict"])), text_of(row.get("margin"))) for row in rows}


@dataclass(frozen=True, slots=True)
class Spread:
    """The other things that observations are about, most first: those within a page's bound, and how many there are."""

    shown: tuple[str, ...]
    total: int

    @property
    def is_whole(self) -> bool:
        """Say whether nothing was left out."""
        return len(self.shown) == self.total


def spread(snapshot: Snapshot, role: str, focus: str, by: str, most: int, rows: int = MOST_ROWS) -> Spread:
    """Return at most `most` things of another dimension, and fewer where they bring more than about `rows` observations."""
    key = (role, focus, by)
    if key not in snapshot.spreads:
        snapshot.spreads[key] = ask(snapshot.graph, "spread", focus=URIRef(focus), role=[ROLES[role]], by=[ROLES[by]])
    counted = snapshot.spreads[key]
    own = snapshot.entries.get(focus)
    counts = sum(int(text_of(row["n"])) for row in counted)
    scale = max(1.0, own.weight / counts) if own and counts else 1.0  # of a much spoken-of thing only a part is counted
    shown, taken = list[str](), 0.0
    for row in counted:
        entry = snapshot.entries.get(str(row["other"]))
        if by == "region" and entry and entry.weight >= _EVERYBODYS:
            continue  # of a place everybody speaks of, one indicator is not looked for
        taken += int(text_of(row["n"])) * scale
        if len(shown) == most or (shown and taken > rows):
            break
        shown.append(str(row["other"]))
    return Spread(tuple(shown), len(counted))


def observations(snapshot: Snapshot, iris: Sequence[str]) -> dict[str, Observed]:
    """Return the observations among some IRIs, by IRI; what is none is left out."""
    wanted = [URIRef(iri) for iri in iris]
    rows = ask(snapshot.graph, "figures", observation=wanted) if wanted else ()
    return {str(row["observation"]): _observed(snapshot, row, "", "") for row in reversed(list(rows))}


def _observed(snapshot: Snapshot, row: dict[str, Node], verdict: str, margin: str) -> Observed:
    slug, start, end = evidence_of(text_of(row.get("evidence"))) or (tail(text_of(row.get("document"))), -1, -1)
    return Observed(
        iri=str(row["observation"]), kind=tail(str(row["kind"])), indicator=str(row["indicator"]),
        region=str(row["region"]), period=shown_period(text_of(row.get("period"))), value=text_of(row.get("value")),
        unit=unit_of(snapshot, text_of(row.get("unit"))), sign=SIGNS.get(tail(text_of(row.get("comparator"))), ""),
        rating=tail(text_of(row.get("rating"))), initiative=text_of(row.get("initiative")),
        slug=slug, start=start, end=end, verdict=verdict, margin=margin,
    )  # fmt: skip


def unit_of(snapshot: Snapshot, unit: str) -> str:
    """Return how a unit is written behind a number."""
    return unit_word(snapshot.label(unit)) if unit else ""


def shown_period(iri: str) -> str:
    """Return a period as it is read: 2024, 2022–2024, 2023-03."""
    return tail(iri).replace("--", "–")


def observations_table(snapshot: Snapshot, lang: Language, rows: Sequence[Observed], leave_out: str = "") -> Table:
    """Return observations as a table for files: plain numbers, every dimension, and where it is written."""
    columns = (
        Column("indicator", lang("word.Indicator")), Column("region", lang("word.Region")),
        Column("period", lang("word.period")), Column("kind", lang("word.kind")),
        Column("sign", lang("word.comparator")), Column("value", lang("word.value"), numeric=True),
        Column("unit", lang("word.unit")), Column("verdict", lang("word.verdict")),
        Column("initiative", lang("word.Initiative")), Column("document", lang("word.PolicyDocument")),
        Column("start", lang("word.start"), numeric=True), Column("end", lang("word.end"), numeric=True),
    )  # fmt: skip
    kept = tuple(column for column in columns if column.key != leave_out)
    lines = tuple(
        tuple(
            cell for column, cell in zip(columns, _cells(snapshot, lang, row), strict=True) if column.key != leave_out
        )
        for row in rows
    )
    return Table("observations", lang("table.observations"), kept, lines)


def _cells(snapshot: Snapshot, lang: Language, row: Observed) -> tuple[Cell, ...]:
    return (
        Cell(snapshot.word(row.indicator, lang.code), row.indicator), Cell(snapshot.word(row.region, lang.code), row.region),
        Cell(row.period), Cell(lang(f"kind.{row.kind}"), mark=row.kind.lower()), Cell(row.sign),
        Cell(row.value or (lang(f"rating.{row.rating}") if row.rating else "")), Cell(unit_word(row.unit, lang.code)),
        Cell(lang(f"verdict.{row.verdict}") if row.verdict else "", mark=row.verdict.lower()),
        Cell(snapshot.word(row.initiative, lang.code) if row.initiative else "", row.initiative),
        Cell(snapshot.title(row.slug), href=row.href),
        Cell(str(row.start) if row.start >= 0 else ""), Cell(str(row.end) if row.end >= 0 else ""),
    )  # fmt: skip
