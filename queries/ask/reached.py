"""Questions for what was reached (实际, 达到了, were actually), to which a plan is no answer, and the other way round."""

from __future__ import annotations

import re

from ontology.terms import JC
from queries.ask.narrowing import kept
from queries.ask.reading import Reading
from queries.ask.words import load_words
from queries.results import Result

_PLANNED = frozenset(
    {"projects", "project-list", "project-sums", "project-totals", "projects-by-place", "projects-by-kind"}
)
_TO_BE = re.compile(r"要|将|需|得|应|计划|\bto (?:be )?\w+|\bwill\b|\bshould\b")
_ALSO_REACHED = frozenset({"reached", "missed", "whether", "change", "compare", "difference", "outcome", "how_is"})
_SURELY = ("实际", "actual")


def what_was_reached(result: Result, reading: Reading) -> Result:
    """Return the rows that are no plans, where a question asks for what was reached; all rows for other questions.

    Where it asks for a target and nothing else, what was reached is no answer either. Lists of projects are plans, too, as
    far as a question insists on what really was.
    """
    if "target" in reading.cues:
        return _aimed_at(result, reading)
    if not load_words().actual.search(reading.text):
        return result
    if result.question.name in _PLANNED and any(word in reading.text for word in _SURELY):
        return kept(result, lambda _: False)
    if "kind" not in result.solutions.columns:
        return result
    return kept(result, lambda row: row.get("kind") != JC.Target)


def _aimed_at(result: Result, reading: Reading) -> Result:
    """Return the rows of a figure that are plans, where a question asks for nothing but the plan."""
    if result.question.name != "figures-by-place" or reading.cues & _ALSO_REACHED:
        return result
    return kept(result, lambda row: row.get("kind") in (JC.Target, JC.Standard))


def only_planned(result: Result, reading: Reading) -> bool:
    """Say whether a question for a figure that does not ask for a target is answered with targets alone."""
    if result.question.name != "figures-by-place" or _TO_BE.search(reading.text):
        return False
    kinds = {row.get("kind") for row in result.solutions} if "kind" in result.solutions.columns else set()
    return "target" not in reading.cues and kinds == {JC.Target}
