"""Which document mentions which entity under which name, and where alike names meet: the writer's index of names.

A SQLite file beside the graph's index, made from the bundles (`entities.jsonl`) and made again with it.
Every step costs what one document says, not what the graph holds: names carry their count.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg_build.link.similar import Likeness, keys, likeness, sought
from kg_build.link.vocabulary import is_known, known_names
from ontology import iris

COMPARED = frozenset({"indicator", "initiative", "school", "organization"})
_SHOWN_DOCUMENTS = 5
_SCHEMA = """
CREATE TABLE mention (slug TEXT, iri TEXT, own TEXT, kind TEXT, name TEXT, by TEXT);
CREATE TABLE naming (iri TEXT, kind TEXT, name TEXT, by TEXT, documents INTEGER, PRIMARY KEY (iri, name, by)) WITHOUT ROWID;
CREATE TABLE meeting (key TEXT, iri TEXT, name TEXT, PRIMARY KEY (key, iri, name)) WITHOUT ROWID;
CREATE INDEX meeting_iri ON meeting (iri);
"""
_FILLED = """
CREATE INDEX mention_slug ON mention (slug);
CREATE INDEX mention_iri ON mention (iri);
CREATE INDEX mention_own ON mention (own);
CREATE INDEX mention_name ON mention (name);
INSERT INTO naming SELECT iri, MIN(kind), name, by, COUNT(*) FROM mention GROUP BY iri, name, by;
"""
_COUNT = """
INSERT INTO naming VALUES (:iri, :kind, :name, :by, :more)
ON CONFLICT (iri, name, by) DO UPDATE SET documents = documents + excluded.documents
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of one entity, why it means it, and how many documents use it."""

    iri: str
    kind: str
    name: str
    by: str
    documents: int


@dataclass(frozen=True, slots=True)
class Touched:
    """An entity a document's change concerns: whether that document named it before, and some others that do."""

    named: bool
    others: tuple[str, ...]


class NamesIndex:
    """The index of names of a store, for the one process that writes."""

    def __init__(self, folder: Path, *, fresh: bool) -> None:
        path = folder / "names.sqlite"
        if fresh:
            path.unlink(missing_ok=True)
            path.with_name("names.sqlite-journal").unlink(missing_ok=True)
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA synchronous = OFF")
        if fresh:
            self._db.executescript(_SCHEMA)

    def fill(self, documents: Iterable[tuple[str, str]]) -> None:
        """Put the mentions of many documents (slug, entities.jsonl) into a fresh index."""
        rows = ((slug, *row) for slug, entities_jsonl in documents for row in sorted(_rows(entities_jsonl)))
        self._db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._db.executescript(_FILLED)

    def replace(self, slug: str, entities_jsonl: str) -> dict[str, Touched]:
        """Put a document's mentions in place of those it had; return the entities that gained or lost a name."""
        query = "SELECT iri, own, kind, name, by FROM mention WHERE slug = ?"
        before = set(self._db.execute(query, (slug,)))
        after = _rows(entities_jsonl)
        named = {row[0] for row in before}
        touched = {row[0]: Touched(row[0] in named, self.documents(row[0], besides=slug)) for row in before ^ after}
        for rows, more in ((before - after, -1), (after - before, 1)):
            for iri, own, kind, name, by in sorted(rows):
                self._db.execute(_COUNT, {"iri": iri, "kind": kind, "name": name, "by": by, "more": more})
                if more > 0:
                    self._db.execute("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)", (slug, iri, own, kind, name, by))
                else:
                    where = "slug = ? AND iri = ? AND own = ? AND name = ? AND by = ?"
                    self._db.execute(f"DELETE FROM mention WHERE {where}", (slug, iri, own, name, by))
        return touched

    def settle(self, touched: Iterable[str]) -> None:
        """Forget names no document uses; let entities that came be found, and those that went not."""
        for iri in touched:
            self._db.execute("DELETE FROM naming WHERE iri = ? AND documents = 0", (iri,))
            self._db.execute("DELETE FROM meeting WHERE iri = ?", (iri,))
            kind = self._kind(iri)
            if kind in COMPARED:
                rows = {(f"{kind}{key}", iri, name) for name in names_compared(iri) for key in keys(kind, name)}
                self._db.executemany("INSERT INTO meeting VALUES (?, ?, ?)", sorted(rows))

    def namings(self, iri: str) -> list[Naming]:
        """Return the names of an entity, in code point order; empty where no document mentions it."""
        return [
            Naming(*row) for row in self._db.execute("SELECT * FROM naming WHERE iri = ? ORDER BY name, by", (iri,))
        ]

    def documents(self, iri: str, besides: str = "") -> tuple[str, ...]:
        """Return some documents that mention an entity, besides one."""
        query = "SELECT DISTINCT slug FROM mention WHERE iri = ? AND slug != ? LIMIT ?"
        return tuple(sorted(slug for (slug,) in self._db.execute(query, (iri, besides, _SHOWN_DOCUMENTS))))

    def named_in(self, slug: str, kind: str = "") -> set[str]:
        """Return the entities that a document names, of one kind where it is given."""
        query = "SELECT iri FROM mention WHERE slug = ?1 AND (?2 = '' OR kind = ?2)"
        return {iri for (iri,) in self._db.execute(query, (slug, kind))}

    def documents_naming(self, what: str) -> set[str]:
        """Return every document in which rules or curators found an entity, or that uses a name."""
        query = "SELECT slug FROM mention WHERE iri = ?1 UNION SELECT slug FROM mention WHERE own = ?1 UNION SELECT slug FROM mention WHERE name = ?1"
        return {slug for (slug,) in self._db.execute(query, (what,))}

    def all_iris(self) -> list[str]:
        """Return every entity mentioned."""
        return [iri for (iri,) in self._db.execute("SELECT DISTINCT iri FROM naming ORDER BY iri")]

    def alike(self, iri: str) -> dict[str, Likeness]:
        """Return the entities that resemble one, with how alike they are at best.

        Of two things the vocabulary knows it says itself whether they are close.
        """
        kind, known, best = self._kind(iri), is_known(iri), dict[str, Likeness]()
        for name in names_compared(iri) if kind in COMPARED else ():
            for other, other_name in sorted(self._candidates(kind, name)):
                alike = None if other == iri or (known and is_known(other)) else likeness(kind, name, other_name)
                if alike and (other not in best or (alike.score, alike.by) > (best[other].score, best[other].by)):
                    best[other] = alike
        return best

    def _candidates(self, kind: str, name: str) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for key in sorted(sought(kind, name)):
            found.update(self._db.execute("SELECT iri, name FROM meeting WHERE key = ?", (f"{kind}{key}",)))
        return found

    def _kind(self, iri: str) -> str:
        row = self._db.execute("SELECT kind FROM naming WHERE iri = ? LIMIT 1", (iri,)).fetchone()
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Write what changed and let go of the file."""
        self._db.commit()
        self._db.close()


def _rows(entities_jsonl: str) -> set[tuple[str, str, str, str, str]]:
    records = (json.loads(line) for line in entities_jsonl.split("\n") if line)
    return {(r["iri"], r["own"], r["kind"], r["name"], r["by"]) for r in records}


def names_compared(iri: str) -> list[str]:
    """Return the names by which an entity is compared: all of the vocabulary's, or the one its IRI was made of."""
    return sorted(known_names(iri)) or [iris.last_part(iri)]


def preferred_name(namings: Sequence[Naming]) -> str:
    """Return the name most documents use, abbreviations apart; of those, the longest; of those, the first in code point order.

    Where documents use abbreviations alone, it is the name they stand for.
    """
    counts: Counter[str] = Counter()
    for naming in namings:
        if naming.by in ("normal form", "place", "curator"):
            counts[naming.name] += naming.documents
    if not counts:
        return iris.last_part(namings[0].iri)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
