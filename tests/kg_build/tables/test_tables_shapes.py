"""Tables of other shapes: which labels are places, years, units, groups, totals; what is a reason and what a fact."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_build.model import Place, Source
from kg_build.read import read
from kg_build.tables import table_facts
from tests.kg_build.tables.conftest import outline_for
from tests.kg_build.tables.rendering import as_docx, as_html, as_xlsx, sheet

Reader = Callable[..., Any]


def text_table(rows: Sequence[Sequence[str]], above: str = "", below: str = "") -> bytes:
    body = "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows)
    return f"{above}\n\n{body}\n\n\n{below}\n".encode()


def test_years_in_the_header_are_periods(facts_of: Reader) -> None:
    rows = [["区县", "毛入园率（%）", "<"], ["^", "2020年", "2021年"], ["芙蓉区", "95.1", "96"], ["浏阳市", "90", ""]]
    said = facts_of(as_docx(sheet(["学前教育情况表"], rows)), ".docx").said
    assert said == {
        ("毛入园率", "芙蓉区", "2020"): "95.1%",
        ("毛入园率", "芙蓉区", "2021"): "96%",
        ("毛入园率", "浏阳市", "2020"): "90%",
    }


def test_a_plan_has_baselines_targets_and_units_by_row(facts_of: Reader) -> None:
    rows = [
        ["序号", "指标", "单位", "2020年", "2025年", "属性"],
        ["1", "毛入园率", "%", "92.5", "≥96", "预期性"],
        ["2", "高中在校生", "万人", "3.2", "3.4", "约束性"],
    ]
    cells = facts_of(as_docx(sheet(["主要指标"], rows)), ".docx", mode="planning", year="2021").cells
    assert [(c.indicator, c.kind, c.comparator, str(c.value), c.unit) for c in cells] == [
        ("毛入园率", "baseline", "=", "92.5", "%"),
        ("毛入园率", "target", ">=", "96", "%"),
        ("高中在校生", "baseline", "=", "32000", "人"),
        ("高中在校生", "target", "=", "34000", "人"),
    ]


def test_places_may_be_rows_or_columns_of_ratings(facts_of: Reader) -> None:
    note = ["注：√为达标，×为未达标，—为不纳入统计。"]
    wide = sheet(["达标情况"], [["指标", "芙蓉区", "望城区"], ["班额", "×", "√"], ["师资", "√", "—"]], note)
    tall = sheet(["达标情况"], [["区县", "班额", "师资"], ["芙蓉区", "×", "√"], ["望城区", "√", "—"]], note)
    assert facts_of(as_html(wide), ".html").said == facts_of(as_html(tall), ".html").said
    assert facts_of(as_html(tall), ".html").said["师资", "望城区", "2023"] == "not counted"


def test_marks_mean_what_the_note_says(facts_of: Reader) -> None:
    rows = [["监测点", "芙蓉", "天心", "岳麓"], ["1.师资", "√", "-", "*"], ["2.经费", "√", "√", "-"]]
    note = "注：1.来源于省评估中心2022年11月发布的《2021年度监测报告》。\n2.“√”为达成（得分在全省平均以上），“-”表示低于省平均，“*”表示零分。"
    said = facts_of(text_table(rows, "监测情况", note)).said
    assert [said["师资", f"{name}区", "2021"] for name in ("芙蓉", "天心", "岳麓")] == ["met", "below average", "zero"]


def test_words_of_attainment_are_ratings(facts_of: Reader) -> None:
    rows = [["指标", "芙蓉区", "天心区"], ["校园安全", "达标", "未达标"], ["班额", "达标", "达标"]]
    assert facts_of(text_table(rows)).said["校园安全", "天心区", "2023"] == "unmet"


def test_a_dash_among_figures_is_a_gap_and_empty_is_not_zero(facts_of: Reader) -> None:
    rows = [["区县", "学校数", "经费（万元）"], ["芙蓉区", "-", "0"], ["天心区", "", "12"]]
    assert facts_of(text_table(rows)).said == {
        ("经费", "芙蓉区", "2023"): "0元",
        ("经费", "天心区", "2023"): "120000元",
    }


def test_a_title_inside_the_table_is_its_caption(facts_of: Reader) -> None:
    rows = [
        ["2022年教育经费情况表", "<"],
        ["单位：万元", "<"],
        ["区县", "经费投入"],
        ["芙蓉区", "12"],
        ["天心区", "9"],
        ["注：来自年报。", "<"],
    ]
    for data, suffix in ((as_docx(sheet([], rows)), ".docx"), (as_xlsx(sheet([], rows)), ".xlsx")):
        facts = facts_of(data, suffix)
        assert facts.said["经费投入", "芙蓉区", "2022"] == "120000元"
        assert facts.document.tables[0].notes == "注：来自年报。"


def test_headings_of_groups_are_levels_above_and_no_rows(facts_of: Reader) -> None:
    rows = [
        ["指标", "芙蓉区", "天心区"],
        ["一、师资", "<", "<"],
        ["1.师生比", "1:15", "1:16"],
        ["二、质量", "<", "<"],
        ["2.巩固率", "99.1%", "98%"],
    ]
    cells = facts_of(as_docx(sheet([], rows)), ".docx").cells
    assert [(c.path, str(c.value) + c.unit) for c in cells][::2] == [
        (("师资", "师生比"), "1:15"),
        (("质量", "巩固率"), "99.1%"),
    ]


def test_a_header_repeated_by_a_page_break_is_no_row(facts_of: Reader) -> None:
    rows = [["区县", "新增学位"], ["芙蓉区", "100"], ["区县", "新增学位"], ["天心区", "200"], ["合计", "300"]]
    assert len(facts_of(text_table(rows)).cells) == 3


def test_a_zone_is_called_by_its_full_name(facts_of: Reader) -> None:
    above = "湘江新区管委会和芙蓉区要落实责任，湘江新区先行。"
    rows = [["指标", "芙蓉", "新区"], ["班额", "√", "×"], ["师资", "√", "√"]]
    cells = facts_of(text_table(rows, above)).cells
    assert Place("430100-湘江新区", "湘江新区") in {c.place for c in cells}


def test_a_rank_is_a_place_in_a_wider_region(facts_of: Reader) -> None:
    rows = [["省、市、县", "指标值（元）"], ["全省第三名", "4000"], ["长沙市", "3500"], ["芙蓉区", "3600"]]
    said = facts_of(text_table(rows, "2024年人均教育投入达到全省中等水平测算")).said
    assert said["全省第三名人均教育投入指标值", "湖南省", "2024"] == "4000元"
    assert said["人均教育投入指标值", "芙蓉区", "2024"] == "3500元".replace("35", "36")


def test_ragged_rows_are_unread_and_say_so(facts_of: Reader) -> None:
    rows = [
        ["区县", "小学", "初中"],
        ["芙蓉区", "10", "5"],
        ["天心区", "7"],
        ["岳麓区", "8", "6", "3"],
        ["望城区", "9", "4"],
    ]
    facts = facts_of(text_table(rows, "2022年学校数"))
    assert {c.place.name for c in facts.cells} == {"芙蓉区", "望城区"}
    assert [u.text for u in facts.unread if u.reason.startswith("a row with more or fewer")] == ["7", "8", "6", "3"]


def test_two_tables_without_words_between_are_two(facts_of: Reader) -> None:
    first = [["区县", "小学", "初中"], ["芙蓉区", "10", "5"], ["天心区", "7", "8"]]
    second = [["区县", "经费（万元）"], ["岳麓区", "8"], ["望城区", "9"]]
    facts = facts_of(text_table(first + second, "2022年学校数"))
    assert len(facts.document.tables) == 2
    assert facts.said["经费", "望城区", "2023"] == "90000元"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["任务"], ["建设10所学校"], ["培训200人"]], "name"),
        ([["全市情况", "<", "<"], ["芙蓉区", "1", "2"], ["天心区", "3", "4"]], "a cell without a column header"),
        (
            [["区县", "数量"], ["远方县城", "5"], ["芙蓉区", "6"], ["天心区", "7"], ["小计", "13"]],
            "a subtotal of some of the rows",
        ),
    ],
)
def test_what_cannot_be_placed_is_unread_with_a_reason(rows: list[list[str]], reason: str, facts_of: Reader) -> None:
    assert any(u.reason.startswith(reason) for u in facts_of(as_docx(sheet([], rows)), ".docx").unread)


def test_every_number_of_a_table_is_in_a_fact_or_unread(facts_of: Reader) -> None:
    rows = [["序号", "指标", "2021年", "2022年"], ["1", "3岁以下托位", "50个", "约60个"], ["2", "说明", "见附表7", "-"]]
    facts = facts_of(text_table(rows))
    spans = [c.span for c in facts.cells] + [u.span for u in facts.unread]
    digits = [i for i, c in enumerate(facts.document.text) if c.isdigit()]
    assert [i for i in digits if not any(s.start <= i < s.end for s in spans)] == []


def test_a_table_of_hundreds_of_thousands_of_rows_is_bounded(facts_of: Reader) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(["学校", *(f"指标{i}" for i in range(30))])
    for i in range(4000):
        page.append([f"第{i}校", *range(i, i + 30)])
    stream = io.BytesIO()
    book.save(stream)
    facts = facts_of(stream.getvalue(), ".xlsx")
    assert len(facts.document.tables[0].cells) <= 61_000
    assert [u.reason for u in facts.unread if "more rows were not read" in u.reason]


def test_quotes_are_the_text_at_their_spans(facts_of: Reader) -> None:
    rows = [["区县", "小学"], ["芙蓉区", "10"], ["天心区", " 7 "]]
    facts = facts_of(text_table(rows))
    assert [c.span.of(facts.document.text) for c in facts.cells] == ["10", "7"]


def test_words_pasted_to_a_header_by_a_slip_are_left_out_of_the_name(facts_of: Reader) -> None:
    first = text_table(
        [["区县", "应增经费（亿元）"], ["芙蓉区", "1"], ["天心区", "2"]], "2023年普通高中、中职、幼儿园经费缺口"
    )
    second = text_table(
        [["区县", "应增经费高中、中职、幼（亿元）"], ["芙蓉区", "3"], ["天心区", "4"]], "2024年经费缺口"
    )
    said = facts_of(first + second).said
    assert said["应增经费", "天心区", "2024"] == "400000000元"


words = st.sampled_from(
    ["芙蓉区", "天心区", "合计", "12", "3.5%", "√", "※", "", "指标", "2022年", "（-2）\n\n70%", "一、条件", "长" * 70]
)


@given(st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=7))
def test_no_table_breaks_the_reader_and_no_number_is_lost(rows: list[list[str]]) -> None:
    document = read(Source("x.txt", text_table(rows, "表前", "表后")))
    facts, unread = table_facts(document, outline_for(document))
    spans = [fact.span for fact in facts] + [u.span for u in unread]
    for table in document.tables:
        digits = (i for c in table.cells for i in range(c.span.start, c.span.end) if document.text[i].isdigit())
        assert [i for i in digits if not any(s.start <= i < s.end for s in spans)] == []


def test_towns_are_places_in_a_countys_own_tables(facts_of: Reader) -> None:
    rows = [["镇（街道）", "新增学位"], ["太平街道", "300"], ["泽国镇", "200"], ["合计", "500"]]
    cells = facts_of(text_table(rows), place=Place("331081", "温岭市")).cells
    assert [(c.place.code, c.indicator, c.total) for c in cells] == [
        ("331081-太平街道", "新增学位", False),
        ("331081-泽国镇", "新增学位", False),
        ("331081", "新增学位", True),
    ]


def test_a_project_is_quoted_without_the_contacts_beside_it(facts_of: Reader) -> None:
    rows = (
        "项目名称\t总投资\t起止年限\t联系人及联系电话",
        "海岸中学扩建工程\t1200\t2023-2024\t王小明138****0000",
        "灯塔小学新建工程\t900\t2022-2023\t李大海139****1111",
    )
    cells = "\n".join("\n".join(["", *(f"\t{cell}" for cell in row.split("\t"))]) for row in rows)
    found = facts_of(f"附件 项目计划表（单位：万元）\n{cells}\n".encode())
    quotes = [project.span.of(found.document.text) for project in found.projects]
    assert [quote.replace("\n\t", "|") for quote in quotes] == [
        "海岸中学扩建工程|1200|2023-2024",
        "灯塔小学新建工程|900|2022-2023",
    ]
    assert "█" in found.document.text
