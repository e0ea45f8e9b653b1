"""The periods that the vocabulary describes once for all documents: years, and the spans of the five-year plans.

Other spans and months are described by the documents that speak of them.
"""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 1990, 2060
_FIRST_PLAN = 1991


def described(period: str) -> bool:
    """Say whether `vocabularies/periods.ttl` describes a period (2024, 2021/2025).

    >>> described("2024"), described("2021/2025"), described("2022/2024"), described("2023-03")
    (True, True, False, False)
    """
    first, slash, last = period.partition("/")
    if not slash:
        return len(first) == len("2024") and first.isdecimal() and FIRST_YEAR <= int(first) <= LAST_YEAR
    return period in {span(start) for start in plan_starts()} if last.isdecimal() else False


def plan_starts() -> range:
    """Return the first years of the five-year plans (八五 1991, … 十四五 2021)."""
    return range(_FIRST_PLAN, LAST_YEAR, 5)


def span(start: int) -> str:
    """Return the period of the five-year plan that starts in a year."""
    return f"{start}/{start + 4}"
