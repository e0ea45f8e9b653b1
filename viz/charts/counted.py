"""Points of an answer that counts: each column of numbers a measure, the columns before it what is counted.

For questions like "how many targets were met where": no value, no unit, no single document behind a number.
"""

from __future__ import annotations

from decimal import Decimal

from queries.display import Value
from queries.results import Result
from viz.charts.point import COUNT, Point
from viz.networks.labels import clean

_TIMES = ("year", "period")


def counted(result: Result) -> list[Point]:
    """Return a point for each number of each row; empty where a row has no name or no number."""
    titles = dict(zip(result.columns, result.titles, strict=True))
    records = result.records()
    measures = [name for name in titles if name not in _TIMES and _is_measure([record[name] for record in records])]
    names = [name for name in titles if name not in measures and name not in _TIMES]
    time = next((name for name in _TIMES if name in titles), "")
    return [
        Point(
            place=clean(" ".join(str(record[name]) for name in names if record[name] is not None)), place_iri="",
            indicator=titles[measure], period=str(record.get(time) or ""), value=float(str(record[measure])), kind=COUNT, measure=measure,
        )
        for record in records
        for measure in measures
        if names and record[measure] is not None
    ]  # fmt: skip


def _is_measure(values: list[Value]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in known
    )
