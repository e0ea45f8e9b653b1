"""Names that are one by equivalence, names that are only alike, and names that are neither."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_build.link.entities import Entity
from kg_build.link.linker import Linker
from kg_build.link.names import bare, expand, is_generic_school, placed, shown
from kg_build.link.similar import keys, likeness, sought
from kg_build.model import Place
from ontology import iris
from ontology.normal import initiative_form

WENLING, TAIZHOU = Place("331081", "温岭市"), Place("331000", "台州市")
LINKER = Linker("document")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公办园在园幼儿占比", "公办幼儿园在园幼儿占比"),
        ("公办园在园幼儿占比", "公办幼儿园在读幼儿比例"),
        ("公办园在园幼儿占比", "全市公办园在园幼儿占比"),
    ],
)
def test_indicators_with_one_normal_form_or_one_concept_are_one(one: str, other: str) -> None:
    assert LINKER.indicator(one).iri == LINKER.indicator(other).iri


@pytest.mark.parametrize(
    ("one", "other"), [("新增学位", "新增公办学位"), ("公办园在园幼儿占比", "普惠性幼儿园覆盖率"), ("小学", "初中")]
)
def test_indicators_that_differ_in_a_telling_word_are_two(one: str, other: str) -> None:
    assert LINKER.indicator(one).iri != LINKER.indicator(other).iri


def test_an_initiative_is_one_with_and_without_the_word_behind_its_name() -> None:
    found = {LINKER.initiative(name).iri for name in ("“县中崛起”行动", "县中崛起行动计划", "县中崛起")}
    assert found == {iris.initiative("县中崛起")}


def test_a_general_abbreviation_means_its_full_name() -> None:
    assert LINKER.initiative("教共体").iri == LINKER.initiative("城乡义务教育共同体").iri
    assert LINKER.school("北师大", None).iri == LINKER.school("北京师范大学", None).iri


def test_an_abbreviation_the_document_defines_means_what_it_says() -> None:
    linker = Linker("document", {"集团": "滨海教育集团"})
    assert linker.organization("集团").iri == linker.organization("滨海教育集团").iri
    assert linker.organization("集团").by == "abbreviation"
    assert LINKER.organization("集团").iri != linker.organization("集团").iri


def test_a_generic_school_means_the_one_of_its_place() -> None:
    assert LINKER.school("实验小学", WENLING).iri == LINKER.school("温岭市实验小学", TAIZHOU).iri
    assert LINKER.school("实验小学", WENLING).iri != LINKER.school("实验小学", TAIZHOU).iri


@pytest.mark.parametrize("name", ["实验小学", "第二中学", "机关幼儿园", "职业中专", "教师进修学校"])
def test_names_that_need_a_place_are_known(name: str) -> None:
    assert is_generic_school(name)


@pytest.mark.parametrize("name", ["温岭中学", "浙江大学", "书生小学", "育英学校附属幼儿园"])
def test_names_that_need_no_place_are_left_alone(name: str) -> None:
    assert not is_generic_school(name)


def test_small_forms_of_names() -> None:
    assert shown("“优教强城”工程") == "优教强城工程"
    assert expand("甲", {"甲": "乙"}) == "乙"
    assert placed("温岭中学", WENLING) == "温岭中学"
    assert bare("三门县") == "三门"
    assert bare("沙县") == "沙县"


@pytest.mark.parametrize(
    ("kind", "one", "other", "by"),
    [
        ("initiative", "优治升级工程", "优质升级", "sound"),
        ("school", "台职院", "台州职业技术学院", "short"),
        ("initiative", "台州市乡村强师计划", "乡村强师计划", "place"),
        ("initiative", "新时代教育评价改革", "教育评价改革", "overlap"),
    ],
)
def test_names_that_look_or_sound_alike_are_suggested(kind: str, one: str, other: str, by: str) -> None:
    found = likeness(kind, one, other)
    assert found is not None
    assert found.by == by
    assert 0 < found.score <= 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("school", "台州职业技术学院", "温州职业技术学院"),
        ("school", "温州大学", "温州医科大学"),
        ("indicator", "公办幼儿园在园幼儿人数", "民办幼儿园在园幼儿人数"),
        ("indicator", "新增学位", "新增公办学位"),
        ("indicator", "义务教育学校校长交流人数", "义务教育学校教师交流人数"),
        ("initiative", "教育提质第三轮行动", "教育提质第四轮行动"),
        ("initiative", "优教强城", "优学提质"),
    ],
)
def test_names_that_differ_in_place_number_or_telling_word_are_not_suggested(kind: str, one: str, other: str) -> None:
    assert likeness(kind, one, other) is None


PARTS = [
    "台州市",
    "温州",
    "公办",
    "民办",
    "幼儿园",
    "教育",
    "评价",
    "改革",
    "优治",
    "优质",
    "升级",
    "职业",
    "技术",
    "学院",
    "工程",
    "行动",
    "第三",
    "新",
]
names = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join)
kinds = st.sampled_from(["indicator", "initiative", "school", "organization"])


@settings(max_examples=400)
@given(kinds, names, names)
def test_likeness_is_mutual(kind: str, one: str, other: str) -> None:
    assert likeness(kind, one, other) == likeness(kind, other, one)


@settings(max_examples=600)
@given(kinds, names, names)
def test_names_that_are_alike_meet_under_a_key(kind: str, one: str, other: str) -> None:
    if likeness(kind, one, other) and one != other:
        assert sought(kind, one) & keys(kind, other)
        assert sought(kind, other) & keys(kind, one)


@given(st.text(max_size=12))
def test_any_text_can_be_a_name(name: str) -> None:
    entity = LINKER.initiative(name or "甲")
    assert isinstance(entity, Entity)
    assert keys("initiative", name) is not None


def test_a_total_of_a_table_is_the_one_of_the_system_its_caption_names() -> None:
    linker = Linker("a")
    assert linker.cell("总达成度", "普及普惠县创建进度表").iri == iris.indicator("普及普惠总达成度")
    assert linker.cell("达成度", "各县教育现代化监测").iri == iris.indicator("教育现代化总达成度")
    assert linker.cell("达成度", "各县监测").iri == iris.indicator("总达成度")
    assert linker.cell("午餐覆盖率", "普及普惠县创建进度表") == linker.indicator("午餐覆盖率")


def test_who_is_honoured_is_a_place_a_programme_of_the_document_a_school_a_body_or_only_counted() -> None:
    linker = Linker("a", initiatives=frozenset({initiative_form("青禾强校工程")}))
    kinds = [
        linker.recipient(who, WENLING).kind
        for who in ("温岭市", "青禾强校", "温岭三中", "温岭市教育局", "9名教师", "6所学校")
    ]
    assert kinds == ["region", "initiative", "school", "organization", "group", "group"]


def test_people_two_documents_count_alike_are_not_the_same_people() -> None:
    assert LINKER.recipient("9名教师", WENLING).iri != Linker("other").recipient("9名教师", WENLING).iri
