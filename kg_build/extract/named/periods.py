"""The year a named thing's statement is about: the year its sentence says, else its section's."""

from __future__ import annotations

import re

from kg_build.extract.named.clauses import Clause
from kg_build.model import Outline

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)年(?!度?以来)")


def period_at(plain: str, clause: Clause, outline: Outline, offset: int) -> str:
    """Return the year (2024) or span (2021/2025) that a clause is about."""
    said = _YEAR.findall(plain, clause.start, clause.end) or _YEAR.findall(plain, clause.sentence, clause.start)
    if said:
        return str(said[-1])
    return outline.section_at(offset).period or outline.year
