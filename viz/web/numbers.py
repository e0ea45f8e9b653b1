"""Numbers as people read them: 万 and 亿 in Chinese, groups of three in English; signs for comparators."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from viz.web.language import Code

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


def shown_unit(name: str) -> str:
    """Return a unit as it is written behind a number."""
    return _UNITS.get(name, name)


def plain_text(value: object) -> str:
    """Return a value as plain text: nothing for None, a decimal without an exponent."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
