"""Rows are left out, ordered, counted and joined; the facts behind them stay."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import Literal, URIRef

from ontology import iris
from queries.ask import narrowing
from queries.ask.numbers import Bound
from queries.catalog import find_question
from queries.results import Result
from queries.rows import Rows

COLUMNS = ("place", "placeLabel", "value", "table", "observation")
PLACES = {"温州市": "330300", "鹿城区": "330302", "龙湾区": "330303", "瓯海区": "330304"}


def result(values: dict[str, str], table: str = "甲表") -> Result:
    rows = tuple(
        (iris.region(PLACES[name]), Literal(name), Literal(Decimal(value)), Literal(table), URIRef(f"x:{name}"))
        for name, value in values.items()
    )
    return Result(find_question("figures-by-place"), "SELECT", Rows(COLUMNS, rows))


def names(found: Result) -> list[str]:
    return [narrowing.text_of(row, "place") for row in found.solutions]


@pytest.fixture
def four() -> Result:
    return result({"温州市": "100", "鹿城区": "20", "龙湾区": "50", "瓯海区": "50"})


def test_the_wider_place_is_none_of_its_counties(four: Result) -> None:
    assert names(narrowing.inside(four, "place")) == ["鹿城区", "龙湾区", "瓯海区"]
    assert names(narrowing.inside(four, "place", whole=True)) == ["温州市"]


def test_the_first_of_an_order_are_kept_with_their_equals(four: Result) -> None:
    counties = narrowing.ordered(narrowing.inside(four, "place"), "value", lowest=False)
    assert names(narrowing.first(counties, "value", 1)) == ["龙湾区", "瓯海区"]


def test_bounds_leave_out_what_does_not_hold(four: Result) -> None:
    assert names(narrowing.bounded(four, "value", [Bound(0, 0, ">=", Decimal(50))])) == ["温州市", "龙湾区", "瓯海区"]


def test_a_count_keeps_every_fact(four: Result) -> None:
    counted = narrowing.counted(four, "place")
    assert counted.to_json_rows() == [{"count": 4, "names": "温州市、鹿城区、龙湾区、瓯海区"}]
    assert len(counted.observations()) == 4


def test_sums_and_means_are_of_all_rows(four: Result) -> None:
    counties = narrowing.inside(four, "place")
    assert narrowing.added(counties, "value", "place", mean=False).to_json_rows()[0]["total"] == 120
    assert narrowing.added(counties, "value", "place", mean=True).to_json_rows()[0]["mean"] == 40


def test_a_named_table_leaves_out_the_others_even_where_nothing_is_left(four: Result) -> None:
    assert len(narrowing.in_tables(four, frozenset({"甲表"}))) == 4
    assert len(narrowing.in_tables(four, frozenset({"乙表"}))) == 0
    assert len(narrowing.in_tables(four, frozenset())) == 4


def test_answers_stand_together_once_each(four: Result) -> None:
    more = result({"鹿城区": "20", "龙湾区": "51"})
    assert len(narrowing.together([four, more])) == 5


def test_a_city_is_not_ranked_among_its_districts(four: Result) -> None:
    assert names(narrowing.without_wholes(four, "place")) == ["鹿城区", "龙湾区", "瓯海区"]


def test_places_are_compared_in_the_year_they_share_or_else_the_nearest() -> None:
    rows = [("鹿城区", "2019"), ("鹿城区", "2021"), ("龙湾区", "2021"), ("龙湾区", "2022")]
    assert spans(narrowing.comparable(of_years(rows), "place")) == [("鹿城区", "2021"), ("龙湾区", "2021")]
    apart = [("鹿城区", "2018"), ("鹿城区", "2020"), ("龙湾区", "2023"), ("龙湾区", "2024")]
    assert spans(narrowing.comparable(of_years(apart), "place")) == [
        ("鹿城区", "2020"),
        ("龙湾区", "2023"),
        ("龙湾区", "2024"),
    ]


def test_a_period_of_several_years_is_so_long() -> None:
    rows = list(of_years([("鹿城区", "2020"), ("鹿城区", "2020–2022")]).solutions)
    assert [narrowing.length(row) for row in rows] == [1, 3]


def of_years(rows: list[tuple[str, str]]) -> Result:
    solutions = tuple((iris.region(PLACES[name]), Literal(name), Literal(year), Literal(1)) for name, year in rows)
    return Result(
        find_question("figures-by-place"), "SELECT", Rows(("place", "placeLabel", "period", "value"), solutions)
    )


def spans(found: Result) -> list[tuple[str, str]]:
    return [(narrowing.text_of(row, "place"), narrowing.text_of(row, "period")) for row in found.solutions]
