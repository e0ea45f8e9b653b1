"""The Oxigraph index made from the plain state: one writer's working copy, and snapshots for readers.

    index/work/           the writer's RocksDB folder
    index/WORK            generation the working copy stands for; absent while it changes
    index/GENERATION/     a snapshot (hard links, some milliseconds), never written to again
    index/CURRENT         generation of the snapshot that readers open

Oxigraph calls reading beside a writer undefined, so readers never open the folder a writer has open.
What does not carry the right generation is not trusted but made again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import Store as Oxigraph

from kg_build.store.state import write_file

_SNAPSHOTS_KEPT = 2
_BATCH = 32_000_000


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""


def current(path: Path) -> str:
    """Return the generation of the published snapshot; empty where there is none."""
    return _read(path / "index" / "CURRENT")


def open_snapshot(path: Path, generation: str) -> Oxigraph:
    """Open a published snapshot for reading."""
    return Oxigraph.read_only(str(path / "index" / generation))


class WorkingIndex:
    """The writer's copy. Use `fresh` or `reuse`, change it, then `publish`."""

    def __init__(self, path: Path, *, generation: str) -> None:
        """Open the working copy of `generation`; raise LookupError where it stands for another one."""
        self._folder = path / "index"
        if not generation or _read(self._folder / "WORK") != generation:
            raise LookupError(generation)
        self.store = Oxigraph(str(self._folder / "work"))

    @classmethod
    def fresh(
        cls, path: Path, quads: Iterable[Quad], files: Iterable[Path], loaded: Callable[[], None]
    ) -> WorkingIndex:
        """Make a new working copy from quads and N-Quads files; `loaded` is called after each file."""
        folder = path / "index"
        (folder / "WORK").unlink(missing_ok=True)
        shutil.rmtree(folder / "work", ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        self = cls.__new__(cls)
        self._folder = folder
        self.store = Oxigraph(str(folder / "work"))
        self.store.bulk_extend(quads)
        batch: list[bytes] = []
        for file in files:
            batch.append(file.read_bytes())
            loaded()
            if sum(map(len, batch)) > _BATCH:
                self._load(batch)
        self._load(batch)
        return self

    def settle(self) -> None:
        """Bring what was loaded into order: else the first small changes after it wait for that."""
        self.store.flush()
        self.store.optimize()

    def _load(self, batch: list[bytes]) -> None:
        """Load N-Quads in one go: every bulk load writes files of its own."""
        self.store.bulk_load(input=b"".join(batch), format=RdfFormat.N_QUADS)
        batch.clear()

    def replace(self, graph: str, nquads: str) -> None:
        """Replace a named graph by what `nquads` says."""
        (self._folder / "WORK").unlink(missing_ok=True)
        self.store.remove_graph(NamedNode(graph))
        if nquads:
            self.store.load(input=nquads.encode(), format=RdfFormat.N_QUADS)

    def change(self, remove: Iterable[Quad], add: Iterable[Quad]) -> None:
        """Take out and put in single quads."""
        (self._folder / "WORK").unlink(missing_ok=True)
        for quad in remove:
            self.store.remove(quad)
        self.store.extend(add)

    def publish(self, generation: str) -> None:
        """Make a snapshot of the working copy and let readers find it."""
        self.store.flush()
        snapshot = self._folder / generation
        if snapshot.exists():
            shutil.rmtree(snapshot)
        self.store.backup(str(snapshot))
        write_file(self._folder / "WORK", generation)
        making = self._folder / ".CURRENT"
        write_file(making, generation)
        making.replace(self._folder / "CURRENT")
        self._forget_old_snapshots()

    def _forget_old_snapshots(self) -> None:
        with os.scandir(self._folder) as entries:
            found = [entry for entry in entries if entry.is_dir() and entry.name != "work"]
        found.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in found[_SNAPSHOTS_KEPT:]:
            shutil.rmtree(entry.path, ignore_errors=True)
