"""Numbers as people read them: 万 and 亿 in Chinese, groups of three in English; signs and units in both."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Literal

from ontology.units import unit_english

Code = Literal["zh", "en"]
RANK = "位"  # the unit of a rank, which Chinese writes around the number
POINTS = "百分点"  # which Chinese counts by 个
SIGNS = {"AtLeast": "≥", "MoreThan": ">", "About": "≈", "AtMost": "≤", "LessThan": "<", "Equal": ""}
_UNITS = {"PERCENT": "%", "PERCENT_POINT": "百分点", "UNITLESS": "", "NUM": ""}


def as_decimal(text: str) -> Decimal | None:
    """Return the number that a text is; None for anything else."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _trimmed(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_number(text: str, code: Code = "zh") -> str:
    """Return a plain number as it is read; other text as it is.

    >>> shown_number("3573000000"), shown_number("34000"), shown_number("96.84"), shown_number("34000", "en")
    ('35.73亿', '3.4万', '96.84', '34,000')
    """
    number = as_decimal(text)
    if number is None:
        return text
    if code == "zh":
        for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
            if abs(number) >= size:
                return _trimmed((number / size).quantize(Decimal("0.0001")).normalize()) + word
    return _trimmed(number)


def unit_word(name: str, code: Code = "zh") -> str:
    """Return a unit as it is named on its own: a table's column, an axis.

    >>> unit_word("个"), unit_word("个", "en"), unit_word("人", "en"), unit_word("PERCENT", "en")
    ('个', 'units', 'people', '%')
    """
    known = _UNITS.get(name, name)
    if code == "zh" or not known or known.isascii():
        return known
    return _behind(known) or "units"


def shown_amount(value: str, unit: str = "", code: Code = "zh", sign: str = "") -> str:
    """Return a number with its sign and unit, as it stands in running text.

    >>> shown_amount("34000", "人"), shown_amount("34000", "人", "en"), shown_amount("136", "个", "en", "≥")
    ('3.4万人', '34,000 people', '≥136')
    >>> shown_amount("3", "位"), shown_amount("3", "位", "en"), shown_amount("7", "%", "en"), shown_amount("7", "百分点")
    ('第3位', 'no. 3', '7%', '7个百分点')
    """
    number, name = shown_number(value, code), _UNITS.get(unit, unit)
    if name == RANK:
        return f"第{number}位" if code == "zh" else f"no. {number}"
    if code == "zh" or not name or name.isascii():
        return f"{sign}{number}{'个' if name == POINTS else ''}{name}"
    return f"{sign}{number} {_behind(name)}".rstrip()


def _behind(name: str) -> str:
    """Return the English of a unit behind a number; the unit itself where nobody gave it any."""
    known = _english().get(name)
    return unit_english(name) or name if known is None else known


@cache
def _english() -> Mapping[str, str]:
    return tomllib.loads(resources.files("queries").joinpath("units.toml").read_text(encoding="utf-8"))


def plain_text(value: object) -> str:
    """Return a value as plain text: nothing for None, a decimal without an exponent."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
