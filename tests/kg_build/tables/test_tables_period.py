"""A header's words say whether its figures were reached, are aimed at, or tell where things stood."""

from __future__ import annotations

import pytest

from kg_build.tables.period import kind_of


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("2025年目标值", "target"),
        ("实际完成", "actual"),
        ("较上年增长", "change"),
        ("与省均差额", "baseline"),
        ("应增经费", "baseline"),
        ("资金缺口", "baseline"),
        ("学校数", None),
    ],
)
def test_what_is_lacking_is_no_target(header: str, kind: str | None) -> None:
    assert kind_of([header]) == kind
