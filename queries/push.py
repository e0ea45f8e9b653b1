"""Copying a store's named graphs to a SPARQL 1.1 server, in bounded batches that a later run goes on with.

A ledger beside the store keeps, for each server, which graphs are there with which content, and how many batches of
an unfinished one were acknowledged. Batches are cut from sorted triples, so the cut is the same in the next run;
repeating an acknowledged batch would do no harm, since a graph is a set. `transport` does the talking.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

from kg_build.store import open_store
from queries.transport import Target, open_target


@dataclass(slots=True)
class Pushed:
    """How far a push is: triples and graphs the server has, of the total number of triples."""

    total: int
    triples: int = 0
    graphs: int = 0


@dataclass(slots=True)
class Ledger:
    """What a server is known to hold: for each graph a digest of its content, and the batches it has so far."""

    path: Path
    graphs: dict[str, dict[str, str | int]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """Read a ledger; a missing or broken one is empty, which costs a full push and nothing else."""
        try:
            return cls(path, dict(json.loads(path.read_text("utf-8"))))
        except (OSError, ValueError, TypeError):
            return cls(path)

    def has(self, graph: str, digest: str) -> int:
        """Return how many batches of this content the server has."""
        entry = self.graphs.get(graph, {})
        return int(entry.get("batches", 0)) if entry.get("digest") == digest else 0

    def note(self, graph: str, digest: str, batches: int) -> None:
        """Note that the server has acknowledged this many batches."""
        self.graphs[graph] = {"digest": digest, "batches": batches}
        self._write()

    def forget(self, graph: str) -> None:
        """Note that the server no longer has a graph."""
        self.graphs.pop(graph, None)
        self._write()

    def _write(self) -> None:
        making = self.path.with_suffix(".new")
        making.write_text(json.dumps(self.graphs, ensure_ascii=False, indent=1), "utf-8")
        making.replace(self.path)


def push(
    store: Path,
    url: str,
    *,
    user: str = "",
    password: str = "",
    batch: int = 1000,
    progress: Callable[[Pushed], None] = lambda _done: None,
) -> Pushed:
    """Copy every named graph of the store to the server; graphs taken out since the last push are dropped there.

    `batch` is the most triples a request carries. Raises EndpointError where the server refuses or is gone; run it
    again to go on from the last acknowledged batch.
    """
    index = open_store(store).index
    target = open_target(url, user, password)
    key = hashlib.blake2b(f"{url} {batch}".encode(), digest_size=6).hexdigest()
    ledger = Ledger.read(store / f"pushed-{key}.json")
    names = sorted(str(graph.value) for graph in index.named_graphs() if isinstance(graph, pyoxigraph.NamedNode))
    done = Pushed(total=len(index))
    for gone in sorted(ledger.graphs.keys() - set(names)):
        target.drop(gone)
        ledger.forget(gone)
    for name in names:
        _push_graph(index, name, target, ledger, batch, done, progress)
    return done


def _push_graph(
    index: pyoxigraph.Store,
    name: str,
    target: Target,
    ledger: Ledger,
    batch: int,
    done: Pushed,
    progress: Callable[[Pushed], None],
) -> None:
    lines = _lines(index, name)
    digest = hashlib.blake2b("".join(lines).encode(), digest_size=16).hexdigest()
    known = ledger.has(name, digest)
    if known == 0:
        target.drop(name)
    for number, part in enumerate(_batches(lines, batch), start=1):
        if number > known:
            target.add(name, part)
            ledger.note(name, digest, number)
        done.triples += len(part)
        progress(done)
    done.graphs += 1


def _lines(index: pyoxigraph.Store, name: str) -> list[str]:
    quads = index.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(name))
    return sorted(f"{quad.triple} .\n" for quad in quads)


def _batches(lines: list[str], size: int) -> Iterator[list[str]]:
    return (lines[start : start + size] for start in range(0, len(lines), size))
