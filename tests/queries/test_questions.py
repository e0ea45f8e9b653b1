"""Each question of the library, asked of the small world, gives the rows written beside it.

A case is a file `expected/QUESTION.tsv` or `expected/QUESTION.VARIANT.tsv`: its first line holds the parameters,
the rest is what `jiaoce query QUESTION --format tsv` writes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from queries.catalog import load_catalog
from queries.embedded import EmbeddedGraph
from queries.run import run

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
