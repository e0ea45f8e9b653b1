"""Questions and names are matched in one folded form, and abbreviations find their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.ask.text import fold, is_chinese, likeness

NAMES = ("公办园在园幼儿占比", "优质园在园幼儿占比", "九年义务教育巩固率", "新增学位", "小学在校生总数")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“优教强城”工程", "优教强城工程"),
        ("２０２４ 年", "2024年"),
        ("《温州市 学前教育条例》", "温州市学前教育条例"),
        ("Wenzhou  City", "wenzhou city"),
        ("温\u200b州", "温州"),
    ],
)
def test_width_quotes_and_spaces_do_not_part_a_question_from_a_name(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("asked", ["公办园占比", "公办园幼儿占比", "公办在园幼儿占比"])
def test_an_abbreviation_is_likest_to_the_name_it_shortens(asked: str) -> None:
    assert max(NAMES, key=lambda name: likeness(asked, name)) == "公办园在园幼儿占比"
    assert likeness(asked, "公办园在园幼儿占比") >= 0.62


@pytest.mark.parametrize("asked", ["近视率", "教师人数", "营养午餐"])
def test_a_name_the_graph_lacks_is_like_no_other(asked: str) -> None:
    assert max(likeness(asked, name) for name in NAMES) < 0.62


@given(st.sampled_from(NAMES), st.text(max_size=12))
def test_likeness_is_symmetric_and_between_zero_and_one(name: str, other: str) -> None:
    assert 0.0 <= likeness(other, name) <= 1.0
    assert likeness(other, name) == likeness(name, other)


def test_the_language_of_a_question_is_told_by_its_script() -> None:
    assert is_chinese("温州 2024?")
    assert not is_chinese("Wenzhou 2024?")
