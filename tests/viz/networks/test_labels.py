"""Labels: what a picture shows of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.networks.labels import box, clean, cut, width, wrap


def test_direction_marks_cannot_turn_a_label_around() -> None:
    assert clean("公办园\u202e占比\u2066\x07") == "公办园 占比"


@given(st.text(max_size=300), st.integers(3, 20), st.integers(1, 4))
def test_a_wrapped_label_keeps_to_its_lines_and_width(text: str, ems: int, lines: int) -> None:
    rows = wrap(text, ems, lines).split("\n")
    assert len(rows) <= lines
    assert all(width(row) <= ems + 0.6 for row in rows)


def test_ten_thousand_characters_become_three_short_lines() -> None:
    label = wrap("学" * 10_000)
    assert label.endswith("…")
    assert len(label) < 40


def test_a_short_name_stays_whole() -> None:
    assert wrap("新增学位") == "新增学位"
    assert cut("新增学位", 4) == "新增学位"


@pytest.mark.parametrize("text", ["占比 97.2%", "2024目标 ≥73%"])
def test_a_number_is_not_broken_between_its_digits(text: str) -> None:
    number = text.split()[-1]
    assert any(number in row for row in wrap(text, ems=5).split("\n"))


def test_a_box_grows_with_its_lines() -> None:
    assert box("学前\n教育", 15)[1] > box("学前", 15)[1]
    assert box("学前教育", 15)[0] > box("学前", 15)[0]
