"""Why a free query may have found nothing: what outsiders write most often that cannot match this graph.

Two things, told beside an empty answer and never in place of it: a bare integer as a value, which is another term than
the decimal in the graph; and names asked for inside one document's graph, where those of shared things do not stand.
"""

from __future__ import annotations

import re

_INTEGER = re.compile(r"obsValue>?\s+[+-]?\d+\s*(?:[;,}\]]|\.(?!\d))")
_NAMED_IN_GRAPH = re.compile(r"\bGRAPH\b[^{}]*\{[^{}]*(?:Label|label)\b", re.IGNORECASE)

VALUES = (
    "Values are decimals: write obsValue 73.0 or FILTER(?value = 73); a bare 73 is an integer, which is another term."
)
NAMES = (
    "Names of places, of the vocabulary's indicators and of what several documents mention do not stand in one "
    "document's graph: ask for them outside GRAPH { … }."
)


def hints(sparql: str) -> tuple[str, ...]:
    """Return what may keep a query without an answer from having one."""
    found = ((_INTEGER, VALUES), (_NAMED_IN_GRAPH, NAMES))
    return tuple(said for pattern, said in found if pattern.search(sparql))
