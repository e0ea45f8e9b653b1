"""Which period a table's figures are about, and whether they were reached or are aimed at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg_build.model import Kind, Outline, Section, Table

_RANGE = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-—－–~至到]+\s*((?:19|20)\d{2})\s*年?")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*(?:年度?|学年)?")
_CAPTION_YEAR = re.compile(r"(?<!较)((?:19|20)\d{2})\s*(?:年|学年|[-—/])")
_COVERED = re.compile(r"((?:19|20)\d{2})\s*(?:年度|学年)")
_CLOSED = re.compile(r"(?:截[至止]到?于?|截止时间为?)\s*((?:19|20)\d{2})\s*年")
_COUNTED = re.compile(r"((?:19|20)\d{2})\s*年\S{0,8}(?:统计|年报|普查)")
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    # what is still lacking when the table is made is no promise: plans start from it
    (re.compile(r"基期|基准|基数|期初|差额|缺口|短缺|欠拨|应增"), "baseline"),
    (re.compile(r"目标|计划|预期|规划|力争|预计|测算|所需|拟"), "target"),
    (re.compile(r"实绩|实际|完成|现状|达成"), "actual"),
    (re.compile(r"增长|增减|增幅|增加|减少|提高|提升|下降|变化|同比|较上年|比上年"), "change"),
    (re.compile(r"标准值|评估标准|合格标准|标准要求"), "standard"),
)


def year_in(label: str) -> str:
    """Return the year or span of years that a header names as a whole or begins with, "" if none.

    >>> year_in("2025年目标值"), year_in("较2021年"), year_in("2021-2025年")
    ('2025', '', '2021/2025')
    """
    span = _RANGE.match(label)
    if span:
        return f"{span[1]}/{span[2]}"
    found = _YEAR.match(label)
    return found[1] if found and (len(found[0]) > 4 or found[0] == label) else ""


def without_year(label: str) -> str:
    """Return what a header says besides the year it begins with.

    >>> without_year("2025年目标值"), without_year("2023年")
    ('目标值', '')
    """
    found = _RANGE.match(label) or _YEAR.match(label)
    return label[found.end() :].strip() if found and year_in(label) else label


def table_period(table: Table, section: Section, outline: Outline) -> str:
    """Return the period of a table: by its caption, its notes, its section, the document."""
    span = _RANGE.search(table.caption)
    if span:
        return f"{span[1]}/{span[2]}"
    for pattern, text in (
        (_CAPTION_YEAR, table.caption),
        (_COVERED, table.notes),
        (_CLOSED, table.notes),
        (_COUNTED, table.notes),
    ):
        found = pattern.search(text)
        if found:
            return found[1]
    return section.period or outline.year


def kind_of(labels: Iterable[str]) -> Kind | None:
    """Return the kind that some labels, innermost first, state; None if they state none."""
    for label in labels:
        for pattern, kind in _KINDS:
            if pattern.search(label):
                return kind
    return None


def kind_in(period: str, kind: Kind, year: str) -> Kind:
    """Return the kind of a figure about a year of its own in a table of a kind, written in `year`.

    >>> kind_in("2020", "target", "2021"), kind_in("2025", "actual", "2021"), kind_in("2020", "actual", "2021")
    ('baseline', 'target', 'actual')
    """
    if year and kind == "target" and period[-4:] < year:
        return "baseline"
    return "target" if year and kind == "actual" and period[-4:] > year else kind


def table_kind(table: Table, section: Section, outline: Outline, period: str) -> Kind:
    """Return the kind of a table's figures where no header says it."""
    words: Sequence[str] = (table.caption,)
    stated = kind_of(words)
    if stated in ("target", "baseline"):
        return stated
    planned = section.mode == "planning" and bool(outline.year) and period[-4:] >= outline.year
    return "target" if planned else "actual"
