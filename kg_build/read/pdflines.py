"""Lines of a PDF page, and the paragraphs they make.

A PDF knows no paragraphs: one begins where a line is indented against the margin or the line before it
stops short of the other margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a wide gap, in points."""

    text: str
    left: float
    right: float


PlacedWord = tuple[Word, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words on a page, in points."""

    words: tuple[Word, ...]
    top: float
    size: float

    @property
    def text(self) -> str:
        """Return the words with a space at each gap."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return self.words[-1].right


def page_lines(page: Page, tables: Sequence[Box]) -> list[Line]:
    """Return the lines of a page outside of its tables."""

    def outside(thing: dict[str, Any]) -> bool:
        if thing.get("object_type") != "char":
            return False
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in tables)

    return lines_of(page_words(page.filter(outside)))


def page_words(page: Page) -> list[PlacedWord]:
    """Return the words of a page with their top and bottom."""
    return words_of(page.chars)


def words_of(characters: Sequence[dict[str, Any]]) -> list[PlacedWord]:
    """Return the words that characters make, with their top and bottom."""
    found = extract_words(list(characters), x_tolerance_ratio=0.6)
    return [(Word(w["text"], w["x0"], w["x1"]), w["top"], w["bottom"]) for w in found]


def lines_of(words: Sequence[PlacedWord]) -> list[Line]:
    """Return lines of words given with their top and bottom: those whose middles agree stand on one line."""
    rows: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda w: (w[1] + w[2], w[0].left)):
        middle = (word[1] + word[2]) / 2
        if rows and abs((rows[-1][0][1] + rows[-1][0][2]) / 2 - middle) < (word[2] - word[1]) * 0.5:
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = []
    for row in rows:
        row.sort(key=lambda w: w[0].left)
        lines.append(Line(tuple(w for w, _, _ in row), min(t for _, t, _ in row), median(b - t for _, t, b in row)))
    return lines


def paragraphs(lines: Sequence[Line], left: float, right: float) -> Iterator[str]:
    """Yield the paragraphs that lines make between the margins of their pages."""
    if not lines:
        return
    text = ""
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        if before is not None and _goes_on(before, line, left, right):
            text += line.text if _tight(text, line.text) else " " + line.text
        else:
            if text:
                yield text
            text = line.text
    yield text


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    full = before.right > right - 1.8 * before.size
    flush = line.left < left + 0.9 * line.size
    return full and flush and abs(before.size - line.size) < 0.25 * line.size


def _tight(before: str, after: str) -> bool:
    return not (re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", after))
