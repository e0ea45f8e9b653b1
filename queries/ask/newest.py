"""The newest figure where a question names no year: a later document may word the same figure otherwise.

投用公办园 of one year is 新投用公办园 of the next. Figures that the graph calls close are looked at, and those of a later
period than all found come first, said by their own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import URIRef

from queries.ask.intents import Match
from queries.ask.narrowed import narrowed
from queries.ask.narrowing import kept, text_of, together
from queries.ask.reading import Reading
from queries.graph import Graph
from queries.results import Result
from queries.run import run

FIGURES = "figures-by-place"


def with_newer(graph: Graph, result: Result, match: Match, parameters: Mapping[str, Any], reading: Reading) -> Result:
    """Return a result with the close figures of later periods before its own, where no year was asked."""
    plain = match.intent.query == FIGURES and not match.intent.each and parameters.get("kind") == "outcome"
    if not plain or reading.times or not parameters.get("place"):
        return result
    close = [
        str(row["close"]) for indicator in parameters["indicator"]
        for row in run(graph, "close-indicators", {"indicator": indicator}).solutions if isinstance(row["close"], URIRef)
    ]  # fmt: skip
    if not close:
        return result
    last = max(text_of(row, "period") for row in result.solutions)
    others = run(graph, FIGURES, {**parameters, "indicator": close}, lang=result.lang)
    newer = kept(narrowed(others, match, reading), lambda row: text_of(row, "period") > last)
    return together([newer, result]) if len(newer) else result
