"""The vocabulary describes years and plans, and nothing else claims that it does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.periods import FIRST_YEAR, LAST_YEAR, described
from ontology.turtle import data, parse

NAMES = {str(quad.subject)[1:-1].rpartition("/")[2].replace("--", "/") for quad in parse("vocabularies/periods.ttl")}


@given(st.integers(FIRST_YEAR - 30, LAST_YEAR + 30), st.integers(0, 12))
def test_what_is_said_to_be_described_is_described(first: int, more: int) -> None:
    for period in (str(first), f"{first}/{first + more}", f"{first}-{more:02d}"):
        assert described(period) == (period in NAMES)


@pytest.mark.parametrize("text", ["", "/", "2024/", "/2024", "二〇二四", "2024-03"])
def test_other_texts_are_not_described(text: str) -> None:
    assert not described(text)


def test_a_five_year_plan_runs_from_its_first_to_its_last_year() -> None:
    assert re.search(r'<period/2021--2025> rdfs:label "2021–2025"', data("vocabularies/periods.ttl").decode("utf-8"))
