"""Stretches of text whose numbers quantify nothing, each with the reason.

Names in quotation marks and 《》, dates, document and section numbers, ordinals, codes. The words
are data (`data/masks.tsv`); a rank (居全省第二) is `quantities`' affair and not masked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg_build.extract.vocabulary import rows


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """Code points [start, end) whose numbers are no quantities, and why."""

    start: int
    end: int
    reason: str


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    table = rows("masks.tsv")
    return re.compile("|".join(f"(?P<m{i}>{row[1]})" for i, row in enumerate(table)), re.M), tuple(r[0] for r in table)


def masks(folded: str) -> tuple[Mask, ...]:
    """Return the masked stretches of a folded text in order, not overlapping.

    >>> [(m.reason, m.start, m.end) for m in masks("2023年新增“1+X”试点3个")]
    [('date', 0, 5), ('name', 7, 12)]
    """
    pattern, reasons = _pattern()
    return tuple(
        Mask(found.start(), found.end(), reasons[int(str(found.lastgroup)[1:])]) for found in pattern.finditer(folded)
    )
