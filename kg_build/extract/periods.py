"""The year or span a number is about: what the clause says, else its sentence, else its section."""

from __future__ import annotations

import re

from kg_build.model import Kind, Section
from kg_build.structure.plans import plan_years

_COMPARED = re.compile(r"(?:比|较|同|从|由|自|以|对照|相比|在|是|相当于)\s*$")
_SPAN = re.compile(r"((?:19|20)\d\d)年?\s*[-—–－~～/至到]+\s*((?:19|20)\d\d|\d\d)\s*(?:学年度?|年)")
_MONTH = re.compile(r"(?<!截至)((?:19|20)\d\d)年(\d{1,2})月(?![底末])")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*(?:年|学年)(?!(?:基础|水平|全国|度?(?:考核|评|论文|大赛|招生计划)))")
_RELATIVE = re.compile(
    r"去年|上年(?!度末)|上一年|前年|明年|下一年|(?:过去|近|这|前)(?:的)?(?:五|5)年|五年来|五年间|(?:五|5)年(?=累计|共|新增|新建|培养|投入|引进|建设)|(?:今后|未来)(?:五|5)年|(?:过去|近|前)?(?:三|3)年(?:间|来)|(?<!近)(?:[两三四五六七八九十]|[2-9])年(?:之|以)?内"
)

_YEARS_OF = dict(zip("23456789两三四五六七八九十", (*range(2, 10), *range(2, 11)), strict=True))


def period(words: str, section: Section, year: str, before: str | None = None) -> str | None:
    """Return what some words before a number say of its time, or None.

    `before` is what the sentence before said, for 当年 and 其间. Years that a value is compared with (比2020年, 较上年) say nothing of it.
    """
    found = [
        (match.end(), f"{match[1]}/{match[2] if len(match[2]) == 4 else match[1][:2] + match[2]}")
        for match in _SPAN.finditer(words)
    ]
    found += [(match.end(), f"{match[1]}-{int(match[2]):02d}") for match in _MONTH.finditer(words)]
    found += _years(words)
    plan = plan_years(words)
    if plan and not found:
        ends = re.search(r"五”?(?:末|规划目标)", words)
        found.append((0, str(plan[1]) if ends else f"{plan[0]}/{plan[1]}"))
    if not found and before and re.search(r"当年度?|同年|其间|(?<![五5])年间|[三五两十]年累计", words):
        return before
    if not found:
        return _relative(words, section, year)
    return max(found, key=lambda item: (item[0], len(item[1])))[1]


def _years(words: str) -> list[tuple[int, str]]:
    spans = [match.span() for match in (*_SPAN.finditer(words), *_MONTH.finditer(words))]
    return [
        (match.end(), match[1])
        for match in _YEAR.finditer(words)
        if not any(a <= match.start() < b for a, b in spans) and not _COMPARED.search(words[: match.start()])
    ]


def _relative(words: str, section: Section, year: str) -> str | None:
    found = _RELATIVE.search(words)
    if not found or _COMPARED.search(words[: found.start()]) or not section.period[:4].isdigit():
        return None
    base = int(section.period[-4:]) if "/" in section.period else int(section.period[:4])
    word = found[0]
    if word.endswith("内"):
        return _within(_YEARS_OF[word[0]], section.period) if section.mode == "planning" else None
    if "今后" in word or "未来" in word:
        if "/" in section.period:
            return section.period
        return f"{base}/{base + 4}"
    if "五" in word or "5" in word:
        return section.period if "/" in section.period else f"{base - 4}/{base}"
    if "三" in word or "3" in word:
        return section.period if "/" in section.period else None
    return str(base + 1 if word in ("明年", "下一年") else base - (2 if word == "前年" else 1))


def _within(years: int, said: str) -> str:
    """Return the years that some years from now span: the plan's own where it runs as long."""
    first, last = int(said[:4]), int(said[-4:])
    return said if "/" in said and years <= last - first + 1 else f"{first}/{first + years}"


_OPENING = re.compile(
    r"\s*(?:\d{1,2}[.、．]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]是)?"
    r"(?:到|截至|截止|至)?(?:(?:19|20)\d\d年(?:底|末|\d{1,2}月底?)?|“?十[一二三四五六]?五”?(?:时期|期间|末)|五年来|(?:过去|今后|未来|这)的?五年)(?:[，间]|，?(?:全|我|累计|共))"
)
_PRESENT = re.compile(r"现有|目前|现已|现共有|[全我][省市县区州盟旗校](?:共|现)?有")
_LEVEL = re.compile(
    r"(?:达到?了?|提高到|提升[到至]|增[加长]?[到至]|上升[到至]|扩大到|[升降减]少?[到至]|压减到|超过|突破|保持在?|稳定在|为|整合为|调整为)$"
)


def settled(
    said: str, kind: Kind, unit: str, left: str, own: str | None, present: bool = False, told: bool = False
) -> str:
    """Return the period of one value inside a section's or clause's period.

    A level reached in a span of years is a level at its end; the value it started from is one of the year
    before. A share or level aimed at within some years is due at their end where the clause tells them (`told`).
    `own` is what the words of this value say themselves (从2020年的…).
    """
    if kind == "baseline":
        first = said[:4]
        return own or (str(int(first) - 1) if first.isdigit() else said)
    if "/" in said and kind == "target" and told and (unit == "%" or _LEVEL.search(left.rstrip("约近超"))):
        return said.split("/")[1]
    flows = "累计" in left[-12:] and unit == "元"
    if (
        "/" in said
        and kind == "actual"
        and not flows
        and (unit == "%" or present or _LEVEL.search(left.rstrip("约近超")))
    ):
        return said.split("/")[1]
    return said


def opening(words: str, section: Section, year: str) -> str | None:
    """Return the period that a sentence opens with for all that follows it in its paragraph (到2025年，…)."""
    found = _OPENING.match(words)
    return period(found[0], section, year) if found else None


def says_present(words: str) -> bool:
    """Say whether a sentence tells how things stand now."""
    return bool(_PRESENT.search(words))


def origin(words: str, section: Section) -> str | None:
    """Return the year that a value started from names: 由上年, 从2020年的; None where it names none."""
    found = re.search(r"(?:由|从|自|较|比)(?:((?:19|20)\d\d)年|(上年|去年|上一年)|(前年))[^，。；]{0,8}$", words)
    if not found:
        return None
    base = section.period.split("/")[-1][:4]
    if found[1] or not base.isdigit():
        return found[1]
    return str(int(base) - (1 if found[2] else 2))
