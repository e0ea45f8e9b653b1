"""The unit of a cell: printed in it, stated in its header, its row, above the table, or known from what is counted."""

from __future__ import annotations

import re
from functools import lru_cache

from ontology.indicators import load_indicators

_BY_NAME: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:率|比例|占比|比重|覆盖面|达成度|增幅|百分比|满意度)$"), "%"),
    (re.compile(r"(?:经费|投入|投资额?|支出|工资|拨款|金额|资金|费用|差额)$"), "元"),
    (re.compile(r"(?:面积)$"), "平方米"),
    (re.compile(r"(?:学位|班级|班|项目|基地|工作室|教室|个)数?量?$"), "个"),
    (re.compile(r"(?:学校|幼儿园|小学|初中|高中|中学|校|园|所)数量?$|(?:学校|幼儿园|园所)$"), "所"),
    (re.compile(r"(?:生|教师|教职工|专任教师|幼儿|子女|人员|人|儿童|职工)(?:总?数量?|总数|人数)?$|人数"), "人"),
)
_BY_CAPTION: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"在校生|学生|幼儿情况|教师|教职工|招生|毕业生|人数"), "人"),
    (re.compile(r"学校数|学校情况|园所|幼儿园数"), "所"),
    (re.compile(r"项目"), "个"),
    (re.compile(r"经费|投入|支出"), "元"),
)


@lru_cache(maxsize=8192)
def known_unit(name: str, caption: str) -> str:
    """Return the unit of an indicator that no header states: by the vocabulary, its name, or the caption.

    >>> known_unit("小学公办", "2022年在校生情况表"), known_unit("巩固率", "")
    ('人', '%')
    """
    concept = load_indicators().canonical(name)
    if concept is not None and concept.unit:
        return concept.unit
    for pairs, text in ((_BY_NAME, name), (_BY_CAPTION, caption)):
        for pattern, unit in pairs:
            if pattern.search(text):
                return unit
    return ""
