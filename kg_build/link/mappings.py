"""Names of entities, and the graph of links: every decision of linking with its justification and score.

What stands there about an entity is a function of all documents' mentions, the vocabulary and the
decisions; so a change recomputes it for the entities the change touches, and nothing else. The names of what one
document alone mentions stand in its graph, beside what it says of it; those of what several share, among the links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import NamedNode, Quad, Store
from rdflib import URIRef

from kg_build.link.decisions import Decisions
from kg_build.link.names_index import NamesIndex, Naming, preferred_name
from kg_build.link.similar import Likeness
from kg_build.link.sssom import Decision
from kg_build.link.vocabulary import known_names
from kg_build.triples.quads import LINKS, NamedGraph, node
from ontology import iris
from ontology.terms import RDF, RDFS, SEMAPV, SKOS, SSSOM

_BY = {
    "normal form": SEMAPV.LexicalMatching, "vocabulary": SEMAPV.BackgroundKnowledgeBasedMatching,
    "abbreviation": SEMAPV.BackgroundKnowledgeBasedMatching, "place": SEMAPV.CompositeMatching,
    "curator": SEMAPV.ManualMappingCuration,
}  # fmt: skip
_NAMING = tuple(map(node, (SKOS.prefLabel, RDFS.label, SKOS.altLabel, SKOS.closeMatch)))
_DOCUMENT = str(iris.graph("document", ""))
_SUBJECT, _OBJECT = node(SSSOM.subject_id), node(SSSOM.object_id)


def links_of(names: NamesIndex, decisions: Decisions, entities: Iterable[str]) -> list[Quad]:
    """Return the names of some entities and the links between them, in order."""
    graph, named = NamedGraph(LINKS), list[Quad]()
    for iri in entities:
        namings = names.namings(iri)
        if namings:
            documents = names.documents(iri)
            bearing = NamedGraph(iris.graph("document", *documents)) if len(documents) == 1 else graph
            _names(bearing, graph, URIRef(iri), namings, decisions)
            named += bearing.quads() if bearing is not graph else ()
            for other, alike in names.alike(iri).items():
                if frozenset((iri, other)) not in decisions.rejected:
                    _close(graph, URIRef(min(iri, other)), URIRef(max(iri, other)), alike)
    return [*graph.quads(), *named]


def decision_quads(decisions: Decisions) -> list[Quad]:
    """Return the quads of the graph of links that say what curators decided."""
    graph = NamedGraph(LINKS)
    for row in decisions.rows:
        _decided(graph, row)
    return graph.quads()


def stale(index: Store, entities: Iterable[str]) -> Iterator[Quad]:
    """Yield what linking (not a curator) wrote about some entities: their names, wherever they stand, and their links."""
    graph = node(LINKS)
    for iri in entities:
        named = NamedNode(iri)
        for predicate in _NAMING:
            yield from filter(_is_linked, index.quads_for_pattern(named, predicate, None, None))
        yield from index.quads_for_pattern(None, node(SKOS.closeMatch), named, graph)
        for role in (_SUBJECT, _OBJECT):
            for found in index.quads_for_pattern(None, role, named, graph):
                if isinstance(found.subject, NamedNode) and "/mapping/" in found.subject.value:
                    yield from index.quads_for_pattern(found.subject, None, None, graph)


def _is_linked(quad: Quad) -> bool:
    """Say whether linking wrote a name or a likeness, and not the vocabulary."""
    graph = str(getattr(quad.graph_name, "value", ""))
    return graph == str(LINKS) or graph.startswith(_DOCUMENT)


def _names(graph: NamedGraph, links: NamedGraph, iri: URIRef, namings: list[Naming], decisions: Decisions) -> None:
    """Say in `graph` what an entity is called, and in `links` why its other names are its own."""
    known = known_names(str(iri))
    label = decisions.labels.get(str(iri)) or preferred_name(namings)
    if not known:
        graph.add(iri, SKOS.prefLabel, label, "zh")
        graph.add(iri, RDFS.label, label, "zh")
    told = known or (label,)
    for naming in namings:
        if naming.name not in told:
            graph.add(iri, SKOS.altLabel, naming.name, "zh")
            _naming(links, iri, naming)


def _naming(graph: NamedGraph, iri: URIRef, naming: Naming) -> None:
    mapping = iris.hashed("mapping", str(iri), naming.name, naming.by)
    graph.add(mapping, RDF.type, SSSOM.Mapping)
    graph.add(mapping, SSSOM.subject_label, naming.name, "zh")
    graph.add(mapping, SSSOM.predicate_id, SKOS.exactMatch)
    graph.add(mapping, SSSOM.object_id, iri)
    graph.add(mapping, SSSOM.mapping_justification, _BY[naming.by])
    graph.add(mapping, SSSOM.confidence, Decimal(1))


def mapping_iri(first: str, second: str) -> URIRef:
    """Return the IRI of the link between two alike entities, in whichever order they are named."""
    return iris.hashed("mapping", min(first, second), max(first, second))


def _close(graph: NamedGraph, subject: URIRef, found: URIRef, alike: Likeness) -> None:
    mapping = mapping_iri(subject, found)
    graph.add(subject, SKOS.closeMatch, found)
    graph.add(found, SKOS.closeMatch, subject)  # a symmetric property, in a graph that nobody reasons over when asking
    graph.add(mapping, RDF.type, SSSOM.Mapping)
    graph.add(mapping, SSSOM.subject_id, subject)
    graph.add(mapping, SSSOM.predicate_id, SKOS.closeMatch)
    graph.add(mapping, SSSOM.object_id, found)
    graph.add(mapping, SSSOM.mapping_justification, SEMAPV.LexicalSimilarityThresholdMatching)
    graph.add(mapping, SSSOM.similarity_score, Decimal(str(alike.score)))
    graph.add(mapping, SSSOM.similarity_measure, alike.by)


def _decided(graph: NamedGraph, row: Decision) -> None:
    mapping = iris.hashed("decision", row.act, row.subject, row.object)
    graph.add(mapping, RDF.type, SSSOM.Mapping)
    if row.act == "split":
        graph.add(mapping, SSSOM.subject_label, row.subject, "zh")
    else:
        graph.add(mapping, SSSOM.subject_id, URIRef(row.subject))
    if row.act == "relabel":
        graph.add(mapping, SSSOM.object_label, row.object, "zh")
    else:
        graph.add(mapping, SSSOM.object_id, URIRef(row.object))
    graph.add(mapping, SSSOM.predicate_id, SKOS.prefLabel if row.act == "relabel" else SKOS.exactMatch)
    if row.act in ("reject", "split"):
        graph.add(mapping, SSSOM.predicate_modifier, "Not")
    graph.add(mapping, SSSOM.mapping_justification, SEMAPV.ManualMappingCuration)
    for predicate, said in (
        (SSSOM.author_label, row.author),
        (SSSOM.mapping_date, row.date),
        (SSSOM.comment, row.comment),
    ):
        if said:
            graph.add(mapping, predicate, said)
