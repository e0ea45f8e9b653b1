"""Quantities of one clause that stand side by side, and the words left and right of each run.

In 分别达67%、41% the two are one run; in 公办园28所、优质园43所 each is its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.extract.clauses import Clause
from kg_build.extract.quantities import Quantity

_BETWEEN = re.compile(r"[、，和及与或/\s]{0,3}(?:以及)?")
_LINK = re.compile(r"^[、和及与或]|^以及")
MAX_WORDS = 64


@dataclass(frozen=True, slots=True)
class Run:
    """Quantities side by side, the words before the first and the words behind the last."""

    quantities: tuple[Quantity, ...]
    left: str
    right: str
    start: int
    end: int


def _words(folded: str, clause: Clause, start: int, end: int) -> str:
    """Return the words of a stretch without brackets that hold numbers (they are clauses of their own)."""
    parts, position = [], start
    for bracket in clause.brackets:
        if start <= bracket.start < end and re.search(r"\d", bracket.of(folded)):
            parts.append(folded[position : bracket.start])
            position = max(position, bracket.end)
    return "".join((*parts, folded[position:end]))


def runs(folded: str, clause: Clause, found: list[Quantity]) -> list[Run]:
    """Return the runs of a clause with their words."""
    grouped: list[list[Quantity]] = []
    for quantity in found:
        last = grouped[-1][-1] if grouped else None
        near = last is not None and (
            quantity.span == last.span or _BETWEEN.fullmatch(folded[last.span.end : quantity.span.start])
        )
        if near and last is not None and _parallel(last, quantity):
            grouped[-1].append(quantity)
        else:
            grouped.append([quantity])
    out: list[Run] = []
    for index, group in enumerate(grouped):
        start = grouped[index - 1][-1].span.end if index else clause.span.start
        end = grouped[index + 1][0].span.start if index + 1 < len(grouped) else clause.span.end
        start, end = max(start, group[0].span.start - MAX_WORDS), min(end, group[-1].span.end + MAX_WORDS)
        left = _words(folded, clause, start, group[0].span.start)
        right = _words(folded, clause, group[-1].span.end, end)
        out.append(Run(tuple(group), left, right, group[0].span.start, group[-1].span.end))
    return _apportion(out)


def _parallel(a: Quantity, b: Quantity) -> bool:
    """Say whether two neighbours measure alike: one unit, or both ranks."""
    return a.unit == b.unit and (a.shape == "rank") == (b.shape == "rank")


def _apportion(found: list[Run]) -> list[Run]:
    """Give the words between two runs to the one they belong to.

    Behind a link (、和) they lead to the number that follows; before a link they follow the number
    before; without one they follow it if it has no words in front, and lead on if nothing else does.
    """
    out = list(found)
    for index in range(len(out) - 1):
        here, there = out[index], out[index + 1]
        between = here.right
        if _LINK.match(between):
            out[index] = Run(here.quantities, here.left, "", here.start, here.end)
        elif re.search(r"[、和及与]$|以及$", between.rstrip()) and not _opens(there):
            out[index + 1] = Run(there.quantities, "", there.right, there.start, there.end)
    return out


def _opens(run: Run) -> bool:
    """Say whether a run has no words behind it, so that those before it are all it has."""
    return not run.right.strip("、，。和及与 ")
