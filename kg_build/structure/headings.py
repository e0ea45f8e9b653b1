"""Headings of a plain text: where they stand, how deep, and how they read.

Numbering decides the level (附件 and part titles, 章, 一、, （一）, 1., ⑴); a heading that runs into
its paragraph ends at its full stop. What a heading means for mode and period is `modes`'s affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg_build.model import Document, Span

_NUMBERING = (
    (1, re.compile(r"(?:附件|附录|附表)\s*[\d一二三四五六七八九十]*\s*[：:]?\s*$")),
    (2, re.compile(r"第[一二三四五六七八九十百\d]+[编篇章部][分]?[\s　]*")),
    (3, re.compile(r"第[一二三四五六七八九十百\d]+节[\s　]*")),
    (3, re.compile(r"[一二三四五六七八九十]{1,3}[、．.]\s*")),
    (4, re.compile(r"（[一二三四五六七八九十]{1,3}）\s*、?")),
    (5, re.compile(r"\d{1,2}\s*[.、．](?!\d)\s*")),
    (6, re.compile(r"（\d{1,2}）\s*|[⑴-⒇①-⑳]\s*|\d{1,2}）\s*")),
)
_TITLE_END = re.compile(
    r"(?:工作)?(?:总结|要点|思路|计划|打算|方案|规划|规划纲要|纲要|报告|公报|意见|办法|安排|建议|通知|决定|概况|回顾|这一年)"
    r"(?:（[^（）]{1,12}）)?$"
)
_SENTENCE_MARK = re.compile(r"[。；！？]")
MAX_RUN_IN = 46
MAX_PLAIN = 34


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: the line it starts, its own characters, its level (1 highest) and its words without the number."""

    span: Span
    level: int
    text: str


def lines(folded: str, skipped: Iterable[Span] = ()) -> Iterator[Span]:
    """Yield the spans of the lines of a text that hold something, leaving out those that start in `skipped`."""
    gaps = sorted(skipped, key=lambda span: span.start)
    position = index = 0
    for line in folded.split("\n"):
        start, position = position, position + len(line) + 1
        while index < len(gaps) and gaps[index].end <= start:
            index += 1
        inside = index < len(gaps) and gaps[index].start <= start
        if line.strip() and not inside:
            lead = len(line) - len(line.lstrip())
            yield Span(start + lead, start + len(line.rstrip()))


def skipped_spans(document: Document) -> tuple[Span, ...]:
    """Return the spans of a document that are not prose: its tables and what the reader called residue."""
    blocks = (block.span for block in document.blocks if block.kind in ("table", "residue"))
    return tuple(sorted({*blocks, *(table.span for table in document.tables)}, key=lambda s: (s.start, s.end)))


def _numbered(line: str) -> tuple[int, int] | None:
    for level, pattern in _NUMBERING:
        found = pattern.match(line)
        if found:
            return level, found.end()
    return None


def _run_in(line: str, begin: int) -> int | None:
    """Return the end of a numbered heading in its line; None where the line is a list item without a heading."""
    mark = _SENTENCE_MARK.search(line, begin)
    if mark is None:
        return len(line) if len(line) - begin <= MAX_RUN_IN else None
    colon = line.find("：", begin, mark.start())
    end = colon if 0 < colon - begin <= 20 else mark.start()
    if end - begin > MAX_RUN_IN or mark[0] in "；" or mark.end() == len(line):
        return None
    return end


def _plain(line: str, follows_blank: bool) -> int | None:
    """Return the level of an unnumbered heading line, or None."""
    if _SENTENCE_MARK.search(line) or line.endswith(("：", "，", "、")) or line.startswith("\t"):
        return None
    if len(line) <= 50 and _TITLE_END.search(line) and not line.startswith(("抄送", "根据", "现将", "关于印发")):
        return 1
    if follows_blank and 6 <= len(line) <= MAX_PLAIN and re.search(r"[一-鿿]{4}", line) and not line.endswith("摄"):
        return 4
    return None


def headings(document: Document, folded: str) -> tuple[Heading, ...]:
    """Return the headings of a document in order."""
    marked = {block.span.start: block for block in document.blocks if block.kind == "heading"}
    found: list[Heading] = []
    previous_end = 0
    for span in lines(folded, skipped_spans(document)):
        line = span.of(folded)
        blank = folded.count("\n", previous_end, span.start) > 1
        previous_end = span.end
        heading = _heading(line, span, blank, marked[span.start].level if span.start in marked else 0)
        if heading:
            found.append(heading)
    return tuple(found)


def _heading(line: str, span: Span, blank: bool, marked: int) -> Heading | None:
    numbered = _numbered(line)
    if numbered:
        level, begin = numbered
        end = len(line) if begin >= len(line) else _run_in(line, begin)
        if end is not None and (level < 6 or end < len(line)):
            words = line[begin:end].strip() or line.strip()
            return Heading(Span(span.start, span.start + end), level, words)
        return None
    level = marked or _plain(line, blank) or 0
    return Heading(span, level, line) if level else None
