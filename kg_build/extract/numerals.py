"""The value of a numeral as written: Arabic, Chinese or both, with 万 and 亿.

Approximation (多, 余, 近) is `quantities`' affair.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

MAGNITUDES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
MAX_DIGITS = 18


@lru_cache(maxsize=4096)
def chinese_value(numeral: str) -> Decimal | None:
    """Return the value of a Chinese numeral, or None where it is none.

    >>> chinese_value("两百三十"), chinese_value("三点五")
    (Decimal('230'), Decimal('3.5'))
    """
    import cn2an

    if len(numeral) > MAX_DIGITS:
        return None
    if numeral[0] in "百千万亿":
        numeral = "一" + numeral
    try:
        return Decimal(str(cn2an.cn2an(numeral.replace("两", "二"), "smart")))
    except ValueError:
        return None


def value(digits: str, magnitude: str = "") -> Decimal | None:
    """Return the value of Arabic or Chinese `digits` times a magnitude.

    >>> value("3.4", "万")
    Decimal('34000.0')
    """
    if digits[0].isascii():
        if len(digits) > MAX_DIGITS:
            return None
        plain = Decimal(digits.replace(",", ""))
    else:
        found = chinese_value(digits)
        if found is None:
            return None
        plain = found
    return plain * MAGNITUDES[magnitude] if magnitude else plain


def tidy(number: Decimal) -> Decimal:
    """Return an equal number without trailing zeros or exponent.

    >>> tidy(Decimal("34000.0")), tidy(Decimal("63.70"))
    (Decimal('34000'), Decimal('63.7'))
    """
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()
