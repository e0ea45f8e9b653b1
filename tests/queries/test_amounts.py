"""Numbers and units: every unit the vocabulary knows reads in English, and no Chinese is left behind an English number."""

from __future__ import annotations

import re

import pytest

from ontology.units import known_units
from queries.amounts import shown_amount, unit_word

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("unit", sorted(known_units()))
def test_no_unit_of_the_vocabulary_stays_chinese_in_english(unit: str) -> None:
    assert not CHINESE.search(shown_amount("12000", unit, "en"))
    assert not CHINESE.search(unit_word(unit, "en"))


def test_a_measure_word_that_english_has_no_use_for_is_left_out() -> None:
    assert shown_amount("136", "个", "en") == "136"
    assert unit_word("个", "en") == "units"


def test_a_rank_is_said_around_its_number_in_both_languages() -> None:
    assert (shown_amount("3", "位"), shown_amount("3", "位", "en")) == ("第3位", "no. 3")


def test_a_unit_nobody_knows_is_shown_as_it_is() -> None:
    assert shown_amount("3", "匹", "en") == "3 匹"
