"""A document's text as the grammar of names reads it: folded, without what does not print inside a name.

`structure.fold` makes all widths alike; here the invisible characters and the spaces between Chinese
characters go too, since a name must not hold them. Every character of the view knows its place in the
document, so a span found in the view is a span of the text. Line breaks stay: they end sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg_build.model import Document, Span
from kg_build.structure.fold import HIDDEN, fold
from kg_build.structure.headings import skipped_spans

_DROPPED = re.compile(f"{HIDDEN}+|(?<=[\\u3001-\\u9fff\\uff00-\\uffef“”]) +(?=[\\u3001-\\u9fff\\uff00-\\uffef“”])")
_STRAIGHT = re.compile(r"\"([^\"\n]{1,60})\"|[‘']([^‘’'\n]{1,60})[’']")


@dataclass(frozen=True, slots=True)
class View:
    """`plain` is what the grammar reads; `origin[i]` is where its i-th character stands in the document."""

    plain: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of the characters [start, end) of the view, at least one."""
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def index(self, offset: int) -> int:
        """Return the place in the view of the document's character at `offset`."""
        return bisect_left(self.origin, offset)


def view_of(document: Document) -> View:
    """Return the view of a document's prose, in linear time; a table or residue leaves a line break."""
    folded = _STRAIGHT.sub(lambda m: f"“{m[1] or m[2]}”", fold(document.text).replace("\r", "\n"))
    kept: list[str] = []
    origin: list[int] = []
    for start, end in _prose(document):
        last = start
        for match in (*_DROPPED.finditer(folded, start, end), None):
            stop = match.start() if match else end
            kept.append(folded[last:stop])
            origin.extend(range(last, stop))
            last = match.end() if match else stop
        if end < len(folded):
            kept.append("\n")
            origin.append(end)
    return View("".join(kept), tuple(origin))


def _prose(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a document that are prose."""
    last = 0
    for span in skipped_spans(document):
        if span.start > last:
            yield last, span.start
        last = max(last, span.end)
    if last < len(document.text):
        yield last, len(document.text)
