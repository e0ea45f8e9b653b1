"""Each question of the library, asked of the small world, gives the rows written beside it.

A case is a file `expected/QUESTION.tsv` or `expected/QUESTION.VARIANT.tsv`: its first line holds the parameters,
the rest is what `jiaoce query QUESTION --format tsv` writes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from ontology.iris import graph, hashed
from ontology.terms import JC, RDF, SKOS
from queries.catalog import load_catalog
from queries.embedded import EmbeddedGraph
from queries.run import run
from tests.queries.conftest import node, observation, read_world

EXPECTED = Path(__file__).parent / "expected"
CASES = sorted(path.name.removesuffix(".tsv") for path in EXPECTED.glob("*.tsv"))


def case(name: str) -> tuple[str, dict[str, str], str]:
    first, _, rows = (EXPECTED / f"{name}.tsv").read_text(encoding="utf-8").partition("\n")
    pairs = (pair.split("=", 1) for pair in first.removeprefix("#").strip().split(";") if pair)
    return name.split(".")[0], dict(pairs), rows


def test_every_question_has_a_case_and_there_are_at_least_thirty():
    assert {name.split(".")[0] for name in CASES} == set(load_catalog())
    assert len(load_catalog()) >= 30


@pytest.mark.parametrize("name", CASES)
def test_a_question_answers_as_written(name: str, derived_world: EmbeddedGraph):
    question, parameters, rows = case(name)
    assert run(derived_world, question, parameters).write("tsv").decode() == rows
    assert rows.count("\n") > 1, "a case without rows proves nothing"


@pytest.mark.parametrize("name", sorted(load_catalog()))
def test_a_question_orders_its_rows_by_all_that_tells_them_apart(name: str):
    """The order is total when each selected variable orders, or is a function of ordered ones."""
    sparql = load_catalog()[name].sparql
    order = set(re.findall(r"\?(\w+)", sparql[sparql.rindex("ORDER BY") :]))
    selected = re.search(r"SELECT (?:DISTINCT )?(.*?) WHERE", sparql[sparql.index("\nSELECT") :], re.DOTALL)
    assert selected
    keys = set(re.findall(r"\?(\w+)", re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", selected[1])))
    observations = {column.name for column in load_catalog()[name].columns if column.observation}
    assert (observations and observations <= order) or keys <= order


@pytest.mark.parametrize("name", sorted(load_catalog()))
def test_the_header_declares_what_the_query_marks_and_selects(name: str):
    question = load_catalog()[name]
    selected = question.sparql[question.sparql.index("\nSELECT") :]
    for parameter in question.parameters:
        marks = rf"VALUES \?{parameter.name} \{{ UNDEF \}}"
        assert re.search(marks, question.sparql), f"no place for the parameter {parameter.name}"
    for column in question.columns:
        assert f"?{column.name}" in selected


def test_a_place_is_ranked_among_those_of_its_level_inside_the_place_asked_about():
    index = read_world()
    row = {"id": "more", "document": "wl2024", "kind": "Outcome", "indicator": "公办园在园幼儿占比", "region": "330302"}
    row |= {
        "period": "2024",
        "comparator": "Equal",
        "value": "90",
        "unit": "%",
        "initiative": "",
        "quote": "占九成",
        "table": "",
    }
    index.extend(Quad(node(s), node(p), o, node(graph("document", "wl2024"))) for s, p, o in observation(99, row))
    world = EmbeddedGraph(index)

    def ranks(region: str) -> dict[str, int]:
        rows = run(world, "ranking", indicator="公办园在园幼儿占比", year=2024, region=region).records()
        return {str(row["place"]): int(str(row["rank"])) for row in rows}

    assert ranks("浙江") == {"鹿城区": 1, "温岭市": 2, "温州市": 1}
    assert ranks("台州") == {"温岭市": 1}
    assert ranks("温州") == {"鹿城区": 1}, "a city is not inside itself"


def test_one_place_shares_initiatives_with_any_other_and_several_among_themselves(derived_world: EmbeddedGraph):
    def shared(*places: str) -> list[str]:
        rows = run(derived_world, "shared-initiatives", region=list(places)).records()
        return [f"{row['initiative']} {row['places']} {row['region']}" for row in rows]

    assert shared("温岭") == ["县中崛起行动 3 温州市", "县中崛起行动 3 台州市", "县中崛起行动 3 温岭市"]
    assert shared("温州", "台州") == ["县中崛起行动 2 温州市", "县中崛起行动 2 台州市"]


def test_schools_of_a_place_are_those_known_to_lie_there():
    index = read_world()
    school = node(hashed("school", "somewhere"))
    for predicate, value in ((RDF.type, node(JC.School)), (SKOS.prefLabel, Literal("某处小学", language="zh"))):
        index.add(Quad(school, node(predicate), value, node(graph("document", "wz2024"))))
    world = EmbeddedGraph(index)
    assert [row["school"] for row in run(world, "schools", region="温州").records()] == ["温州中学"]
    assert not run(world, "schools", region="台州").records()
    assert len(run(world, "schools").records()) == 2


@pytest.mark.parametrize("name", ["initiative-report", "initiative-outcomes", "initiative-parts"])
def test_a_part_that_other_places_have_too_counts_where_the_initiative_is_at_home(
    name: str, derived_world: EmbeddedGraph
):
    city, of_part = (run(derived_world, name, initiative=each).rows for each in ("优教强城工程", "县中崛起行动"))
    assert any("县中崛起行动" in row for row in city)
    assert not any("台州" in str(value) for row in city for value in row)
    if name != "initiative-parts":
        assert {value for row in of_part for value in row} >= {"温州市", "台州市", "县中特色项目"}
