"""How sure a fact is: by the way its name was found, the look of the name, and where its period comes from.

The numbers go back to shares of right facts (indicator, kind, place and period) counted by path on annotated
documents; docs/decisions say on which, and what they were on texts the rules had not seen. 0.9 and more is
meant to be right 97 times of 100.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg_build.extract.completion import bareness
from kg_build.extract.vocabulary import alternatives, words
from kg_build.model import Kind
from ontology.indicators import load_indicators

_BY_PATH = {
    "before": 0.97, "paired": 0.97, "after": 0.96, "from": 0.95, "to": 0.95,
    "subject": 0.88, "share": 0.84, "changed": 0.88, "both": 0.75, "rank": 0.72, "around": 0.75, "gap": 0.8, "completed": 0.85,
    "before+": 0.86, "after+": 0.86, "doer": 0.88, "left out": 0.7,
}  # fmt: skip
_ODD = re.compile(
    r"\d|[，；：]|^[一-鿿]$|了|使|通过|以及|据|其|均|也|更|^(?:新|于|被|和|与)|的[^的]{0,20}的|([一-鿿]{2}).{0,8}\1"
)
SHORTEST, LONGEST = 3, 24
PLAIN = 5
KNOWN = 0.95


@lru_cache(maxsize=1)
def _headed() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('heads.txt'))})(?:（[^（）]*）)?$")


def confidence(path: str, name: str, kind: Kind, home: bool, span_default: bool) -> float:
    """Return how likely the core of a fact is right (0 to 1).

    `home` says that the place is the issuer's, `span_default` that the period is a span of years which
    only the section names.
    """
    known = load_indicators().canonical(name) is not None
    sure = _BY_PATH.get(path, 0.6)
    if known and path in ("before+", "after+"):
        sure = KNOWN
    if not _headed().search(name):
        sure *= 0.9
    if not SHORTEST <= len(name) <= LONGEST or _ODD.search(name):
        sure *= 0.85
    elif len(name) < PLAIN and not known:
        # Short names often leave a qualifier of their clause out.
        sure *= 0.92
    if bareness(name) or kind == "standard":
        sure *= 0.85
    if span_default or not home:
        sure *= 0.92
    return round(sure, 2)
