"""One generation of a store with what the pages need beside it: names in memory and texts to search.

`Site` hands out the newest snapshot. When the store changes under the running server, the next
request finds the new generation; names are read again, texts only of documents that changed. In a large graph that
takes seconds: pages are served meanwhile, with the names read before, or each asked for by itself.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg_build.store import Store, open_store
from kg_build.store.index import current
from ontology import iris
from ontology.errors import JiaoceError
from ontology.regions import UnknownRegion, load_regions
from queries.ask import Asker
from queries.asked import AskedGraph
from queries.deadline import deadline
from queries.embedded import EmbeddedGraph
from queries.pool import EvaluatorPool
from queries.rows import Rows
from viz.networks.lookups import joint as whole_of
from viz.web.jobs import Jobs
from viz.web.kept import KeptAnswers
from viz.web.known import KINDS, Known, Unread, kind_of, read_known, tail
from viz.web.links import link
from viz.web.names import Entry, NameIndex
from viz.web.texts import TextIndex

__all__ = ["KINDS", "Site", "Snapshot", "kind_of", "tail"]
_log = logging.getLogger(__name__)
_PATIENCE = 2.0  # seconds that a request waits for the names and texts of a new generation
_START = 15.0  # seconds that the server waits for all of that before it says where it is: the first page is quick, too
_LONGEST = 600.0  # seconds in which the names that questions are read with must be known
_ROWS = 1_000_000  # of one answer
_AT_ONCE = 2  # queries of one page, as many as the pool has processes
_SMALL = 1_000  # documents of which they are waited for in any case


@dataclass(eq=False)
class Reading:
    """What is read of a generation while pages are served: names and texts, first those read before.

    `whole` once both are those of this generation, `ready` once questions can be read, too, or nothing more will come.
    """

    known: Known
    texts: TextIndex
    whole: threading.Event = field(default_factory=threading.Event)
    ready: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A store's generation: its graph, its entries by IRI, the indexes over names and texts; `spreads` are kept counts.

    `asked` is the same graph for questions that may take long: they run in processes that can be killed.
    """

    store: Store
    graph: EmbeddedGraph
    reading: Reading
    asked: AskedGraph
    spreads: dict[tuple[str, str, str], Rows] = field(default_factory=dict)

    @property
    def generation(self) -> str:
        """The marker of the generation."""
        return self.store.generation

    @property
    def is_whole(self) -> bool:
        """Say whether names and texts are those of this generation, so that searching finds everything."""
        return self.reading.whole.is_set()

    @property
    def known(self) -> Known:
        """What things are called."""
        return self.reading.known

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The things that have pages, by IRI."""
        return self.reading.known.entries

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """Names of what has no page of its own, by IRI and language."""
        return self.reading.known.words

    @property
    def names(self) -> NameIndex:
        """The index over the names."""
        return self.reading.known.names

    @property
    def texts(self) -> TextIndex:
        """The index over the documents' texts."""
        return self.reading.texts

    @cached_property
    def asker(self) -> Asker:
        """What answers questions in sentences; reads the graph's names when first needed."""
        with deadline(_LONGEST):
            return Asker.over(self.asked)

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


Prepared = Callable[[Snapshot], object]


class Site:
    """The store behind a server, always as it is now."""

    def __init__(
        self, path: Path, *, edit: bool = False, patience: float | None = None, prepared: Sequence[Prepared] = ()
    ) -> None:
        """Open the store. Raises what `open_store` raises.

        `patience` is how many seconds a page waits for an answer before it is sent without; None: until it is there.
        `prepared` is what pages keep of a generation, worked out as soon as its names are known.
        """
        store = open_store(path)
        self.path = path
        self.edit = edit
        self.patience = patience
        self.trouble = ""
        self.jobs = Jobs()
        self._pool = EvaluatorPool(path, timeout=self.jobs.limit, patience=self.jobs.limit)
        if patience is not None:
            self._pool.start()
        self._lock = threading.Lock()
        self._prepared = tuple(prepared)
        self._snapshot = self._opened(store, None)
        self._snapshot.reading.ready.wait(_START)

    def now(self) -> Snapshot:
        """Return the newest snapshot; opens the store again only when its generation marker moved.

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
                    self._snapshot = self._opened(open_store(self.path), held)
                    _wait_for(self._snapshot)
                    self.trouble = ""
                except (JiaoceError, OSError) as error:
                    self._complain(str(error))
            return self._snapshot

    def _opened(self, store: Store, before: Snapshot | None) -> Snapshot:
        """Return the snapshot of a store whose names and texts are being read in a thread of their own."""
        graph = EmbeddedGraph(store.index, str(store.path))
        kept = KeptAnswers(self._pool, store.path, store.generation)
        asked = AskedGraph(kept, str(store.path), most_rows=_ROWS, at_once=_AT_ONCE)
        first = before.known if before and before.known.whole else Known(Unread(store, graph), whole=False)
        texts = (before.texts if before else TextIndex(())).standing_in(store)
        snapshot = Snapshot(store, graph, Reading(first, texts), asked)
        threading.Thread(
            target=_read, args=(snapshot, before, self._prepared), name="jiaoce names", daemon=True
        ).start()
        return snapshot

    def close(self) -> None:
        """End the processes that evaluate."""
        self.jobs.close()
        self._pool.close()

    def _complain(self, trouble: str) -> None:
        if trouble != self.trouble:
            _log.warning("The store changed and cannot be opened: %s", trouble)
        self.trouble = trouble


def _wait_for(snapshot: Snapshot) -> None:
    small = len(snapshot.store.documents()) <= _SMALL
    snapshot.reading.whole.wait(10 * _PATIENCE if small else _PATIENCE)


def _read(snapshot: Snapshot, before: Snapshot | None, prepared: Sequence[Prepared]) -> None:
    reading = snapshot.reading
    try:
        known = read_known(snapshot.store, snapshot.graph)
        _ = known.names  # spelled here, before anybody waits for it
        reading.known = known
        for prepare in prepared:
            prepare(snapshot)
        reading.texts = TextIndex(_texts(snapshot.store, before))
        reading.whole.set()
        _ = snapshot.asker  # read now, so that the first question need not wait
        reading.ready.set()
        with deadline(_LONGEST):
            whole_of(snapshot.asked)
    except (JiaoceError, OSError) as error:
        _log.warning("Names and texts could not be read: %s", error)
    finally:
        reading.ready.set()


def _texts(store: Store, before: Snapshot | None) -> Iterator[tuple[str, str]]:
    for slug, record in store.documents().items():
        known = before and before.store.manifest.documents.get(slug)
        kept = before.texts.get(slug) if before and known and known.key == record.key else None
        yield slug, store.text(slug) if kept is None else kept
