"""The words that prove a fact: 6 to 60 characters around the number, of one clause where that is enough."""

from __future__ import annotations

from kg_build.model import Span

SHORTEST, LONGEST = 6, 60


def quote(folded: str, number: Span, clause: Span, sentence: Span) -> Span:
    """Return a span that holds the number whole, lies in its sentence and has 6 to 60 characters where it can."""
    start, end = clause.start, clause.end
    if end - start < SHORTEST:
        start, end = max(sentence.start, number.start - LONGEST // 2), min(sentence.end, number.end + SHORTEST)
    if end - start > LONGEST:
        room = max(LONGEST - (number.end - number.start), 0)
        before = min(number.start - start, max(room * 2 // 3, room - (end - number.end)))
        start = number.start - before
        end = min(end, start + LONGEST)
    end = max(end, number.end)
    while start < number.start and folded[start].isspace():
        start += 1
    while end > number.end and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)
