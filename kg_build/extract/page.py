"""A document made ready for reading: one form of characters, what quantifies in it and what does not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg_build.extract.masks import Mask, masks
from kg_build.extract.quantities import Quantity, Rejected, blank, quantities
from kg_build.model import Document, Outline, Section, Span
from kg_build.structure.fold import fold
from kg_build.structure.headings import lines, skipped_spans

_PLAN_SPAN = re.compile(r"十[一二三四五六]?五”?(?:时期|期间|末|以来)")
_NOTE = re.compile(r"(?:注|备注|数据来源|资料来源|说明|单位|填表)[：:]|注[:：]?\d")


@dataclass(frozen=True, slots=True)
class Page:
    """The text in one form (`folded`), the same with names blanked (`dated`), its prose lines and its numbers."""

    text: str
    folded: str
    dated: str
    lines: tuple[Span, ...]
    skipped: tuple[Span, ...]
    tables: tuple[Span, ...]
    masked: tuple[Mask, ...]
    quantities: tuple[Quantity, ...]
    rejected: tuple[Rejected, ...]
    starts: tuple[int, ...]
    sections: tuple[Section, ...]
    section_starts: tuple[int, ...]

    def section(self, offset: int) -> Section:
        """Return the section an offset lies in."""
        return self.sections[max(bisect_right(self.section_starts, offset) - 1, 0)]

    def within(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities that begin inside a span."""
        return self.quantities[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def page(document: Document, outline: Outline) -> Page:
    """Return a document ready for reading."""
    folded = fold(document.text)
    masked = masks(folded)
    found, refused = quantities(folded, masked)
    # A paragraph that opens a time frame of its own begins a section too, under the heading before it: it is no title.
    titles = {s.span.start for s in outline.sections if s.level == 1 and folded.startswith(s.heading, s.span.start)}
    skipped = skipped_spans(document)
    notes = _notes(folded, skipped)
    prose = tuple(
        line
        for line in lines(folded, skipped)
        if line.start not in titles and line.start not in notes and not _title(line, outline, folded)
    )
    # “十三五”时期 is a name that says a time.
    dated = blank(
        folded,
        (
            mask
            for mask in masked
            if mask.reason == "name" and not _PLAN_SPAN.match(folded, mask.start + 1, mask.end + 2)
        ),
    )
    return Page(
        document.text,
        folded,
        dated,
        prose,
        skipped,
        tuple(table.span for table in document.tables),
        masked,
        tuple(found),
        tuple(refused),
        tuple(q.span.start for q in found),
        outline.sections,
        tuple(section.span.start for section in outline.sections),
    )


def _notes(folded: str, skipped: tuple[Span, ...]) -> frozenset[int]:
    """Return where the notes to tables begin: a line that says so, and the numbered lines that go on from it."""
    found: list[int] = []
    going = False
    for line in lines(folded, skipped):
        words = line.of(folded)
        going = bool(_NOTE.match(words)) or (going and bool(re.match(r"\d[.、．]", words)))
        if going:
            found.append(line.start)
    return frozenset(found)


def _title(line: Span, outline: Outline, folded: str) -> bool:
    """Say whether a line near the start belongs to the document's title."""
    words = line.of(folded)
    return line.end < 400 and len(words) < 60 and bool(re.search(r"的通知$|的意见$|的报告$|的公告$", words))
