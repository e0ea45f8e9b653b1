"""Curators' decisions in force: how they change what linking found, and which may stand together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rdflib import URIRef

from kg_build.link.entities import Entity
from kg_build.link.sssom import Decision
from kg_build.link.vocabulary import is_known
from ontology import iris
from ontology.errors import InputError


class MergeCycle(InputError):
    """Merges that lead back to where they began."""

    def __init__(self, rows: Sequence[Decision]) -> None:
        named = " -> ".join(iri.removeprefix(iris.BASE) for iri in (*(row.subject for row in rows), rows[-1].object))
        super().__init__(
            f"These merges go in a circle: {named}. {_told(rows)} Leave one of them out; nothing was changed."
        )


class TwoTargets(InputError):
    """One thing merged into two."""

    def __init__(self, first: Decision, second: Decision) -> None:
        short = [iri.removeprefix(iris.BASE) for iri in (first.subject, first.object, second.object)]
        super().__init__(
            f"{short[0]} would be merged into both {short[1]} and {short[2]}. {_told((first, second))} "
            "Choose one; nothing was changed."
        )


class TwoNames(InputError):
    """One thing given two names."""

    def __init__(self, first: Decision, second: Decision) -> None:
        super().__init__(
            f"{first.subject.removeprefix(iris.BASE)} would be called both {first.object} and {second.object}. "
            f"{_told((first, second))} Choose one; nothing was changed."
        )


class Contradiction(InputError):
    """Two things that are said to be one and not to be one."""

    def __init__(self, rejected: Decision, merges: Sequence[Decision]) -> None:
        short = [iri.removeprefix(iris.BASE) for iri in (rejected.subject, rejected.object)]
        super().__init__(
            f"{short[0]} and {short[1]} are said to be one thing and not to be one. {_told((*merges, rejected))} "
            "Keep one; nothing was changed."
        )


def _told(rows: Sequence[Decision]) -> str:
    return f"({'; '.join(map(str, rows))})"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is in force: merges (IRI -> IRI, followed to the end), names that do not mean a thing, and labels."""

    rows: tuple[Decision, ...] = ()
    merges: Mapping[str, str] = field(default_factory=dict)
    splits: frozenset[tuple[str, str]] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    rejected: frozenset[frozenset[str]] = frozenset()

    def apply(self, entity: Entity) -> Entity:
        """Return the entity the curators say is meant."""
        if not self.rows:
            return entity
        if (entity.name, str(entity.own)) in self.splits:
            own = _own_iri(entity)
            entity = replace(entity, iri=own, known=False, by="curator")
        target = self.merges.get(str(entity.iri))
        return replace(entity, iri=URIRef(target), known=is_known(target), by="curator") if target else entity


NO_DECISIONS = Decisions()


def in_force(rows: Iterable[Decision]) -> Decisions:
    """Return decisions ready to be applied; raise where they go in a circle or contradict each other."""
    ordered = tuple(sorted(set(rows)))
    direct: dict[str, Decision] = {}
    for row in ordered:
        if row.act == "merge" and direct.setdefault(row.subject, row).object != row.object:
            raise TwoTargets(direct[row.subject], row)
    ways = {subject: _way(subject, direct) for subject in direct}
    ends = {subject: way[-1].object for subject, way in ways.items()}
    named: dict[str, Decision] = {}
    for row in ordered:
        if row.act == "relabel" and named.setdefault(row.subject, row).object != row.object:
            raise TwoNames(named[row.subject], row)
    rejected = [row for row in ordered if row.act == "reject"]
    for row in rejected:
        if ends.get(row.subject, row.subject) == ends.get(row.object, row.object):
            raise Contradiction(row, [step for end in (row.subject, row.object) for step in ways.get(end, ())])
    return Decisions(
        ordered, ends, frozenset((row.subject, row.object) for row in ordered if row.act == "split"),
        {subject: row.object for subject, row in named.items()},
        frozenset(frozenset((row.subject, row.object)) for row in rejected),
    )  # fmt: skip


def _way(start: str, direct: Mapping[str, Decision]) -> tuple[Decision, ...]:
    """Return the merges that lead from a thing to what it is in the end."""
    way = [direct[start]]
    while way[-1].object in direct:
        following = direct[way[-1].object]
        if following in way:
            raise MergeCycle(way[way.index(following) :])
        way.append(following)
    return tuple(way)


def _own_iri(entity: Entity) -> URIRef:
    """Return an IRI for a name that a curator split off: of the same kind, made of the name as it is written."""
    folder, _, _ = str(entity.own).rpartition("/")
    return URIRef(f"{folder}/{iris.escape(entity.name)}")
