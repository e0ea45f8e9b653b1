"""Points: what a chart reads from an answer, and how a target is judged."""

from __future__ import annotations

import pytest
from rdflib import Literal, URIRef

from ontology import iris
from ontology.terms import JC, XSD
from queries.catalog import Question
from queries.embedded import EmbeddedGraph
from queries.header import Bilingual, Column, Header
from queries.results import Result
from queries.rows import Node, Rows
from viz.charts.point import Point
from viz.charts.points import annotated, points


def result(*rows: dict[str, Node], best: str = "table") -> Result:
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    solutions = Rows(columns, tuple(tuple(row.get(name) for name in columns) for row in rows))
    return Result(Question("q", "", Header(Bilingual("问", "q"), Bilingual("问", "q"), show=best)), "", solutions)


def value(number: str, **more: Node) -> dict[str, Node]:
    return {
        "region": iris.region("330300"), "regionLabel": Literal("温州市", lang="zh"), "period": iris.period("2022/2024"),
        "value": Literal(number, datatype=XSD.decimal), "unit": iris.unit("%"), "kind": JC.Outcome, **more,
    }  # fmt: skip


def test_a_row_with_a_value_is_a_point() -> None:
    (point,) = points(result(value("97.20")))
    assert (point.place, point.period, point.year, point.value, point.unit) == ("温州市", "2022–2024", 2024, 97.2, "%")


def test_a_row_without_value_or_state_is_none() -> None:
    assert points(result({"region": iris.region("330300")})) == []


def test_a_target_beside_its_outcome_gives_two_points() -> None:
    row: dict[str, Node] = {
        "indicator": iris.indicator("新增学位"), "period": iris.period("2024"), "target": Literal("100"),
        "outcome": Literal("90"), "verdict": JC.Missed, "comparator": JC.AtLeast,
    }  # fmt: skip
    assert [(p.kind, p.value, p.verdict) for p in points(result(row))] == [
        ("Target", 100.0, "Missed"),
        ("Outcome", 90.0, ""),
    ]


@pytest.mark.parametrize(
    ("comparator", "outcome", "verdict"),
    [
        ("AtLeast", 73, "Met"),
        ("AtLeast", 72.9, "Missed"),
        ("AtMost", 74, "Missed"),
        ("AtMost", 73, "Met"),
        ("Equal", 60, ""),
    ],
)
def test_a_target_is_judged_by_its_own_words(comparator: str, outcome: float, verdict: str) -> None:
    target = Point("温州市", "", "占比", "2024", 73.0, kind="Target", comparator=comparator)
    reached = Point("温州市", "", "占比", "2024", outcome)
    assert annotated([target, reached], None)[0].verdict == verdict


def test_a_target_without_outcome_of_its_year_is_not_judged() -> None:
    target = Point("温州市", "", "占比", "2025", 73.0, kind="Target", comparator="AtLeast")
    assert annotated([target, Point("温州市", "", "占比", "2024", 60.0)], None)[0].verdict == ""


def test_the_graph_gives_quotes_and_verdicts(world: EmbeddedGraph) -> None:
    target = Point("温州市", "", "占比", "2024", 73.0, kind="Target", observation=iris.BASE + "observation/o2")
    (point,) = annotated([target], world)
    assert point.verdict == "Missed"
    assert [said.quote for said in point.evidence] == ["力争公办园占比不低于73%"]


def test_a_number_that_is_no_number_makes_no_point() -> None:
    assert points(result({"value": Literal("NaN")}, {"value": URIRef("urn:x")})) == []


def test_a_level_is_no_state_of_a_monitoring_table() -> None:
    level = {"region": iris.region("330300"), "rating": Literal("国家级", lang="zh")}
    assert points(result(level)) == []


def test_values_that_are_called_targets_are_targets() -> None:
    header = Header(
        Bilingual("目标", "targets"),
        Bilingual("目标", "targets"),
        columns=(Column("value", Bilingual("目标", "target")),),
    )
    row = {name: node for name, node in value("75").items() if name != "kind"}
    asked = Result(Question("q", "", header), "", Rows(tuple(row), (tuple(row.values()),)))
    assert [point.kind for point in points(asked)] == ["Target"]
