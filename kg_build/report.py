"""What a build, a link or a removal did, for a curator to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a document says something, and its words."""

    document: str
    words: str

    def __str__(self) -> str:
        return f"{self.document}: {self.words}"


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: its kind, how it is called, its IRI."""

    kind: str
    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Joined:
    """An entity that more than one document names now: how the new one says it, and how one that was there does."""

    kind: str
    name: str
    iri: str
    here: Quote
    there: Quote


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Two entities that look alike and stay two until a curator decides; `number` is what `review` takes."""

    number: str
    kind: str
    first: str
    second: str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements that cannot all hold."""

    about: str
    sides: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Slugs by what happened to them, files that failed with the sentence, what it did to the graph, what that holds now."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    relinked: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    joined: tuple[Joined, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    clashes: tuple[Clash, ...] = ()
    facts: int = 0
    unread: int = 0
    documents: int = 0

    def summary(self) -> list[str]:
        """Return what happened to the documents, and the size of the graph, as lines."""
        said = [
            f"{word} {len(slugs)}: {', '.join(slugs)}"
            for word, slugs in (
                ("added", self.added), ("replaced", self.replaced), ("unchanged", self.unchanged), ("removed", self.removed),
                ("linked anew", self.relinked),
            )
            if slugs
        ]  # fmt: skip
        held = f"The graph holds {self.documents} documents, {self.facts} facts, {self.unread} unread numbers."
        return [*said, *self.notes, held]

    def findings(self, most: int | None = 12) -> list[str]:
        """Return what the change did to the graph, section by section, at most so many of each (None: all)."""
        joined = [f"{j.name}  ({j.kind})\n      here   {j.here}\n      there  {j.there}" for j in self.joined]
        uncertain = [f"{u.number}  {u.first} ~ {u.second}  ({u.kind}, {u.score:.2f} by {u.by})" for u in self.uncertain]
        clashes = ["\n      ".join((c.about, *map(str, c.sides))) for c in self.clashes]
        lines = [
            *_section("in conflict with each other", clashes, most), *_section("joined what was there", joined, most),
            *_section("uncertain (decide with: jiaoce review)", uncertain, most),
            *_by_kind("new entities", self.new, most), *_by_kind("no longer named by any document", self.gone, most),
        ]  # fmt: skip
        return [*lines, "The whole of it: --format json"] if any("more" in line for line in lines) else lines

    def to_json(self) -> dict[str, Any]:
        """Return the whole report as one JSON object, keys as the fields here."""
        return asdict(self)


def _section(title: str, items: Sequence[str], most: int | None) -> list[str]:
    shown = items if most is None else items[:most]
    rest = len(items) - len(shown)
    lines = [f"{title}: {len(items)}", *(f"   {item}" for item in shown)]
    return ([*lines, f"   … and {rest} more"] if rest else lines) if items else []


def _by_kind(title: str, items: Sequence[Named], most: int | None) -> list[str]:
    """Return one line for each kind: how many, and the first names."""
    kinds: dict[str, list[str]] = {}
    for item in items:
        kinds.setdefault(item.kind, []).append(item.name)
    counted = sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [f"{title}: {len(items)}", *(f"   {_names(kind, names, most)}" for kind, names in counted)] if items else []


def _names(kind: str, names: list[str], most: int | None) -> str:
    shown = names if most is None else names[:most]
    rest = f" … and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return f"{len(names)} {kind}: {'、'.join(shown)}{rest}"
