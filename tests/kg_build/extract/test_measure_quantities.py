"""Numbers as written: value, unit and comparator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg_build.extract.masks import masks
from kg_build.extract.numerals import chinese_value, tidy, value
from kg_build.extract.quantities import Quantity, quantities
from kg_build.structure.fold import fold


def numbers(text: str) -> list[tuple[str, str, str]]:
    folded = fold(text)
    found, _ = quantities(folded, masks(folded))
    return [(f"{quantity.value:f}", quantity.unit, quantity.comparator) for quantity in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新添座位3.4万个", [("34000", "个", "=")]),
        ("听课的近17万人次", [("170000", "人次", "~")]),
        ("花去200多亿元", [("20000000000", "元", ">")]),
        ("花去35.73亿元", [("3573000000", "元", "=")]),
        ("来了100多万人", [("1000000", "人", ">")]),
        ("盖了30余所", [("30", "所", ">")]),
        ("百余所学校参加", [("100", "所", ">")]),
        ("上千名教师参加", [("1000", "人", ">")]),
        ("十余人受表扬", [("10", "人", ">")]),
        ("三分之一的乡镇", [("33.33", "%", "=")]),
        ("近三分之二的乡镇", [("66.67", "%", "~")]),
        ("百分之九十五的班级", [("95", "%", "=")]),
        ("只有八成左右，", [("80", "%", "~")]),
        ("每校选3-5个学科", [("3", "个", ">="), ("5", "个", "<=")]),
        ("派2至3名教师", [("2", "人", ">="), ("3", "人", "<=")]),
        ("比例不低于６％", [("6", "%", ">=")]),
        ("比例达到90%以上", [("90", "%", ">=")]),
        ("比例超80%", [("80", "%", ">")]),
        ("花去约139.69万元", [("1396900", "元", "~")]),
        ("人数控制在45人以内", [("45", "人", "<=")]),
        ("差异系数小于0.2。", [("0.2", "", "<")]),
        ("普职比约为6:4", [("6", ":4", "=")]),
        ("生师比15.2∶1", [("15.2", ":1", "=")]),
        ("提高2.5个百分点", [("2.5", "百分点", "=")]),
        ("提高1.5、2和3.1个百分点", [("1.5", "百分点", "="), ("2", "百分点", "="), ("3.1", "百分点", "=")]),
        ("数量居全省第二。", [("2", "位", "=")]),
        ("成绩保持在全市前三名", [("3", "位", "<=")]),
        ("完成3.2万考生的登记", [("32000", "人", "=")]),
        ("获两金三银", [("2", "枚", "="), ("3", "枚", "=")]),
        ("共有学校 1,204 所", [("1204", "所", "=")]),
        ("连续四年得到表扬", [("4", "年", "=")]),
        ("平均受教育年限达到10.8年", [("10.8", "年", "=")]),
        ("开了两次会", [("2", "次", "=")]),
        ("增长两倍", [("2", "倍", "=")]),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月27日",
        "2022-2024年",
        "2009—2010学年度",
        "教发〔2024〕15号",
        "“469”行动",
        "《三十条意见》",
        "“1+X”证书",
        "IPv6网络",
        "第四轮行动",
        "十四五规划",
        "党的十九大精神",
        "一、总体要求",
        "（三）保障措施",
        "三年行动计划",
        "打出一套组合",
        "建设一批基地",
        "每一所学校",
        "第一书记",
        "第一责任人",
        "三门、仙居两地",
        "办学一体化",
        "7—9年级",
        "每10万人口",
        "海拔1500米",
        "全球前1%",
        "最多跑一次",
    ],
)
def test_a_number_that_quantifies_nothing_is_no_quantity(text: str) -> None:
    assert numbers(text) == []


def test_a_decimal_keeps_its_digits_and_a_whole_number_loses_its_zeros() -> None:
    assert str(tidy(Decimal("63.70"))) == "63.7"
    assert str(tidy(Decimal("34000.0"))) == "34000"


def test_a_numeral_too_long_to_be_one_has_no_value() -> None:
    assert value("9" * 19) is None
    assert chinese_value("一" * 19) is None


def test_the_number_of_a_quantity_lies_inside_its_span() -> None:
    folded = fold("覆盖率不低于90%以上")
    (quantity,) = quantities(folded, masks(folded))[0]
    assert isinstance(quantity, Quantity)
    assert quantity.span.of(folded) == "不低于90%以上"
    assert quantity.number.of(folded) == "90%"
