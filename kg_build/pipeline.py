"""Build, link and remove: the whole of the way from files to a graph, on one screen.

Every function takes the writer lock, makes bundles, and commits them in one switch: killed at any
moment, the store holds the state before or the state after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kg_build.derivation import Derive, install
from kg_build.errors import SameFile, SeveralUnreadable
from kg_build.extract.llm import Endpoint
from kg_build.link.decisions import Decisions
from kg_build.making import entry_text, read_by
from kg_build.model import Source
from kg_build.progress import Progress, silent
from kg_build.read import slug_of
from kg_build.read import sources as find_sources
from kg_build.read.errors import SeveralProblems
from kg_build.relink import outdated, vocabulary_key
from kg_build.report import Report
from kg_build.reporting import Reporter, of_documents
from kg_build.store import open_store
from kg_build.store.conclude import Changes
from kg_build.store.errors import NoStore
from kg_build.store.records import Bundle, DocumentRecord, Manifest, Records
from kg_build.store.state import lock, parse_manifest, prepared, read_manifest_text
from kg_build.store.write import Change, commit, decisions_in_force
from kg_build.workers import make_all
from ontology.errors import InputError

Paths = Sequence[str | Path]


def build(
    paths: Paths, store: str | Path, *, manifest: str | Path | None = None, workers: int | None = None,
    keep_going: bool = False, derive: Derive | None = None, progress: Progress = silent,
    second: Endpoint | None = None,
) -> Report:  # fmt: skip
    """Make a graph of files and folders, in place of the one at `store`; curators' decisions are kept.

    `second` is asked about the numbers not understood; a document linked again without it loses what it read.
    """
    _use(derive)
    found, path = find_sources(paths, manifest), Path(store)
    _refuse_same_files(found, Records({}))
    with prepared(path), lock(path):
        before = _manifest(path)
        bundles, failed = _make(found, decisions_in_force(path, before), workers, keep_going, progress, second)
        change = Change(bundles, anew=True, vocabulary=vocabulary_key())
        after, changes = commit(path, before, change, progress)
    return _report(
        path,
        after,
        replace(changes, new=(), joined={}),
        Report(added=_slugs(bundles), failed=failed, notes=_notes(bundles)),
    )


def link(
    paths: Paths, store: str | Path, *, manifest: str | Path | None = None, workers: int | None = None,
    keep_going: bool = False, derive: Derive | None = None, progress: Progress = silent,
    second: Endpoint | None = None,
) -> Report:  # fmt: skip
    """Add documents to a graph, or replace those that changed; unchanged ones are not read again."""
    _use(derive)
    found, path = find_sources(paths, manifest), Path(store)
    open_store(path)
    with lock(path):
        before = _manifest(path)
        by = read_by(second.model if second else "")
        unchanged = [
            source for source in found if _is_unchanged(source, before.documents.get(slug_of(source.name)), by)
        ]
        same = {source.name for source in unchanged}
        new = [source for source in found if source.name not in same]
        _refuse_same_files(new, before.documents)
        decisions = decisions_in_force(path, before)
        bundles, failed = _make(new, decisions, workers, keep_going, progress, second)
        slugs = _slugs(bundles)
        others = outdated(path, before, decisions, besides=slugs)
        change = Change((*bundles, *others), vocabulary=vocabulary_key(), rebuild=bool(others))
        after, changes = commit(path, before, change, progress) if change.put else (before, Changes())
    return _report(
        path, after, of_documents(changes, bundles, others) if others else changes,
        Report(
            added=tuple(s for s in slugs if s not in before.documents), failed=failed,
            replaced=tuple(s for s in slugs if s in before.documents),
            unchanged=tuple(slug_of(source.name) for source in unchanged), relinked=_slugs(others),
            notes=(*_notes(bundles), *_other_documents(bundles, before)),
        ),
    )  # fmt: skip


def remove(
    slugs: Iterable[str], store: str | Path, *, derive: Derive | None = None, progress: Progress = silent
) -> Report:
    """Take documents out of a graph again; raise UnknownDocument for one it does not hold."""
    _use(derive)
    path, wanted = Path(store), frozenset(slugs)
    reader = open_store(path)
    for slug in wanted:
        reader.record(slug)
    with lock(path):
        before = _manifest(path)
        others = outdated(path, before, decisions_in_force(path, before), besides=wanted)
        change = Change(others, wanted, vocabulary=vocabulary_key(), rebuild=bool(others))
        after, changes = commit(path, before, change, progress)
    return _report(path, after, changes, Report(removed=tuple(sorted(wanted)), relinked=_slugs(others)))


def _use(derive: Derive | None) -> None:
    if derive:
        install(derive)


def _manifest(path: Path) -> Manifest:
    with suppress(NoStore):
        return parse_manifest(path, read_manifest_text(path))
    return Manifest()


def _make(
    found: Sequence[Source], decisions: Decisions, workers: int | None, keep_going: bool, progress: Progress,
    second: Endpoint | None,
) -> tuple[tuple[Bundle, ...], tuple[tuple[str, str], ...]]:  # fmt: skip
    bundles, failed = list[Bundle](), list[tuple[str, InputError]]()
    for done, (source, made) in enumerate(make_all(found, decisions, workers, second)):
        progress("read", done + 1, len(found))
        if isinstance(made, Bundle):
            bundles.append(made)
        else:
            failed.append((source.name, made))
    said = tuple((name, str(error)) for name, error in failed)
    if failed and not keep_going:
        raise failed[0][1] if len(failed) == 1 else SeveralUnreadable(said)
    return tuple(bundles), said


def _is_unchanged(source: Source, record: DocumentRecord | None, by: str) -> bool:
    return record is not None and (record.name, record.sha256, record.entry, record.extractor) == (
        source.name,
        hashlib.sha256(source.data).hexdigest(), entry_text(source), by,
    )  # fmt: skip


def _refuse_same_files(found: Sequence[Source], documents: Records) -> None:
    """Refuse bytes that come twice, in the files given or in the graph under another name."""
    seen: dict[str, str] = {}
    same = []
    for source in found:
        if not source.data.strip():
            continue  # empty files are refused as such
        digest = hashlib.sha256(source.data).hexdigest()
        held = documents.with_hash(digest)
        other = seen.setdefault(digest, held.name if held else source.name)
        if other != source.name:
            same.append(SameFile(source.name, other))
    SeveralProblems.check(same)


def _notes(bundles: Iterable[Bundle]) -> tuple[str, ...]:
    return tuple(note for bundle in bundles for note in bundle.notes)


def _other_documents(bundles: Iterable[Bundle], before: Manifest) -> Iterator[str]:
    """Yield a sentence for each document that took the place of one with another title."""
    for record in (bundle.record for bundle in bundles):
        old = before.documents.get(record.slug)
        if old and old.title != record.title:
            yield (
                f"{record.slug} was {old.title!r} ({old.name}) and is now {record.title!r} ({record.name}). "
                "If these are two documents, give one of the files another name and link both."
            )


def _slugs(bundles: Iterable[Bundle]) -> tuple[str, ...]:
    return tuple(sorted(bundle.record.slug for bundle in bundles))


def _report(path: Path, manifest: Manifest, changes: Changes, report: Report) -> Report:
    facts, unread = manifest.documents.totals()
    with open_store(path) as store:
        found = Reporter(store, changes, (*report.added, *report.replaced))
        return replace(
            report, new=found.new(), gone=found.gone(), joined=found.joined(), uncertain=found.uncertain(),
            clashes=found.clashes(), documents=len(manifest.documents), facts=facts, unread=unread,
        )  # fmt: skip
