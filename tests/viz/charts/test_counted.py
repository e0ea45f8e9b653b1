"""Answers that count: each column of numbers a measure with a scale of its own."""

from __future__ import annotations

import plotly.graph_objects
import pytest
from rdflib import Literal

from queries.catalog import Question
from queries.header import Bilingual, Column, Header
from queries.results import Result
from queries.rows import Rows
from viz.charts.choose import figure
from viz.charts.counted import counted
from viz.charts.points import points

COLUMNS = ("county", "year", "met", "missed")
TITLES = {"county": "地方", "year": "年份", "met": "完成", "missed": "未完成"}


def result(best: str, *rows: tuple[str, int, int, int]) -> Result:
    header = Header(
        Bilingual("统计", "counts"), Bilingual("统计", "counts"), show=best,
        columns=tuple(Column(name, Bilingual(TITLES[name], name)) for name in COLUMNS),
    )  # fmt: skip
    return Result(
        Question("q", "", header), "", Rows(COLUMNS, tuple(tuple(Literal(each) for each in row) for row in rows))
    )


ROWS = (("甲县", 2023, 5, 1), ("乙县", 2023, 2, 3))


def test_each_number_of_each_row_is_a_point_named_by_its_column() -> None:
    found = [(point.place, point.indicator, point.period, point.value) for point in counted(result("bars", *ROWS))]
    assert found[:2] == [("甲县", "完成", "2023", 5.0), ("甲县", "未完成", "2023", 1.0)]
    assert len(found) == 4


def test_a_year_is_no_measure() -> None:
    assert {point.measure for point in counted(result("bars", *ROWS))} == {"met", "missed"}


def test_measures_stand_side_by_side_with_the_bad_one_in_red() -> None:
    drawn, _ = figure(result("bars", *ROWS))
    plotly.graph_objects.Figure(drawn)
    assert [trace["marker"]["color"] for trace in drawn["data"]] == ["#2f7d32", "#b3261e"]
    assert {trace["xaxis"] for trace in drawn["data"]} == {"x", "x2"}


def test_counts_through_the_years_become_lines() -> None:
    drawn, _ = figure(result("series", *ROWS, ("甲县", 2024, 7, 0)))
    plotly.graph_objects.Figure(drawn)
    assert [2023, 2024] in [trace["x"] for trace in drawn["data"]]


@pytest.mark.parametrize("best", ["table", "network"])
def test_a_list_that_happens_to_hold_numbers_is_not_charted(best: str) -> None:
    assert points(result(best, *ROWS)) == []
