"""Numbers and conditions on figures are read from a question with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.ask.numbers import behind_its_name, find_bounds, find_numbers


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("2021年新建7个操场，这个数字出自哪份文件？", "2021年新建操场7个，这个数字出自哪份文件？"),
        ("2021年新建了7个操场吗？", "2021年新建了7个操场吗？"),
    ],
)
def test_a_number_cited_inside_a_name_is_read_behind_it(asked: str, read: str) -> None:
    assert behind_its_name(asked) == read


@pytest.mark.parametrize(
    ("asked", "comparator", "value"),
    [
        ("投资超过3亿元的项目", ">", "300000000"),
        ("达成度低于75%的县", "<", "75"),
        ("开工不少于10个的县", ">=", "10"),
        ("占比在60%以上的地方", ">=", "60"),
        ("面积不超过2万平方米", "<=", "20000"),
        ("projects of more than 300 million yuan", ">", "300000000"),
        ("counties below 75%", "<", "75"),
        ("at least 10 projects", ">=", "10"),
    ],
)
def test_a_comparing_word_beside_a_number_is_a_bound(asked: str, comparator: str, value: str) -> None:
    (bound,) = find_bounds(asked)
    assert (bound.comparator, bound.value) == (comparator, Decimal(value))


@pytest.mark.parametrize("asked", ["温州有多少个项目", "新增3260个学位", "2024年的目标"])
def test_a_number_alone_is_no_bound(asked: str) -> None:
    assert find_bounds(asked) == ()


def test_a_bound_holds_for_figures_on_its_side() -> None:
    (bound,) = find_bounds("达成度低于75%")
    assert bound.holds(Decimal("74.9"))
    assert not bound.holds(Decimal(75))


@given(st.text(alphabet="0123456789.,万亿%个 million超过以上", max_size=40))
def test_numbers_of_any_length_lie_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end, _ in find_numbers(text))
    assert all(0 <= bound.start < bound.end <= len(text) for bound in find_bounds(text))
