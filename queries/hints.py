"""Why a free query may have found nothing: what outsiders write most often that cannot match this graph.

Terms that look alike and are not: a bare integer for a decimal, a name without its language, a name where a thing
stands, a text for a year or a day, another namespace of schema.org; and names asked for inside one document's graph,
where those of shared things do not stand. Told beside an empty answer and never in place of it.
"""

from __future__ import annotations

import re

_TEXT = r"(?:\"[^\"]*\"|'[^']*')"
_THINGS = "region|refArea|indicator|issuer|initiative|subInitiativeOf|reportedIn|mentionedIn|recipient|honour|certifiedAs|refPeriod"
VALUES = (
    "Values are decimals: write obsValue 73.0 or FILTER(?value = 73); a bare 73 is an integer, which is another term."
)
NAMES = (
    "Names of places, of the vocabulary's indicators and of what several documents mention do not stand in one "
    "document's graph: ask for them outside GRAPH { … }."
)
LANGUAGE = 'Names carry their language: write "温州市"@zh, or FILTER(STR(?name) = "温州市").'
THINGS = (
    "Places, indicators, periods and what else has a page are things, not texts: write jc:region ?place . "
    '?place skos:prefLabel "温州市"@zh, or an IRI such as <region/330300> or <period/2024>.'
)
TIMES = 'Years and days have types: write "2024"^^xsd:gYear, "2024-02-06"^^xsd:date, or FILTER(STR(?year) = "2024").'
SCHEMA = "schema.org's terms are written with https here."
_FOUND = (
    (re.compile(r"obsValue>?\s+[+-]?\d+\s*(?:[;,}\]]|\.(?!\d))"), VALUES),
    (re.compile(r"\bGRAPH\b[^{}]*\{[^{}]*(?:Label|label)\b", re.IGNORECASE), NAMES),
    (re.compile(rf"(?:[lL]abel|title)>?\s+{_TEXT}(?!@)"), LANGUAGE),
    (re.compile(rf":(?:{_THINGS})\s+(?:{_TEXT}|\d)"), THINGS),
    (re.compile(rf"(?:Year|issued|validFrom|validUntil)>?\s+(?:{_TEXT}|\d+)(?!\^\^|\d)"), TIMES),
    (re.compile(r"<http:..schema\.org/"), SCHEMA),
)


def hints(sparql: str) -> tuple[str, ...]:
    """Return what may keep a query without an answer from having one."""
    return tuple(said for pattern, said in _FOUND if pattern.search(sparql))
