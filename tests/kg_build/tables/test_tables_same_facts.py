"""One table says the same in every format that people have it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from tests.kg_build.tables.rendering import WRITERS, Sheet, flattened, sheet

TABLES = {
    "ratings by county": sheet(
        ["2022年各地办学条件达标表"],
        [
            ["一级指标", "二级指标", "芙蓉", "天心", "望城", "浏阳"],
            ["一、\n\n师资", "1.生师比达到规定", "√", "※", "√", "※"],
            ["^", "2-1.骨干教师人数", "√", "√", "——", "——"],
            ["二、\n\n条件", "3.图书配备齐全。", "※", "※", "√", "√"],
            ["^", "4.体育场地达标", "√", "√", "√", "√"],
            ["总达成度", "达标数/总数=总达成度（%）", "（-1）\n\n75%", "（-2）\n\n50%", "100%", "（-1）\n\n66.7%"],
        ],
        ["注：“√”表示已达标，“※”表示未达标，“-X”表示共X项未达标。"],
    ),
    "pupils by county and school": sheet(
        ["2022年在校生情况表"],
        [
            ["区县", "小学", "<", "<", "初中", "<"],
            ["^", "在校生总数", "公办", "民办", "公办", "民办"],
            ["芙蓉区", "51762", "43780", "7982", "16136", "5659"],
            ["浏阳市", "41587", "33860", "7727", "16322", "3350"],
            ["合计", "93349", "77640", "15709", "32458", "9009"],
        ],
    ),
    "gaps in three levels": sheet(
        ["2024年生均经费达到全省平均水平所需经费测算"],
        [
            ["省、市、县", "普通高中", "<", "<", "幼儿园", "<", "<"],
            ["^", "指标值\n（元）", "较2021年", "<", "指标值\n（元）", "较2021年", "<"],
            ["^", "^", "增长\n（%）", "应增经费（亿元）", "^", "增长\n（%）", "应增经费（亿元）"],
            ["湖南省", "36703 ", "7.52 ", "", "18156 ", "11.9 ", ""],
            ["长沙市", "36703 ", "29.63 ", "-6.18 ", "18156 ", "16.7 ", "-1.87 "],
            ["市本级", "36703 ", "-2.04 ", "0.15 ", "18156 ", "-4.14 ", "0.01 "],
            ["芙蓉区", "", "", "", "18156 ", "20.26 ", "-0.21 "],
        ],
    ),
    "works begun and done": sheet(
        ["2023年建设项目开工、完工情况表", "单位：个"],
        [
            ["序 号", "区县", "开 工", "<", "完 工", "<"],
            ["^", "^", "项目数", "新增\n\n学位", "项目数", "新增学位"],
            ["1", "芙 蓉", "13", "14670", "3", "4320"],
            ["2", "浏 阳", "1", "360", "0", "0"],
            ["合 计", "<", "14", "15030", "3", "4320"],
        ],
    ),
    "projects": sheet(
        ["2023年新开工学校清单", "单位：万元"],
        [
            [
                "序号",
                "项目名称",
                "建设规模",
                "建设地点",
                "建设性质",
                "建设起止年限",
                "总投资",
                "2023计划投资",
                "责任单位",
                "联系人及电话",
            ],
            [
                "1",
                "东湖小学扩建",
                "建筑面积2万平方米",
                "芙蓉区东湖街道",
                "改扩建",
                "2023-2026",
                "16000",
                "300.5",
                "芙蓉区教育局",
                "张三 138****0000",
            ],
            [
                "2",
                "高坪中学",
                "占地30亩",
                "浏阳市高坪镇",
                "新建",
                "2022.9-\n\n2024.8",
                "5000",
                "/",
                "浏阳市教育局",
                "李四 139****1111",
            ],
        ],
    ),
}


def told(facts: Any) -> list[str]:
    """Return what facts say, without where they stand."""
    kept = [
        {k: v for k, v in asdict(fact).items() if k not in ("span", "confidence", "printed")} for fact in facts.facts
    ]
    return sorted(map(repr, kept))


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_the_same_in_every_format(name: str, suffix: str, facts_of: Callable[..., Any]) -> None:
    table: Sheet = TABLES[name]
    assert told(facts_of(WRITERS[suffix](table), suffix)) == told(facts_of(flattened(table)))


def test_ratings_rates_and_counts_are_read_from_the_note(facts_of: Callable[..., Any]) -> None:
    said = facts_of(flattened(TABLES["ratings by county"])).said
    assert said["生师比达到规定", "天心区", "2022"] == "unmet"
    assert said["骨干教师人数", "望城区", "2022"] == "not counted"
    assert said["总达成度", "天心区", "2022"] == "50%"
    assert said["未达标项数", "天心区", "2022"] == "2项"


def test_header_levels_make_one_name_and_units_are_expanded(facts_of: Callable[..., Any]) -> None:
    said = facts_of(flattened(TABLES["gaps in three levels"])).said
    assert said["普通高中较2021年增长", "长沙市", "2024"] == "29.63%"
    assert said["普通高中应增经费", "长沙市本级", "2024"] == "15000000元"
    assert said["幼儿园应增经费", "芙蓉区", "2024"] == "-21000000元"
    assert ("普通高中指标值", "芙蓉区", "2024") not in said


def test_a_total_row_is_the_whole_place_and_marked(facts_of: Callable[..., Any]) -> None:
    cells = facts_of(flattened(TABLES["pupils by county and school"])).cells
    assert {c.place.name for c in cells if c.place.name == "长沙市"} == {"长沙市"}
    assert all(
        c.total == (c.place.name == "长沙市" or c.indicator == "小学在校生总数")
        for c in cells
        if "总数" not in c.indicator
    )
    assert [str(c.value) for c in cells if c.total and c.indicator == "小学公办"] == ["77640"]


def test_projects_have_money_years_and_no_contact(facts_of: Callable[..., Any]) -> None:
    facts = facts_of(flattened(TABLES["projects"]))
    first, second = facts.projects
    assert (first.place.name, first.investment, first.spending) == ("芙蓉区", 160000000, 3005000)
    assert (second.start_year, second.end_year, second.spending) == ("2022", "2024", None)
    assert "张三" not in facts.document.text
    assert "138" not in facts.document.text
