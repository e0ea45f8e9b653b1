"""Which tables of the graph a question singles out, by words that few captions hold.

优质均衡 stands in one caption and tells its table from the others; 义务教育 stands in several and tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from queries.ask.text import fold, in_english, is_chinese
from queries.ask.words import load_words

SHORTEST = 2
TELLING = 3.5


def tables_named(text: str, named: Sequence[str], captions: Iterable[str]) -> frozenset[str]:
    """Return the captions that the words of a question, or of the states it names, single out; none where none is."""
    words = [text, *map(fold, named)]
    if in_english(text):
        words += [name for pattern, names in load_words().called if pattern.search(text) for name in names]
    folded = {caption: fold(caption) for caption in captions}
    pieces = {caption: _shared(words, plain) for caption, plain in folded.items()}
    weights = {
        caption: sum(len(piece) / sum(piece in plain for plain in folded.values()) for piece in shared)
        for caption, shared in pieces.items()
    }
    most = max(weights.values(), default=0.0)
    return frozenset(caption for caption, weight in weights.items() if weight >= max(TELLING, most * 0.9))


def _shared(words: Sequence[str], caption: str) -> set[str]:
    """Return the longest pieces of Chinese that words and a caption share, none inside another."""
    shared: set[str] = set()
    for word in words:
        start = 0
        while start < len(word):
            end = start
            while end < len(word) and word[start : end + 1] in caption:
                end += 1
            if end - start >= SHORTEST and is_chinese(word[start:end]):
                shared.add(word[start:end])
            start = max(end, start + 1)
    return {piece for piece in shared if not any(piece != other and piece in other for other in shared)}
