"""What a heading or the start of a paragraph says of time: does it report or plan, and for which years.

Words are data (`data/modes.tsv`); this module holds how they combine. Numbers are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg_build.model import Mode
from kg_build.structure.plans import plan_period


@dataclass(frozen=True, slots=True)
class Frame:
    """A mode and a period (a year or a span), each None where nothing is said."""

    mode: Mode | None = None
    period: str | None = None


_HANDED_OUT = re.compile(r"的(?:通知|函|批复)$")
_WORK_OF_A_YEAR = re.compile(r"((?:19|20)\d\d)年的?(?:主要|重点|教育)?工作$")
_BOTH = re.compile(r"(总结|回顾|完成情况).*(?:要点|思路|计划|打算|安排|部署)")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Mode, str], ...]:
    text = (files("kg_build.structure") / "data" / "modes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    modes: dict[str, Mode] = {"reporting": "reporting", "planning": "planning", "standing": "standing"}
    return tuple((re.compile(pattern), modes[mode], place) for place, mode, pattern in rows)


def _mode(words: str, place: str) -> Mode | None:
    """Return the mode of the latest word that says one: a title like 总结和要点 is decided by its end."""
    best: tuple[int, Mode] | None = None
    for pattern, mode, where in _patterns():
        if where == place:
            for found in pattern.finditer(words):
                if best is None or found.end() > best[0]:
                    best = (found.end(), mode)
    return best[1] if best else None


def heading_frame(words: str, year: str) -> Frame:
    """Return what a heading says; `year` is the document's own.

    >>> heading_frame("2020年工作思路", "2020")
    Frame(mode='planning', period='2020')
    """
    both = _BOTH.search(words)
    if both:
        # A notice that hands out a review and a plan opens with the review.
        return Frame("reporting", period_said(words[: both.end(1)], year))
    past = _WORK_OF_A_YEAR.search(words)
    if past and past[1] < year:
        # The work of a year before the document's own has been done.
        return Frame("reporting", past[1])
    # A notice that hands out a plan speaks as the plan does.
    return Frame(_mode(_HANDED_OUT.sub("", words), "heading"), period_said(words, year))


def weak_mode(words: str) -> Mode | None:
    """Return the mode that a heading suggests where nothing around it says one (成效, 措施)."""
    return _mode(words, "weak")


def paragraph_frame(words: str, year: str) -> Frame:
    """Return what the first words of a paragraph say, for reports whose parts have no headings."""
    mode = _mode(words, "paragraph")
    return Frame(mode, period_said(re.split(r"[，。；]", words)[0], year) if mode else None)


def period_said(words: str, year: str) -> str | None:
    """Return the year or span that some words name, or None.

    >>> period_said("过去五年工作回顾", "2008"), period_said("“十四五”时期主要目标", "2021")
    ('2003/2007', '2025')
    """
    span = re.search(r"((?:19|20)\d\d)年?\s*[-—–~～至到]+\s*((?:19|20)\d\d)", words)
    if span:
        return f"{span[1]}/{span[2]}"
    single = re.findall(r"((?:19|20)\d\d)(?=年|\D|$)", words)
    if single:
        return str(single[-1])
    base = int(year) if year else 0
    if base and re.search(r"(过去|这|近|前)的?(五|5)年|(五|5)年来|的(五|5)年[。，；]?$", words):
        return f"{base - 5}/{base - 1}"
    if base and re.search(r"(今后|未来)(五|5)年", words):
        return f"{base}/{base + 4}"
    return plan_period(words)
