"""One generation of a store with what the pages need beside it: names in memory and texts to search.

`Site` hands out the newest snapshot. When the store changes under the running server, the next
request finds the new generation; names are read again, texts only of documents that changed.
"""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from kg_build.store import Store, open_store
from kg_build.store.index import current
from ontology import iris
from ontology.errors import JiaoceError
from ontology.regions import UnknownRegion, load_regions
from ontology.terms import JC_NAMESPACE
from queries.ask import Asker
from queries.embedded import EmbeddedGraph
from queries.graph import Graph
from queries.rows import Rows
from viz.web.ask_graph import ask, text_of
from viz.web.links import link
from viz.web.names import Entry, NameIndex
from viz.web.texts import TextIndex

_log = logging.getLogger(__name__)
KINDS = (
    "Region", "Indicator", "Initiative", "School", "PolicyDocument", "Project", "Organization", "Certification", "Recognition",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A store's generation: its graph, its entries by IRI, the indexes over names and texts; `spreads` are kept counts."""

    store: Store
    graph: Graph
    entries: Mapping[str, Entry]
    words: Mapping[str, Mapping[str, str]]
    names: NameIndex
    texts: TextIndex
    spreads: dict[tuple[str, str, str], Rows] = field(default_factory=dict)

    @property
    def generation(self) -> str:
        """The marker of the generation."""
        return self.store.generation

    @cached_property
    def asker(self) -> Asker:
        """What answers questions in sentences; reads the graph's names when first needed."""
        return Asker.over(self.graph)

    def label(self, iri: str) -> str:
        """Return the name of a thing, or the last part of its IRI."""
        entry = self.entries.get(iri)
        return entry.label if entry else self.word(iri, "zh")

    def word(self, iri: str, code: str) -> str:
        """Return the name of anything, a class or a property too, in a language where it has one."""
        entry = self.entries.get(iri)
        if entry:
            return (entry.english if code == "en" else "") or entry.label
        known = self.words.get(iri, {})
        return known.get(code) or known.get("zh") or known.get("en") or tail(iri)

    def document_iri(self, slug: str) -> str:
        """Return the IRI of a document."""
        return str(iris.document(slug))

    def region_iri(self, text: str) -> str:
        """Return the IRI of a place named by code, full name or short name; empty where none is meant."""
        try:
            return str(iris.region(load_regions().resolve(text).code))
        except UnknownRegion:
            return ""

    def region_link(self, code: str) -> str:
        """Return where the page of a place is by its code; empty without one."""
        return link(str(iris.region(code))) if code else ""

    def title(self, slug: str) -> str:
        """Return a document's title, or its slug."""
        record = self.store.manifest.documents.get(slug)
        return (record.title if record else "") or slug


class Site:
    """The store behind a server, always as it is now."""

    def __init__(self, path: Path, *, edit: bool = False) -> None:
        """Open the store. Raises what `open_store` raises."""
        self.path = path
        self.edit = edit
        self.trouble = ""
        self._lock = threading.Lock()
        self._snapshot = _load(open_store(path), None)

    def now(self) -> Snapshot:
        """Return the newest snapshot; reads the store again only when its generation marker moved.

        Where what stands there now cannot be opened, the last snapshot stays and `trouble` says why.
        """
        held = self._snapshot
        found = current(self.path)
        if found == held.generation:
            self.trouble = ""
            return held
        with self._lock:
            if self._snapshot is held:
                try:
                    self._snapshot = _load(open_store(self.path), held)
                    self.trouble = ""
                except (JiaoceError, OSError) as error:
                    self._complain(str(error))
            return self._snapshot

    def _complain(self, trouble: str) -> None:
        if trouble != self.trouble:
            _log.warning("The store changed and cannot be opened: %s", trouble)
        self.trouble = trouble


def _load(store: Store, before: Snapshot | None) -> Snapshot:
    graph = EmbeddedGraph(store.index, str(store.path))
    entries = {entry.iri: entry for entry in _entries(store, graph)}
    return Snapshot(store, graph, entries, _words(graph), NameIndex(entries.values()), TextIndex(_texts(store, before)))


def _texts(store: Store, before: Snapshot | None) -> Iterator[tuple[str, str]]:
    for slug, record in store.documents().items():
        known = before and before.store.manifest.documents.get(slug)
        kept = before.texts.get(slug) if before and known and known.key == record.key else None
        yield slug, store.text(slug) if kept is None else kept


def _words(graph: Graph) -> dict[str, dict[str, str]]:
    found = defaultdict[str, dict[str, str]](dict)
    for row in ask(graph, "words"):
        language = (getattr(row["name"], "language", None) or "zh").partition("-")[0]
        found[str(row["thing"])].setdefault(language, str(row["name"]))
    return dict(found)


def _entries(store: Store, graph: Graph) -> Iterator[Entry]:
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    english: dict[str, str] = {}
    others = defaultdict[str, list[str]](list)
    for row in ask(graph, "names"):
        iri, name = str(row["thing"]), str(row["name"])
        kinds.setdefault(iri, kind_of(str(row["class"])))
        if str(row["preferred"]) == "1" and iri not in labels:
            labels[iri] = name
        elif name != labels.get(iri):
            others[iri].append(name)
        if str(row["preferred"]) == "2":
            english.setdefault(iri, name)
    weights = {str(row["thing"]): int(text_of(row["n"])) for row in ask(graph, "weights")}
    for iri, kind in kinds.items():
        spare = others[iri]
        label = labels.get(iri) or (spare[0] if spare else tail(iri))
        yield Entry(
            iri,
            kind,
            label,
            tuple(dict.fromkeys(n for n in spare if n != label)),
            weights.get(iri, 0),
            english.get(iri, ""),
        )
    for slug, record in store.documents().items():
        iri = str(iris.document(slug))
        yield Entry(iri, "PolicyDocument", record.title or slug, (slug,), record.facts)


def kind_of(class_iri: str) -> str:
    """Return the kind that pages tell apart for a class: all sorts of school are School."""
    name = class_iri.removeprefix(JC_NAMESPACE)
    if name in KINDS:
        return name
    return "School" if name.endswith(("School", "Kindergarten", "Institution")) else name


def tail(iri: str) -> str:
    """Return the readable end of an IRI: the name in one of jiaoce's own, the local name of others."""
    if iri.startswith(iris.BASE):
        return unquote(iri.removeprefix(iris.BASE).rpartition("/")[2]) or iri
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2] or iri
