"""What users write for parameters, and what they are told when it means nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal as PlainLiteral
from pyoxigraph import Quad
from rdflib import Literal

from ontology import iris
from ontology.errors import InputError
from ontology.regions import UnknownRegion
from ontology.terms import JC
from queries.catalog import MissingFile, UnknownQuestion, find_question, free_question
from queries.embedded import EmbeddedGraph
from queries.failures import BadSparql, NotAQuery, ServiceRefused
from queries.header import BadHeader
from queries.names import AmbiguousName, UnknownName, find_entity
from queries.parameters import MissingParameter, UnknownParameter, WrongValue, bindings
from queries.run import run
from tests.queries.conftest import node, read_world

TYPED = """\
#+ title: {zh: 试, en: a try}
#+ parameters:
#+   year: {type: year, zh: 年, en: year}
#+   period: {type: period, zh: 时, en: period}
#+   count: {type: integer, zh: 数, en: count}
#+   share: {type: decimal, zh: 比, en: share}
#+   state: {type: choice, zh: 态, en: state, choices: {met: "jc:Met", any: anything}}
#+   places: {type: region, many: true, zh: 地, en: places}
SELECT * { VALUES ?year { UNDEF } }
"""


@pytest.fixture(scope="module")
def question():
    return free_question(TYPED, "try")


GOOD = [
    ("year", "2024", ["2024"]),
    ("year", "2024年", ["2024"]),
    ("year", 2024, ["2024"]),
    ("period", "2022-2024", [str(iris.period("2022/2024"))]),
    ("period", "2022至2024年", [str(iris.period("2022/2024"))]),
    ("period", "2023-03", [str(iris.period("2023-03"))]),
    ("count", "-12", ["-12"]),
    ("share", "70.77%", ["70.77"]),
    ("share", Decimal("73"), ["73"]),
    ("state", "any", ["anything"]),
    ("places", "温州、台州", [str(iris.region("330300")), str(iris.region("331000"))]),
    ("places", ["330300", "jcr:region/331000"], [str(iris.region("330300")), str(iris.region("331000"))]),
]


@pytest.mark.parametrize(("name", "value", "terms"), GOOD)
def test_a_value_becomes_terms_by_its_type(world, question, name, value, terms):
    assert [str(term) for term in bindings(world, question, {name: value})[name]] == terms


BAD = [
    ("year", "24", WrongValue, "a year of four digits, as 2024"),
    ("period", "soon", WrongValue, "a span"),
    ("count", "many", WrongValue, "a whole number"),
    ("share", "NaN", WrongValue, "a number"),
    ("state", "missed", WrongValue, "Allowed: met, any"),
    ("year", ["2023", "2024"], WrongValue, "one value"),
    ("colour", "red", UnknownParameter, r"no parameter 'colour'. It has: year \(year\)"),
    ("places", "温洲市", UnknownRegion, "温州"),
]


@pytest.mark.parametrize(("name", "value", "kind", "sentence"), BAD)
def test_a_wrong_value_is_told_what_is_allowed(world, question, name, value, kind, sentence):
    with pytest.raises(kind, match=sentence) as caught:
        bindings(world, question, {name: value})
    assert caught.value.exit_code == 2


def test_a_needed_parameter_is_asked_for(world: EmbeddedGraph):
    with pytest.raises(MissingParameter, match="--param indicator="):
        run(world, "indicator-series")


NAMED = [
    ("indicator", "公办园在园幼儿占比"),
    ("indicator", "公办幼儿园在园幼儿占比"),
    ("indicator", "公办幼儿园在园幼儿比例"),
    ("indicator", "share of children in public kindergartens"),
    ("indicator", "jcr:indicator/公办园在园幼儿占比"),
    ("entity", "公办园在园幼儿占比"),
]


@pytest.mark.parametrize(("kind", "name"), NAMED)
def test_an_entity_is_found_by_any_of_its_names(world: EmbeddedGraph, kind: str, name: str):
    assert find_entity(world, kind, name) == iris.indicator("公办园在园幼儿占比")


def test_a_document_is_found_by_its_slug_and_a_place_as_an_entity(world: EmbeddedGraph):
    assert find_entity(world, "document", "wz2024") == iris.document("wz2024")
    assert find_entity(world, "entity", "温州") == iris.region("330300")


def test_an_unknown_name_gets_near_ones_and_an_unknown_iri_a_refusal(world: EmbeddedGraph):
    with pytest.raises(UnknownName, match="公办园在园幼儿占比"):
        find_entity(world, "indicator", "公办园占比")
    with pytest.raises(UnknownName, match="knows no initiative 'urn:nothing'"):
        find_entity(world, "initiative", "urn:nothing")


@pytest.mark.parametrize(
    ("question", "parameter", "column"),
    [("certifications", "certification", "certification"), ("honours", "honour", "honour")],
)
def test_a_question_takes_the_names_that_its_own_rows_show(
    world: EmbeddedGraph, question: str, parameter: str, column: str
):
    shown = {str(row[column]) for row in run(world, question).records()}
    assert shown
    for name in shown:
        found = run(world, question, {parameter: name}).records()
        assert {row[column] for row in found} == {name}


def test_a_name_is_sought_in_the_scheme_of_its_parameter_alone(world: EmbeddedGraph):
    assert find_entity(world, "theme", "学前教育") == iris.concept("theme", "学前教育")
    with pytest.raises(UnknownName, match=r"knows no certification '学前教育'. Near: 学前教育普及普惠县"):
        find_entity(world, "certification", "学前教育")


def test_a_value_with_a_comma_in_it_is_one_value_where_the_graph_holds_it_so(world: EmbeddedGraph):
    index = read_world()
    evidence, table = node("urn:evidence"), node(JC.table)
    index.add(Quad(evidence, table, PlainLiteral("各县（市、区）情况"), node("urn:graph")))
    held = EmbeddedGraph(index)
    asked = find_question("ratings")
    assert bindings(held, asked, {"table": "各县（市、区）情况"})["table"] == [Literal("各县（市、区）情况")]
    assert len(bindings(world, asked, {"table": "各县（市、区）情况"})["table"]) == 2
    index.add(Quad(node(iris.indicator("音、体、美器材")), table, PlainLiteral("有"), node("urn:graph")))
    assert len(bindings(held, asked, {"indicator": str(iris.indicator("音、体、美器材"))})["indicator"]) == 1
    assert len(bindings(held, asked, {"table": ["各县（市、区）情况", "别的表"]})["table"]) == 2


def test_a_name_of_two_things_asks_for_an_iri():
    error = AmbiguousName("entity", "甲", [iris.indicator("甲"), iris.initiative("甲")])
    assert "initiative/甲" in str(error)


def test_a_value_that_looks_like_sparql_finds_nothing_and_breaks_nothing(world: EmbeddedGraph):
    assert len(run(world, "projects", kind='扩建" } } DROP ALL #')) == 0


def test_an_unknown_question_gets_near_ones():
    with pytest.raises(UnknownQuestion, match="target-vs-outcome"):
        find_question("target-vs-outcomes")


def test_a_file_that_is_not_there_or_is_no_text_is_named(tmp_path: Path):
    with pytest.raises(MissingFile, match=r"nowhere\.rq"):
        find_question(str(tmp_path / "nowhere.rq"))
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MissingFile, match="not UTF-8"):
        find_question(str(tmp_path / "binary.rq"))


def test_a_users_own_file_has_parameters_too(world: EmbeddedGraph, tmp_path: Path):
    path = tmp_path / "mine.rq"
    path.write_text(
        "#+ title: {zh: 我的, en: mine}\n#+ parameters: {region: {type: region, zh: 地, en: place}}\n"
        "SELECT ?label { VALUES ?region { UNDEF } ?region skos:prefLabel ?label }",
        encoding="utf-8",
    )
    assert run(world, str(path), region="鹿城").rows == (("鹿城区",),)


HEADERS = [
    ("#+ title: {zh: 甲", "not YAML"),
    ("#+ - a", "list of 'name: value'"),
    ("#+ title: {zh: 甲}", "both zh and en"),
    ("#+ title: {zh: 甲, en: a}\n#+ show: dance", "'show: dance' is none of"),
    ("#+ title: {zh: 甲, en: a}\n#+ parameters: {x: {type: colour, zh: 甲, en: a}}", "type 'colour'"),
    ("#+ title: {zh: 甲, en: a}\n#+ parameters: [x]", "must map each name"),
]


@pytest.mark.parametrize(("header", "sentence"), HEADERS)
def test_a_bad_header_is_told_what_is_wrong(header: str, sentence: str):
    with pytest.raises(BadHeader, match=sentence):
        free_question(f"{header}\nASK {{}}", "mine.rq")


REFUSED = [
    ("DELETE WHERE { ?s ?p ?o }", NotAQuery),
    ("ASK { SERVICE <urn:x> { ?s ?p ?o } }", ServiceRefused),
    ("SELECT {", BadSparql),
]


@pytest.mark.parametrize(("sparql", "kind"), REFUSED)
def test_what_is_no_query_of_this_graph_is_refused(world: EmbeddedGraph, sparql: str, kind: type[InputError]):
    with pytest.raises(kind):
        run(world, free_question(sparql))


def test_a_parameter_without_a_place_in_the_query_is_an_error(world: EmbeddedGraph):
    header = "#+ title: {zh: 甲, en: a}\n#+ parameters: {year: {type: year, zh: 年, en: year}}\n"
    with pytest.raises(BadSparql, match=r"VALUES \?year \{ UNDEF \}"):
        run(world, free_question(f"{header}ASK {{}}"), year=2024)
