"""How far apart the highest and the lowest of a column are: the two places, their figures, and the difference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from queries.ask.narrowing import number, text_of
from queries.graph import Graph
from queries.results import Result
from queries.run import run

COMPARED = "figure-differences"
_KEPT = ("indicator", "table", "year")


def spread(graph: Graph, ordered: Result, parameters: Mapping[str, Any]) -> tuple[Result, dict[str, Any]] | None:
    """Return the highest and the lowest place of an ordered column compared, and the parameters of that comparison.

    None where the rows are of several columns, units or years, and where fewer than two places have a figure.
    """
    rows = list(ordered.solutions)
    alike = {tuple(text_of(row, name) for name in ("indicator", "table", "unit", "period")) for row in rows}
    rows.sort(key=lambda row: -(number(row, "value") or 0))
    places = [str(row.get("place")) for row in rows]
    if len(alike) != 1 or len(set(places)) < 2:
        return None
    pair = {name: parameters[name] for name in _KEPT if name in parameters}
    pair |= {"place": places[0], "other": places[-1]}
    result = run(graph, COMPARED, pair, lang=ordered.lang)
    return (result, pair) if len(result) == 1 else None
