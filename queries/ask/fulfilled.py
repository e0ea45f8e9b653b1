"""What came of the targets of an initiative: beside each target that has a verdict, the outcome it was judged by."""

from __future__ import annotations

from queries.ask.narrowing import kept, together
from queries.ask.reading import Reading
from queries.graph import Graph
from queries.results import Result
from queries.run import run

_ASKED = frozenset({"reached", "missed", "whether", "how_is", "outcome"})


def with_outcomes(graph: Graph, result: Result, reading: Reading) -> Result:
    """Return the report of an initiative with targets and outcomes in front, where a question asks what came of them."""
    if result.question.name != "initiative-report" or not reading.cues & _ASKED:
        return result
    judged = {row.get("observation"): row.get("region") for row in result.solutions if "verdict" in row}
    pairs = [
        kept(
            run(graph, "target-vs-outcome", {"region": str(region)}, lang=result.lang),
            lambda row: row.get("targetObservation") in judged,
        )
        for region in dict.fromkeys(judged.values())
    ]
    told = {row.get("targetObservation") for pair in pairs for row in pair.solutions}
    rest = kept(result, lambda row: row.get("observation") not in told)
    return together([*pairs, rest]) if told else result
