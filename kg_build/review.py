"""Curators' review: what waits, and deciding it.

A decision is a row of SSSOM (`link.sssom`) with author and date. Deciding links again the documents that name
what it is about, from their stored facts, and switches all of it in at once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg_build.link.decisions import in_force
from kg_build.link.linker import Linker
from kg_build.link.mappings import mapping_iri
from kg_build.link.names import shown
from kg_build.link.names_index import COMPARED, NamesIndex
from kg_build.link.sssom import Decision, from_tsv
from kg_build.link.vocabulary import is_known
from kg_build.progress import Progress, silent
from kg_build.relink import linked_anew, outdated, vocabulary_key
from kg_build.report import Report, Uncertain
from kg_build.reporting import kind_of, label, short_id, uncertain
from kg_build.store import Store, open_store
from kg_build.store.state import lock, parse_manifest, read_manifest_text
from kg_build.store.write import Change, commit, decisions_in_force
from kg_build.triples.quads import LINKS, node
from ontology import iris
from ontology.errors import InputError
from ontology.terms import SKOS

_TOLD = 5


class UnknownLink(InputError):
    """No uncertain link has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(f"No link that waits has the number {number!r}. `jiaoce review` lists them.")


class UnknownEntities(InputError):
    """Decisions about things the graph does not hold."""

    def __init__(self, missing: Sequence[tuple[str, Decision]]) -> None:
        told = (f"{iri.removeprefix(iris.BASE)}{f' ({row.at})' if row.at else ''}" for iri, row in missing)
        named, rest = list(told)[:_TOLD], len(missing) - _TOLD
        more = f" and {rest} more" if rest > 0 else ""
        super().__init__(f"The graph holds nothing under: {', '.join(named)}{more}. Nothing was changed.")


class Overruled(InputError):
    """A file decides otherwise than what another curator decided."""

    def __init__(self, pairs: Sequence[tuple[Decision, Decision]]) -> None:
        told = "\n".join(f"  {new}\n  {' ' * 4}but {old}" for old, new in pairs)
        super().__init__(
            f"The file decides otherwise than what is in force:\n{told}\nNothing was changed. Mend the file, or let it win "
            "with --replace."
        )


class UnknownName(InputError):
    """A name that no entity of the graph has, or more than one."""

    def __init__(self, name: str, found: Sequence[str], near: Sequence[str]) -> None:
        self.name, self.near = name, tuple(iri.removeprefix(iris.BASE) for iri in found) or tuple(near)
        if found:
            listed = ", ".join(self.near)
            super().__init__(f"{name!r} names more than one thing: {listed}. Give the one meant as kind/name.")
        else:
            hint = f" Near names: {', '.join(near)}." if near else ""
            super().__init__(f"The graph knows nothing called {name!r}.{hint}")


class Undecidable(InputError):
    """A decision that cannot be."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


def pending(store: Store) -> list[Uncertain]:
    """Return the links that wait for a decision, the surest first."""
    found = (uncertain(store, first, second) for first, second in _links(store))
    return sorted(found, key=lambda u: (-u.score, u.kind, u.first, u.second))


def pair(store: Store, number: str) -> tuple[str, str]:
    """Return the two entities of a link by its number; raise UnknownLink."""
    for ends in _links(store):
        if short_id(mapping_iri(*ends)) == number:
            return ends
    raise UnknownLink(number)


def _links(store: Store) -> Iterator[tuple[str, str]]:
    """Yield each link that linking made, once of the two ways it stands in the graph."""
    for quad in store.index.quads_for_pattern(None, node(SKOS.closeMatch), None, node(LINKS)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            ends = quad.subject.value, quad.object.value
            if ends[0] < ends[1]:
                yield ends


def entity(store: Store, name: str) -> str:
    """Return the IRI of the thing a curator names: an IRI, kind/name, a label, or another way to write one; raise UnknownName."""
    given = name if name.startswith(iris.BASE) else f"{iris.BASE}{name.removeprefix('jcr:')}"
    if _held(store, given):
        return given
    labels = (SKOS.prefLabel, SKOS.altLabel)
    found = sorted({
        quad.subject.value
        for predicate in labels
        for quad in store.index.quads_for_pattern(None, node(predicate), Literal(name, language="zh"))
        if isinstance(quad.subject, NamedNode)
    })  # fmt: skip
    if not found:
        found = [iri for iri in _meant(name) if _held(store, iri)]
    if len(found) != 1:
        raise UnknownName(name, found, [] if found else _near(store, name))
    return found[0]


def _meant(name: str) -> list[str]:
    """Return what linking would take a name for, one thing of each kind."""
    linker = Linker("")
    found = (linker.indicator(name), linker.initiative(name), linker.school(name, None), linker.organization(name))
    return [str(entity.iri) for entity in found]


def merged(store: Store, subject: str, other: str) -> Decision:
    """Return the decision that the first thing is the second."""
    if kind_of(subject) != kind_of(other):
        raise Undecidable(
            f"{label(store, subject)} is of the kind {kind_of(subject)} and {label(store, other)} of {kind_of(other)}."
        )
    if subject == other:
        raise Undecidable(f"{label(store, subject)} is one thing already.")
    return Decision("merge", subject, other, label(store, subject), label(store, other))


def accepted(store: Store, number: str) -> Decision:
    """Return the decision that two alike things are one: the one the vocabulary knows, else the one with more statements."""
    ends = pair(store, number)
    weight = {iri: sum(1 for _ in store.index.quads_for_pattern(None, None, NamedNode(iri))) for iri in ends}
    kept = max(ends, key=lambda iri: (is_known(iri), weight[iri], iri))
    return merged(store, next(iri for iri in ends if iri != kept), kept)


def rejected(store: Store, number: str) -> Decision:
    """Return the decision that two alike things are two."""
    first, second = sorted(pair(store, number))
    return Decision("reject", first, second, label(store, first), label(store, second))


def split(store: Store, name: str, iri: str) -> Decision:
    """Return the decision that a name does not mean a thing; raise where that thing has no such name."""
    name = shown(name)
    if iri.rpartition("/")[2] == iris.escape(name):
        raise Undecidable(f"{name} is the name that thing is made of; split its other names off instead.")
    called = _names(store, iri)
    if name not in called:
        raise Undecidable(f"{label(store, iri)} is not called {name}. Its names are: {'、'.join(called)}.")
    return Decision("split", name, iri, object_label=label(store, iri))


def _names(store: Store, iri: str) -> list[str]:
    """Return the Chinese names of a thing, the preferred one first."""
    return [
        quad.object.value
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for quad in store.index.quads_for_pattern(NamedNode(iri), node(predicate), None)
        if isinstance(quad.object, Literal) and quad.object.language == "zh"
    ]


def relabelled(store: Store, iri: str, name: str) -> Decision:
    """Return the decision that a thing is called so."""
    if is_known(iri):
        raise Undecidable(f"{label(store, iri)} is named by the vocabulary that ships with jiaoce.")
    return Decision("relabel", iri, name, label(store, iri))


def decide(
    path: Path, new: Iterable[Decision] = (), *, withdrawn: Sequence[tuple[str, ...]] = (), author: str, date: str,
    replaces: bool = True, progress: Progress = silent,
) -> Report:  # fmt: skip
    """Put decisions in force and take others back, in one switch; return what it did to the graph.

    A new decision about the same things replaces the old one, and the report says so; without `replaces`, one of
    another curator is not overruled (Overruled). `withdrawn` holds, for each decision to take back, the things or
    names it is about.
    """
    signed = tuple(replace(row, author=row.author or author, date=row.date or date) for row in new)
    with open_store(path) as reader:
        _refuse_unknown(reader, signed)
    with lock(path):
        held = parse_manifest(path, read_manifest_text(path))
        before = decisions_in_force(path, held)
        about = {_about(row): row for row in signed}
        left = _without(before.rows, withdrawn)
        overruled = [(row, about[_about(row)]) for row in left if _about(row) in about]
        overruled = [(old, new) for old, new in overruled if _said(old) != _said(new)]
        others_said = [(old, new) for old, new in overruled if old.author != new.author]
        if others_said and not replaces:
            raise Overruled(others_said)
        after = in_force((*(row for row in left if _about(row) not in about), *signed))
        touched = {name for row in set(before.rows) ^ set(after.rows) for name in (row.subject, row.object)}
        bundles = [linked_anew(path, held.documents[slug], after) for slug in _naming(path, touched)]
        others = outdated(path, held, after, besides=(b.record.slug for b in bundles))
        change = Change((*bundles, *others), decisions=after, vocabulary=vocabulary_key(), rebuild=bool(others))
        manifest, _ = commit(path, held, change, progress)
    facts, unread = manifest.documents.totals()
    return Report(
        relinked=tuple(sorted(b.record.slug for b in bundles)), documents=len(manifest.documents), facts=facts, unread=unread,
        notes=tuple(f"{new} (in place of {old})" for old, new in overruled),
    )  # fmt: skip


def _said(row: Decision) -> tuple[str, str, str]:
    return row.act, row.subject, row.object


def _without(rows: tuple[Decision, ...], withdrawn: Sequence[tuple[str, ...]]) -> tuple[Decision, ...]:
    for names in withdrawn:
        kept = tuple(row for row in rows if not set(names) <= {row.subject, row.object})
        if len(kept) == len(rows):
            raise Undecidable(f"There is no decision about {' and '.join(n.removeprefix(iris.BASE) for n in names)}.")
        rows = kept
    return rows


def spoken_of(store: Store, name: str) -> str:
    """Return the IRI a decision in force means by a label or kind/name, or the name itself."""
    for row in from_tsv(store.decisions()) if store.decisions() else ():
        for iri, said in ((row.subject, row.subject_label), (row.object, row.object_label)):
            if name in (iri, said, iri.removeprefix(iris.BASE)):
                return iri
    return name


def _about(row: Decision) -> tuple[str, ...]:
    """Return what a decision is about, so that of two such the later holds."""
    if row.act in ("merge", "reject"):
        return tuple(sorted((row.subject, row.object)))
    return (row.subject,) if row.act == "relabel" else (row.subject, row.object)


def _naming(path: Path, touched: set[str]) -> list[str]:
    """Return the documents that name something a decision is about, by rules, by curators, or by that very name."""
    names = NamesIndex(path / "index", fresh=False)
    try:
        return sorted({slug for name in touched for slug in names.documents_naming(name)})
    finally:
        names.close()


def _refuse_unknown(store: Store, given: Sequence[Decision]) -> None:
    missing = {
        iri: row
        for row in given
        for iri in (*((row.subject,) if row.act != "split" else ()), *((row.object,) if row.act != "relabel" else ()))
        if not _held(store, iri) and not _ever_named(store, iri)
    }
    if missing:
        raise UnknownEntities(sorted(missing.items()))


def _held(store: Store, iri: str) -> bool:
    return any(True for _ in store.index.quads_for_pattern(NamedNode(iri), node(SKOS.prefLabel), None))


def _ever_named(store: Store, iri: str) -> bool:
    """Say whether an earlier decision speaks of an IRI: a thing merged away has no label of its own."""
    return any(True for _ in store.index.quads_for_pattern(None, None, NamedNode(iri), node(LINKS)))


def _near(store: Store, name: str) -> list[str]:
    labels = {
        quad.object.value for quad in store.index.quads_for_pattern(None, node(SKOS.prefLabel), None)
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode) and kind_of(quad.subject.value) in COMPARED
    }  # fmt: skip
    return difflib.get_close_matches(name, sorted(labels), 3, 0.5)
