"""Questions for several figures that share words: 教共体覆盖率和融合型占比各是多少, 残疾儿童学前、义务、高中段入学率.

What the items share stands before the first or after the last of them; where it begins and ends is found by trying
which figures' names cover the items with it.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from queries.ask.lexicon import Lexicon
from queries.ask.paint import Paint
from queries.ask.reading import Reading
from queries.ask.ways import ASKING, covering
from queries.ask.words import load_words

_BETWEEN = re.compile(r"以及|[和与及、,，]")
MOST_ITEMS = 6
MOST_TRIED = 4
SHORTEST = 2


def listed(reading: Reading, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Return the ways to ask for each of the figures that a question lists; none where names do not cover them."""
    if "each" not in reading.cues or {"target", "reached"} <= reading.cues:
        return []
    items = [item for item in _BETWEEN.split(_content(reading)) if item]
    if not 1 < len(items) <= MOST_ITEMS or any(len(item) < SHORTEST for item in items):
        return []
    context = "".join(reading.text[f.start : f.end] for f in reading.of_kind("region"))
    context += "".join(reading.text[t.start : t.end] for t in reading.times)
    aim = "目标" if "target" in reading.cues else ""
    return [tuple(f"{context}{phrase}{aim}是多少" for phrase in phrases) for phrases in _shared(items, lexicon)]


def _content(reading: Reading) -> str:
    """Return the words of the items: the question without places, times and the words that ask."""
    paint = Paint(reading.text)
    for span in [(f.start, f.end) for f in reading.of_kind("region")] + [(t.start, t.end) for t in reading.times]:
        paint.take(*span)
    for cue in (*ASKING, "each", "target"):
        for match in load_words().cues[cue].finditer(reading.text):
            paint.take(*match.span())
    kept = (c for c, taken in zip(reading.text, paint.taken, strict=True) if not taken)
    return "".join(kept).strip("的在有了?？,，。 ")


def _shared(items: list[str], lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Return the items with what they may share, as names cover them, the best covered first."""
    first, *middle, last = items
    fits = cache(lambda phrase: covering(phrase, lexicon))
    tails = [last[at:] for at in range(len(last), 0, -1) if fits(first + last[at:])]
    heads = [first[:at] for at in range(len(first)) if fits(first[:at] + last)]
    found: list[tuple[float, tuple[str, ...]]] = []
    for head, tail in itertools.product(heads, tails):
        phrases = (first + tail, *(head + item + tail for item in middle), head + last)
        scores = [fits(phrase) for phrase in phrases]
        if all(scores):
            found.append((sum(scores), phrases))
    return [phrases for _, phrases in sorted(found, key=lambda one: (-one[0], one[1]))[:MOST_TRIED]]
