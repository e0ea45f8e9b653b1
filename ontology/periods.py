"""The periods that the vocabulary describes once for all documents, and the days any period begins and ends on.

Described are years, and the spans of the five-year plans. Other spans and months are described by the documents that speak of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 1990, 2060
_FIRST_PLAN = 1991
_DAY = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def described(period: str) -> bool:
    """Say whether `vocabularies/periods.ttl` describes a period (2024, 2021/2025).

    >>> described("2024"), described("2021/2025"), described("2022/2024"), described("2023-03")
    (True, True, False, False)
    """
    first, slash, last = period.partition("/")
    if not slash:
        return len(first) == len("2024") and first.isdecimal() and FIRST_YEAR <= int(first) <= LAST_YEAR
    return period in {span(start) for start in plan_starts()} if last.isdecimal() else False


def instants(period: str) -> tuple[str, str] | None:
    """Return the first and the last day of a year, a month, a day or a span of them; None for any other text.

    >>> instants("2022/2024"), instants("2024-02"), instants("二〇二四")
    (('2022-01-01', '2024-12-31'), ('2024-02-01', '2024-02-29'), None)
    """
    ends = [_DAY.fullmatch(part) for part in period.split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or not first or not last:
        return None
    year, month = int(last[1]), int(last[2] or 12)
    if any(int(end[3] or 1) > monthrange(int(end[1]), int(end[2] or 12))[1] for end in (first, last)):
        return None
    day = int(last[3] or monthrange(year, month)[1])
    return f"{first[1]}-{first[2] or '01'}-{first[3] or '01'}", f"{year}-{month:02d}-{day:02d}"


def years_and_days(column: Sequence[T]) -> list[T | int | date | None]:
    """Return a column in which years are numbers and days are dates, where all that it holds are times; else as it is.

    >>> years_and_days(["2024", "2022–2024", "", "2024-02-06"]), years_and_days(["2024", "1班"])
    ([2024, '2022–2024', None, datetime.date(2024, 2, 6)], ['2024', '1班'])
    """
    times = [text if isinstance(text, str) else "" for text in column if text not in (None, "")]
    if not times or not all(instants(text.replace("–", "/")) for text in times):
        return list(column)
    return [_year_or_day(text) if isinstance(text, str) else None for text in column]


def _year_or_day(text: T) -> T | int | date | None:
    match = _DAY.fullmatch(str(text))
    if match is None or (match[2] and not match[3]):
        return text or None
    return date(int(match[1]), int(match[2]), int(match[3])) if match[3] else int(match[1])


def described_instant(day: str) -> bool:
    """Say whether `vocabularies/periods.ttl` describes a day: the first and the last of a year.

    >>> described_instant("2024-01-01"), described_instant("2024-02-29")
    (True, False)
    """
    return described(day[:4]) and day[5:] in ("01-01", "12-31")


def plan_starts() -> range:
    """Return the first years of the five-year plans (八五 1991, … 十四五 2021)."""
    return range(_FIRST_PLAN, LAST_YEAR, 5)


def span(start: int) -> str:
    """Return the period of the five-year plan that starts in a year."""
    return f"{start}/{start + 4}"
