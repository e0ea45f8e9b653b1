"""Every number of a document that became no fact, with the reason.

A number is a run of digits, or a Chinese numeral in the shape of a quantity. It is read where it lies
in a fact's number; all others are listed here: nothing disappears silently.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kg_build.extract.page import Page
from kg_build.model import Measure, Span, Unread

DIGITS = re.compile(r"\d+(?:[,.]\d+)*")
_REASONS = {"article": "name", "plan": "date"}
_AROUND = 3


def unread(page: Page, found: Iterable[Measure], named: Iterable[Span] = ()) -> tuple[Unread, ...]:
    """Return the numbers of a page that are in no measure, in order.

    Numbers of tables are accounted for where tables are read. `named` are the spans of named things; a number inside one of them and in no mask is a name.
    """
    read = _Cover(measure.number for measure in found if measure.number)
    tables, table, names = _Cover(page.tables), _Cover(page.skipped), _Cover(named)
    prose = _Cover(page.lines)
    reasons = [(Span(m.start, m.end), _REASONS.get(m.reason, m.reason)) for m in page.masked]
    reasons += [(r.span, _REASONS.get(r.reason, r.reason)) for r in page.rejected]
    reasons += [(q.span, "not understood") for q in page.quantities]
    known = sorted(reasons, key=lambda item: (item[0].start, item[0].end))
    starts = [span.start for span, _ in known]
    out: dict[int, Unread] = {}
    for number in _numbers(page):
        if number in read or number in tables:
            continue
        if number in table:
            reason = "table"
        else:
            reason = _reason(number, known, starts)
            if number not in prose and reason == "not understood":
                reason = "title or note"
            elif reason == "not understood" and number in names:
                reason = "name"
        out[number.start] = Unread(number, number.of(page.text), reason)
    return tuple(out[start] for start in sorted(out))


def _numbers(page: Page) -> list[Span]:
    """Return the numbers of a text: digits, and the Chinese numerals that were weighed as quantities."""
    found = [Span(m.start(), m.end()) for m in DIGITS.finditer(page.folded)]
    taken = {span.start for span in found}
    weighed = (*(q.number for q in page.quantities), *(r.span for r in page.rejected))
    chinese = (span for span in weighed if span.start not in taken and not DIGITS.search(span.of(page.folded)))
    return [*found, *chinese]


def _reason(number: Span, known: list[tuple[Span, str]], starts: list[int]) -> str:
    """Return the reason of the narrowest known stretch around a number."""
    index = bisect_right(starts, number.start)
    near = [known[i] for i in range(max(0, index - _AROUND), index)]
    holding = [(span.end - span.start, reason) for span, reason in near if span.end > number.start]
    return min(holding)[1] if holding else "not understood"


class _Cover:
    """A set of spans that says of a number whether it begins inside one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, number: Span) -> bool:
        index = bisect_right(self._starts, number.start) - 1
        return index >= 0 and number.start < self._ends[index]
