"""Questions about tables, over the samples and over two documents of other cities with captions of their own.

Each line of `tables.tsv` names the library question that answers, or `declined`; what the answer must show is
written as in `questions.tsv`. A table question is right only where the asked rows come and nothing else, so most lines also name what
must not come.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg_build.pipeline import build
from queries.ask import Asker, DontKnow
from queries.ask.tables import TableAsker
from queries.ask.tables.rewording import reworded
from queries.ask.tables.ways import load_ways
from queries.catalog import load_catalog
from queries.embedded import EmbeddedGraph
from queries.rules import derive
from tests.queries.ask.test_questions_asked import shows

HERE = Path(__file__).parent


def asked() -> list[dict[str, str]]:
    text = (HERE / "tables.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def askers(asker: Asker, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asker]:
    others = {}
    for name, document in (("other", "lishui-2021.txt"), ("budget", "quzhou-2022.txt")):
        store = tmp_path_factory.mktemp(name) / "store"
        build([HERE / document], store, workers=1, derive=derive)
        others[name] = Asker.over(EmbeddedGraph.open(store))
    return {"samples": asker, **others}


@pytest.mark.parametrize("row", asked(), ids=lambda row: row["question"])
def test_a_table_question_is_answered_with_its_rows_alone_or_declined(
    askers: dict[str, Asker], row: dict[str, str]
) -> None:
    try:
        answer = askers[row["store"]].ask(row["question"])
    except DontKnow:
        assert row["query"] == "declined"
        return
    assert answer.query == row["query"]
    assert shows(answer.rows, row["answer"] or "")


@pytest.mark.parametrize(
    "question",
    [
        "台州蓝色项目有哪些",
        "2022年台州哪个县小学在校生最多而且最近",
        "温岭市义务教育优质均衡有哪些指标未达标的理由",
        "椒江区水城小学投资多少谁批准",
        "Which counties have fewer than 15000 junior middle school pupils and a lake?",
    ],
)
def test_the_reader_of_tables_steps_aside_where_a_word_is_left(asker: Asker, question: str) -> None:
    assert TableAsker.over(asker.graph, asker.lexicon).ask(question) is None


def test_a_place_of_two_without_a_figure_leaves_the_question_unanswered(asker: Asker) -> None:
    assert TableAsker.over(asker.graph, asker.lexicon).ask("温州和椒江的小学在校生各有多少") is None


def test_every_way_asks_a_question_of_the_library_with_its_own_parameters() -> None:
    catalog = load_catalog()
    for way in load_ways():
        known = {parameter.name for parameter in catalog[way.query].parameters}
        given = set(way.constants).union(*way.choices.values())
        assert given <= known, way.name


def test_what_the_sign_of_a_gap_means_is_said(askers: dict[str, Asker]) -> None:
    lacking = askers["budget"].ask("江山市普通小学需要增加多少经费").statement
    above = askers["budget"].ask("柯城区普通初中需要增加多少经费").statement
    assert "负数是需要增加的" in lacking
    assert "正数是已高出" in above


def test_a_project_is_told_by_what_is_asked_of_it(askers: dict[str, Asker]) -> None:
    cost = askers["samples"].ask("椒江区水城小学投资多少")
    assert "investment" in cost.result.columns
    assert not {"places", "start", "responsible"} & set(cost.result.columns)
    assert cost.rows[0]["investment"] == 320000000


def test_every_column_that_a_way_tells_is_one_of_its_question() -> None:
    catalog = load_catalog()
    for way in load_ways():
        columns = {column.name for column in catalog[way.query].columns}
        assert {column for told in way.tells.values() for column in told} <= columns, way.name


def test_a_bound_of_a_question_is_not_reworded_away() -> None:
    assert reworded("小学生多于2万人的县", "figures") == "小学生多于2万人的县"
    assert reworded("低于全省平均水平多少", "figures") == "差额多少"


def test_nobody_below_the_average_is_not_everybody_at_it() -> None:
    assert reworded("没有达到省平均的县", "items") == "未达标的县"
    assert reworded("达到省平均以上的县", "items") == "达标的县"
