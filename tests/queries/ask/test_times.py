"""Years and spans of years are read from a question, however they are written."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.ask.times import find_times


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ("温州市2024年的目标", (2024, 2024)),
        ("自2019年以来", (2019, None)),
        ("2019年起的变化", (2019, None)),
        ("2022至2024年", (2022, 2024)),
        ("2022-2024年间", (2022, 2024)),
        ("十四五期间", (2021, 2025)),
        ("in 2024", (2024, 2024)),
        ("since 2019", (2019, None)),
        ("between 2019 and 2024", (2019, 2024)),
    ],
)
def test_a_time_is_read(asked: str, years: tuple[int | None, int | None]) -> None:
    (time,) = find_times(asked)
    assert time.years == years


@pytest.mark.parametrize("asked", ["今年怎么样", "去年多少", "近三年的变化", "what of last year"])
def test_a_year_that_depends_on_today_is_marked_relative(asked: str) -> None:
    (time,) = find_times(asked)
    assert time.relative


@pytest.mark.parametrize("asked", ["一年级有多少学生", "第20次会议", "新增3260个学位"])
def test_other_numbers_are_no_times(asked: str) -> None:
    assert find_times(asked) == ()


@given(st.text(alphabet="20192024年至到-以来在 ", max_size=30))
def test_times_lie_in_the_text_and_never_overlap(text: str) -> None:
    times = find_times(text)
    assert all(0 <= time.start < time.end <= len(text) for time in times)
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))
