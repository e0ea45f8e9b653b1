"""Several things that an English question joins by and: its white list and its black list, asked one by one.

What they share stands before the first or after the last of them; where each begins and ends is found by trying which
questions have an answer.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from queries.ask.paint import Paint
from queries.ask.reading import Reading
from queries.ask.words import load_words

MOST_WORDS = 4
_JOINED = re.compile(r",? and (?:the )?|, (?:and )?(?:the )?")
_WORD = re.compile(r"[^\s,?.!;:]+")
_APART = frozenset(
    "a an the of in for to by with at on from as under through into about its their how what which who when where many much"
    " do does did has have had is are was were be been will would each both between".split()
)


def coordinated(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Yield the ways to ask for each of the things that a question joins, those of most words first."""
    text = reading.text
    closed = Paint(text)
    spans = [(f.start, f.end) for f in reading.of_kind("region")] + [(t.start, t.end) for t in reading.times]
    for start, end in spans:
        closed.take(start, end)
    joints = [match for match in _JOINED.finditer(text) if closed.free(*match.span())]
    if not joints or "and" not in joints[-1][0]:
        return
    first, last = joints[0].start(), joints[-1].end()
    between = [text[a.end() : b.start()] for a, b in itertools.pairwise(joints)]
    before = _run([(m.start(), m.end()) for m in _WORD.finditer(text, 0, first)][::-1], text, closed)
    after = _run([(m.start(), m.end()) for m in _WORD.finditer(text, last)], text, closed)
    lengths = itertools.product(range(len(before), 0, -1), range(len(after), 0, -1))
    for left, right in sorted(lengths, key=lambda pair: -min(pair)):
        start, end = before[left - 1][0], after[right - 1][1]
        items = (text[start:first], *between, text[last:end])
        yield tuple(f"{text[:start]}{item}{text[end:]}" for item in items)


def _run(words: Sequence[tuple[int, int]], text: str, closed: Paint) -> list[tuple[int, int]]:
    """Return the words of a noun, one after the other, up to a place, a year or a word of grammar."""
    run: list[tuple[int, int]] = []
    for start, end in words[:MOST_WORDS]:
        if (
            text[start:end] in _APART
            or not closed.free(start, end)
            or load_words().cues["how_many"].fullmatch(text, start, end)
        ):
            break
        run.append((start, end))
    return run
