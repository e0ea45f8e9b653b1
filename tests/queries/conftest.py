"""The small world of the queries, read from `world/` into a store in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import URIRef

from kg_build.pipeline import build
from ontology import iris
from ontology.terms import JC, OA, QB, RDF, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, XSD
from ontology.units import unit_iri
from queries.embedded import EmbeddedGraph
from queries.rules import derive

WORLD = Path(__file__).parent / "world"


def node(iri: URIRef | str) -> NamedNode:
    return NamedNode(str(iri))


def typed(text: str, datatype: URIRef) -> Literal:
    return Literal(text, datatype=node(datatype))


def observation(number: int, row: dict[str, str]) -> Iterator[tuple[URIRef, URIRef, NamedNode | Literal]]:
    """Give the triples of one line of `observations.tsv`; its quote stands at ten times its number in the document."""
    subject = iris.hashed("observation", row["id"])
    start = number * 10
    evidence = iris.evidence(row["document"], start, start + len(row["quote"]))
    period = iris.period(row["period"])
    for kind in (QB.Observation, JC.Observation, JC[row["kind"]]):
        yield subject, RDF.type, node(kind)
    yield subject, JC.indicator, node(iris.indicator(row["indicator"]))
    yield subject, SDMX_DIMENSION.refArea, node(iris.region(row["region"]))
    yield subject, SDMX_DIMENSION.refPeriod, node(period)
    yield subject, JC.reportedIn, node(iris.document(row["document"]))
    yield subject, JC.evidence, node(evidence)
    if row["kind"] == "Rating":
        yield subject, JC.rating, node(JC[row["comparator"]])
    else:
        yield subject, JC.comparator, node(JC[row["comparator"]])
        yield subject, SDMX_MEASURE.obsValue, typed(row["value"], XSD.decimal)
        yield subject, SDMX_ATTRIBUTE.unitMeasure, node(unit_iri(row["unit"]))
    if row["initiative"]:
        yield subject, JC.initiative, node(iris.initiative(row["initiative"]))
    yield evidence, RDF.type, node(JC.Evidence)
    yield evidence, OA.exact, Literal(row["quote"])
    yield evidence, OA.start, typed(str(start), XSD.integer)
    yield evidence, OA.end, typed(str(start + len(row["quote"])), XSD.integer)
    yield evidence, OA.hasSource, node(iris.document(row["document"]))
    yield subject, JC.position, typed(str(start), XSD.integer)
    if row["table"]:
        yield evidence, JC.table, Literal(row["table"])
    first, last = row["period"].split("/")[0], row["period"].split("/")[-1]
    yield period, RDFS.label, Literal(row["period"].replace("/", "–"))
    yield period, JC.startYear, typed(first, XSD.gYear)
    yield period, JC.endYear, typed(last, XSD.gYear)


def read_world() -> Store:
    """Return the world's quads without what rules derive from them."""
    index = Store()
    index.load(path=str(WORLD / "things.trig"), format=RdfFormat.TRIG)
    with (WORLD / "observations.tsv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), start=1):
            graph = node(iris.graph("document", row["document"]))
            index.extend(Quad(node(s), node(p), o, graph) for s, p, o in observation(number, row))
    return index


def observed(identity: str) -> URIRef:
    """Return the IRI of the observation with an id of `observations.tsv`."""
    return iris.hashed("observation", identity)


def number(text: str) -> Decimal:
    return Decimal(text)


@pytest.fixture(scope="session")
def plain_world() -> Store:
    return read_world()


@pytest.fixture(scope="session")
def world(plain_world: Store) -> EmbeddedGraph:
    return EmbeddedGraph(plain_world, "small world")


@pytest.fixture(scope="session")
def derived_world() -> EmbeddedGraph:
    """The world with what the rules conclude from it."""
    index = read_world()
    index.extend(derive(index).add)
    return EmbeddedGraph(index, "small world")


def make_store(path: Path) -> Path:
    """Build a store on disk from one short document."""
    source = path.parent / "wenzhou.txt"
    source.write_text(
        "温州市2024年教育工作总结\n\n一、办园\n2024年，全市公办园在园幼儿占比达70.77%。\n", encoding="utf-8"
    )
    build([source], path)
    return path
