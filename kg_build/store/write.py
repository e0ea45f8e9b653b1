"""Changing a store: bundles first, then the switch, then the index.

Killed before the switch, the state before holds; killed after it, the state after holds and the index is
made again by whoever opens the store next (`recover`). Hold the lock (`state.lock`) around `commit`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg_build.link.decisions import Decisions, in_force
from kg_build.link.sssom import from_tsv, to_tsv
from kg_build.progress import Progress, silent
from kg_build.store.conclude import Changes, Conclusions
from kg_build.store.index import WorkingIndex, current
from kg_build.store.records import Bundle, Manifest, Records, generation
from kg_build.store.state import (
    bundle_path,
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
        vocabulary=change.vocabulary or before.vocabulary,
    )  # fmt: skip
    was = generation(before.to_text())
    now = generation(switch(path, after, many=many))
    return after, _bring_index_after(path, after, was, now, change, progress)


def _bring_index_after(path: Path, after: Manifest, was: str, now: str, change: Change, progress: Progress) -> Changes:
    if change.anew or change.rebuild:
        return rebuild_index(path, after, now, progress)
    try:
        index = WorkingIndex(path, generation=was)
    except LookupError:
        log.warning("The index was not of the last generation and is made again.")
        return rebuild_index(path, after, now, progress)
    conclusions = Conclusions(index, path, decisions_in_force(path, after))
    graphs = dict.fromkeys(change.drop, ("", ""))
    graphs |= {b.record.slug: (b.parts["graph.nq"], b.parts["entities.jsonl"]) for b in change.put}
    for done, (slug, (nquads, entities)) in enumerate(sorted(graphs.items())):
        conclusions.replace(slug, nquads, entities)
        progress("index", done + 1, len(graphs))
    changes = conclusions.draw(decided=change.decisions is not None)
    index.publish(now)
    return changes


def rebuild_index(path: Path, manifest: Manifest, name: str, progress: Progress) -> Changes:
    """Make the index of `manifest` from nothing and publish it as generation `name`."""
    records = [manifest.documents[slug] for slug in sorted(manifest.documents)]
    done = iter(range(1, len(records) + 1))
    files = (bundle_path(path, record) / "graph.nq" for record in records)
    index = WorkingIndex.fresh(path, quads(), files, lambda: progress("index", next(done), len(records)))
    conclusions = Conclusions(index, path, decisions_in_force(path, manifest), anew=True)
    for record in records:
        conclusions.name(record.slug, read_part(path, record, "entities.jsonl"))
    changes = conclusions.draw()
    index.publish(name)
    return changes


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
        rebuild_index(path, manifest, wanted, silent)
        return True
