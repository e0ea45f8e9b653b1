"""The sentence of an answer says the first rows, in the language asked."""

from __future__ import annotations

from decimal import Decimal

from queries.ask.numbers import Bound
from queries.ask.statement import sentence

FIGURE = {
    "place": "甲市", "indicator": "公办园占比", "period": "2024", "kind": "完成值", "comparator": "=", "value": 61.5, "unit": "%",
}  # fmt: skip
VERDICT = {
    "region": "甲市", "indicator": "新教师", "period": "2024", "comparator": "≥", "target": 200, "outcome": 190,
    "unit": "人", "verdict": "未完成",
}  # fmt: skip


def test_a_figure_is_said_with_place_time_unit_and_kind() -> None:
    assert sentence([FIGURE], zh=True) == "甲市2024年公办园占比：61.5%（完成值）"
    assert sentence([FIGURE], zh=False).startswith("甲市, 2024, 公办园占比: 61.5%")


def test_a_verdict_says_target_and_outcome() -> None:
    assert sentence([VERDICT], zh=True) == "甲市2024年新教师：目标 ≥200人，结果 190人，未完成"


def test_a_verdict_says_how_far_the_outcome_is_from_the_target() -> None:
    assert sentence([{**VERDICT, "margin": -10}], zh=True).endswith("未完成（差距 -10人）")
    share = {**VERDICT, "unit": "%", "verdict": "met", "margin": 1.5}
    assert sentence([share], zh=False).endswith("met (margin +1.5 percentage points)")


def test_numbers_of_other_rows_are_said_under_the_titles_of_their_columns() -> None:
    row = {"project": "甲校扩建", "place": "甲县", "places": 1800, "investment": 420000000}
    titles = {"project": "项目", "place": "地区", "places": "新增学位", "investment": "投资（元）"}
    assert sentence([row], zh=True, titles=titles) == "甲校扩建，甲县，新增学位 1,800，投资 4.2亿元"


def test_asked_whether_a_bound_holds_the_sentence_says_yes_or_no() -> None:
    bound = Bound(0, 1, ">", Decimal(60))
    assert sentence([FIGURE], zh=True, bounds=[bound], asked_whether=True).startswith("是，")
    assert sentence([{**FIGURE, "value": 59}], zh=False, bounds=[bound], asked_whether=True).startswith("No: ")


def test_many_rows_are_said_in_part() -> None:
    rows = [{**FIGURE, "value": value} for value in range(9)]
    assert sentence(rows, zh=True).endswith("另有 3 条")
    assert sentence([], zh=True) == ""
