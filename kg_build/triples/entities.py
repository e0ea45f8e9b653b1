"""Quads that describe entities: indicators the vocabulary lacks, initiatives, schools, organisations, zones, periods.

What a thing is and where it is, several documents say alike: that is shared (`NamedGraph.share`) and stands once. Its
names are not here: which of them it bears is decided over all documents that mention it (`kg_build.link.mappings`).
"""

from __future__ import annotations

from rdflib import URIRef

from kg_build.link.entities import Entity
from kg_build.model import Initiative, Place, School
from kg_build.triples.quads import NamedGraph
from ontology import iris
from ontology.periods import described, described_instant, instants
from ontology.region_table import triples
from ontology.regions import zone
from ontology.terms import DCTERMS, JC, RDF, RDFS, SKOS, TIME, XSD
from ontology.themes import stage_of, theme_of

_CLASSES = {
    "indicator": (JC.Indicator, SKOS.Concept), "initiative": (JC.Initiative,), "school": (JC.School,),
    "organization": (JC.Organization,), "honour": (SKOS.Concept,), "certification": (SKOS.Concept,), "project": (JC.Project,),
}  # fmt: skip
_PAPER = "paper"
_SCHEMES = {"indicator": "indicators", "honour": "honours", "certification": "certifications"}


def describe(graph: NamedGraph, entity: Entity) -> None:
    """Say what an entity is; the vocabulary has said it of its own."""
    if entity.known:
        return
    for kind in _CLASSES[entity.kind]:
        graph.share(entity.iri, RDF.type, kind)
    if entity.kind in _SCHEMES:
        graph.share(entity.iri, SKOS.inScheme, iris.scheme(_SCHEMES[entity.kind]))
    if entity.kind == "indicator":
        name = iris.last_part(entity.iri)
        for told, said in ((SKOS.broader, theme_of(name)), (JC.schoolStage, stage_of(name))):
            if said:
                graph.share(entity.iri, told, said)


def place(graph: NamedGraph, found: Place) -> URIRef:
    """Return the IRI of a place; describe it where it is a zone, which no table of divisions has."""
    parent, dash, _ = found.code.partition("-")
    if dash:
        for subject, predicate, value in triples(zone(found.name, parent)):
            graph.share(subject, predicate, value)
    return iris.region(found.code or found.name)


def period(graph: NamedGraph, text: str) -> URIRef:
    """Return the IRI of a period; say its first and last year and day where the vocabulary does not."""
    found = iris.period(text)
    if described(text):
        return found
    label, days = text.replace("/", "–"), instants(text)
    for kind in (TIME.Interval, TIME.ProperInterval):
        graph.share(found, RDF.type, kind)
    graph.share(found, RDFS.label, label)
    graph.share(found, SKOS.prefLabel, label, "zh")
    for end, year, day in zip((TIME.hasBeginning, TIME.hasEnd), (JC.startYear, JC.endYear), days or (), strict=False):
        graph.share(found, year, day[:4], datatype=XSD.gYear)
        graph.share(found, end, iris.instant(day))
        if not described_instant(day):
            graph.share(iris.instant(day), RDF.type, TIME.Instant)
            graph.share(iris.instant(day), TIME.inXSDDate, day, datatype=XSD.date)
    return found


def school(graph: NamedGraph, entity: Entity, fact: School) -> None:
    """Describe a school of its type and place."""
    describe(graph, entity)
    graph.share(entity.iri, RDF.type, JC[fact.school_type])
    if fact.place:
        graph.share(entity.iri, JC.region, place(graph, fact.place))


def initiative(graph: NamedGraph, entity: Entity, parent: Entity | None, fact: Initiative, document: URIRef) -> None:
    """Describe an initiative: its kind, who runs it, what it belongs to, and that the document mentions it.

    Documents that call it by names of two kinds (…工程, …行动) give it both. A paper (《…》) is a part of what names it.
    """
    describe(graph, entity)
    graph.share(entity.iri, DCTERMS.type, iris.concept("initiative-kind", fact.kind))
    graph.share(entity.iri, JC.region, place(graph, fact.place))
    graph.add(entity.iri, JC.mentionedIn, document)
    if fact.kind == _PAPER:
        graph.add(document, DCTERMS.hasPart, entity.iri)
        graph.share(entity.iri, DCTERMS.title, entity.name, "zh")
    if parent and parent.iri != entity.iri:
        describe(graph, parent)
        graph.share(entity.iri, JC.subInitiativeOf, parent.iri)
        graph.add(parent.iri, JC.mentionedIn, document)
