"""A normal form is a key for equal names: stable, and blind to nothing that makes a difference."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ontology.indicators import load_indicators
from ontology.normal import initiative_form, normal_form

words = st.lists(
    st.sampled_from("公办 民办 幼儿园 园 在园 在读 幼儿 比例 占比 新增 学位 数 数量 （ ） 、 和 与 的 义务教育 阶段 三年 1 . % 人数 随迁子女 普惠性 高中 段 以及 全市".split()),
    min_size=1, max_size=9,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公办园在园幼儿占比", "公办幼儿园在读幼儿比例"), ("公办园在园幼儿占比", "公办幼儿园在园幼儿比率"),
        ("新增学位", "新增学位数"), ("新增学位", "新增学位数量"), ("ＥＳＩ前１％学科", "ESI前1%学科"),
        ("义务教育阶段巩固率", "义务教育巩固率"), ("“教共体”覆盖面", "教育共同体覆盖面"), ("全市新增学位", "新增学位"),
        ("我县新增学位", "新增学位"), ("12.残疾儿童少年入学率", "残疾儿童少年入学率"), ("（3）新增学位", "新增学位"),
        ("生均教学及辅助用房面积（平方米）", "生均教学及辅助用房面积"), ("新建、改扩建幼儿园", "新改扩建幼儿园"),
        ("高中阶段教育毛入学率", "高中段毛入学率"), ("进城务工人员随迁子女入学率", "随迁子女入学率"), ("教师与学生的比", "教师、学生比"),
        ("中等职业学校在校生", "中职学校在校生"), ("学前3年毛入园率", "学前三年毛入园率"), ("新增 学位", "新增学位"),
    ],
)  # fmt: skip
def test_two_ways_to_write_one_name_meet(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新增学位", "新增公办学位"), ("新增学位", "学位"), ("公办园在园幼儿占比", "公办园覆盖面"), ("省级骨干教师", "骨干教师"),
        ("随迁子女就读公办学校比例", "随迁子女就读公办学校比例（不含政府购买学位）"), ("毛入学率", "入学率"), ("普及率", "普惠率"),
        ("及格率", "合格率"), ("基础分数", "基础"), ("差异系数", "差异"), ("前1%学科", "前1‰学科"), ("教师培训人次", "教师培训"),
        ("全域旅游", "旅游"), ("生均1.5平方米", "生均15平方米"), ("校长", "教师"), ("小学大班额比例", "初中大班额比例"),
    ],
)  # fmt: skip
def test_what_a_reader_would_tell_apart_stays_apart(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


@given(words)
def test_the_normal_form_of_a_normal_form_is_itself(name: str) -> None:
    assert normal_form(normal_form(name)) == normal_form(name)


@given(st.text(max_size=20))
def test_any_text_has_a_stable_normal_form(name: str) -> None:
    assert normal_form(normal_form(name)) == normal_form(name)


@given(words)
def test_quotes_and_spaces_never_matter(name: str) -> None:
    assume(any(character.isalnum() for character in normal_form(name)))
    assert normal_form(f"“{name}”") == normal_form(name)
    assert normal_form(" ".join(name)) == normal_form(name)


@given(st.sampled_from(load_indicators().concepts))
def test_a_name_of_the_vocabulary_survives_the_width_of_its_brackets(concept: object) -> None:
    name = str(getattr(concept, "name", ""))
    assert normal_form(name.replace("（", "(").replace("）", ")")) == normal_form(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“县中崛起”行动", "县中崛起"), ("县中崛起行动计划", "县中崛起工程"), ("教育提质三年行动计划（2023-2025年）", "教育提质"),
        ("“明眸”工程", "明眸工程"),
    ],
)  # fmt: skip
def test_an_initiative_is_one_with_or_without_its_tail(one: str, other: str) -> None:
    assert initiative_form(one) == initiative_form(other)


@pytest.mark.parametrize(
    ("one", "other"), [("优教供给", "优教强城"), ("强校工程", "强师工程"), ("优治升级", "优质升级")]
)
def test_two_initiatives_stay_two(one: str, other: str) -> None:
    assert initiative_form(one) != initiative_form(other)


@given(words)
def test_the_form_of_an_initiative_is_stable(name: str) -> None:
    assert normal_form(initiative_form(name)) == initiative_form(name)
