"""Which of several figures under one name is meant: those whose own words say more of the question.

A paper may give one indicator two values for one time, under conditions that stand in the sentence alone: 完工后新增学位
beside what is added within three years. What several papers say differently is a conflict, and stays.
"""

from __future__ import annotations

import re

from queries.ask.narrowing import kept, text_of
from queries.ask.text import fold, pieces
from queries.results import Result

_LISTS = re.compile(r"[和与及、]|分别|各|\band\b|\beach\b")  # then several may be meant
SAME = ("place", "region", "indicator", "period", "kind")


def best_worded(result: Result, text: str) -> Result:
    """Keep of the rows of one paper that differ in their value alone those whose quotes share most with the question."""
    keys = [tuple(text_of(row, name) for name in SAME) for row in result.solutions]
    named = {"value", "indicator"} <= set(result.columns)
    if not named or len(set(keys)) == len(keys) or _LISTS.search(text):
        return result
    asked = pieces(text)
    shared: dict[str, int] = {}
    papers: dict[str, str] = {}
    for evidence in result.evidence():
        fact = str(evidence.fact)
        papers[fact] = evidence.document
        shared[fact] = max(shared.get(fact, 0), len(asked & pieces(fold(evidence.quote))))
    facts = [str(row.get("observation")) for row in result.solutions]
    groups: dict[tuple[str, ...], list[str]] = {}
    for key, fact in zip(keys, facts, strict=True):
        groups.setdefault((*key, papers.get(fact, "")), []).append(fact)
    best = {
        fact
        for own in groups.values()
        for fact in own
        if shared.get(fact, 0) == max(shared.get(one, 0) for one in own)
    }  # fmt: skip
    return kept(result, lambda row: str(row.get("observation")) in best)
