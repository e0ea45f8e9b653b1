"""Names of indicators from the labels above and beside a cell: cleaned, joined, told apart from what they qualify."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_NUMBERING = re.compile(
    r"^(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|"
    r"\d{1,3}(?:[-－]\d{1,2})?(?:[.．](?!\d)|[.．](?=(?:19|20)\d{2}年)|、)|\d{1,2}(?:\.\d{1,2}){1,3}[.、\s]?(?=[一-鿿])(?![米万亿元倍人个所年岁分])|[①-⑳⑴-⒇])\s*"
)
_UNIT = re.compile(
    r"[(（\[]\s*(?:单位\s*[:：]\s*)?((?:[万亿千百]?(?:元|人|所|个|名|亩|平方米|㎡|班|册|台|人次|园|校|项|户|公顷|倍|年|分)|%|‰|百分点|个百分点|元/[人生年]+))\s*[)）\]]"
)
GENERIC = re.compile(
    r"(?:(?:指标|监测|统计|实际|目标|完成|现状|计划|预期|基期|基准|规划|当年|数)[值数]?|实绩|数[量值据]|完成情况|达成情况|现状|实际|合计|总计|小计|总数|计|情况|本年|当年|数额|金额)"
)
_DIFFERENCE = re.compile(r"增长|增加|增减|增幅|增量|减少|下降|降幅|提高|提升|变化|差额|差距|差值|[±]")
_COMPARISON = re.compile(r"(?:较|比|与).{0,10}(?:年|期|月)(?:相比|比)?|同比|环比")
_TOTAL = re.compile(r"(?:全[市县区省国])?(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_SUBJECT = re.compile(
    r"^(?:(?:19|20)\d{2}\s*[-—至]?\s*(?:\d{4})?\s*年?度?)?(.+?)(?:达到|完成|统计|情况|一览|汇总|进度|监测|测算|清单|明细|分布|表|$)"
)


@lru_cache(maxsize=8192)
def cleaned(label: str) -> str:
    """Return a label without its number, its unit, and the full stop at its end.

    >>> cleaned("26-2.操场有跑道。"), cleaned("定基增长(%)")
    ('操场有跑道', '定基增长')
    """
    label = _UNIT.sub("", _NUMBERING.sub("", label.strip())).strip().rstrip("。；;:：")
    if len(re.findall(r"[)）]", label)) > len(re.findall(r"[(（]", label)):
        label = re.sub(r"[)）](?!.*[)）])", "", label)
    return label.strip()


def unit_in(labels: Iterable[str]) -> str:
    """Return the unit that the innermost of some labels states in brackets, "" if none does."""
    found = [m[1] for label in labels for m in _UNIT.finditer(label)]
    return found[-1] if found else ""


def is_total(label: str) -> bool:
    """Tell whether a label names a sum: 合计, 总计, 小计."""
    return bool(_TOTAL.fullmatch(label))


def is_subtotal(label: str) -> bool:
    """Tell whether a label names a sum of some of the rows only: 小计."""
    return bool(re.fullmatch(r"小\s*计", label))


def is_formula(label: str) -> bool:
    """Tell whether a label says how a row is reckoned rather than what it is."""
    return "=" in label or "＝" in label


def is_generic(label: str) -> bool:
    """Tell whether a label names no thing of its own: 指标值, 实绩, 数量."""
    return bool(GENERIC.fullmatch(label))


def row_name(labels: Sequence[str], repeated: frozenset[str]) -> tuple[str, ...]:
    """Return the part of a row's labels that names its indicator: the innermost, with its parents where it repeats.

    A formula names nothing; the label before it does.
    """
    words = [label for raw in labels if (label := cleaned(raw)) and not is_formula(raw)]
    if not words:
        return ()
    start = len(words) - 1
    while start > 0 and (words[start] in repeated or is_generic(words[start])):
        start -= 1
    return tuple(word for word in words[start:] if not is_total(word))


def column_name(path: Sequence[str]) -> tuple[str, ...]:
    """Return the part of a column's header that names its indicator; 较2021年 qualifies only a difference."""
    words = [label for raw in path if (label := cleaned(raw)) and not is_formula(raw)]
    if words and not _DIFFERENCE.search(words[-1]):
        words = [word for word in words[:-1] if not _COMPARISON.fullmatch(word)] + words[-1:]
    return tuple(word for i, word in enumerate(words) if not is_total(word) or i == len(words) - 1 > 0)


def joined(row: Sequence[str], column: Sequence[str], caption: str) -> str:
    """Return the name of an indicator: what the row names, then what the column adds to it."""
    words = [word for word in row if word]
    telling = [word for word in column if not is_generic(word)]
    words += [word for word in (column if not words or telling else ()) if word not in words]
    name = "".join(words)
    if not name or is_generic(name) or (_COMPARISON.match(name) and _DIFFERENCE.search(name)):
        name = subject(caption) + name
    return name


def subject(caption: str) -> str:
    """Return what a caption says a table is about, without year and what is done with it.

    >>> subject("2024年生均经费达到国家标准测算")
    '生均经费'
    """
    found = _SUBJECT.match(caption)
    return re.sub(r"[(（].*", "", found[1]).strip("的各") if found else caption
