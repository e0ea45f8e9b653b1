"""Figures of one document against each other: what must hold is checked, what disagrees is said."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kg_build.model import Measure, Place, Reconciliation, School, Span
from kg_build.tables.reconcile import reconcile
from tests.kg_build.tables.rendering import flattened, sheet

CHANGSHA = Place("430100", "长沙市")


def checks(facts: Any, *more: Measure | School) -> list[tuple[str, str, str, str, bool]]:
    return [(c.basis, c.indicator, str(c.stated), str(c.found), c.agrees) for c in reconcile((*facts.facts, *more))]


def test_total_rows_and_columns_are_added_up(facts_of: Callable[..., Any]) -> None:
    rows = [
        ["区县", "小学", "<", "<"],
        ["^", "在校生总数", "公办", "民办"],
        ["芙蓉区", "100", "60", "40"],
        ["天心区", "50", "50", "0"],
        ["浏阳市", "30", "20", "10"],
        ["合计", "180", "131", "50"],
    ]
    found = checks(facts_of(flattened(sheet(["2022年在校生情况"], rows))))
    assert ("total of parts", "小学公办", "131", "130", False) in found
    assert ("total of parts", "小学民办", "50", "50", True) in found
    assert ("total of parts", "小学在校生总数", "180", "181", False) in found
    assert found.count(("total of parts", "小学在校生总数", "100", "100", True)) == 1


def test_rounded_parts_may_miss_their_total_by_their_rounding(facts_of: Callable[..., Any]) -> None:
    rows = [["区县", "经费（亿元）"], ["芙蓉区", "1.14"], ["天心区", "2.14"], ["合计", "3.29"]]
    (found,) = checks(facts_of(flattened(sheet([], rows))))
    assert found == ("total of parts", "经费", "329000000", "328000000", True)


def test_shares_and_figures_per_head_are_not_added(facts_of: Callable[..., Any]) -> None:
    rows = [
        ["区县", "入园率（%）", "生均经费（元）"],
        ["芙蓉区", "90", "100"],
        ["天心区", "95", "200"],
        ["合计", "93", "150"],
    ]
    assert not checks(facts_of(flattened(sheet([], rows))))


def test_rates_are_checked_against_the_marks_they_count(facts_of: Callable[..., Any]) -> None:
    marks = [
        [f"{i + 1}.条件{'甲乙丙丁戊己'[i]}", "√", "※" if i < 2 else "√", "——" if i == 0 else "√"] for i in range(6)
    ]
    rows = [["指标", "芙蓉", "天心", "望城"], *marks, ["达成度（%）", "100", "70", "100"]]
    found = checks(facts_of(flattened(sheet(["达标情况"], rows, ["注：“√”为达标，“※”为未达标。"]))))
    assert found == [
        ("rate of counts", "达成度", "100", "100.00", True),
        ("rate of counts", "达成度", "70", "66.67", False),
        ("rate of counts", "达成度", "100", "100.00", True),
    ]


def test_lists_are_checked_against_their_total_and_the_prose(facts_of: Callable[..., Any]) -> None:
    rows = [
        ["序号", "项目名称", "建设类型", "区县", "总投资（万元）", "新增学位"],
        ["合计", "2", "", "", "300", "1000"],
        ["1", "一小扩建", "改扩建", "芙蓉区", "100", "400"],
        ["2", "二小新建", "新建", "天心区", "200", "500"],
    ]
    facts = facts_of(flattened(sheet(["2023年开工项目清单"], rows)), mode="planning")
    said = {"span": Span(0, 1), "place": CHANGSHA, "period": "2023", "kind": "target", "unit": "个"}
    prose = Measure(indicator="计划开工项目", value=Decimal(3), printed="3个", **said)  # type: ignore[arg-type]
    found = checks(facts, prose)
    assert ("total of parts", "新增学位", "1000", "900", False) in found
    assert ("total of parts", "总投资", "3000000", "3000000", True) in found
    assert ("total of parts", "项目数", "2", "2", True) in found
    assert ("table and prose", "计划开工项目", "3", "2", False) not in found


def test_a_sentence_that_cites_a_total_is_checked(facts_of: Callable[..., Any]) -> None:
    rows = [
        ["区县", "开工", "<"],
        ["^", "项目数", "新增学位"],
        ["芙蓉区", "3", "400"],
        ["天心区", "2", "380"],
        ["合计", "5", "780"],
    ]
    facts = facts_of(flattened(sheet(["2023年开工情况", "单位：个"], rows)))
    said = {"span": Span(0, 1), "place": CHANGSHA, "period": "2023", "kind": "target", "unit": "个"}
    cited = Measure(indicator="计划开工项目", value=Decimal(6), printed="6个", **said)  # type: ignore[arg-type]
    rounded = Measure(indicator="开工项目新增学位", value=Decimal(800), printed="0.08万个", **said)  # type: ignore[arg-type]
    found = checks(facts, cited, rounded)
    assert ("table and prose", "计划开工项目", "6", "5", False) in found
    assert ("table and prose", "开工项目新增学位", "800", "780", True) in found


def test_a_sentence_may_count_a_project_it_lists_among_those_of_another_kind(facts_of: Callable[..., Any]) -> None:
    rows = [
        ["序号", "项目名称", "建设性质", "区县", "总投资（万元）"],
        ["1", "麓山职业学校二期", "续建", "芙蓉区", "100"],
        ["2", "湘江职业学校校舍", "改造", "天心区", "30"],
    ]
    facts = facts_of(flattened(sheet(["2023年建设项目计划表"], rows)), mode="planning")
    said = {"place": CHANGSHA, "period": "2023", "kind": "target", "unit": "元", "indicator": "续建项目总投资"}
    cited = Measure(span=Span(40, 50), value=Decimal(1300000), printed="130万元", **said)  # type: ignore[arg-type]
    school = School(span=Span(10, 16), name="湘江职业学校")
    assert ("table and prose", "续建项目总投资", "1300000", "1300000", True) in checks(facts, cited, school)
    assert ("table and prose", "续建项目总投资", "1300000", "1000000", False) in checks(facts, cited)


def test_a_check_points_at_the_figures_it_laid_together(facts_of: Callable[..., Any]) -> None:
    rows = [["区县", "学校数"], ["芙蓉区", "10"], ["天心区", "7"], ["合计", "17"]]
    facts = facts_of(flattened(sheet([], rows)))
    (found,) = reconcile(facts.facts)
    assert isinstance(found, Reconciliation)
    assert found.span.of(facts.document.text) == "17"
    assert [span.of(facts.document.text) for span in found.between] == ["10", "7"]
