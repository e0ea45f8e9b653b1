"""The vocabulary of indicators: enough of them, well formed, and what is one is one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.certifications import canonical_certification
from ontology.indicators import IndicatorConcept, load_indicators
from ontology.normal import normal_form
from ontology.units import known_units, unit_iri, unit_label

VOCABULARY = load_indicators()
SYSTEMS = {
    "县域义务教育优质均衡发展督导评估": 31,
    "县域学前教育普及普惠督导评估": 36,
    "浙江省教育现代化发展水平监测": 44,
}


def name(text: str) -> str | None:
    found = VOCABULARY.canonical(text)
    return found.name if found else None


def test_there_are_more_than_two_hundred_and_fifty_concepts() -> None:
    assert len(VOCABULARY.concepts) >= 500


def test_no_two_concepts_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for concept in VOCABULARY.concepts:
        for label in (concept.name, *concept.alt_names):
            owners.setdefault(normal_form(label), set()).add(concept.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_no_two_concepts_share_an_english_name() -> None:
    names = [concept.name_en for concept in VOCABULARY.concepts]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("concept", VOCABULARY.concepts, ids=lambda concept: concept.name)
def test_a_concept_is_well_formed(concept: IndicatorConcept) -> None:
    assert concept.name_en
    assert concept.themes
    assert concept.stages
    assert concept.better in {"higher", "lower", ""}
    assert not concept.unit or concept.unit in known_units()
    assert not any("/" in label for label in (*concept.themes, *concept.stages))
    assert concept.name not in (*concept.alt_names, *concept.close, *concept.related)
    assert not set(concept.close) & set(concept.related)


@given(st.sampled_from(VOCABULARY.concepts))
def test_close_and_related_are_told_from_both_sides(concept: IndicatorConcept) -> None:
    assert all(concept.name in VOCABULARY.by_name(other).close for other in concept.close)
    assert all(concept.name in VOCABULARY.by_name(other).related for other in concept.related)


@given(st.sampled_from([(label, c) for c in VOCABULARY.concepts for label in (c.name, *c.alt_names)]))
def test_every_name_finds_its_concept(pair: tuple[str, IndicatorConcept]) -> None:
    label, concept = pair
    assert VOCABULARY.canonical(label) == concept


def test_the_share_of_public_kindergartens_is_one_under_three_names_and_close_to_a_fourth() -> None:
    names = ("公办园在园幼儿占比", "公办幼儿园在园幼儿占比", "公办幼儿园在读幼儿比例")
    assert {name(text) for text in names} == {"公办园在园幼儿占比"}
    coverage = VOCABULARY.canonical("公办幼儿园覆盖面")
    assert coverage in VOCABULARY.close(VOCABULARY.by_name("公办园在园幼儿占比"))


def test_new_places_and_new_public_places_are_two_and_not_close() -> None:
    places = VOCABULARY.by_name("新增学位")
    assert name("新增公办学位") == "新增公办学位"
    assert "新增公办学位" not in places.close
    assert "新增公办学位" in places.related


def test_a_target_of_public_schooling_meets_the_outcome_that_leaves_the_bracket_out() -> None:
    target = VOCABULARY.canonical("就读义务教育公办学校比例（不含政府购买学位）")
    outcome = VOCABULARY.canonical("义务教育随迁子女就读公办比例")
    assert target is not None
    assert outcome is not None
    assert target != outcome
    assert outcome in VOCABULARY.close(target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学前教育毛入园率", "学前三年毛入园率"), ("义务教育巩固率", "九年义务教育巩固率"), ("高中毛入学率", "高中阶段毛入学率"),
        ("双师型专业教师占比", "双师型教师占比"), ("省二级及以上幼儿园覆盖面", "省二级及以上幼儿园覆盖面"), ("近视率", "儿童青少年近视率"),
        ("gross enrolment rate of higher education", "高等教育毛入学率"), ("新增公办幼儿园学位数", "新增公办幼儿园学位"),
    ],
)  # fmt: skip
def test_what_reports_call_an_indicator_is_known(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize("text", ["天气", "", "公办", "开展活动"])
def test_what_is_no_indicator_is_not_known(text: str) -> None:
    assert VOCABULARY.canonical(text) is None


@pytest.mark.parametrize(("system", "items"), SYSTEMS.items(), ids=SYSTEMS)
def test_each_monitoring_system_has_its_items(system: str, items: int) -> None:
    assert sum(system in concept.systems for concept in VOCABULARY.concepts) >= items


@pytest.mark.shared
@pytest.mark.skipif("JIAOCE_SHARED" not in os.environ, reason="JIAOCE_SHARED names no folder of real documents")
def test_every_numbered_item_of_the_real_tables_is_known() -> None:
    text = (Path(os.environ["JIAOCE_SHARED"]) / "corpus" / "taizhou-2023-ten-action-plans.txt").read_text(
        encoding="utf-8"
    )
    items = re.findall(r"\n\t(\d{1,2}[.．]\s*\D[^\n\t]{6,})", text[: text.index("（一）") + 400_000])
    tables = [item for item in items if any(mark in item for mark in ("率", "比例", "达", "标准", "落实", "不"))]
    known = [item for item in tables if VOCABULARY.canonical(item)]
    assert len(known) >= 60


def test_units_are_qudts_where_it_has_them_and_percent_is_no_point() -> None:
    assert unit_iri("%").endswith("unit/PERCENT")
    assert unit_iri("％") == unit_iri("百分比") == unit_iri("%")
    assert unit_iri("名") == unit_iri("人")
    assert len({unit_iri(text) for text in ("%", "百分点", "‰", "位", "所", "元")}) == 6
    assert unit_label(str(unit_iri("元"))) == "元"
    assert unit_label(str(unit_iri("匹"))) == "匹"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("普及普惠县", "学前教育普及普惠县"), ("全国学前教育普及普惠县", "学前教育普及普惠县"), ("义务教育优质均衡县", "义务教育优质均衡发展县"),
        ("国家义务教育优质均衡发展县", "义务教育优质均衡发展县"), ("义务教育基本均衡县", "义务教育发展基本均衡县"), ("文明城市", None),
        ("省级学习型城市", "学习型城市"), ("国家学习型城市网络", "全国学习型城市网络城市"), ("学习型县（市、区）", "学习型县"),
        ("教育基本现代化市", "省教育基本现代化市"), ("教育基本现代化县", "省教育基本现代化县"), ("教育强市", "省教育强市"),
    ],
)  # fmt: skip
def test_a_certified_state_is_one_under_its_names(text: str, expected: str | None) -> None:
    assert canonical_certification(text) == expected
