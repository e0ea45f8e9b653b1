"""A name covers a question when it holds all its words, and nothing that tells quantities apart is left over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.ask.cover import Asked, asked_words, cover
from queries.ask.paint import Paint
from queries.ask.reading import drop_filler
from queries.ask.text import fold

CARE = "有托管需求的全部实施课后托管的小学"


def asked(text: str) -> Asked:
    text = fold(text)
    free = Paint(text)
    drop_filler(text, free)
    return asked_words(text, Paint(text), free, free)


def test_a_name_that_counts_something_else_beyond_what_is_asked_is_not_meant() -> None:
    assert cover(asked("寄宿学生"), "寄宿学生应住尽住").turned
    assert not cover(asked("寄宿学生床位"), "乡村寄宿学生新增床位").turned


def test_a_name_is_headed_where_the_question_says_what_it_counts() -> None:
    assert cover(asked("招聘教师"), "引进好教师").headed
    assert not cover(asked("招聘教师"), "新引进名师工作室").headed


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("小学课后托管", CARE),
        ("课后托管的小学", CARE),
        ("中职达标率", "中等职业学校办学条件达标率"),
        ("public kindergarten share", "公办园在园幼儿占比"),
        ("gold medals", "国赛金牌"),
    ],
)
def test_a_name_covers_words_in_any_order_and_as_names_call_them(question: str, name: str) -> None:
    covered = cover(asked(question), name)
    assert covered.left == ()
    assert covered.share > 0.3


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("高中在校生", "初中在校生"),
        ("民办小学在校生", "公办小学在校生"),
        ("一级园", "二级园"),
        ("private kindergarten share", "公办园在园幼儿占比"),
        ("高考一本率", "高考质量连续增长"),
    ],
)
def test_another_stage_side_or_thing_is_left_over(question: str, name: str) -> None:
    assert cover(asked(question), name).left


def test_what_a_name_says_beyond_the_question_counts_against_it() -> None:
    words = asked("智慧校园覆盖率")
    assert cover(words, "智慧校园覆盖率").share > cover(words, "农村智慧校园网络覆盖率达标县").share


@settings(deadline=None)
@given(st.text(alphabet="公办园小学在校生占比高中 share", max_size=20), st.sampled_from(["公办园在园幼儿占比", CARE]))
def test_shares_are_shares_and_stretches_do_not_overlap(question: str, name: str) -> None:
    covered = cover(asked(question), name)
    assert 0 <= covered.share <= 1
    assert 0 <= covered.recall <= 1
    ends = [end for _, end in covered.spans[:-1]]
    assert all(end <= start for end, (start, _) in zip(ends, covered.spans[1:], strict=True))
