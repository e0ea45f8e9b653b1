"""Changing a store: bundles first, then the switch, then the index.

Killed before the switch, the state before holds; killed after it, the state after holds and the index is
made again by whoever opens the store next (`recover`). Hold the lock (`state.lock`) around `commit`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg_build.link.decisions import Decisions, in_force
from kg_build.link.sssom import from_tsv, to_tsv
from kg_build.progress import Progress, silent
from kg_build.store.conclude import Changes, Conclusions
from kg_build.store.index import WorkingIndex, current
from kg_build.store.records import FORMAT, Bundle, DocumentRecord, Manifest, Records
from kg_build.store.state import (
    graph_files,
    lock,
    parse_manifest,
    read_decisions,
    read_manifest_text,
    read_part,
    sweep,
    switch,
    write_bundles,
    write_decisions,
)
from ontology.load import quads

log = logging.getLogger("jiaoce.store")
_MANY = 64


@dataclass(frozen=True, slots=True)
class Change:
    """What a writer wants: bundles to put, slugs to drop, decisions to hold (None: as before).

    `anew` drops every document that is not put; `rebuild` makes the index from nothing.
    """

    put: tuple[Bundle, ...] = ()
    drop: frozenset[str] = field(default_factory=frozenset)
    decisions: Decisions | None = None
    vocabulary: str = ""
    anew: bool = False
    rebuild: bool = False


def decisions_in_force(path: Path, manifest: Manifest) -> Decisions:
    """Return the curators' decisions of a store."""
    return in_force(from_tsv(text)) if (text := read_decisions(path, manifest)) else Decisions()


def commit(path: Path, before: Manifest, change: Change, progress: Progress) -> tuple[Manifest, Changes]:
    """Make `change` the truth and bring the index after it; return the new manifest and what it did to the graph."""
    many = len(change.put) > _MANY
    sweep(path, before)
    write_bundles(path, change.put, sync=not many)
    key = before.decisions if change.decisions is None else write_decisions(path, to_tsv(change.decisions.rows))
    documents = (Records({}) if change.anew else before.documents).changed((b.record for b in change.put), change.drop)
    after = replace(
        before, number=before.number + 1, documents=documents, decisions=key,
        vocabulary=change.vocabulary or before.vocabulary, format=FORMAT,
    )  # fmt: skip
    switch(path, after, many=many)
    return after, _bring_index_after(path, after, before.generation, change, progress)


def _bring_index_after(path: Path, after: Manifest, was: str, change: Change, progress: Progress) -> Changes:
    if change.anew or change.rebuild:
        return rebuild_index(path, after, progress)
    try:
        index = WorkingIndex(path, generation=was)
        conclusions = Conclusions(index, path, decisions_in_force(path, after))
    except LookupError:
        log.warning("The index was not of the last generation and is made again.")
        return rebuild_index(path, after, progress)
    graphs = dict.fromkeys(change.drop, ("", "", ""))
    graphs |= {b.record.slug: _indexed(b.parts) for b in change.put}
    for done, (slug, (nquads, shared, entities)) in enumerate(sorted(graphs.items())):
        conclusions.replace(slug, nquads, shared, entities)
        progress("index", done + 1, len(graphs))
    changes = conclusions.draw(decided=change.decisions is not None)
    index.publish(after.generation)
    return changes


def _indexed(parts: Mapping[str, str]) -> tuple[str, str, str]:
    return parts["graph.nq"], parts["shared.nq"], parts["entities.jsonl"]


def _counted(path: Path, record: DocumentRecord) -> tuple[str, str, str]:
    shared = "".join(file.read_text("utf-8") for file in graph_files(path, record)[1:])
    return record.slug, shared, read_part(path, record, "entities.jsonl")


def rebuild_index(path: Path, manifest: Manifest, progress: Progress) -> Changes:
    """Make the index of `manifest` from nothing and publish it."""
    records = [manifest.documents[slug] for slug in sorted(manifest.documents)]
    files = [graph_files(path, record)[0] for record in records]
    done = iter(range(1, len(files) + 1))
    index = WorkingIndex.fresh(path, quads(), files, lambda: progress("index", next(done), len(files)))
    conclusions = Conclusions(index, path, decisions_in_force(path, manifest), anew=True)
    conclusions.count(_counted(path, record) for record in records)
    changes = conclusions.draw()
    index.settle()
    index.publish(manifest.generation)
    return changes


def recover(path: Path) -> bool:
    """Make the index again where it does not belong to the plain state; say whether it was needed."""
    with lock(path):
        manifest = parse_manifest(path, read_manifest_text(path))
        if current(path) == manifest.generation:
            return False
        log.warning(
            "The last command on %s did not finish its index; the state after it holds (%d documents). Making the index again.",
            path, len(manifest.documents),
        )  # fmt: skip
        sweep(path, manifest)
        rebuild_index(path, manifest, silent)
        return True
