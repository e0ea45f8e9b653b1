"""Curators' decisions in force: how they change what linking found, and which may stand together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rdflib import URIRef

from kg_build.link.entities import Entity
from kg_build.link.sssom import Decision
from kg_build.link.vocabulary import is_known
from ontology import iris
from ontology.errors import InputError


class MergeCycle(InputError):
    """Merges that lead back to where they began."""

    def __init__(self, path: list[str]) -> None:
        named = " -> ".join(iri.removeprefix(iris.BASE) for iri in path)
        super().__init__(f"These merges go in a circle: {named}. Leave one of them out; nothing was changed.")


class TwoTargets(InputError):
    """One thing merged into two."""

    def __init__(self, subject: str, first: str, second: str) -> None:
        short = [iri.removeprefix(iris.BASE) for iri in (subject, first, second)]
        super().__init__(
            f"{short[0]} would be merged into both {short[1]} and {short[2]}. Choose one; nothing was changed."
        )


class Contradiction(InputError):
    """Two things that are said to be one and not to be one."""

    def __init__(self, subject: str, found: str) -> None:
        short = [iri.removeprefix(iris.BASE) for iri in (subject, found)]
        super().__init__(
            f"{short[0]} and {short[1]} are said to be one thing and not to be one. Keep one; nothing was changed."
        )


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
    direct: dict[str, str] = {}
    for row in ordered:
        if row.act == "merge" and direct.setdefault(row.subject, row.object) != row.object:
            raise TwoTargets(row.subject, direct[row.subject], row.object)
    rejected = frozenset(frozenset((row.subject, row.object)) for row in ordered if row.act == "reject")
    for subject, found in direct.items():
        if frozenset((subject, found)) in rejected:
            raise Contradiction(subject, found)
    return Decisions(
        ordered, {subject: _end(subject, direct) for subject in direct},
        frozenset((row.subject, row.object) for row in ordered if row.act == "split"),
        {row.subject: row.object for row in ordered if row.act == "relabel"}, rejected,
    )  # fmt: skip


def _end(start: str, direct: Mapping[str, str]) -> str:
    path = [start]
    while path[-1] in direct:
        following = direct[path[-1]]
        if following in path:
            raise MergeCycle([*path, following])
        path.append(following)
    return path[-1]


def _own_iri(entity: Entity) -> URIRef:
    """Return an IRI for a name that a curator split off: of the same kind, made of the name as it is written."""
    folder, _, _ = str(entity.own).rpartition("/")
    return URIRef(f"{folder}/{iris.escape(entity.name)}")
