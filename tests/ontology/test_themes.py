"""The theme and the stage of an indicator outside the vocabulary: told by words of its name, or not at all."""

from __future__ import annotations

import pytest

from ontology import iris
from ontology.indicators import load_indicators
from ontology.themes import stage_of, theme_of


def test_the_words_give_the_themes_that_reviewers_gave_the_vocabulary() -> None:
    told = [(concept, theme_of(concept.name)) for concept in load_indicators().concepts]
    said = [(concept, theme) for concept, theme in told if theme]
    agreed = [concept for concept, theme in said if iris.last_part(theme) in concept.themes]
    assert len(said) >= 0.9 * len(told)
    assert len(agreed) >= 0.94 * len(said)


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("全县新增幼教学位", "学位与建设"),
        ("山区学校教师心理健康培训", "体育美育与健康"),
        ("持证残疾少年入学率", "教育公平"),
        ("毕业生录取率", "普及程度"),
        ("校级食堂改造（不含新增学位）", "校园安全"),
        ("幼儿园名师工作室", "教师队伍"),
    ],
)
def test_the_head_of_a_name_tells_its_theme(name: str, theme: str) -> None:
    assert theme_of(name) == iris.concept("theme", theme)


@pytest.mark.parametrize("name", ["", "典型案例", "试点", "灯塔"])
def test_a_name_without_a_telling_word_has_no_theme(name: str) -> None:
    assert theme_of(name) is None


def test_the_words_give_the_stages_that_reviewers_gave_the_vocabulary() -> None:
    told = [(concept, stage_of(concept.name)) for concept in load_indicators().concepts]
    said = [(concept, stage) for concept, stage in told if stage]
    agreed = [concept for concept, stage in said if iris.last_part(stage) in concept.stages]
    assert len(said) >= 0.45 * len(told)
    assert len(agreed) >= 0.94 * len(said)


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("新增托班", "学前教育"),
        ("小区幼儿园移交", "学前教育"),
        ("中小学、幼儿园食堂", "基础教育"),
        ("乡镇小学午休躺睡", "小学"),
        ("中小学晚间托管", "基础教育"),
        ("县中托管帮扶", "普通高中"),
        ("残疾儿童入园率", "特殊教育"),
        ("中高职贯通培养", "中等职业教育"),
    ],
)
def test_the_words_of_a_name_tell_its_stage(name: str, stage: str) -> None:
    assert stage_of(name) == iris.concept("stage", stage)


@pytest.mark.parametrize("name", ["", "教师轮岗率", "小学与高校结对", "村居（含幼儿园）讲堂", "平安校园", "产业园实训"])
def test_a_name_that_tells_no_stage_or_two_has_none(name: str) -> None:
    assert stage_of(name) is None
