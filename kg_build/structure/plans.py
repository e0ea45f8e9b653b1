"""Five-year plans by their Chinese ordinals: 十一五 is 2006 to 2010."""

from __future__ import annotations

import re

_FIRST = {
    "八": 1991,
    "九": 1996,
    "十": 2001,
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
    "十五": 2026,
    "十六": 2031,
}
PLAN = re.compile(
    r"[“\"]?(十[一二三四五六]?|[八九])[·•]?五[”\"]?(?=教育|事业|国民|学前|职业|义务|特殊|基础|高等|期间|时期|末|以来|规划|开局|收官|计划|目标|发展|成就|中期|[，。、：])"
)


def plan_years(words: str) -> tuple[int, int] | None:
    """Return the first and last year of the last plan named in `words`.

    >>> plan_years("“十一五”期间"), plan_years("五年来")
    ((2006, 2010), None)
    """
    named = PLAN.findall(words)
    if not named:
        return None
    first = _FIRST[named[-1]]
    return first, first + 4


def plan_period(words: str) -> str | None:
    """Return the period of the plan named in `words`: its last year where its end or its aims are meant, else its span."""
    years = plan_years(words)
    if years is None:
        return None
    if re.search(r"末|目标|规划|计划|纲要", words):
        return str(years[1])
    return f"{years[0]}/{years[1]}"
