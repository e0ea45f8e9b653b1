"""Why a text is not SPARQL, in words that help: where the parser stopped, and what was probably meant."""

from __future__ import annotations

import re

from ontology.terms import PREFIXES
from queries.failures import BadSparql
from queries.lexical import declared_prefixes, form, used_prefixes

_POSITION = re.compile(r"error at (\d+):(\d+)")
_WIDE = "（）｛｝“”‘’，；。？：＜＞＝"


def bad_sparql(sparql: str, problem: str) -> BadSparql:
    """Return the error for a query that the parser refused with `problem` (`error at LINE:COLUMN: …`)."""
    match = _POSITION.search(problem)
    if match is None:
        return BadSparql(problem, _hint(sparql, ""))
    line, column = int(match[1]), int(match[2])
    lines = sparql.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1]
    shown = f"line {line}, column {column}, at '{text[max(0, column - 21) : column + 20].strip()}'"
    return BadSparql(f"reading stopped at {shown}", _hint(sparql, text[column - 1 : column]))


def _hint(sparql: str, stopped_at: str) -> str:
    unknown = sorted(used_prefixes(sparql) - declared_prefixes(sparql) - PREFIXES.keys())
    if unknown:
        return f"Unknown prefix '{unknown[0]}:'. Known without PREFIX: {', '.join(sorted(PREFIXES))}."
    if stopped_at and stopped_at in _WIDE:
        return f"'{stopped_at}' is full-width punctuation; SPARQL wants the half-width character."
    if not form(sparql):
        return "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."
    opened, closed = sparql.count("{"), sparql.count("}")
    if opened != closed:
        return f"It has {opened} '{{' and {closed} '}}'."
    if re.search(r"\b(COUNT|SUM|AVG|MIN|MAX)\s*\(", sparql, re.IGNORECASE) and "GROUP" not in sparql.upper():
        return "With COUNT, SUM, AVG, MIN or MAX, every other selected variable must stand in GROUP BY."
    return "Look just before this place: a missing dot, bracket or third part of a triple is usual."
