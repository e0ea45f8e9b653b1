"""Numbers a question cites, as the 70.77% whose source is asked for, and bounds, as in 超过3亿元; years are for `times`.

>>> [(text, str(value)) for text, value in (("70.77%", find_numbers("占比70.77%出自哪里")[0][2]),)]
[('70.77%', '70.77')]
>>> find_numbers("3.4万个学位")[0][2]
Decimal('34000')
>>> [(b.comparator, str(b.value)) for b in find_bounds("投资超过3亿元的项目")]
[('>', '300000000')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from queries.ask.words import load_words

_UNITS = "个百分点|百分点|%|平方米|人次|万元|元|个|所|项|家|名|人|位|场|次|间|亩|年|percent|per cent|yuan"
_NUMBER = re.compile(
    rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)\s*([万亿]|million\b|billion\b|thousand\b)?[余多]?\s*({_UNITS})?(?![a-z])"
)
_PARTING = re.compile(
    r"(?<=[一-鿿])(\d+(?:\.\d+)?[万亿]?[余多]?[个名所项家人次场门枚位篇件条])([一-鿿]{2,10}?)(?=[,，。?？的]|$)"
)
_TIMES = {"": 1, "thousand": 1000, "万": 10_000, "million": 1_000_000, "亿": 100_000_000, "billion": 1_000_000_000}
# Words that count, as questions write them.
COUNTING = {
    **dict(zip("一二三四五六七八九十", range(1, 11), strict=True)), "两": 2,
    **dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)),
}  # fmt: skip
_HOLDS = {
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition on a figure: a comparator, a number, and the unit it was written with ('' for none)."""

    start: int
    end: int
    comparator: str
    value: Decimal
    unit: str = ""

    def holds(self, value: Decimal) -> bool:
        """Say whether a figure meets the condition."""
        return bool(_HOLDS[self.comparator](value, self.value))


def find_numbers(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    """Return the start, end and value of each number of a folded question, with its unit."""
    return tuple((match.start(), match.end(), _value(match)) for match in _NUMBER.finditer(text))


def behind_its_name(question: str) -> str:
    """Return a question for the source of a number with the number behind the name that it parts.

    >>> behind_its_name("2024年新增5个学位点，出处在哪里"), behind_its_name("2024年新增5个学位点了吗")
    ('2024年新增学位点5个，出处在哪里', '2024年新增5个学位点了吗')
    """
    cues = load_words().cues
    quoted = cues["evidence"].search(question) or cues["which_document"].search(question)
    return _PARTING.sub(r"\2\1", question) if quoted else question


def find_bounds(text: str) -> tuple[Bound, ...]:
    """Return the conditions on figures of a folded question: a number with a comparing word before or after it."""
    found = []
    for match in _NUMBER.finditer(text):
        for name, pattern in load_words().bounds.items():
            comparator, side = name.split()
            words = _beside(pattern, text, match, before=side == "before")
            if words:
                start, end = min(words[0], match.start()), max(words[1], match.end())
                found.append(Bound(start, end, comparator, _value(match), match[3] or ""))
                break
    return tuple(found)


def _beside(pattern: re.Pattern[str], text: str, number: re.Match[str], *, before: bool) -> tuple[int, int] | None:
    """Return the comparing word that stands right before or right after a number."""
    if not before:
        found = pattern.match(text, number.end())
        return found.span() if found and found.end() > found.start() else None
    ends = (m.span() for m in pattern.finditer(text, 0, number.start()))
    return next((span for span in ends if not text[span[1] : number.start()].strip()), None)


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match[1].replace(",", "")) * _TIMES[match[2] or ""]
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
