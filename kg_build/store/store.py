"""A store as readers see it: the index of one generation beside the plain state it was made from."""

from __future__ import annotations

import difflib
import json
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph

from kg_build.store.errors import StoreIsBusy, UnknownDocument
from kg_build.store.index import current, open_snapshot
from kg_build.store.records import DocumentRecord, Manifest
from kg_build.store.state import parse_manifest, read_decisions, read_manifest_text, read_part

if TYPE_CHECKING:
    from rdflib import Dataset

_PATIENCE = 600.0


class Store:
    """One generation of a graph, read only. `index` answers SPARQL; texts and facts come from the plain state."""

    def __init__(self, path: Path, manifest: Manifest, name: str, index: pyoxigraph.Store) -> None:
        self.path = path
        self.manifest = manifest
        self.generation = name
        self.index = index

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Let go of the index's files."""
        del self.index

    @cached_property
    def dataset(self) -> Dataset:
        """The same index as an rdflib Dataset; the default graph is the union of the named ones."""
        from oxrdflib import OxigraphStore  # a third of a second to import, and only rdflib's users need it
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.index), default_union=True)

    def documents(self) -> Mapping[str, DocumentRecord]:
        """Return the documents by slug."""
        return self.manifest.documents

    def record(self, slug: str) -> DocumentRecord:
        """Return one document's record; raise UnknownDocument with near names."""
        try:
            return self.manifest.documents[slug]
        except KeyError:
            raise UnknownDocument(slug, difflib.get_close_matches(slug, self.manifest.documents, 3, 0.5)) from None

    def text(self, slug: str) -> str:
        """Return a document's text, the one offsets count in."""
        return self.part(slug, "text.txt")

    def facts(self, slug: str) -> list[dict[str, Any]]:
        """Return a document's facts as JSON objects (DESIGN 2.4)."""
        return self._lines(slug, "facts.jsonl")

    def unread(self, slug: str) -> list[dict[str, Any]]:
        """Return the numbers of a document that became no fact, with reasons."""
        return self._lines(slug, "unread.jsonl")

    def entities(self, slug: str) -> list[dict[str, Any]]:
        """Return the entities a document names, each under each of its names, with where it does so first."""
        return self._lines(slug, "entities.jsonl")

    def part(self, slug: str, name: str) -> str:
        """Return one file of a document's bundle as it stands."""
        return read_part(self.path, self.record(slug), name)

    def _lines(self, slug: str, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.part(slug, name).split("\n") if line]

    def outline(self, slug: str) -> dict[str, Any]:
        """Return what a document says of itself, and its sections."""
        found: dict[str, Any] = json.loads(self.part(slug, "outline.json"))
        return found

    def decisions(self) -> str:
        """Return the curators' decisions in force as SSSOM TSV."""
        return read_decisions(self.path, self.manifest)


def open_store(path: str | Path) -> Store:
    """Open the graph at `path` for reading.

    Where the index does not belong to the plain state (a writer died, or is just about to publish), it is
    made again, or waited for, before this returns. Raises NoStore, NewerStore, BrokenStore, StoreIsBusy.
    """
    path = Path(path)
    deadline = time.monotonic() + _PATIENCE
    while True:
        manifest = parse_manifest(path, read_manifest_text(path))
        wanted = manifest.generation
        if current(path) == wanted:
            return Store(path, manifest, wanted, open_snapshot(path, wanted))
        if time.monotonic() > deadline:
            raise StoreIsBusy(path)
        _recover(path)


def _recover(path: Path) -> None:
    from kg_build.store.write import recover

    try:
        recover(path)
    except StoreIsBusy:
        time.sleep(0.1)
