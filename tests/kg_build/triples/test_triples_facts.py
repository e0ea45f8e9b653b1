"""Facts as nodes: an observation of the cube, a certification, an honour, a project; each with its evidence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import Graph, Literal, URIRef

from kg_build.model import Project, Recognition, Status, TableCell
from kg_build.triples.facts import COMPARATORS, DATA_SETS, KINDS
from ontology import iris
from ontology.terms import JC, OA, PROV, QB, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, SKOS, XSD
from tests.kg_build.triples.world import COAST, TEXT, graph_of, measure, only, words


def node_of(found: Graph, kind: URIRef) -> URIRef:
    (subject,) = found.subjects(RDF.type, kind)
    assert isinstance(subject, URIRef)
    return subject


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_measure_is_an_observation_of_one_kind_in_the_data_set_of_that_kind(kind: str) -> None:
    found = graph_of(measure(kind=kind))
    fact = node_of(found, KINDS[kind])
    assert set(found.objects(fact, RDF.type)) == {QB.Observation, JC.Observation, KINDS[kind]}
    assert only(found, fact, QB.dataSet) == DATA_SETS[KINDS[kind]]


@pytest.mark.parametrize("sign", sorted(COMPARATORS))
def test_a_measure_says_what_where_when_how_much_and_how_it_was_printed(sign: str) -> None:
    found = graph_of(measure(comparator=sign, value=Decimal("1200.50"), printed="1200.50")).own
    fact = node_of(found, QB.Observation)
    assert only(found, fact, JC.indicator) == iris.indicator("新增学位")
    assert only(found, fact, SDMX_DIMENSION.refArea) == iris.region("331000")
    assert only(found, fact, SDMX_DIMENSION.refPeriod) == iris.period("2024")
    assert only(found, fact, SDMX_MEASURE.obsValue) == Literal("1200.5", datatype=XSD.decimal)
    assert isinstance(only(found, fact, SDMX_ATTRIBUTE.unitMeasure), URIRef)
    assert only(found, fact, JC.comparator) == COMPARATORS[sign]
    assert only(found, fact, RDF.value) == Literal("1200.50")
    assert only(found, fact, JC.reportedIn) == iris.document("coast")


def test_evidence_is_the_words_at_their_place_under_their_heading() -> None:
    found = graph_of(measure()).own
    evidence = only(found, node_of(found, QB.Observation), JC.evidence)
    span = words("新增学位1200个")
    assert evidence == iris.evidence("coast", span.start, span.end)
    assert str(only(found, evidence, OA.exact)) == TEXT[span.start : span.end]
    assert only(found, evidence, OA.start) == Literal(span.start)
    assert only(found, evidence, OA.end) == Literal(span.end)
    assert only(found, evidence, OA.hasSource) == iris.document("coast")
    assert only(found, evidence, JC.section) == Literal("一、学位")


def test_a_mark_of_a_table_is_a_rating_without_a_value_and_knows_its_cell() -> None:
    cell = TableCell(
        span=words("√"),
        indicator="新增学位",
        place=COAST,
        period="2024",
        state="met",
        caption="表",
        row=3,
        column=2,
        printed="√",
    )
    found = graph_of(cell).own
    fact = node_of(found, JC.Rating)
    assert only(found, fact, JC.rating) == JC.Attained
    assert (fact, SDMX_MEASURE.obsValue, None) not in found
    evidence = only(found, fact, JC.evidence)
    said = {name: only(found, evidence, name) for name in (JC.table, JC.row, JC.column)}
    assert said == {JC.table: Literal("表"), JC.row: Literal(3), JC.column: Literal(2)}


def test_what_stands_under_an_initiative_names_it() -> None:
    found = graph_of(measure(initiative="海岸计划"))
    plan = iris.initiative("海岸计划")
    assert only(found, node_of(found, QB.Observation), JC.initiative) == plan
    assert (plan, RDF.type, JC.Initiative) in found.shared
    assert only(found.own, plan, JC.mentionedIn) == iris.document("coast")


@pytest.mark.parametrize(
    ("state", "node"), [("passed", JC.Passed), ("planned", JC.Planned), ("applied", JC.Applied), ("failed", JC.Failed)]
)
def test_a_state_of_a_place_is_a_certification(state: str, node: URIRef) -> None:
    fact = Status(span=words("一、学位"), place=COAST, status_of="海岸灯塔县", level="省级", state=state, period="2024")  # type: ignore[arg-type]
    found = graph_of(fact).own
    said = node_of(found, JC.Certification)
    assert only(found, said, JC.state) == node
    assert only(found, said, JC.level) == Literal("省级")
    assert only(found, said, JC.region) == iris.region("331000")
    assert only(found, said, SKOS.prefLabel) == Literal("台州市海岸灯塔县", "zh")


def test_an_honour_goes_to_a_place_or_a_school_and_needs_no_level() -> None:
    fact = Recognition(span=words("海岸市"), recipient="台州市", honour="灯塔奖", level="", period="")
    found = graph_of(fact)
    said = node_of(found, JC.Recognition)
    assert only(found, said, JC.recipient) == iris.region("331000")
    assert not list(found.objects(said, JC.level))
    assert not list(found.objects(said, SDMX_DIMENSION.refPeriod))
    assert (only(found, said, JC.honour), RDF.type, SKOS.Concept) in found.shared


def test_a_project_says_only_what_its_row_says() -> None:
    row = Project(
        span=words("表 甲 √"), name="教学楼", place=COAST, investment=Decimal(20_000_000), start_year="2023", row=1
    )
    found = graph_of(row)
    said = node_of(found, JC.Project)
    assert only(found, said, JC.investment) == Literal("20000000", datatype=XSD.decimal)
    assert str(only(found, said, JC.startYear)) == "2023"
    for left in (JC.newPlaces, JC.endYear, JC.constructionKind, JC.plannedSpending):
        assert not list(found.objects(said, left))


def test_what_a_language_model_read_bears_its_name() -> None:
    found = graph_of(measure(reader="gpt-x"), measure(period="2023"))
    read = [fact for fact in found.subjects(RDF.type, QB.Observation) if (fact, PROV.wasAttributedTo, None) in found]
    assert [only(found, fact, PROV.wasAttributedTo) for fact in read] == [iris.software("gpt-x")]
