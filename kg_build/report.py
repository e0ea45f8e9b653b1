"""What a build, a link or a removal did, for a curator to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a document says something, and its words."""

    document: str
    words: str

    def __str__(self) -> str:
        return f"{self.document}: {self.words}"


@dataclass(frozen=True, slots=True)
class Joined:
    """An entity that more than one document names now: how the new one says it, and how one that was there does."""

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
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
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
        """Return what the change did to the graph, section by section, at most so many lines of each (None: all)."""
        joined = [f"{j.name}\n      here   {j.here}\n      there  {j.there}" for j in self.joined]
        uncertain = [f"{u.number}  {u.first} ~ {u.second}  ({u.kind}, {u.score:.2f} by {u.by})" for u in self.uncertain]
        clashes = ["\n      ".join((c.about, *map(str, c.sides))) for c in self.clashes]
        return [
            *_section("new entities", self.new, most), *_section("no longer named by any document", self.gone, most),
            *_section("joined what was there", joined, most), *_section("uncertain (jiaoce review)", uncertain, most),
            *_section("in conflict with each other", clashes, most),
        ]  # fmt: skip


def _section(title: str, items: tuple[str, ...] | list[str], most: int | None) -> list[str]:
    shown = items if most is None else items[:most]
    rest = len(items) - len(shown)
    lines = [f"{title}: {len(items)}", *(f"   {item}" for item in shown)]
    return ([*lines, f"   … and {rest} more"] if rest else lines) if items else []
