"""Numbers a question cites, as the 70.77% whose source is asked for; years are the matter of `times`.

>>> [(text, str(value)) for text, value in (("70.77%", find_numbers("占比70.77%出自哪里")[0][2]),)]
[('70.77%', '70.77')]
>>> find_numbers("3.4万个学位")[0][2]
Decimal('34000')
"""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = "个百分点|百分点|%|平方米|人次|万元|元|个|所|项|家|名|人|位|场|次|间|亩|年|percent|per cent"
_NUMBER = re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)([万亿]?)[余多]?(?:{_UNITS})?(?![a-z])")
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}


def find_numbers(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    """Return the start, end and value of each number of a folded question, with its unit."""
    found = []
    for match in _NUMBER.finditer(text):
        value = Decimal(match[1].replace(",", "")) * _TIMES[match[2]]
        whole = value == value.to_integral_value()
        found.append((match.start(), match.end(), value.quantize(Decimal(1)) if whole else value.normalize()))
    return tuple(found)
