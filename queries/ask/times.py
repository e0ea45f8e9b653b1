"""Years and spans of years in a question.

>>> find_times("2019年以来怎么变化")[0].years
(2019, None)
>>> find_times("2022-2024年完成了多少")[0].years
(2022, 2024)
>>> find_times("十四五期间的目标")[0].years
(2021, 2025)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"((?:19|20)\d{2})"
_PLAN_STARTS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_SPAN = re.compile(
    rf"(?:from |between )?{_YEAR}年?\s*(?:至|到|-|–|—|~|to|and|和|与|(?:相)?比|较|跟)\s*{_YEAR}(?:年(?:间|期间)?)?"
)
_PAIRED = re.compile(r"和|与|比|较|跟|(?<!between )\b\d{4} and ")
_SINCE = re.compile(
    rf"(?:自|从|since |after |from ){_YEAR}年?(?:以来|以后|之后|起|开始)?|{_YEAR}年?(?:以来|以后|之后|起)"
)
_COUNTED = r"(?!\d|\s*(?:[万亿]|[余多]?(?:名|人|个|所|项|家|场|元|位|次|间|%|平方米|\.\d)))"
_ONE = re.compile(rf"(?<![\d.])(?:in |for |by )?{_YEAR}{_COUNTED}(?:年度|年)?")
_PLAN = re.compile("(" + "|".join(_PLAN_STARTS) + ")(?:期间|时期|规划)?")
_RELATIVE = re.compile(
    r"今年|(?<!比)(?<!较)去年|(?<!比)(?<!较)大?前年|明年|后年|本年度|上年度|最近[一二两三四五六七八九十几\d]年|近(?:[一二两三四五六七八九十几\d])年|[一二两三四五六七八九十几\d]+年[前后]|未来[一二两三四五六七八九十几\d]年|(?:this|last|next|coming) years?|\b(?:ago|tomorrow|yesterday|today)\b|昨天|今天|明天"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of a question that names years: (2024, 2024), (2019, None) since 2019.

    `relative` where it names none; a `pair` where it names two years and not all between them.
    """

    start: int
    end: int
    years: tuple[int | None, int | None]
    relative: bool = False
    pair: bool = False

    @property
    def single(self) -> int | None:
        """The year, where it is one."""
        return self.years[0] if self.years[0] == self.years[1] else None


def find_times(text: str) -> tuple[Time, ...]:
    """Return the times a folded question names, in order, none inside another."""
    found: list[Time] = []

    def add(match: re.Match[str], years: tuple[int | None, int | None], *, relative: bool = False) -> None:
        if all(match.end() <= t.start or match.start() >= t.end for t in found):
            pair = years[0] != years[1] and bool(_PAIRED.search(match[0]))
            found.append(Time(match.start(), match.end(), years, relative, pair))

    for match in _SPAN.finditer(text):
        first, last = sorted((int(match[1]), int(match[2])))
        add(match, (first, last))
    for match in _PLAN.finditer(text):
        add(match, (_PLAN_STARTS[match[1]], _PLAN_STARTS[match[1]] + 4))
    for match in _SINCE.finditer(text):
        add(match, (int(match[1] or match[2]), None))
    for match in _ONE.finditer(text):
        add(match, (int(match[1]), int(match[1])))
    for match in _RELATIVE.finditer(text):
        add(match, (None, None), relative=True)
    return tuple(sorted(found, key=lambda time: time.start))


def as_pair(times: tuple[Time, ...]) -> Time | None:
    """Return two single years as one pair, the earlier first; None for other times."""
    if len(times) != 2 or not all(time.single for time in times):
        return None
    first, last = sorted(time.single or 0 for time in times)
    return Time(times[0].start, times[-1].end, (first, last), pair=True) if first < last else None
