"""Questions are answered though words in them narrow nothing, or stand in the clause and not in the name of a figure.

What could be the thing asked for is never passed over, and a plan is no answer to what was reached.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.pipeline import build
from queries.ask import Answer, Asker
from queries.ask.refusals import DontKnow
from queries.ask.sides import sides
from queries.ask.standards import as_rated
from queries.embedded import EmbeddedGraph
from queries.rules import derive

TEXTS = [Path(__file__).with_name(name) for name in ("quzhou-2021.txt", "quzhou-plans.txt")]


@pytest.fixture(scope="module")
def quzhou(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    store = tmp_path_factory.mktemp("quzhou") / "store"
    build(TEXTS, store, workers=1, derive=derive)
    return Asker.over(EmbeddedGraph.open(store))


def values(answer: Answer) -> list[float]:
    return [row["value"] for row in answer.rows]


@pytest.mark.parametrize(
    "question",
    [
        "请问衢州2021年公办园在园幼儿占比具体是多少",
        "想知道衢州市2021年的公办园在园幼儿占比情况",
        "能否告诉我2021年衢州公办园在园幼儿占比的数值",
        "衢州2021年公办园在园幼儿占比达到了什么水平",
        "衢州2021年公布的公办园在园幼儿占比主要是多少",
        "截至2021年，衢州的公办园在园幼儿占比到底有多高",
    ],
)
def test_words_that_narrow_nothing_do_not_decline_a_question(question: str, quzhou: Asker) -> None:
    assert values(quzhou.ask(question)) == [58.4]


def test_an_answer_tells_which_words_it_did_not_use_but_for_politeness(quzhou: Asker) -> None:
    assert "未用到：公布" in quzhou.ask("衢州2021年公布的公办园在园幼儿占比主要是多少").understood
    assert "未用到" not in quzhou.ask("想知道衢州2021年的公办园在园幼儿占比").understood


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("衢州2021年关停了多少家培训点", 31),
        ("衢州2021年公示的放心名单有几家", 88),
        ("衢州2021年早间照看服务了多少学生", 19000),
    ],
)
def test_the_clause_of_a_figure_or_the_one_before_may_say_what_its_name_does_not(
    question: str, value: int, quzhou: Asker
) -> None:
    assert values(quzhou.ask(question)) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "衢州2021年撤并了多少所公办园",
        "衢州2021年流失公办园教师多少",
        "衢州2021年小学流失学生多少人",
        "衢州2021年哪些县房价最高",
        "衢州2021年女教师持证率是多少",
        "衢州2021年新增公办幼儿学位多少",
        "衢州2021年新建教学楼比上年增长多少",
    ],
)
def test_a_word_that_could_be_what_is_asked_is_never_passed_over(question: str, quzhou: Asker) -> None:
    with pytest.raises(DontKnow):
        quzhou.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "衢州2022年公办园在园幼儿占比实际达到多少",
        "衢州2022年公办园在园幼儿占比达到了多少",
        "衢州2022年公办园在园幼儿占比完成情况如何",
        "衢州2022年新建了多少乡村书屋",
        "What share of children were actually in public kindergartens in Quzhou in 2022?",
    ],
)
def test_a_plan_is_no_answer_to_what_was_reached(question: str, quzhou: Asker) -> None:
    with pytest.raises(DontKnow):
        quzhou.ask(question)


def test_a_plan_that_answers_a_plain_question_is_said_to_be_one(quzhou: Asker) -> None:
    assert quzhou.ask("衢州2022年公办园在园幼儿占比是多少").statement.startswith("没有完成值，只有目标")
    assert quzhou.ask("衢州2022年公办园在园幼儿占比目标是多少").statement.startswith("衢州市2022年")


def test_the_plan_of_one_year_is_set_against_the_figure_of_another(quzhou: Asker) -> None:
    answer = quzhou.ask("衢州2022年计划完成的校舍建设项目投入比2021年实际多多少")
    assert values(answer) == [950_000_000, 860_000_000]
    assert "相差" in answer.statement


def test_a_plan_is_set_against_the_plan_of_the_other_year_where_nothing_else_is_said(asker: Asker) -> None:
    assert values(asker.ask("温州2025年公办园占比目标比2024年高多少")) == [75, 73]
    assert values(asker.ask("温州2025年公办园占比目标比2024年实际高多少")) == [75, 70.77]


def test_two_places_compared_are_told_with_who_has_more(asker: Asker) -> None:
    said = asker.ask("温州和温岭2024年公办园在园幼儿占比谁高？").statement
    assert said.endswith("温州市更高，相差 1.05个百分点")


def test_sides_are_two_years_and_a_difference() -> None:
    found = sides("衢州2022年园舍投入目标比2021年实际多多少")
    assert found is not None
    assert found.planned == (True, False)
    assert not found.unsaid
    assert sides("衢州2022年园舍投入比2021年怎么样") is None
    assert sides("衢州2022年园舍投入比上年多多少") is None


@pytest.mark.parametrize(
    ("question", "rated"),
    [
        ("哪些县师资配备没有达到90%的标准", ("哪些县师资配备没有达标", "90%")),
        ("哪些县师资配备达到90%以上", ("哪些县师资配备达标", "90%")),
        ("师资配备达到90%这一项，哪些没达标", ("师资配备,哪些没达标", "90%")),
        ("哪些县没有达到师资配备率90%的要求", ("哪些县师资配备率没有达标", "90%")),
        ("哪些县师资配备没有达标", ("", "")),
        ("哪些县师生之比没有达到1:15", ("哪些县师生之比没有达标", "1:15")),
    ],
)
def test_a_number_given_as_the_standard_stands_for_meeting_it_or_not(question: str, rated: tuple[str, str]) -> None:
    assert as_rated(question) == rated


@pytest.mark.parametrize(
    "question",
    ["衢州2022年的三个行动方案是哪些", "衢州市教育局2022年印发了哪3个行动方案", "衢州2022年印发了哪些行动方案"],
)
def test_the_plans_of_a_paper_are_those_it_brings_not_those_it_speaks_of(question: str, quzhou: Asker) -> None:
    answer = quzhou.ask(question)
    named = [row["initiative"] for row in answer.rows]
    assert len(named) == 3
    assert not any("办学三年" in name for name in named)
    assert len(answer.result.evidence()) == 3


def test_plans_in_another_number_are_not_given(quzhou: Asker) -> None:
    with pytest.raises(DontKnow):
        quzhou.ask("衢州2022年的八个行动方案是哪些")
