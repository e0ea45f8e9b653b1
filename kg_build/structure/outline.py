"""From a document to its outline: what it says of itself, and its sections with mode and period.

Sections follow the headings; a paragraph that opens a new time frame (过去五年…, 今年…) opens a
section of its own under the same heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.model import Document, Mode, Outline, Section, Span
from kg_build.structure.fold import fold
from kg_build.structure.headings import Heading, headings, lines, skipped_spans
from kg_build.structure.identity import Identity, identity
from kg_build.structure.modes import Frame, heading_frame, paragraph_frame, weak_mode
from kg_build.structure.plans import plan_years

_ABBREVIATION = re.compile(r"([一-鿿A-Za-z0-9“”]{2,40})（(?:以下|下)?简?称?(?:简称|统称)[：“]?([^（）“”]{2,20})”?）")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where a section starts: by a heading, or by a paragraph that changes the time frame."""

    start: int
    heading: Heading | None
    frame: Frame


def outline(document: Document) -> Outline:
    """Read title, issuer, place, date, number and year of a document, and its sections."""
    folded = fold(document.text)
    itself = identity(document, folded)
    cuts = _cuts(document, folded, itself)
    return Outline(
        title=itself.title,
        issuer=itself.issuer,
        place=itself.place,
        issued=itself.issued,
        number=itself.number,
        year=itself.year,
        kind=itself.kind,
        sections=_sections(cuts, folded, itself),
        abbreviations=tuple((m[2], m[1]) for m in _ABBREVIATION.finditer(folded)),
        said=itself.said,
    )


def _cuts(document: Document, folded: str, itself: Identity) -> list[_Cut]:
    found = headings(document, folded)
    cuts = [_Cut(h.span.start, h, heading_frame(h.text, itself.year)) for h in found]
    starts = {h.span.start for h in found}
    if "政府工作报告" not in itself.title + itself.kind and any(cut.frame.mode for cut in cuts):
        # Headings that say what is reported and what is planned are trusted over the paragraphs under them.
        return cuts
    for span in lines(folded, skipped_spans(document)):
        if span.start not in starts:
            frame = paragraph_frame(folded[span.start : min(span.end, span.start + 40)], itself.year)
            if frame.mode:
                cuts.append(_Cut(span.start, None, frame))
    return sorted(cuts, key=lambda cut: cut.start)


def _sections(cuts: list[_Cut], folded: str, itself: Identity) -> tuple[Section, ...]:
    base = default_frame(itself)
    ends = [*(cut.start for cut in cuts), len(folded)]
    sections = [Section(Span(0, ends[0]), "", 0, (), base.mode or "reporting", base.period or itself.year)]
    stack: list[tuple[int, str, Frame]] = [(0, "", base)]
    said = bool(heading_frame(itself.title, itself.year).mode) or "政府工作报告" in itself.title + itself.kind
    for cut, end in zip(cuts, ends[1:], strict=True):
        if cut.heading:
            while len(stack) > 1 and stack[-1][0] >= cut.heading.level:
                stack.pop()
            frame = cut.frame
            said = said or bool(frame.mode)
            if not said and not frame.mode:
                frame = Frame(weak_mode(cut.heading.text), frame.period)
            stack.append((cut.heading.level, cut.heading.text, _merge(stack[-1][2], frame, itself)))
        else:
            level, heading, frame = stack[-1]
            stack[-1] = (level, heading, _merge(frame, cut.frame, itself))
        level, heading, frame = stack[-1]
        path = tuple(words for _, words, _ in stack[1:])
        sections.append(
            Section(Span(cut.start, end), heading, level, path, frame.mode or "reporting", frame.period or itself.year)
        )
    return tuple(sections)


def default_frame(itself: Identity) -> Frame:
    """Return the time frame of a document before any heading spoke, from its title and kind."""
    said = heading_frame(itself.title, itself.year)
    mode: Mode = said.mode or "reporting"
    if itself.kind in ("统计公报", "工作总结"):
        mode = "reporting"
    if "政府工作报告" in itself.title + itself.kind and itself.year:
        return Frame("reporting", str(int(itself.year) - 1))
    if mode == "planning" and said.period:
        return Frame(mode, said.period)
    return Frame(mode, itself.year)


def _merge(outer: Frame, inner: Frame, itself: Identity) -> Frame:
    """Return the frame of a section inside another one: what it says itself, else what the outer one says."""
    if inner.mode and inner.mode != outer.mode and not inner.period:
        planned = heading_frame(itself.title, itself.year)
        if inner.mode == planned.mode and planned.period:
            return planned
        return Frame(inner.mode, _default_period(inner.mode, itself))
    return Frame(inner.mode or outer.mode, inner.period or outer.period)


def _default_period(mode: Mode, itself: Identity) -> str:
    """Return the year a report of a year reviews or plans where a part names none."""
    if mode == "reporting" and "政府工作报告" in itself.title + itself.kind and itself.year:
        return str(int(itself.year) - 1)
    plan, title = plan_years(itself.title), heading_frame(itself.title, itself.year)
    if mode == "reporting" and plan:
        return str(plan[0] - 1)
    reviewed = title.period or ""
    if mode == "planning" and title.mode == "reporting" and reviewed.isdigit() and "政府工作报告" not in itself.title:
        return str(int(reviewed) + 1)
    return itself.year
