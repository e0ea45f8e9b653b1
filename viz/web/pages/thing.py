"""Any thing: what is said of it, and what leads to it — a few of many, counted, the rest one click away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rdflib import Literal, URIRef

from ontology.terms import RDF
from queries.rows import Node
from viz.web.ask_graph import ask, text_of
from viz.web.links import evidence_of
from viz.web.names import Entry
from viz.web.observed import Observed, observations
from viz.web.page import Link, Page
from viz.web.pages.holdings import recognitions
from viz.web.snapshot import kind_of
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit

_SHOWN_EACH = 12
_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Pointing:
    """The things that lead here by one property: how many, the first of them, and where all are listed."""

    property: str
    label: str
    count: int
    first: tuple[Link, ...]
    href: str


@dataclass(frozen=True)
class Thing(Page):
    """The page of any thing."""

    template: ClassVar[str] = "thing.html"
    iri: str
    kind: str
    others: tuple[str, ...]
    pointing: tuple[Pointing, ...]
    number: int
    pages: int
    via: str
    quotes: tuple[Link, ...]
    statements: Table
    recognitions: Table
    others_table: Table


def thing(visit: Visit, iri: str, entry: Entry | None) -> Thing:
    """Build the page of a thing; `?via=PROPERTY` lists what leads to it by that property."""
    focus = URIRef(iri)
    said = list(ask(visit.snapshot.graph, "statements", focus=focus))
    listed, number, pages = _listed(visit, focus)
    return Thing(
        title=visit.name(iri) if entry else _title(visit, iri, said),
        iri=iri,
        kind=entry.kind if entry else _kind(said),
        others=visit.other_names(entry) if entry else (),
        pointing=_pointing(visit, focus) if not visit.get("via") else (),
        number=number,
        pages=pages,
        via=visit.snapshot.word(visit.get("via"), visit.lang.code) if visit.get("via") else "",
        quotes=tuple(_quote(visit, row) for row in ask(visit.snapshot.graph, "quotes", focus=focus)),
        statements=_statements(visit, said),
        recognitions=recognitions(visit, focus),
        others_table=listed,
    )


def _title(visit: Visit, iri: str, said: list[dict[str, Node]]) -> str:
    """Return the name of a thing; what an observation says, since it has no name."""
    seen = observations(visit.snapshot, [iri]) if _kind(said) == "Observation" else {}
    return _sentence(visit, seen[iri]) if iri in seen else _name(visit, iri, said)


def _sentence(visit: Visit, seen: Observed) -> str:
    where = f"{visit.name(seen.region)} {seen.period}"
    kind = visit.lang(f"kind.{seen.kind}")
    return f"{where} {visit.name(seen.indicator)} {seen.shown(visit.lang)}（{kind}）"


def _quote(visit: Visit, row: dict[str, Node]) -> Link:
    iri = str(row["evidence"])
    place = evidence_of(iri)
    return Link(str(row["quote"]), visit.link(iri), visit.snapshot.title(place[0]) if place else "")


def _name(visit: Visit, iri: str, said: list[dict[str, Node]]) -> str:
    labels = [row["value"] for row in said if str(row["property"]).endswith(("#label", "#prefLabel", "/title"))]
    own = [label for label in labels if isinstance(label, Literal) and label.language == visit.lang.code]
    return str((own or labels)[0]) if labels else visit.snapshot.word(iri, visit.lang.code)


def _kind(said: list[dict[str, Node]]) -> str:
    kinds = [kind_of(str(row["value"])) for row in said if row["property"] == RDF.type]
    known = [
        kind
        for kind in kinds
        if kind in ("Observation", "Certification", "Recognition", "Assessment", "Conflict", "School")
    ]
    return known[0] if known else "Thing"


def _statements(visit: Visit, said: list[dict[str, Node]]) -> Table:
    columns = (Column("property", visit.lang("word.property")), Column("value", visit.lang("word.value")))
    return Table("statements", visit.lang("entity.statements"), columns, tuple(_statement(visit, row) for row in said))


def _statement(visit: Visit, row: dict[str, Node]) -> tuple[Cell, Cell]:
    snapshot, value, name = visit.snapshot, row["value"], str(row["property"])
    said = Cell(snapshot.word(name, visit.lang.code), name, href=visit.link(name))
    if isinstance(value, Literal):
        return said, Cell(str(value))
    return said, Cell(snapshot.word(str(value), visit.lang.code), str(value))


def _pointing(visit: Visit, focus: URIRef) -> tuple[Pointing, ...]:
    found = []
    for row in ask(visit.snapshot.graph, "pointers", focus=focus):
        name = str(row["property"])
        first = ask(visit.snapshot.graph, "pointing_first", focus=focus, property=URIRef(name))
        strongest = sorted((str(each["other"]) for each in first), key=lambda iri: (-_weight(visit, iri), iri))
        links = _others(visit, strongest[:_SHOWN_EACH])
        label = visit.snapshot.word(name, visit.lang.code)
        found.append(Pointing(name, label, int(text_of(row["n"])), links, visit.here(via=name)))
    return tuple(found)


def _weight(visit: Visit, iri: str) -> int:
    entry = visit.snapshot.entries.get(iri)
    return entry.weight if entry else 0


def _others(visit: Visit, iris: list[str]) -> tuple[Link, ...]:
    """Return links to things; observations, which have no names, are called by what they say."""
    seen = observations(visit.snapshot, [iri for iri in iris if iri not in visit.snapshot.entries])
    return tuple(
        Link(_sentence(visit, seen[iri]) if iri in seen else visit.snapshot.word(iri, visit.lang.code), visit.link(iri))
        for iri in iris
    )


def _listed(visit: Visit, focus: URIRef) -> tuple[Table, int, int]:
    via = visit.get("via")
    columns = (Column("name", visit.lang("word.name")),)
    if not via:
        return Table("others", visit.lang("entity.pointing"), columns, ()), 1, 1
    rows = ask(visit.snapshot.graph, "pointing", focus=focus, property=URIRef(via))
    found = sorted(str(row["other"]) for row in rows)
    pages = max(1, -(-len(found) // _PER_PAGE))
    number = visit.number("page", 1, 1, pages)
    shown = found if visit.wants_everything else found[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    lines = tuple((Cell(each.label, iri, each.href),) for iri, each in zip(shown, _others(visit, shown), strict=True))
    return Table("others", visit.lang("entity.pointing"), columns, lines, len(found)), number, pages
