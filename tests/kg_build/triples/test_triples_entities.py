"""What a document says of the things it names: classes, places, periods; nothing of what the vocabulary describes."""

from __future__ import annotations

from rdflib import Literal

from kg_build.model import Initiative, School
from ontology import iris
from ontology.terms import DCTERMS, JC, RDF, RDFS, SKOS, TIME, XSD
from tests.kg_build.triples.world import COAST, ZONE, graph_of, measure, only, words


def test_an_indicator_of_the_vocabulary_is_not_described_again_and_a_new_one_is() -> None:
    known, new = iris.indicator("新增学位"), iris.indicator("海岸灯塔数目一览")
    found = graph_of(measure(), measure(indicator="海岸灯塔数目一览"))
    assert (known, RDF.type, None) not in found
    assert set(found.shared.objects(new, RDF.type)) == {JC.Indicator, SKOS.Concept}
    assert only(found, new, SKOS.inScheme) == iris.scheme("indicators")
    assert (new, SKOS.broader, None) not in found


def test_a_new_indicator_has_the_theme_its_name_tells() -> None:
    found = graph_of(measure(indicator="海岸灯塔研学教师"))
    assert only(found.shared, iris.indicator("海岸灯塔研学教师"), SKOS.broader) == iris.concept("theme", "教师队伍")


def test_a_zone_is_described_with_its_parent_and_a_place_of_the_table_is_not() -> None:
    found = graph_of(measure(place=ZONE), measure(place=COAST, period="2023"))
    zone = iris.region("331000-台州湾新区")
    assert (zone, RDF.type, JC.Region) in found.shared
    assert Literal("台州湾新区", "zh") in set(found.objects(zone, SKOS.prefLabel))
    assert (iris.region("331000"), RDF.type, None) not in found


def test_a_period_the_vocabulary_lacks_is_described_with_its_first_and_last_day() -> None:
    period = iris.period("2022-03/2024")
    found = graph_of(measure(period="2022-03/2024"), measure(period="2024")).shared
    assert (period, RDF.type, TIME.ProperInterval) in found
    assert only(found, period, JC.startYear) == Literal("2022", datatype=XSD.gYear)
    assert only(found, period, JC.endYear) == Literal("2024", datatype=XSD.gYear)
    first = only(found, period, TIME.hasBeginning)
    assert only(found, first, TIME.inXSDDate) == Literal("2022-03-01", datatype=XSD.date)
    assert (iris.period("2024"), None, None) not in found


def test_a_school_has_its_type_and_place_and_no_name_of_its_own() -> None:
    fact = School(span=words("海岸市"), name="海岸中学", place=COAST, school_type="SeniorHighSchool")
    found = graph_of(fact)
    school = iris.school("海岸中学")
    assert set(found.objects(school, RDF.type)) == {JC.School, JC.SeniorHighSchool}
    assert only(found, school, JC.region) == iris.region("331000")
    assert not list(found.objects(school, RDFS.label))


def test_an_initiative_belongs_to_its_parent_but_never_to_itself() -> None:
    inner = Initiative(span=words("一、学位"), name="海岸灯塔行动", place=COAST, parent="海岸计划")
    itself = Initiative(span=words("一、学位"), name="海岸灯塔行动", place=COAST, parent="海岸灯塔工程")
    found = graph_of(inner, itself)
    assert set(found.objects(iris.initiative("海岸灯塔"), JC.subInitiativeOf)) == {iris.initiative("海岸计划")}
    for name in ("海岸灯塔", "海岸计划"):
        assert only(found.own, iris.initiative(name), JC.mentionedIn) == iris.document("coast")


def test_a_named_paper_is_a_part_of_the_document_and_has_a_title() -> None:
    named = Initiative(span=words("一、学位"), name="《海岸灯塔条例》", place=COAST, kind="paper")
    found = graph_of(named, Initiative(span=words("一、学位"), name="海岸计划", place=COAST, kind="plan"))
    paper = iris.initiative("海岸灯塔条例")
    assert list(found.own.subjects(DCTERMS.hasPart, paper)) == [iris.document("coast")]
    assert only(found.shared, paper, DCTERMS.title) == Literal("海岸灯塔条例", "zh")
    assert not list(found.subjects(DCTERMS.hasPart, iris.initiative("海岸计划")))
