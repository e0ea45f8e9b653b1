"""Quads of single facts, each with the evidence that says it. Few quads a fact: see docs/decisions."""

from __future__ import annotations

from rdflib import URIRef

from kg_build.link.entities import Entity, Linked, LinkedFact
from kg_build.model import Fact, Initiative, Measure, Project, Recognition, School, Span, Status, TableCell
from kg_build.triples import entities
from kg_build.triples.quads import NamedGraph
from ontology import iris
from ontology.terms import JC, OA, PROV, QB, RDF, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, SKOS, XSD
from ontology.units import unit_iri

KINDS = {
    "actual": JC.Outcome,
    "target": JC.Target,
    "baseline": JC.Baseline,
    "change": JC.Change,
    "standard": JC.Standard,
}
# One data set a kind: a target and an outcome with equal dimensions are no two values of one thing.
DATA_SETS = {kind: iris.dataset(str(kind).rpartition("#")[2].lower()) for kind in (*KINDS.values(), JC.Rating)}
COMPARATORS = {"=": JC.Equal, ">=": JC.AtLeast, ">": JC.MoreThan, "~": JC.About, "<=": JC.AtMost, "<": JC.LessThan}
RATINGS = {
    "met": JC.Attained, "unmet": JC.NotAttained, "below average": JC.BelowAverage,
    "zero": JC.ScoreZero, "not counted": JC.NotCounted,
}  # fmt: skip
STATES = {"passed": JC.Passed, "planned": JC.Planned, "applied": JC.Applied, "failed": JC.Failed}


def add_fact(graph: NamedGraph, linked: Linked, found: LinkedFact) -> None:
    """Add one fact and its evidence."""
    fact = found.fact
    document = iris.document(linked.reading.document.slug)
    if isinstance(fact, (Measure, TableCell)):
        _observation(graph, found, fact, document)
    elif isinstance(fact, Initiative):
        entities.initiative(graph, found.about, found.under, fact, document)
    elif isinstance(fact, School):
        entities.school(graph, found.about, fact)
    elif isinstance(fact, Status):
        _certification(graph, found, fact)
    elif isinstance(fact, Recognition):
        _recognition(graph, linked, found, fact)
    elif isinstance(fact, Project):
        _project(graph, found, fact)
    graph.add(found.iri, JC.evidence, _evidence(graph, linked, fact))
    if isinstance(fact, Measure) and fact.reader:
        _second_reader(graph, found.iri, fact.reader, document)


def _second_reader(graph: NamedGraph, fact: URIRef, model: str, document: URIRef) -> None:
    """Say that a language model read a fact, not the grammar that made the rest of the graph."""
    agent, activity = iris.software(model), iris.hashed("activity", str(document), model)
    graph.add(fact, PROV.wasAttributedTo, agent)
    graph.add(fact, PROV.wasGeneratedBy, activity)
    graph.add(activity, RDF.type, PROV.Activity)
    graph.add(activity, PROV.used, document)
    graph.add(activity, PROV.wasAssociatedWith, agent)
    graph.share(agent, RDF.type, PROV.SoftwareAgent)
    graph.share(agent, RDFS.label, model)


def add_words(graph: NamedGraph, linked: Linked, span: Span) -> URIRef:
    """Add the words of a span of the document as evidence, and return it."""
    reading = linked.reading
    found = iris.evidence(reading.document.slug, span.start, span.end)
    graph.add(found, RDF.type, JC.Evidence)
    graph.add(found, OA.exact, span.of(reading.document.text))
    graph.add(found, OA.start, span.start)
    graph.add(found, OA.end, span.end)
    graph.add(found, OA.hasSource, iris.document(reading.document.slug))
    heading = " / ".join(reading.outline.section_at(span.start).path)
    if heading:
        graph.add(found, JC.section, heading)
    return found


def _evidence(graph: NamedGraph, linked: Linked, fact: Fact) -> URIRef:
    found = add_words(graph, linked, fact.span)
    if isinstance(fact, (TableCell, Project)):
        graph.add(found, JC.table, fact.caption or str(fact.table))
        graph.add(found, JC.row, fact.row)
    if isinstance(fact, TableCell):
        graph.add(found, JC.column, fact.column)
    return found


def _observation(graph: NamedGraph, found: LinkedFact, fact: Measure | TableCell, document: URIRef) -> None:
    rated = isinstance(fact, TableCell) and fact.state is not None
    entities.describe(graph, found.about)
    kind = JC.Rating if rated else KINDS[fact.kind]
    for of in (QB.Observation, JC.Observation, kind):
        graph.add(found.iri, RDF.type, of)
    graph.add(found.iri, QB.dataSet, DATA_SETS[kind])
    graph.add(found.iri, JC.indicator, found.about.iri)
    graph.add(found.iri, SDMX_DIMENSION.refArea, entities.place(graph, fact.place))
    graph.add(found.iri, SDMX_DIMENSION.refPeriod, entities.period(graph, fact.period))
    graph.add(found.iri, JC.reportedIn, document)
    graph.add(found.iri, JC.position, ((fact.number if isinstance(fact, Measure) else None) or fact.span).start)
    if isinstance(fact, TableCell) and fact.state is not None:
        graph.add(found.iri, JC.rating, RATINGS[fact.state])
    if fact.value is not None:
        graph.add(found.iri, SDMX_MEASURE.obsValue, fact.value)
        graph.add(found.iri, SDMX_ATTRIBUTE.unitMeasure, unit_iri(fact.unit or "个"))
        graph.add(found.iri, JC.comparator, COMPARATORS[fact.comparator])
    if fact.printed:
        graph.add(found.iri, RDF.value, fact.printed)
    if found.under:
        entities.describe(graph, found.under)
        graph.add(found.under.iri, JC.mentionedIn, document)
        graph.add(found.iri, JC.initiative, found.under.iri)


def _certification(graph: NamedGraph, found: LinkedFact, fact: Status) -> None:
    entities.describe(graph, found.about)
    graph.add(found.iri, RDF.type, JC.Certification)
    _name(graph, found.iri, f"{fact.place.name}{fact.status_of}")
    graph.add(found.iri, JC.region, entities.place(graph, fact.place))
    graph.add(found.iri, JC.certifiedAs, found.about.iri)
    graph.add(found.iri, JC.state, STATES[fact.state])
    _level_and_period(graph, found.iri, fact.level, fact.period)


def _recipient(graph: NamedGraph, who: Entity, linked: Linked) -> None:
    """Describe who was honoured; 9名教师 of one document are not those of another, so they are its own."""
    if who.kind == "group":
        graph.add(who.iri, RDF.type, PROV.Agent)
        graph.add(who.iri, JC.region, entities.place(graph, linked.reading.outline.place))
        _name(graph, who.iri, who.name)
        return
    entities.describe(graph, who)
    if who.kind == "initiative":
        graph.add(who.iri, JC.mentionedIn, iris.document(linked.reading.document.slug))


def _recognition(graph: NamedGraph, linked: Linked, found: LinkedFact, fact: Recognition) -> None:
    entities.describe(graph, found.about)
    graph.add(found.iri, RDF.type, JC.Recognition)
    _name(graph, found.iri, f"{fact.recipient}：{fact.honour}" if fact.recipient else fact.honour)
    graph.add(found.iri, JC.honour, found.about.iri)
    if found.recipient:
        _recipient(graph, found.recipient, linked)
        graph.add(found.iri, JC.recipient, found.recipient.iri)
    _level_and_period(graph, found.iri, fact.level, fact.period)


def _name(graph: NamedGraph, subject: URIRef, name: str) -> None:
    for naming in (SKOS.prefLabel, RDFS.label):
        graph.add(subject, naming, name, "zh")


def _level_and_period(graph: NamedGraph, subject: URIRef, level: str, period: str) -> None:
    if level:
        graph.add(subject, JC.level, level)
    if period:
        graph.add(subject, SDMX_DIMENSION.refPeriod, entities.period(graph, period))


def _project(graph: NamedGraph, found: LinkedFact, fact: Project) -> None:
    entities.describe(graph, found.about)
    graph.share(found.iri, JC.region, entities.place(graph, fact.place))
    amounts = ((JC.investment, fact.investment), (JC.newPlaces, fact.places), (JC.plannedSpending, fact.spending))
    for predicate, value in amounts:
        if value is not None:
            graph.share(found.iri, predicate, value)
    for predicate, text in ((JC.constructionKind, fact.construction), (JC.responsibleBody, fact.responsible)):
        if text:
            graph.share(found.iri, predicate, text)
    for predicate, year in ((JC.startYear, fact.start_year), (JC.endYear, fact.end_year)):
        if year.isdecimal():
            graph.share(found.iri, predicate, year, datatype=XSD.gYear)
