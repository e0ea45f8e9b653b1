"""From what a change did to the index to what a curator reads: names, quotes on both sides, links to review, conflicts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from kg_build.link.mappings import mapping_iri
from kg_build.report import Clash, Joined, Named, Quote, Uncertain
from kg_build.store import Store
from kg_build.store.conclude import Changes
from kg_build.store.records import Bundle
from kg_build.triples.quads import node
from ontology import iris
from ontology.terms import JC, OA, RDF, SDMX_DIMENSION, SDMX_MEASURE, SKOS, SSSOM

_AROUND = 12
_OFTEN_READ = {"indicator": 0, "initiative": 1, "school": 2}


def short_id(iri: str) -> str:
    """Return the few characters by which `jiaoce review` names a link."""
    return iri.rpartition("/")[2][:8]


def of_documents(changes: Changes, put: Iterable[Bundle], others: Iterable[Bundle]) -> Changes:
    """Return what some documents changed, where all the others were linked anew beside them and the index made from nothing."""
    own = {iri for bundle in put for iri in _entities(bundle)}
    named: dict[str, list[str]] = {}
    for bundle in others:
        for iri in _entities(bundle) & own:
            named.setdefault(iri, []).append(bundle.record.slug)
    return replace(
        changes, new=tuple(sorted(own - named.keys())), joined={iri: tuple(named[iri]) for iri in sorted(named)},
        uncertain=tuple(pair for pair in changes.uncertain if own & set(pair)),
    )  # fmt: skip


def _entities(bundle: Bundle) -> set[str]:
    return {json.loads(line)["iri"] for line in bundle.parts["entities.jsonl"].split("\n") if line}


class Reporter:
    """Looks up what a report shows, in the store after the change."""

    def __init__(self, store: Store, changes: Changes, documents: Iterable[str]) -> None:
        self._store = store
        self._changes = changes
        self._documents = sorted(documents)

    def new(self) -> tuple[Named, ...]:
        """Return the entities no document named before."""
        return tuple(Named(kind_of(iri), self.name(iri), iri) for iri in self._changes.new)

    def gone(self) -> tuple[Named, ...]:
        """Return the entities no document names any more."""
        return tuple(Named(kind_of(iri), iris.last_part(iri), iri) for iri in self._changes.gone)

    def joined(self) -> tuple[Joined, ...]:
        """Return the entities that the documents changed share with others, with the words of both."""
        found = (
            (iri, here, self._there(iri, here, others))
            for iri, others in self._changes.joined.items()
            if (here := self._here.get(iri))
        )
        both = [Joined(kind_of(iri), self.name(iri), iri, here, there) for iri, here, there in found if there]
        return tuple(sorted(both, key=lambda j: (_OFTEN_READ.get(j.kind, len(_OFTEN_READ)), j.name)))

    def uncertain(self) -> tuple[Uncertain, ...]:
        """Return the links that similarity suggests, the surest first."""
        found = (uncertain(self._store, subject, other) for subject, other in self._changes.uncertain)
        return tuple(sorted(found, key=lambda u: (-u.score, u.first, u.second)))

    def clashes(self) -> tuple[Clash, ...]:
        """Return the conflicts that came with the change."""
        return tuple(_clash(self._store, conflict) for conflict in self._changes.conflicts)

    def name(self, iri: str) -> str:
        """Return how an entity is called."""
        return label(self._store, iri)

    @cached_property
    def _here(self) -> dict[str, Quote]:
        return {iri: quote for slug in self._documents for iri, quote in self._quotes(slug).items()}

    def _there(self, iri: str, here: Quote, others: Iterable[str]) -> Quote | None:
        """Return how another document says it, one of the same place before any other."""
        place = self._store.record(here.document).place
        nearest = sorted(others, key=lambda slug: (self._store.record(slug).place != place, slug))
        return next((quote for slug in nearest if (quote := self._quotes(slug).get(iri))), None)

    @lru_cache(maxsize=64)  # noqa: B019 — the reporter lives as long as one report
    def _quotes(self, slug: str) -> dict[str, Quote]:
        """Return, for each entity a document names, the words around the first mention."""
        text, found = self._store.text(slug), dict[str, Quote]()
        for line in self._store.entities(slug):
            start, stop = max(0, line["start"] - _AROUND), line["stop"] + _AROUND
            found.setdefault(line["iri"], Quote(slug, " ".join(text[start:stop].split())))
        return found


def kind_of(iri: str) -> str:
    """Return what sort of thing an IRI of jiaoce names (indicator, initiative, honour)."""
    *kinds, _ = iri.removeprefix(iris.BASE).split("/")
    return kinds[-1]


def label(store: Store, iri: str) -> str:
    """Return the Chinese preferred label of a node, or the last part of its IRI."""
    for quad in store.index.quads_for_pattern(NamedNode(iri), node(SKOS.prefLabel), None):
        if isinstance(quad.object, Literal) and quad.object.language == "zh":
            return quad.object.value
    return iris.last_part(iri)


def uncertain(store: Store, subject: str, other: str) -> Uncertain:
    """Return a link between two alike entities as a curator sees it."""
    mapping = mapping_iri(subject, other)
    score = _value(store, mapping, SSSOM.similarity_score) or "0"
    by = _value(store, mapping, SSSOM.similarity_measure)
    return Uncertain(short_id(mapping), kind_of(subject), label(store, subject), label(store, other), float(score), by)


def _value(store: Store, subject: str, predicate: URIRef) -> str:
    found = (quad.object for quad in store.index.quads_for_pattern(NamedNode(subject), node(predicate), None))
    return next((o.value for o in found if isinstance(o, (Literal, NamedNode))), "")


def conflicts(store: Store) -> list[Clash]:
    """Return the conflicts of the whole graph, by what they are about."""
    found = store.index.quads_for_pattern(None, node(RDF.type), node(JC.Conflict))
    subjects = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
    return sorted(
        (_clash(store, subject) for subject in subjects), key=lambda clash: (clash.about, list(map(str, clash.sides)))
    )


def _clash(store: Store, subject: str) -> Clash:
    found = [
        quad.object.value
        for quad in store.index.quads_for_pattern(NamedNode(subject), node(JC.between), None)
        if isinstance(quad.object, NamedNode)
    ]
    about = _about(store, found[0]) if found else label(store, subject)
    return Clash(about, tuple(sorted((_said(store, side) for side in found), key=str)))


def _about(store: Store, observation: str) -> str:
    place = _value(store, observation, SDMX_DIMENSION.refArea) or _value(store, observation, JC.region)
    indicator = _value(store, observation, JC.indicator) or _value(store, observation, JC.certifiedAs)
    period = _value(store, observation, SDMX_DIMENSION.refPeriod)
    return f"{label(store, place)} {label(store, indicator)} {iris.last_part(period)}"


def _said(store: Store, observation: str) -> Quote:
    evidence = _value(store, observation, JC.evidence)
    value = _value(store, observation, SDMX_MEASURE.obsValue)
    state = _value(store, observation, JC.state) or _value(store, observation, JC.rating)
    said = value or state.rpartition("#")[2]
    return Quote(iris.last_part(_value(store, evidence, OA.hasSource)), f"{said}  {_value(store, evidence, OA.exact)}")
