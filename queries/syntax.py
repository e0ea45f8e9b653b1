"""Where a text stops being SPARQL: the first word that cannot stand where it stands, by line and column.

pyoxigraph tells how far its parser looked, which is up to a keyword's length past the wrong word, and after it where
the whole is wrong (a variable outside GROUP BY). So the query is cut after each of its words: the longest beginning
that some query has stops the parser at its very end. What was meant is for `mistakes`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

import pyoxigraph

from ontology import iris
from ontology.terms import PREFIXES

_WORDS = re.compile(
    r"""(?:\s+|\#[^\n]*)+ |
    (?P<word> '''(?:[^\\]|\\.)*?''' | \"\"\"(?:[^\\]|\\.)*?\"\"\" | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*" |
    <[^<>"{}|^`\\\s]*> | [?$]\w+ | (?:[^\W\d_][\w.-]{0,99})?:(?:[\w:%.-]*[\w:%-])? | @[A-Za-z-]+ |
    && | \|\| | [!<>]= | \^\^ | [\w.]*\w | . )""",
    re.DOTALL | re.VERBOSE,
)
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PADDING = 64  # longer than any keyword, so that looking past a word never reaches the end


@dataclass(frozen=True, slots=True)
class Stop:
    """Where reading stopped: the words of the query as (start, end), which of them is wrong, and what the parser says.

    `number` is the count of words where none is wrong by itself: the end is missing, or the whole does not hold.
    """

    sparql: str
    words: tuple[tuple[int, int], ...]
    number: int
    said: str

    def word(self, number: int) -> str:
        """Return a word by its number; empty outside the query."""
        return self.sparql[slice(*self.words[number])] if 0 <= number < len(self.words) else ""

    @property
    def wrong(self) -> str:
        """The wrong word; empty at the end."""
        return self.word(self.number)

    def place(self, number: int) -> str:
        """Return where a word stands, for a reader: line and column from 1, and the word; the end where there is none."""
        at_end = number >= len(self.words)
        offset = (self.words[-1][1] if self.words else 0) if at_end else self.words[number][0]
        line, column = self.sparql.count("\n", 0, offset) + 1, offset - self.sparql.rfind("\n", 0, offset)
        return f"line {line}, column {column}, at {'the end' if at_end else repr(self.word(number))}"


def stop_of(sparql: str) -> Stop | None:
    """Return where reading a query stops; None where all of it is SPARQL."""
    problem = _problem(sparql)
    if problem is None:
        return None
    words = tuple(match.span() for match in _WORDS.finditer(sparql) if match["word"])
    number = bisect_left(words, True, key=lambda word: not _goes_on(sparql[: word[1]]))
    return Stop(sparql, words, number, problem[2])


def _problem(sparql: str) -> tuple[int, int, str] | None:
    """Return the line and column that the parser looked at last, and what it says there; None where it is content."""
    try:
        pyoxigraph.Store().query(sparql, base_iri=iris.BASE, prefixes=PREFIXES)
    except SyntaxError as error:
        match = _POSITION.search(str(error))
        return (int(match[1]), int(match[2]), match[3]) if match else (1, 1, str(error))
    return None


def _goes_on(beginning: str) -> bool:
    """Say whether a query may begin so: the parser is content, or finds nothing wrong before the end."""
    problem = _problem(beginning + " " * _PADDING)
    if problem is None:
        return True
    lines = beginning.split("\n")
    return problem[:2] == (len(lines), len(lines[-1]) + _PADDING + 1)
