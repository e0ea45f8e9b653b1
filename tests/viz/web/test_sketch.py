"""The small pictures' geometry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.web.sketch import spark


def test_one_year_makes_no_picture() -> None:
    assert spark([(2023, 1.0)]) == ""


def placed(points: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, _, y in (each.partition(",") for each in points.split())]


def test_higher_values_stand_higher_and_later_years_further_right() -> None:
    (left, low), (right, high) = placed(spark([(2022, 50.0), (2023, 60.0)]))
    assert left < right
    assert low > high


@given(st.dictionaries(st.integers(2005, 2025), st.floats(-1e9, 1e9), min_size=2, max_size=12))
def test_everything_stands_inside_the_picture(values: dict[int, float]) -> None:
    for x, y in placed(spark(sorted(values.items()), 144, 34)):
        assert 0 <= x <= 144
        assert 0 <= y <= 34
