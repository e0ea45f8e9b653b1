"""What several documents may say in the same words of a thing they share, and which documents say it: the writer's counts.

Such a statement (what a thing is, where it is, what it belongs to) stands once in the store: in the graph of the one
document that says it, or in the graph of links where two or more do. A SQLite file beside the graph's index, made from
the bundles (`shared.nq`) and made again with it; a change costs what the document says, not what the graph holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from kg_build.triples.quads import LINKS
from ontology import iris

_SCHEMA = """
CREATE TABLE statement (id INTEGER PRIMARY KEY, line TEXT UNIQUE, documents INTEGER);
CREATE TABLE said (slug TEXT, id INTEGER, PRIMARY KEY (slug, id)) WITHOUT ROWID;
CREATE INDEX said_id ON said (id);
"""
_COUNT = """
INSERT INTO statement (line, documents) VALUES (?, 1)
ON CONFLICT (line) DO UPDATE SET documents = documents + 1
"""
_BY = """
SELECT (SELECT MIN(slug) FROM said WHERE said.id = statement.id), documents FROM statement
WHERE line = ? AND documents > 0
"""  # a look at the first entry of an index: ten thousand documents may say the same
_ALL = "SELECT line, MIN(slug), documents FROM statement JOIN said USING (id) {} GROUP BY id"
_IN_LINKS = f"<{LINKS}> ."
_BATCH = 50_000


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
        self._stood: dict[str, str] = {}
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
        for line in before | after:
            self._stood.setdefault(line, self._place(line))
        self._unsay(slug, sorted(before - after))
        self._say(slug, sorted(after - before))

    def _place(self, line: str) -> str:
        """Return a line as it stands in the store: in the graph of its only document, else of links; "" where nobody says it."""
        found = self._db.execute(_BY, (line,)).fetchone()
        return _placed(line, *found) if found else ""

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
        """Return where the statements of replaced documents stood, and where they stand now; forget what nobody says."""
        now = {line: self._place(line) for line in sorted(self._stood)}
        old = _quads(stood for _, stood in sorted(self._stood.items()) if stood)
        self._db.executemany("DELETE FROM statement WHERE line = ?", ((x,) for x, placed in now.items() if not placed))
        self._stood.clear()
        return old, _quads(placed for placed in now.values() if placed)

    def of_several(self) -> list[Quad]:
        """Return what two or more documents say: all that stands in the graph of links."""
        return _quads(_placed(*row) for row in self._db.execute(_ALL.format("WHERE documents > 1")))

    def all(self) -> Iterator[Quad]:
        """Yield every shared statement where it stands."""
        rows = self._db.execute(_ALL.format(""))
        while batch := rows.fetchmany(_BATCH):
            yield from _quads(_placed(*row) for row in batch)

    def close(self) -> None:
        """Write what changed and let go of the file."""
        self._db.commit()
        self._db.close()


def _placed(line: str, slug: str, documents: int) -> str:
    return line if documents > 1 else f"{line.removesuffix(_IN_LINKS)}<{iris.graph('document', slug)}> ."


def _quads(lines: Iterable[str]) -> list[Quad]:
    return list(parse("\n".join(lines), format=RdfFormat.N_QUADS))
