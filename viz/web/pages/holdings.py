"""What a place has besides figures, as tables: initiatives, certified states, projects, honours, schools."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from queries.amounts import shown_number
from queries.rows import Node, Rows
from viz.web.ask_graph import ask, text_of
from viz.web.links import link
from viz.web.observed import shown_period
from viz.web.snapshot import tail
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit


def _once(rows: Rows, key: str) -> Iterator[dict[str, Node]]:
    """Give the first row of each thing: several pieces of evidence make several rows."""
    seen: set[Node] = set()
    for row in rows:
        if row[key] not in seen:
            seen.add(row[key])
            yield row


def _evidence(visit: Visit, row: dict[str, Node]) -> Cell:
    iri = text_of(row.get("evidence"))
    return Cell(visit.snapshot.title(tail(iri).partition("#")[0]) if iri else "", href=link(iri) if iri else "")


def initiatives(visit: Visit, focus: URIRef) -> Table:
    """Return the initiatives that a place runs."""
    word, snapshot = visit.lang, visit.snapshot
    columns = (
        Column("initiative", word("word.Initiative")), Column("parent", word("word.parent")), Column("n", word("word.figures"), True)
    )  # fmt: skip
    rows = tuple(
        (
            Cell(visit.name(str(row["initiative"])), str(row["initiative"])),
            Cell(visit.name(str(row["parent"])), str(row["parent"])) if "parent" in row else Cell(""),
            Cell(text_of(row["n"])),
        )
        for row in _once(ask(snapshot.graph, "initiatives", focus=focus), "initiative")
    )
    return Table("initiatives", word("place.initiatives"), columns, rows)


def certifications(visit: Visit, focus: URIRef) -> Table:
    """Return the certified states that a place reached or plans."""
    word, snapshot = visit.lang, visit.snapshot
    columns = (
        Column("certified", word("word.certified")), Column("level", word("word.level")), Column("state", word("word.state")),
        Column("period", word("word.period")), Column("evidence", word("word.evidence")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(visit.name(str(row["certified"])), str(row["certified"])),
            Cell(visit.name(text_of(row.get("level")))),
            Cell(word(f"state.{state}") if (state := tail(text_of(row.get("state")))) else "", mark=_STATE_MARKS.get(state, "")),
            Cell(shown_period(text_of(row.get("period")))), _evidence(visit, row),
        )
        for row in _once(ask(snapshot.graph, "certifications", focus=focus), "certification")
    )  # fmt: skip
    return Table("certifications", word("place.certifications"), columns, rows)


_STATE_MARKS = {"Passed": "met", "Failed": "missed"}


def projects(visit: Visit, focus: URIRef) -> Table:
    """Return the building projects of a place."""
    word = visit.lang
    columns = (
        Column("project", word("word.Project")), Column("investment", word("word.investment"), numeric=True),
        Column("places", word("word.places"), numeric=True), Column("construction", word("word.construction")),
        Column("years", word("word.years")), Column("evidence", word("word.evidence")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(text_of(row.get("name")) or tail(str(row["project"])), str(row["project"])),
            Cell(text_of(row.get("investment"))), Cell(text_of(row.get("places"))), Cell(text_of(row.get("construction"))),
            Cell("–".join(filter(None, (text_of(row.get("start")), text_of(row.get("end")))))), _evidence(visit, row),
        )
        for row in _once(ask(visit.snapshot.graph, "projects", focus=focus), "project")
    )  # fmt: skip
    total = sum(int(float(row[1].text)) for row in rows if row[1].text)
    note = f"{word('word.investment')} {shown_number(str(total), word.code)}" if total else ""
    return Table("projects", word("place.projects"), columns, rows, note=note)


def recognitions(visit: Visit, focus: URIRef) -> Table:
    """Return the honours that a place, a school or a project received."""
    word, snapshot = visit.lang, visit.snapshot
    columns = (
        Column("honour", word("word.honour")), Column("level", word("word.level")), Column("period", word("word.period")),
        Column("evidence", word("word.evidence")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(visit.name(text_of(row.get("honour")))), Cell(text_of(row.get("level"))),
            Cell(shown_period(text_of(row.get("period")))), _evidence(visit, row),
        )
        for row in _once(ask(snapshot.graph, "recognitions", focus=focus), "recognition")
    )  # fmt: skip
    return Table("recognitions", word("place.recognitions"), columns, rows)


def schools(visit: Visit, focus: URIRef) -> Table:
    """Return the schools of a place."""
    word, snapshot = visit.lang, visit.snapshot
    columns = (Column("school", word("word.School")), Column("kind", word("word.kind")))
    found: dict[str, str] = {}
    for row in ask(snapshot.graph, "schools", focus=focus):
        iri, name = str(row["school"]), str(row["class"])
        if not found.get(iri) or tail(found[iri]) == "School":
            found[iri] = name
    rows = tuple((Cell(visit.name(iri), iri), Cell(snapshot.word(kind, word.code))) for iri, kind in found.items())
    return Table("schools", word("place.schools"), columns, rows)
