"""The small pictures' geometry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.web.sketch import Line, series, spark


def test_one_year_makes_no_picture() -> None:
    assert series([Line("温州市", {2023: 1.0}, {})]) is None
    assert spark([(2023, 1.0)]) == ""


def test_higher_values_stand_higher_and_later_years_further_right() -> None:
    chart = series([Line("温州市", {2022: 50.0, 2023: 60.0}, {2024: (70.0, "Missed")})], "%")
    assert chart is not None
    (run,) = chart.runs
    first, second = run.dots
    (goal,) = run.goals
    assert first.x < second.x < goal.x
    assert first.y > second.y > goal.y
    assert (goal.mark, second.text) == ("missed", "温州市 2023: 60%")


@given(st.dictionaries(st.integers(2005, 2025), st.floats(-1e9, 1e9), min_size=2, max_size=12))
def test_everything_stands_inside_the_picture(outcomes: dict[int, float]) -> None:
    chart = series([Line("甲", outcomes, {})])
    assert chart is not None
    for dot in chart.runs[0].dots:
        assert chart.left <= dot.x <= chart.right
        assert 0 <= dot.y <= chart.height


def test_names_of_lines_that_end_together_do_not_cover_each_other() -> None:
    chart = series([Line("甲", {2022: 1.0, 2023: 5.0}, {}), Line("乙", {2022: 2.0, 2023: 5.0}, {})])
    assert chart is not None
    assert abs(chart.runs[0].label_y - chart.runs[1].label_y) >= 12
