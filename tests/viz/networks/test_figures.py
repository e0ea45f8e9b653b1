"""An observation in a few words, in both languages."""

from __future__ import annotations

import pytest

from viz.networks.figures import Figure


@pytest.mark.parametrize(
    ("figure", "zh", "en"),
    [
        (Figure("x", "Target", "2024", "73.00", "%", "AtLeast"), "2024目标 ≥73%", "2024 target ≥73%"),
        (Figure("x", "Outcome", "2024", "34000", "个"), "2024 3.4万个", "2024 34,000"),
        (Figure("x", "Outcome", "2023", "3573000000", "元", "About"), "2023 约35.73亿元", "2023 ~3,573,000,000 yuan"),
        (Figure("x", "Outcome", "2023", "2", "位"), "2023 第2位", "2023 no. 2"),
        (Figure("x", "Rating", "2022", rating="NotAttained"), "2022监测 未达标", "2022 rating not met"),
        (Figure("x", "Outcome", value="12"), "12", "12"),
    ],
)
def test_a_figure_says_period_kind_sign_value_and_unit(figure: Figure, zh: str, en: str) -> None:
    assert (figure.short("zh"), figure.short("en")) == (zh, en)


@pytest.mark.parametrize(
    ("verdict", "zh"), [("Met", "✓ 已完成"), ("Missed", "✗ 未完成"), ("Undetermined", ""), ("", "")]
)
def test_a_verdict_is_a_mark_and_a_word_or_nothing(verdict: str, zh: str) -> None:
    assert Figure("x", "Target", verdict=verdict).judged("zh") == zh
