"""The vocabulary describes years and plans, and nothing else claims that it does."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.periods import FIRST_YEAR, LAST_YEAR, described, described_instant, instants
from ontology.turtle import data, parse

NAMES = {str(quad.subject)[1:-1].rpartition("/")[2].replace("--", "/") for quad in parse("vocabularies/periods.ttl")}


@given(st.integers(FIRST_YEAR - 30, LAST_YEAR + 30), st.integers(0, 12))
def test_what_is_said_to_be_described_is_described(first: int, more: int) -> None:
    for period in (str(first), f"{first}/{first + more}", f"{first}-{more:02d}"):
        assert described(period) == (period in NAMES)


@pytest.mark.parametrize("text", ["", "/", "2024/", "/2024", "二〇二四", "2024-03"])
def test_other_texts_are_not_described(text: str) -> None:
    assert not described(text)


def test_a_five_year_plan_runs_from_its_first_to_its_last_day() -> None:
    assert instants("2021/2025") == ("2021-01-01", "2025-12-31")
    assert "<period/2021--2025> a time:Interval, time:ProperInterval" in data("vocabularies/periods.ttl").decode(
        "utf-8"
    )


def test_the_file_is_what_its_script_writes() -> None:
    script = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "make_periods.py"))
    assert script["turtle"]() == data("vocabularies/periods.ttl").decode("utf-8")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2023-03/2024-02", ("2023-03-01", "2024-02-29")),
        ("2023-11-05", ("2023-11-05", "2023-11-05")),
        ("2020/2021/2022", None),
        ("2023-13", None),
        ("", None),
    ],
)
def test_a_period_begins_and_ends_on_a_day(text: str, days: tuple[str, str] | None) -> None:
    assert instants(text) == days


def test_the_days_the_vocabulary_describes_are_those_it_says_it_does() -> None:
    said = {name for name in NAMES if described_instant(name)}
    assert said == {f"{year}-{day}" for year in range(FIRST_YEAR, LAST_YEAR + 1) for day in ("01-01", "12-31")}
