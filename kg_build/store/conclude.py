"""What a changed index concludes: the graph of links and the graph of derived knowledge, for what the change touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad
from rdflib import URIRef

from kg_build.derivation import Concerned, Group, installed
from kg_build.link.decisions import Decisions
from kg_build.link.mappings import decision_quads, links_of, stale
from kg_build.link.names_index import NamesIndex, Touched
from kg_build.store.index import WorkingIndex
from kg_build.store.shared import SharedStatements
from kg_build.triples.quads import LINKS, node
from ontology import iris
from ontology.terms import JC, RDF, SDMX_DIMENSION, SKOS

_ABOUT = ((JC.indicator, SDMX_DIMENSION.refArea), (JC.certifiedAs, JC.region))


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change did to the graph: entities that are new, joined by further documents, or gone; what resembles what.

    `joined` maps an IRI to the documents that named it before; `uncertain` are pairs of IRIs now linked as close;
    `conflicts` are the conflicts derived anew.
    """

    new: tuple[str, ...] = ()
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    uncertain: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[str, ...] = ()


class Conclusions:
    """Collects what documents change, then draws the conclusions once."""

    def __init__(self, index: WorkingIndex, path: Path, decisions: Decisions, *, anew: bool = False) -> None:
        self._index = index
        self._decisions = decisions
        self._anew = anew
        self._shared = SharedStatements(path / "index", fresh=anew)
        self._names = NamesIndex(path / "index", fresh=anew)
        self._groups: set[Group] = set()
        self._initiatives: set[str] = set()
        self._touched: dict[str, Touched] = {}
        self._replaced: set[str] = set()

    def replace(self, slug: str, nquads: str, shared_nquads: str, entities_jsonl: str) -> None:
        """Replace a document's graph, what it shares and its names; empty texts take it out."""
        graph = iris.graph("document", slug)
        self._groups.update(self._groups_of(graph))
        self._index.replace(str(graph), nquads)
        self._groups.update(self._groups_of(graph))
        self._shared.replace(slug, shared_nquads)
        self._initiatives |= self._names.named_in(slug, "initiative")
        self._touched = self._names.replace(slug, entities_jsonl) | self._touched
        self._initiatives |= self._names.named_in(slug, "initiative")
        self._replaced.add(slug)

    def count(self, documents: Iterable[tuple[str, str, str]]) -> None:
        """Count what documents (slug, shared.nq, entities.jsonl) share and name, in an index that holds the rest of them.

        Where all is made anew, nothing is said to be new or joined.
        """
        self._names.fill(self._shares_counted(documents))
        self._index.store.bulk_extend(self._shared.all())
        self._touched = dict.fromkeys(self._names.all_iris(), Touched(named=True, others=()))

    def _shares_counted(self, documents: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
        for slug, shared_nquads, entities_jsonl in documents:
            self._shared.count(slug, shared_nquads)
            yield slug, entities_jsonl

    def draw(self, *, decided: bool = False) -> Changes:
        """Bring links and derived knowledge after what was collected; return what changed."""
        touched = sorted(self._touched)
        concerned = Concerned(self._groups_and_near(), frozenset(self._initiatives))
        self._names.settle(touched)
        old, shared = self._shared.settle()  # nothing where all is made anew
        touched = self._names.all_iris() if decided else self._renamed()
        if not self._anew:
            old += stale(self._index.store, touched)
        if decided:
            old += self._index.store.quads_for_pattern(None, None, None, node(LINKS))
            shared += self._shared.of_several()
        links = links_of(self._names, self._decisions, touched)
        if decided or self._anew:
            links += decision_quads(self._decisions)
        self._index.change(old, shared + links)
        derivation = installed()(self._index.store, None if self._anew else concerned)
        self._index.change(derivation.remove, derivation.add)
        changes = self._changes(set(links) - set(old), set(derivation.add) - set(derivation.remove))
        self._names.close()
        self._shared.close()
        return changes

    def _renamed(self) -> list[str]:
        """Return whose names are to be written: what gained or lost one, and what stood in the graphs that were replaced."""
        return sorted(self._touched.keys() | {iri for slug in self._replaced for iri in self._names.named_in(slug)})

    def _groups_and_near(self) -> frozenset[Group]:
        """Return the groups touched, and those of indicators that were close to them before the links change."""
        near = set(self._groups)
        for indicator, area in self._groups:
            for found in self._index.store.quads_for_pattern(
                None, node(SKOS.closeMatch), NamedNode(indicator), node(LINKS)
            ):
                near.add((str(found.subject.value), area))  # type: ignore[union-attr]
        return frozenset(near)

    def _groups_of(self, graph: URIRef) -> Iterator[Group]:
        """Yield the (indicator, region) pairs of the observations in a graph, and what its certifications certify, where."""
        store = self._index.store
        for about, at in _ABOUT:
            areas = {q.subject: q.object for q in store.quads_for_pattern(None, node(at), None, node(graph))}
            for quad in store.quads_for_pattern(None, node(about), None, node(graph)):
                area = areas.get(quad.subject)
                if isinstance(quad.object, NamedNode) and isinstance(area, NamedNode):
                    yield quad.object.value, area.value

    def _changes(self, links: set[Quad], derived: set[Quad]) -> Changes:
        now = {iri for iri in self._touched if self._names.namings(iri)}
        fresh = {iri for iri in now if not self._touched[iri].named}
        return Changes(
            new=tuple(sorted(iri for iri in fresh if not self._touched[iri].others)),
            joined={iri: self._touched[iri].others for iri in sorted(fresh) if self._touched[iri].others},
            gone=tuple(sorted(self._touched.keys() - now)),
            uncertain=tuple(sorted(ends for ends in _ends(links, SKOS.closeMatch) if ends[0] < ends[1])),
            conflicts=tuple(sorted(subject for subject, kind in _ends(derived, RDF.type) if kind == str(JC.Conflict))),
        )


def _ends(quads: Iterable[Quad], predicate: URIRef) -> Iterator[tuple[str, str]]:
    """Yield subject and object of the quads that have a predicate and join two nodes."""
    for quad in quads:
        if (
            quad.predicate == node(predicate)
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
        ):
            yield quad.subject.value, quad.object.value
