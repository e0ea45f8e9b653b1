"""Reached, aimed at, started from, changed by, or required of everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_build.model import Measure

Reader = Callable[..., list[Measure]]


@pytest.mark.parametrize(
    ("text", "mode", "kinds"),
    [
        ("建成校园书吧40个", "reporting", ["actual"]),
        ("建成校园书吧40个", "planning", ["target"]),
        ("力争书吧覆盖率达到80%", "reporting", ["target"]),
        ("超额完成计划，书吧达到52个", "reporting", ["actual"]),
        ("书吧借阅量同比增长20%", "reporting", ["change"]),
        ("书吧借阅量增长20%", "planning", ["target"]),
        ("书吧由12个增加到40个", "reporting", ["baseline", "actual"]),
        ("书吧覆盖率由30%提高到65%", "planning", ["baseline", "target"]),
        ("每校至少有2名心理教师", "planning", ["standard"]),
        ("招收8人以上听障儿童的学校配有专职教师", "reporting", ["standard"]),
        ("教育支出占比不得低于15%", "planning", ["standard"]),
        ("每所村小配备驻校社工不少于2名", "planning", ["standard"]),
        ("落实取暖费定额：小学不低于90元，初中不低于120元", "planning", ["standard", "standard"]),
        ("合格率排名较上年前移三位", "reporting", ["change"]),
        ("每年培训保育员不少于500人", "reporting", ["actual"]),
        ("书吧支出8万元，比2022年的5万元增长60%", "reporting", ["actual", "baseline", "change"]),
        ("每季度至少开展1次食堂抽查", "planning", ["standard"]),
        ("落实园丁津贴，每人每月不低于200元", "planning", ["standard"]),
        ("争取到位取暖资金80万元", "reporting", ["actual"]),
        ("中考580分以上40人", "reporting", ["standard", "actual"]),
        ("在已建成的20所示范园基础上再创建5所", "planning", ["actual", "target"]),
    ],
)
def test_section_and_words_decide_the_kind(read: Reader, text: str, mode: str, kinds: list[str]) -> None:
    assert [m.kind for m in read(text, mode)] == kinds


def test_a_fall_is_positive_and_says_so_in_its_name(read: Reader) -> None:
    found = read("近视率为41%，比上年下降1.2个百分点")
    assert [(m.indicator, float(m.value), m.kind) for m in found] == [
        ("近视率", 41, "actual"),
        ("近视率下降", 1.2, "change"),
    ]
