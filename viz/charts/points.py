"""What a chart draws: points read from the rows of an answer, whatever the question called its columns.

A row of a target beside its outcome gives two points. Verdicts and quotes come from the graph, where one is at
hand; without it a target is judged by its comparator against an outcome of the same place and period.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from queries.graph import Graph
from queries.results import Result
from queries.rows import Node
from viz.charts.counted import counted
from viz.charts.point import Point
from viz.charts.style import load_style
from viz.networks.labels import clean
from viz.networks.lookups import figures_these, local, tail, unit_name

PLACES = ("region", "county", "place")
INDICATORS = ("indicator", "measured", "part")
COUNTING = ("bars", "series")  # of these an answer that only counts is drawn too
ANNOTATED = 1000  # observations whose quotes and verdicts are looked up at most


def points(result: Result) -> list[Point]:
    """Return the points of an answer, in the order of its rows."""
    found: list[Point] = []
    aimed = any(column.name == "value" and column.label.en == "target" for column in result.question.columns)
    usual = "Target" if aimed else "Outcome"
    for row in result.solutions:
        found += _paired(row) if {"target", "outcome"} <= row.keys() else _single(row, usual)
    return found or (counted(result) if result.question.best in COUNTING else [])


def _single(row: Mapping[str, Node], usual: str) -> list[Point]:
    value, rating = _number(row.get("value", row.get("difference"))), _code(row, "rating")
    if value is None and rating not in load_style().states:
        return []  # the level of a certification or an honour is no state that a chart knows
    kind = _code(row, "kind") or ("Change" if "difference" in row else usual)
    return [replace(_common(row), value=value, rating=rating, kind=kind, observation=str(row.get("observation", "")))]


def _paired(row: Mapping[str, Node]) -> list[Point]:
    common = _common(row)
    verdict = _code(row, "verdict")
    target = replace(
        common, value=_number(row["target"]), kind="Target", observation=str(row.get("targetObservation", ""))
    )
    outcome = replace(
        common, value=_number(row["outcome"]), comparator="Equal", observation=str(row.get("outcomeObservation", ""))
    )
    return [each for each in (replace(target, verdict=verdict), outcome) if each.value is not None]


def _common(row: Mapping[str, Node]) -> Point:
    place = next((name for name in PLACES if name in row), "")
    indicator = next((name for name in INDICATORS if name in row), "")
    return Point(
        place=_name(row, place), place_iri=str(row.get(place, "")), indicator=_name(row, indicator),
        period=_name(row, "period").replace("--", "–"), value=None, unit=unit_name(row.get("unit")),
        comparator=_code(row, "comparator") or "Equal", document=_name(row, "document"),
    )  # fmt: skip


def _label(row: Mapping[str, Node], name: str) -> str:
    return str(row.get(f"{name}Label", ""))


def _name(row: Mapping[str, Node], name: str) -> str:
    return clean(_label(row, name) or (tail(str(row[name])) if name in row else ""))


def _code(row: Mapping[str, Node], name: str) -> str:
    return local(str(row[name])) if name in row else ""


def _number(term: Node | None) -> float | None:
    try:
        number = Decimal(str(term))
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None


def annotated(found: Iterable[Point], graph: Graph | None) -> list[Point]:
    """Return points with quotes and verdicts from the graph, or judged by themselves where there is none."""
    listed = list(found)
    if graph is not None:
        asked = list(dict.fromkeys(each.observation for each in listed if each.observation))[:ANNOTATED]
        known = {figure.iri: figure for figure in figures_these(graph, asked)}
        listed = [
            replace(each, evidence=known[each.observation].evidence, verdict=each.verdict or known[each.observation].verdict)
            if each.observation in known else each
            for each in listed
        ]  # fmt: skip
    return _judged(listed)


def _judged(listed: list[Point]) -> list[Point]:
    reached = {
        (each.place, each.indicator, each.unit, each.year): each.value for each in listed if each.kind == "Outcome"
    }
    return [
        replace(each, verdict=_verdict(each, reached.get((each.place, each.indicator, each.unit, each.year))))
        if each.kind == "Target" and not each.verdict else each
        for each in listed
    ]  # fmt: skip


def _verdict(target: Point, outcome: float | None) -> str:
    """Judge only where the target's own words say which side is the good one."""
    if outcome is None or target.value is None or target.year is None:
        return ""
    if target.comparator in ("AtLeast", "MoreThan"):
        return "Met" if outcome >= target.value else "Missed"
    if target.comparator in ("AtMost", "LessThan"):
        return "Met" if outcome <= target.value else "Missed"
    return ""
