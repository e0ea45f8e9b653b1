"""What a cell's words come to: figures, comparators, scales, ratios, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_build.tables.marks import explained, state_of
from kg_build.tables.names import cleaned, unit_in
from kg_build.tables.units import known_unit
from kg_build.tables.values import figures, scaled


@pytest.mark.parametrize(
    ("words", "value", "unit", "comparator"),
    [
        ("51,762", "51762", "", "="),
        ("-8390", "-8390", "", "="),
        ("－3.5", "-3.5", "", "="),
        ("≥96%", "96", "%", ">="),
        ("95%以上", "95", "%", ">="),
        ("不超过45人", "45", "人", "<="),
        ("约3.2万人", "32000", "人", "~"),
        ("9.6百分点", "9.6", "百分点", "="),
        ("9.6个百分点", "9.6", "百分点", "="),
        ("1203所", "1203", "所", "="),
        ("1:15", "1", ":15", "="),
        ("[65]", "65", "", "="),
    ],
)
def test_a_cell_of_one_figure(words: str, value: str, unit: str, comparator: str) -> None:
    (figure,) = figures(words)
    assert (figure.value, figure.unit, figure.comparator) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize("words", ["", "见附表7", "完工", "2022年新建", "——", "第3名"])
def test_words_are_no_figures(words: str) -> None:
    assert not [figure for figure in figures(words) if figure.unit != "年"]


@pytest.mark.parametrize(
    ("value", "unit", "result"),
    [
        ("6.18", "亿元", ("618000000", "元")),
        ("3", "百万元", ("3000000", "元")),
        ("2.5", "千人", ("2500", "人")),
        ("9.6", "百分点", ("9.6", "百分点")),
    ],
)
def test_scales_are_multiplied_out(value: str, unit: str, result: tuple[str, str]) -> None:
    assert scaled(Decimal(value), unit) == (Decimal(result[0]), result[1])


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_every_printed_number_is_read_as_it_is(value: Decimal) -> None:
    (figure,) = figures(f"{value:f}")
    assert figure.value == value


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("26-2.玩教具配备达标。", "玩教具配备达标", ""),
        ("27.2017年后设计的园舍达标", "2017年后设计的园舍达标", ""),
        ("（三）财政投入到位", "财政投入到位", ""),
        ("生均差额\n（元）".replace("\n", ""), "生均差额", "元"),
        ("图书配备达到要求）", "图书配备达到要求", ""),
        ("1.5米以上跑道", "1.5米以上跑道", ""),
    ],
)
def test_labels_lose_their_number_and_their_unit(label: str, name: str, unit: str) -> None:
    assert (cleaned(label), unit_in((label,))) == (name, unit)


def test_a_mark_nobody_explained_is_no_state() -> None:
    assert state_of("*", {}) is None
    assert state_of("*", explained("“*”为得分为0。")) == "zero"


def test_units_are_known_from_names_and_captions() -> None:
    assert known_unit("小学民办", "2022年在校生情况表") == "人"
    assert known_unit("某某入学率", "") == "%"
    assert known_unit("无从知晓", "") == ""
