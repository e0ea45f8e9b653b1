"""What a body cell says: a number with sign, unit and comparator, or nothing that is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg_build.model import Comparator

SCALES = {"百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_BEFORE: dict[str, Comparator] = {
    "≥": ">=", "≧": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "至少": ">=", ">": ">", "超": ">", "超过": ">", "大于": ">",
    "≤": "<=", "≦": "<=", "<=": "<=", "不超过": "<=", "不高于": "<=", "<": "<", "小于": "<", "低于": "<", "约": "~", "近": "~", "达": "=",
}  # fmt: skip
_AFTER: dict[str, Comparator] = {
    "以上": ">=",
    "及以上": ">=",
    "以下": "<=",
    "以内": "<=",
    "及以下": "<=",
    "左右": "~",
    "余": ">",
    "多": ">",
}
_NUMBER = re.compile(
    r"(?P<open>[(（\[【]?)\s*"
    r"(?P<before>不低于|不少于|不超过|不高于|至少|超过|大于|小于|低于|>=|<=|[≥≧≤≦><超约近达])?\s*"
    r"(?P<sign>[-－−–+＋])?\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    r"(?P<scale>万亿|[百千]?万|亿|[百千](?!分))?(?P<more>余|多)?\s*"
    r"(?P<unit>%|‰|个百分点|百分点|元|人次|人|所|个|名|亩|平方米|㎡|班|册|台|户|项|倍|分|家|园|位|间|套|公顷|年)?\s*"
    r"(?P<after>及以上|及以下|以上|以下|以内|左右)?\s*(?P<close>[)）\]】]?)"
)


_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*[:：]\s*(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a cell prints it; `unit` as printed, scale words already multiplied in; `aside` if in brackets."""

    value: Decimal
    unit: str
    comparator: Comparator
    printed: str
    aside: bool


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures a cell consists of; none if it holds other words as well.

    >>> [(str(f.value), f.unit, f.aside) for f in figures("(-9)70%")]
    [('-9', '', True), ('70', '%', False)]
    """
    ratio = _RATIO.fullmatch(text)
    if ratio:
        return (Figure(Decimal(ratio[1]), f":{ratio[2]}", "=", text, aside=False),)
    found = []
    position = 0
    while position < len(text):
        match = _NUMBER.match(text, position)
        if not match or match.end() == position:
            return ()
        found.append(_figure(match))
        position = match.end()
        while position < len(text) and text[position] in " 、;；/":
            position += 1
    return tuple(found)


def _figure(match: re.Match[str]) -> Figure:
    value = Decimal(match["digits"].replace(",", ""))
    if match["scale"]:
        value *= SCALES[match["scale"]]
    if match["sign"] and match["sign"] not in "+＋":
        value = -value
    comparator: Comparator = _BEFORE.get(match["before"] or "", "=")
    for after in (match["after"], match["more"]):
        comparator = _AFTER.get(after or "", comparator)
    unit = {"个百分点": "百分点", "㎡": "平方米"}.get(match["unit"] or "", match["unit"] or "")
    return Figure(value, unit, comparator, match[0].strip(), bool(match["open"]))


def scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a value in the unit that is left when 万 and 亿 are multiplied in.

    >>> scaled(Decimal("-0.51"), "亿元")
    (Decimal('-51000000'), '元')
    >>> scaled(Decimal("9.6"), "百分点")
    (Decimal('9.6'), '百分点')
    """
    match = re.match(r"(万亿|[百千]?万|亿|[百千](?=[元人个册]))(?=[一-鿿])", unit)
    if not match:
        return plain(value), {"㎡": "平方米", "个百分点": "百分点"}.get(unit, unit)
    return plain(value * SCALES[match[1]]), unit[match.end() :]


def plain(value: Decimal) -> Decimal:
    """Return a number without trailing zeros or exponent, so that 11.90 and 11.9 are one."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
