"""A notice that hands out a plan plans, one that hands out a review reports."""

from __future__ import annotations

import pytest

from kg_build.structure.modes import heading_frame


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("关于印发2031年强师行动方案的通知", "planning"),
        ("关于印发强师三年规划的通知", "planning"),
        ("关于印发2031年强师工作总结的通知", "reporting"),
        ("关于公布2031年强师名单的通知", None),
    ],
)
def test_a_notice_speaks_as_what_it_hands_out(title: str, mode: str | None) -> None:
    assert heading_frame(title, "2031").mode == mode
