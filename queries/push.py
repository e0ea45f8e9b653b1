"""Copying a store's named graphs to a SPARQL 1.1 server, in bounded batches that a later run goes on with.

A ledger beside the store keeps, for each server, which graphs are there with which content, and how many batches of
an unfinished one were acknowledged. A graph is written out once, to a file where it is large, for a digest of its
triples in the store's order and to cut the batches; where the order were another, so would the digest, and the graph
would be sent from its beginning. Repeating an acknowledged batch does no harm, since a graph is a set. `transport` does the talking.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import IO

import pyoxigraph

from kg_build.store import open_store
from queries.transport import Part, open_target

_IN_MEMORY = 16_000_000
_CHUNK = 1_000_000


@dataclass(slots=True)
class Pushed:
    """How far a push is: triples and graphs the server has, of the total number of triples."""

    total: int
    triples: int = 0
    graphs: int = 0


@dataclass(slots=True)
class Ledger:
    """What a server is known to hold: for each graph a digest of its content, and the batches it has so far.

    A file of lines, the last one about a graph holds; a note costs a line, however many graphs there are.
    """

    path: Path
    graphs: dict[str, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """Read a ledger; a missing one is empty and a broken line says nothing, which costs sending again and nothing else."""
        found = cls(path)
        with suppress(OSError):
            for line in path.read_text("utf-8").splitlines():
                with suppress(ValueError, TypeError):
                    graph, digest, batches = json.loads(line)
                    found.graphs[graph] = (str(digest), int(batches))
        found.graphs = {graph: (digest, batches) for graph, (digest, batches) in found.graphs.items() if digest}
        making = path.with_suffix(".new")
        making.write_text("".join(_note(graph, *entry) for graph, entry in found.graphs.items()), "utf-8")
        making.replace(path)
        return found

    def has(self, graph: str, digest: str) -> int:
        """Return how many batches of this content the server has."""
        known, batches = self.graphs.get(graph, ("", 0))
        return batches if known == digest else 0

    def note(self, graph: str, digest: str, batches: int) -> None:
        """Note that the server has acknowledged this many batches."""
        self.graphs[graph] = (digest, batches)
        self._write(_note(graph, digest, batches))

    def forget(self, graph: str) -> None:
        """Note that the server no longer has a graph."""
        self.graphs.pop(graph, None)
        self._write(_note(graph, "", 0))

    def clear(self) -> None:
        """Note that the server holds nothing."""
        self.graphs.clear()
        self.path.write_text("", "utf-8")

    def _write(self, line: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line)


def _note(graph: str, digest: str, batches: int) -> str:
    return json.dumps([graph, digest, batches], ensure_ascii=False) + "\n"


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
    ledger = Ledger.read(store / f"pushed-{key}.jsonl")
    names = sorted(str(graph.value) for graph in index.named_graphs() if isinstance(graph, pyoxigraph.NamedNode))
    done = Pushed(total=len(index))
    if any(target.lacks(graph) for graph in sorted(ledger.graphs)[:1]):
        ledger.clear()  # a server that was emptied, or that kept all in memory and was started again
    for gone in sorted(ledger.graphs.keys() - set(names)):
        target.drop(gone)
        ledger.forget(gone)
    for group in _groups(_parts(index, names, ledger, batch, done, progress), batch):
        target.put(group)
        for part in group:
            ledger.note(part.graph, part.digest, part.number)
        progress(done)
    progress(done)
    return done


def _parts(
    index: pyoxigraph.Store,
    names: Iterable[str],
    ledger: Ledger,
    batch: int,
    done: Pushed,
    progress: Callable[[Pushed], None],
) -> Iterator[Part]:
    """Yield what the server lacks, graph by graph, and count what it has on the way."""
    for name in names:
        with _written(index, name) as file:
            digest = _digest(file)
            known = ledger.has(name, digest)
            for number in count(1):
                lines = list(islice(file, batch))
                if not lines:
                    break
                done.triples += len(lines)
                if number > known:
                    yield Part(name, digest, number, len(lines), b"".join(lines).decode())
                else:
                    progress(done)
        done.graphs += 1


def _groups(parts: Iterable[Part], batch: int) -> Iterator[list[Part]]:
    """Yield parts together as long as they hold no more than a batch: a document's graph is small, a request dear."""
    group: list[Part] = []
    for part in parts:
        if group and sum(each.size for each in group) + part.size > batch:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


@contextmanager
def _written(index: pyoxigraph.Store, name: str) -> Iterator[IO[bytes]]:
    """Give a graph as N-Triples, in a file that is gone afterwards; a small one stays in memory."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        index.dump(file, format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.NamedNode(name))
        yield file


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
