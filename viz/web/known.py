"""What a graph calls things: entries with their names and the index over them, words for what has no page of its own.

Reading them costs seconds in a large graph, so they are kept beside the store under its generation, in a file that may
be deleted at any time; a store that cannot be written to is read each time.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from rdflib import URIRef

from kg_build.store import Store
from ontology import iris
from ontology.terms import JC_NAMESPACE
from queries.graph import Graph
from viz.web.ask_graph import ask, text_of
from viz.web.names import Entry, NameIndex

_log = logging.getLogger(__name__)
_FORM = 1  # of the kept file; another number is read from the graph again
KINDS = (
    "Region", "Indicator", "Initiative", "School", "PolicyDocument", "Project", "Organization", "Certification", "Recognition",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Known:
    """Entries by IRI, and words by IRI and language. `whole` is false until the graph's names have been read."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    whole: bool = True

    @cached_property
    def names(self) -> NameIndex:
        """The index over the names."""
        return NameIndex(self.entries.values())


class Unread(Mapping[str, Entry]):
    """Entries asked one by one while the names of a large graph are still being read."""

    def __init__(self, store: Store, graph: Graph) -> None:
        self._store, self._graph = store, graph
        self._found: dict[str, Entry | None] = {}

    def __getitem__(self, iri: str) -> Entry:
        """Return the entry of a thing. Raises KeyError."""
        if iri not in self._found:
            self._found[iri] = self._look(iri)
        found = self._found[iri]
        if found is None:
            raise KeyError(iri)
        return found

    def _look(self, iri: str) -> Entry | None:
        slug = tail(iri) if iri.startswith(str(iris.document(""))) else ""
        record = self._store.documents().get(slug)
        if record:
            return Entry(iri, "PolicyDocument", record.title or slug, (slug,), record.facts)
        try:
            return next(iter(_named(self._graph, {}, thing=[URIRef(iri)])), None) if iri.startswith(iris.BASE) else None
        except (ValueError, SyntaxError):
            return None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def read_known(store: Store, graph: Graph) -> Known:
    """Return what a graph calls things, from what was kept beside the store or from the graph."""
    kept = store.path / "index" / f"names-{store.generation}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        form, entries, words = json.loads(kept.read_text("utf-8"))
        if form == _FORM:
            found = (
                Entry(iri, kind, label, tuple(others), n, english) for iri, kind, label, others, n, english in entries
            )
            return Known({entry.iri: entry for entry in found}, words)
    known = Known({entry.iri: entry for entry in _entries(store, graph)}, _words(graph))
    _keep(kept, known)
    return known


def _keep(path: Path, known: Known) -> None:
    """Keep what was read in place of what was kept of other generations; where that fails it is read again next time."""
    making = path.with_suffix(".making")
    try:
        said = [_FORM, [astuple(entry) for entry in known.entries.values()], known.words]
        making.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), "utf-8")
        making.replace(path)
        for old in path.parent.glob("names-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError as error:
        _log.info("Names are not kept beside the store: %s", error)


def _words(graph: Graph) -> dict[str, dict[str, str]]:
    found = defaultdict[str, dict[str, str]](dict)
    for row in ask(graph, "words"):
        language = (getattr(row["name"], "language", None) or "zh").partition("-")[0]
        found[str(row["thing"])].setdefault(language, str(row["name"]))
    return dict(found)


def _entries(store: Store, graph: Graph) -> Iterator[Entry]:
    yield from _named(graph, {str(row["thing"]): int(text_of(row["n"])) for row in ask(graph, "weights")})
    for slug, record in store.documents().items():
        yield Entry(str(iris.document(slug)), "PolicyDocument", record.title or slug, (slug,), record.facts)


def _named(graph: Graph, weights: Mapping[str, int], **bound: list[URIRef]) -> Iterator[Entry]:
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    english: dict[str, str] = {}
    others = defaultdict[str, list[str]](list)
    for row in ask(graph, "names", **bound):
        iri, name = str(row["thing"]), str(row["name"])
        kinds.setdefault(iri, kind_of(str(row["class"])))
        if str(row["preferred"]) == "1" and iri not in labels:
            labels[iri] = name
        elif name != labels.get(iri):
            others[iri].append(name)
        if str(row["preferred"]) == "2":
            english.setdefault(iri, name)
    for iri, kind in kinds.items():
        spare = others[iri]
        label = labels.get(iri) or (spare[0] if spare else tail(iri))
        named = tuple(dict.fromkeys(n for n in spare if n != label))
        yield Entry(iri, kind, label, named, weights.get(iri, 0), english.get(iri, ""))


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
