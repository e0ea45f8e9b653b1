"""Sentences and clauses of a text, with quotations, titles and brackets kept whole.

A clause ends at a comma or colon, a sentence at a full stop, semicolon, tab or line break; neither ends
inside “…”, 《…》 or （…） that close within reason. An opening mark that never closes protects nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTED = r"“[^“”\n]{1,60}”"
TITLED = r"《(?:[^《》\n]|《[^《》\n]{1,60}》){1,100}》"
BRACKETED = r"（[^（）\n]{1,80}）"
_TOKEN = re.compile(f"(?P<kept>{TITLED}|{QUOTED}|{BRACKETED})|(?P<stop>[。！？；\n\t])|(?P<comma>[，：])")
MAX_CLAUSE = 600
MAX_SENTENCE = 3000


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters [start, end) of a view; `sentence` is where its sentence starts."""

    start: int
    end: int
    sentence: int


def clauses(plain: str) -> Iterator[Clause]:
    """Yield the clauses of a text in order, empty ones left out; what never ends is cut into lengths that no clause has."""
    start = sentence = 0
    for match in _TOKEN.finditer(plain):
        if match["kept"]:
            continue
        yield from _pieces(plain, start, match.start(), sentence)
        start = match.end()
        if match["stop"] or start - sentence > MAX_SENTENCE:
            sentence = start
    yield from _pieces(plain, start, len(plain), sentence)


def _pieces(plain: str, start: int, end: int, sentence: int) -> Iterator[Clause]:
    if end - start <= MAX_CLAUSE:
        if plain[start:end].strip():
            yield Clause(start, end, sentence)
        return
    for begin in range(start, end, MAX_CLAUSE):
        yield Clause(begin, min(begin + MAX_CLAUSE, end), begin)
