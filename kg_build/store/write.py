"""Changing a store: bundles first, then the switch, then the index.

Killed before the switch, the state before holds; killed after it, the state after holds and the index is
made again by whoever opens the store next (`recover`). Hold the lock (`state.lock`) around `commit`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg_build.derivation import Group, installed
from kg_build.store.index import WorkingIndex, current
from kg_build.store.records import Bundle, Manifest, generation
from kg_build.store.state import (
    bundle_path,
    lock,
    parse_manifest,
    read_manifest_text,
    switch,
    sweep,
    write_bundles,
    write_decisions,
)
from ontology import iris
from ontology.load import quads
from ontology.terms import JC, SDMX_DIMENSION

log = logging.getLogger("jiaoce.store")
Progress = Callable[[str, int, int], None]
_MANY = 64
_INDICATOR, _AREA = NamedNode(str(JC.indicator)), NamedNode(str(SDMX_DIMENSION.refArea))


@dataclass(frozen=True, slots=True)
class Change:
    """What a writer wants: bundles to put, slugs to drop, decisions to hold (None: as before).

    `anew` drops every document that is not put and makes the index from nothing.
    """

    put: tuple[Bundle, ...] = ()
    drop: frozenset[str] = field(default_factory=frozenset)
    decisions: str | None = None
    vocabulary: str = ""
    anew: bool = False


def commit(path: Path, before: Manifest, change: Change, progress: Progress) -> Manifest:
    """Make `change` the truth and bring the index after it; return the new manifest."""
    many = len(change.put) > _MANY
    sweep(path, before)
    write_bundles(path, change.put, sync=not many)
    decisions = before.decisions if change.decisions is None else write_decisions(path, change.decisions)
    kept = {} if change.anew else {slug: r for slug, r in before.documents.items() if slug not in change.drop}
    documents = kept | {bundle.record.slug: bundle.record for bundle in change.put}
    after = replace(
        before, number=before.number + 1, documents=documents, decisions=decisions,
        vocabulary=change.vocabulary or before.vocabulary,
    )  # fmt: skip
    was = generation(before.to_text())
    now = generation(switch(path, after, many=many))
    _bring_index_after(path, after, was, now, change, progress)
    return after


def _bring_index_after(path: Path, after: Manifest, was: str, now: str, change: Change, progress: Progress) -> None:
    if change.anew:
        rebuild_index(path, after, now, progress)
        return
    try:
        index = WorkingIndex(path, generation=was)
    except LookupError:
        log.warning("The index was not of the last generation and is made again.")
        rebuild_index(path, after, now, progress)
        return
    graphs = {str(iris.graph("document", slug)): "" for slug in change.drop}
    graphs |= {str(iris.graph("document", b.record.slug)): b.parts["graph.nq"] for b in change.put}
    touched = set(_groups(index.store, graphs))
    for done, (graph, nquads) in enumerate(sorted(graphs.items())):
        index.replace(graph, nquads)
        progress("index", done + 1, len(graphs))
    touched |= set(_groups(index.store, graphs))
    _conclude(index, frozenset(touched))
    index.publish(now)


def _groups(store: Store, graphs: Iterable[str]) -> Iterator[Group]:
    """Yield the (indicator, region) pairs of the observations in some graphs."""
    for graph in graphs:
        name = NamedNode(graph)
        areas = {q.subject: q.object for q in store.quads_for_pattern(None, _AREA, None, name)}
        for quad in store.quads_for_pattern(None, _INDICATOR, None, name):
            area = areas.get(quad.subject)
            if isinstance(quad.object, NamedNode) and isinstance(area, NamedNode):
                yield quad.object.value, area.value


def _conclude(index: WorkingIndex, touched: frozenset[Group] | None) -> None:
    derivation = installed()(index.store, touched)
    index.change(derivation.remove, derivation.add)


def rebuild_index(path: Path, manifest: Manifest, name: str, progress: Progress) -> None:
    """Make the index of `manifest` from nothing and publish it as generation `name`."""
    records = [manifest.documents[slug] for slug in sorted(manifest.documents)]
    done = iter(range(1, len(records) + 1))
    files = (bundle_path(path, record) / "graph.nq" for record in records)
    index = WorkingIndex.fresh(path, quads(), files, lambda: progress("index", next(done), len(records)))
    _conclude(index, None)
    index.publish(name)


def recover(path: Path) -> bool:
    """Make the index again where it does not belong to the plain state; say whether it was needed."""
    with lock(path):
        text = read_manifest_text(path)
        manifest, wanted = parse_manifest(path, text), generation(text)
        if current(path) == wanted:
            return False
        log.warning(
            "The last command on %s did not finish its index; the state after it holds (%d documents). Making the index again.",
            path, len(manifest.documents),
        )  # fmt: skip
        sweep(path, manifest)
        rebuild_index(path, manifest, wanted, lambda _stage, _done, _total: None)
        return True
