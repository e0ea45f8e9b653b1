"""Papers called by kind, place and year: who issued them and when, and which papers they were made to carry out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.pipeline import build
from queries.ask import Asker, DontKnow
from queries.embedded import EmbeddedGraph
from queries.rules import derive


@pytest.fixture(scope="module")
def quzhou(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    store = tmp_path_factory.mktemp("papers") / "store"
    build([Path(__file__).with_name("quzhou-plans.txt")], store, workers=1, derive=derive)
    return Asker.over(EmbeddedGraph.open(store))


@pytest.mark.parametrize(
    "question",
    [
        "衢州的三个行动方案是谁印发的，什么时候印发的？",
        "Who issued Quzhou's three action plans, and when?",
        "When were the education action plans of Quzhou released?",
    ],
)
def test_a_paper_is_found_by_its_kind_and_place(question: str, quzhou: Asker) -> None:
    row = quzhou.ask(question).rows[0]
    assert (row["issuer"], row["issued"]) in (("衢州市教育局", "2022-05-06"), ("Quzhou Education Bureau", "2022-05-06"))


@pytest.mark.parametrize(
    "question",
    [
        "衢州市三个行动方案的制定依据是什么？",
        "衢州的3个行动方案是为了落实哪份文件制定的？",
        "On what document are Quzhou's three action plans based?",
    ],
)
def test_what_a_paper_quotes_before_its_first_heading_is_what_it_goes_by(question: str, quzhou: Asker) -> None:
    answer = quzhou.ask(question)
    assert answer.statement == "衢州市办学三年行动方案"
    assert answer.to_json()["evidence"]


@pytest.mark.parametrize(
    ("question", "issued"),
    [
        ("温州2024年工作计划是谁什么时候发的？", "2024-02-06"),
        ("Who issued Wenzhou's 2023 summary and 2024 work priorities, and what is its document number?", "2024-02-06"),
        ("When was Wenzhou's 2024 review issued?", "2025-03-11"),
    ],
)
def test_the_year_belongs_to_the_kind_of_paper_beside_it(question: str, issued: str, asker: Asker) -> None:
    assert [row["issued"] for row in asker.ask(question).rows] == [issued]


@pytest.mark.parametrize(
    "question",
    ["Who issued Quzhou's five action plans?", "Who issued Quzhou's 2021 work plan?", "衢州的四个行动方案是谁印发的？"],
)
def test_no_other_paper_is_told_for_one_that_is_not_there(question: str, quzhou: Asker) -> None:
    with pytest.raises(DontKnow):
        quzhou.ask(question)


@pytest.mark.parametrize("question", ["List Quzhou's three action plans.", "衢州三大行动计划有哪些？"])
def test_plans_are_listed_by_their_number(question: str, quzhou: Asker) -> None:
    assert len(quzhou.ask(question).rows) == 3
