"""The year or span a number is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_build.model import Measure
from kg_build.structure.plans import plan_years

Reader = Callable[..., list[Measure]]


@pytest.mark.parametrize(
    ("text", "mode", "periods"),
    [
        ("新建球场6个", "reporting", ["2024"]),
        ("到2027年，近视率降到35%以下，球场达到80个", "planning", ["2027", "2027"]),
        ("2022-2024年，新建球场30个", "reporting", ["2022/2024"]),
        ("2023年新建球场9个，2024年新建球场6个", "reporting", ["2023", "2024"]),
        ("“十三五”期间，新建球场50个", "reporting", ["2016/2020"]),
        ("2024年3月组织一次体能抽测", "planning", ["2024-03"]),
        ("截至2023年底，全市有球场74个", "reporting", ["2023"]),
        ("达标率由上年81%提升至88%", "reporting", ["2023", "2024"]),
        ("达标率从2019年的70%提高到2024年的88%", "reporting", ["2019", "2024"]),
        ("达标率比2020年提高9个百分点", "reporting", ["2024"]),
        ("三年内新建球场30个", "planning", ["2024/2027"]),
        ("近三年内新建球场30个", "reporting", ["2024"]),
        ("球场面积是上年的1.3倍", "reporting", ["2024"]),
        ("五年新建球场90个", "planning", ["2020/2024"]),
        ("三年内达标率达到95%", "planning", ["2027"]),
        ("落实《体育三年行动（2023—2025年）》，新建球场6个", "reporting", ["2024"]),
    ],
)
def test_a_number_has_the_time_its_words_say(read: Reader, text: str, mode: str, periods: list[str]) -> None:
    assert [m.period for m in read(text, mode)] == periods


def test_levels_of_a_five_year_review_belong_to_its_last_year(read: Reader) -> None:
    text = "一、过去五年工作回顾\n新建寄宿学校25所，入园率达到90%，班额由60人降到48人，现有教师3000名。"
    found = read(text, year="2012")
    assert [m.period for m in found] == ["2007/2011", "2011", "2006", "2011", "2011"]


def test_what_opens_a_paragraph_holds_for_its_later_sentences(read: Reader) -> None:
    found = read("到2030年，体系更加完善。入园率达到97%。巩固率达到99%。", "planning")
    assert [m.period for m in found] == ["2030", "2030"]


def test_five_year_plans_are_counted_from_their_ordinal() -> None:
    assert plan_years("“十五”期间") == (2001, 2005)
    assert plan_years("“十一五”期间") == (2006, 2010)
    assert plan_years("“十四五”时期") == (2021, 2025)


def test_what_was_done_altogether_belongs_to_the_years_the_paragraph_opened_with(read: Reader) -> None:
    text = "“十二五”时期，校舍支出累计达12亿元，年均增长8%。到2015年底，入园率达70%。累计修建操场40个，消除土操场35个。覆盖率达90%。"
    assert [m.period for m in read(text, year="2016")] == [
        "2011/2015", "2011/2015", "2015", "2011/2015", "2011/2015", "2015",
    ]  # fmt: skip


REPORT = """政府工作报告
过去五年工作回顾
五年来，投入校舍资金3亿元。
2007年主要工作
2007年，新建书屋12所。
今后五年目标和2008年工作安排
今后五年，入园率达到80%。
2008年，全市要新建球场6个。
"""


def test_a_paragraph_that_opens_a_time_frame_under_a_heading_is_read(read: Reader) -> None:
    entries = [(m.kind, m.period) for m in read(REPORT, mode="report", year="2008")]
    assert entries == [("actual", "2003/2007"), ("actual", "2007"), ("target", "2012"), ("target", "2008")]


def test_years_of_a_plan_are_those_it_says_it_runs(read: Reader) -> None:
    text = "校舍行动计划（2021—2023年）\n一、任务\n三年内新建球场30个。"
    assert [m.period for m in read(text, mode="plan", year="2021")] == ["2021/2023"]
