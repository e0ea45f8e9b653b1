"""Another year's paper may name a figure with fewer words; names that tell another quantity are never taken for it."""

from __future__ import annotations

import pytest

from queries.ask.otherwise import says_the_same


@pytest.mark.parametrize(
    ("other", "asked"),
    [("示范校", "文明风尚示范校"), ("完成改造投入", "校舍改造投入"), ("名师培养投入", "完成培养投入")],
)
def test_a_name_with_fewer_words_may_say_the_same(other: str, asked: str) -> None:
    assert says_the_same(other, asked)


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("民办园占比", "公办园占比"),
        ("公办小学在校生", "小学在校生"),
        ("新开工项目", "开工项目"),
        ("项目总投资", "项目投资"),
        ("名师占比", "名师"),
        ("校", "示范校"),
    ],
)
def test_a_name_that_tells_another_quantity_does_not(other: str, asked: str) -> None:
    assert not says_the_same(other, asked)
