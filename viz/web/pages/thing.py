"""Any thing: what is said of it, and what leads to it — a few of many, counted, the rest one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rdflib import Literal, URIRef

from ontology.iris import BASE
from ontology.terms import RDF, RDFS
from queries.rows import Node
from viz.web.ask_graph import ask, text_of
from viz.web.language import known_messages
from viz.web.links import evidence_of
from viz.web.names import Entry
from viz.web.observed import Observed, observations
from viz.web.page import Link, Page
from viz.web.pages.holdings import recognitions
from viz.web.snapshot import kind_of, tail
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
        via=_property(visit, visit.get("via")) if visit.get("via") else "",
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
    """Return what is said, each thing by its name; a label is left out, since it says the name again."""
    columns = (Column("property", visit.lang("word.property")), Column("value", visit.lang("word.value")))
    kept = [row for row in said if row["property"] != RDFS.label]
    called = _called(visit, [str(row["value"]) for row in kept if isinstance(row["value"], URIRef)])
    rows = tuple(_statement(visit, row, called) for row in kept)
    return Table("statements", visit.lang("entity.statements"), columns, rows)


def _statement(visit: Visit, row: dict[str, Node], called: Mapping[str, str]) -> tuple[Cell, Cell]:
    value, name = row["value"], str(row["property"])
    said = Cell(_property(visit, name), name, href=visit.link(name))
    if isinstance(value, Literal):
        return said, Cell(str(value))
    return said, Cell(called[str(value)], str(value))


def _property(visit: Visit, iri: str) -> str:
    """Return what a property is called: by the ontology, else by the pages, since other vocabularies speak English."""
    own = f"property.{tail(iri)}"
    return visit.lang(own) if own in known_messages() else visit.snapshot.word(iri, visit.lang.code)


def _pointing(visit: Visit, focus: URIRef) -> tuple[Pointing, ...]:
    found = []
    for row in ask(visit.snapshot.graph, "pointers", focus=focus):
        name = str(row["property"])
        first = ask(visit.snapshot.graph, "pointing_first", focus=focus, property=URIRef(name))
        strongest = sorted((str(each["other"]) for each in first), key=lambda iri: (-_weight(visit, iri), iri))
        links = _others(visit, strongest[:_SHOWN_EACH])
        label = _property(visit, name)
        found.append(Pointing(name, label, int(text_of(row["n"])), links, visit.here(via=name)))
    return tuple(found)


def _weight(visit: Visit, iri: str) -> int:
    entry = visit.snapshot.entries.get(iri)
    return entry.weight if entry else 0


def _others(visit: Visit, iris: list[str]) -> tuple[Link, ...]:
    """Return links to things."""
    called = _called(visit, iris)
    return tuple(Link(called[iri], visit.link(iri)) for iri in iris)


def _called(visit: Visit, iris: Sequence[str]) -> dict[str, str]:
    """Return what things are called: observations by what they say, evidence by its place, all others by their names."""
    nameless = [iri for iri in iris if iri not in visit.snapshot.entries and iri.startswith(BASE)]
    seen = observations(visit.snapshot, nameless)
    rows = ask(visit.snapshot.graph, "called", thing=list(map(URIRef, nameless))) if nameless else ()
    names = {str(row["thing"]): str(row["name"]) for row in rows}
    return {iri: _words(visit, iri, seen, names) for iri in iris}


def _words(visit: Visit, iri: str, seen: Mapping[str, Observed], names: Mapping[str, str]) -> str:
    if iri in seen:
        return _sentence(visit, seen[iri])
    place = evidence_of(iri)
    if place:
        return f"{visit.snapshot.title(place[0])} · {visit.lang('entity.characters', start=place[1], end=place[2])}"
    own = visit.snapshot.word(iri, visit.lang.code)
    return names.get(iri, own) if own == tail(iri) else own


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
