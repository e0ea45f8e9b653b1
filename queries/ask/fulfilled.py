"""What came of targets: of an initiative's, the outcomes they were judged by, and of a figure whose target is named otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from queries.ask.narrowing import kept, together
from queries.ask.reading import Reading
from queries.graph import Graph
from queries.results import Result
from queries.run import run

JUDGED = "target-vs-outcome"
_ASKED = frozenset({"reached", "missed", "whether", "how_is", "outcome"})


def with_outcomes(graph: Graph, result: Result, reading: Reading) -> Result:
    """Return the report of an initiative with targets and outcomes in front, where a question asks what came of them."""
    if result.question.name != "initiative-report" or not reading.cues & _ASKED:
        return result
    judged = {row.get("observation"): row.get("region") for row in result.solutions if "verdict" in row}
    pairs = [
        kept(
            run(graph, JUDGED, {"region": str(region)}, lang=result.lang),
            lambda row: row.get("targetObservation") in judged,
        )
        for region in dict.fromkeys(judged.values())
    ]
    told = {row.get("targetObservation") for pair in pairs for row in pair.solutions}
    rest = kept(result, lambda row: row.get("observation") not in told)
    return together([*pairs, rest]) if told else result


def with_close_targets(graph: Graph, result: Result, parameters: Mapping[str, Any]) -> Result:
    """Return the targets of figures that the graph calls close, where the one asked has none of its own."""
    if result.question.name != JUDGED or "indicator" not in parameters:
        return result
    close = run(graph, "close-indicators", {"indicator": parameters["indicator"]}).solutions
    asked = [{**parameters, "indicator": str(row["close"])} for row in close if "close" in row]
    told = [one for given in asked if len(one := run(graph, JUDGED, given, lang=result.lang))]
    return together(told) if told else result
