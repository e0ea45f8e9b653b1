"""Quads of one named graph: written once, in one order, numbers as numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg_build.triples.quads import NamedGraph, decimal_text, term
from ontology import iris
from ontology.terms import JC, RDFS, SKOS, XSD

ONE, OTHER = iris.initiative("甲甲"), iris.initiative("乙乙")
NAME = iris.graph("document", "coast")


@pytest.mark.parametrize(
    ("value", "text"), [("70.770", "70.77"), ("1E+3", "1000"), ("0.00", "0"), ("-3.50", "-3.5"), ("100", "100")]
)
def test_a_decimal_is_plain_and_ends_with_what_counts(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_keeps_its_value(value: Decimal) -> None:
    assert Decimal(decimal_text(value)) == value


def test_a_value_becomes_the_term_of_its_type() -> None:
    assert str(term(ONE)) == f"<{ONE}>"
    assert str(term(3)) == f'"3"^^<{XSD.integer}>'
    assert str(term(Decimal("1.50"))) == f'"1.5"^^<{XSD.decimal}>'
    assert str(term("甲", "zh")) == '"甲"@zh'
    assert str(term("2024", datatype=XSD.gYear)) == f'"2024"^^<{XSD.gYear}>'


@given(st.permutations([(ONE, "甲"), (OTHER, "乙"), (ONE, "丙"), (ONE, "甲")]))
def test_the_same_statements_give_the_same_bytes_in_any_order(rows: list[tuple[object, str]]) -> None:
    graph = NamedGraph(NAME)
    for subject, label in rows:
        graph.add(subject, RDFS.label, label, "zh")  # type: ignore[arg-type]
        graph.share(subject, SKOS.note, label)  # type: ignore[arg-type]
    lines = graph.to_nquads().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == len(graph.quads()) == len(graph.shared_nquads().splitlines()) == 3


def test_what_is_shared_stands_in_the_graph_of_links_and_nowhere_else() -> None:
    graph = NamedGraph(NAME)
    graph.add(ONE, JC.region, OTHER)
    graph.share(ONE, JC.mentionedIn, OTHER)
    (own,) = parse(graph.to_nquads().encode(), format=RdfFormat.N_QUADS)
    (shared,) = parse(graph.shared_nquads().encode(), format=RdfFormat.N_QUADS)
    assert (own.graph_name.value, shared.graph_name.value) == (str(NAME), str(iris.graph("links")))
