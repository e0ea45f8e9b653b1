"""What several documents say in the same words of a thing they share, and how many say it: the writer's counts.

A statement stands once in the graph of links while at least one document says it (what a thing is, where it is, what it
belongs to). A SQLite file beside the graph's index, made from the bundles (`shared.nq`) and made again with it; a change
costs what the document says, not what the graph holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

_SCHEMA = """
CREATE TABLE statement (id INTEGER PRIMARY KEY, line TEXT UNIQUE, documents INTEGER);
CREATE TABLE said (slug TEXT, id INTEGER, PRIMARY KEY (slug, id)) WITHOUT ROWID;
"""
_COUNT = """
INSERT INTO statement (line, documents) VALUES (?, 1)
ON CONFLICT (line) DO UPDATE SET documents = documents + 1
"""


class SharedStatements:
    """The shared statements of a store, for the one process that writes."""

    def __init__(self, folder: Path, *, fresh: bool) -> None:
        """Open the counts beside an index; raise LookupError where there are none."""
        path = folder / "shared.sqlite"
        if fresh:
            path.unlink(missing_ok=True)
            path.with_name("shared.sqlite-journal").unlink(missing_ok=True)
        elif not path.exists():
            raise LookupError(path)
        self._touched: set[str] = set()
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA synchronous = OFF")
        if fresh:
            self._db.executescript(_SCHEMA)

    def count(self, slug: str, nquads: str) -> None:
        """Count what a new document says."""
        self._say(slug, nquads.splitlines())

    def replace(self, slug: str, nquads: str) -> None:
        """Put what a document says in place of what it said; an empty text takes it out."""
        query = "SELECT line FROM said JOIN statement USING (id) WHERE slug = ?"
        before = {line for (line,) in self._db.execute(query, (slug,))}
        after = set(nquads.splitlines())
        self._unsay(slug, sorted(before - after))
        self._say(slug, sorted(after - before))
        self._touched |= before ^ after

    def _say(self, slug: str, lines: Sequence[str]) -> None:
        self._db.executemany(_COUNT, ((line,) for line in lines))
        self._db.executemany(
            "INSERT INTO said SELECT ?, id FROM statement WHERE line = ?", ((slug, line) for line in lines)
        )

    def _unsay(self, slug: str, lines: Sequence[str]) -> None:
        self._db.executemany("UPDATE statement SET documents = documents - 1 WHERE line = ?", ((x,) for x in lines))
        said = "DELETE FROM said WHERE slug = ? AND id = (SELECT id FROM statement WHERE line = ?)"
        self._db.executemany(said, ((slug, line) for line in lines))

    def settle(self) -> tuple[list[Quad], list[Quad]]:
        """Return the statements nobody makes any more, which are forgotten, and those that are new or still made."""
        query = "SELECT 1 FROM statement WHERE line = ? AND documents > 0"
        held = [line for line in sorted(self._touched) if self._db.execute(query, (line,)).fetchone()]
        gone = sorted(self._touched.difference(held))
        self._db.executemany("DELETE FROM statement WHERE line = ?", ((line,) for line in gone))
        self._touched.clear()
        return _quads(gone), _quads(held)

    def all(self) -> list[Quad]:
        """Return every shared statement."""
        return _quads(line for (line,) in self._db.execute("SELECT line FROM statement ORDER BY line"))

    def close(self) -> None:
        """Write what changed and let go of the file."""
        self._db.commit()
        self._db.close()


def _quads(lines: Iterable[str]) -> list[Quad]:
    return list(parse("\n".join(lines), format=RdfFormat.N_QUADS))
