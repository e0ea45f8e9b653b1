"""Sentences, clauses and brackets: how far a number may look for what it counts.

A sentence ends at 。！？； or the line; a clause at ，or ：outside brackets and quotation marks.
A bracket that holds a number is a clause of its own, inside the one it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg_build.model import Span

_SENTENCE_END = re.compile(r"[。！？；\n\t]")
_MARK = re.compile(r"[，：（）“”《》]")
_OPEN, _CLOSE = "（“《", "）”》"
MAX_BRACKET = 160
MAX_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, the brackets in it, and whether it is itself what a bracket holds."""

    span: Span
    brackets: tuple[Span, ...] = ()
    inside: bool = False


def sentences(folded: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, without their end marks."""
    start = within.start
    for mark in _SENTENCE_END.finditer(folded, within.start, within.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < within.end:
        yield Span(start, within.end)


def clauses(folded: str, sentence: Span) -> list[Clause]:
    """Return the clauses of a sentence in order; what a bracket holds comes after the clause around it."""
    found: list[Clause] = []
    start, brackets, inner = sentence.start, [], []
    stack: list[tuple[str, int]] = []
    for mark in _MARK.finditer(folded, sentence.start, sentence.end):
        character, position = mark[0], mark.start()
        while stack and position - stack[0][1] > MAX_BRACKET:
            # A bracket never closed holds nothing back.
            stack.pop(0)
        if character == "“" and folded.find("”", position, position + MAX_QUOTED) < 0:
            continue
        if character in _OPEN:
            stack.append((character, position))
        elif character in _CLOSE:
            partner = _OPEN[_CLOSE.index(character)]
            while stack and stack[-1][0] != partner:
                stack.pop()
            opened = stack.pop()[1] if stack else None
            if opened is not None and character == "）" and not stack:
                brackets.append(Span(opened, position + 1))
                inner += _inner(folded, Span(opened + 1, position))
        elif not stack:
            found += [Clause(Span(start, position), tuple(brackets)), *inner]
            start, brackets, inner = position + 1, [], []
    return [*found, Clause(Span(start, sentence.end), tuple(brackets)), *inner]


def _inner(folded: str, span: Span) -> list[Clause]:
    """Return the clauses that a bracket holds."""
    found, start = [], span.start
    for mark in re.finditer("，", folded[span.start : span.end]):
        found.append(Clause(Span(start, span.start + mark.start()), (), inside=True))
        start = span.start + mark.end()
    return [*found, Clause(Span(start, span.end), (), inside=True)]
