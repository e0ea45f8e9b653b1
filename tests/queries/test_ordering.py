"""The last ORDER BY of a query is done outside the store, with the very rows and the order that the store gives."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.evaluation import evaluate
from queries.ordering import Ordered, answered, last_order
from queries.protocol import Answer, Query, answer

IRIS = st.sampled_from("abc").map(lambda name: f"<urn:{name}>")
NUMBERS = st.integers(-30, 30).map(str) | st.decimals(-9, 9, places=2).map(str)
TEXTS = st.sampled_from(['"b"', '"a"', '"a"@zh', '"a"@en', '"b"@en', '"县"', '"Z"'])
DATES = st.sampled_from(["2021-03-04", "2020-12-31", "2020-01-01"]).map(lambda day: f'"{day}"^^xsd:date')
ODD = st.sampled_from(
    ["true", '"x"^^<urn:t>', "1e3", '"c"^^xsd:integer', '"2020"^^xsd:gYear', "<<( <urn:a> <urn:b> 1 )>>"]
)
UNBOUND = st.just("UNDEF")
COLUMNS = st.sampled_from(
    [IRIS | UNBOUND, NUMBERS | UNBOUND, TEXTS | UNBOUND, DATES, NUMBERS | IRIS, TEXTS | NUMBERS | ODD]
)


def _rows(found: object) -> list[tuple[object, ...]]:
    assert isinstance(found, Ordered | pyoxigraph.QuerySolutions)
    return [tuple(row) for row in found]


@given(
    st.data(),
    COLUMNS,
    COLUMNS,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "LIMIT 3", "OFFSET 2", "LIMIT 2 OFFSET 1"]),
)
def test_rows_come_in_the_order_of_the_store(
    data: st.DataObject,
    first: st.SearchStrategy[str],
    second: st.SearchStrategy[str],
    falls: bool,
    other: bool,
    part: str,
) -> None:
    rows = data.draw(st.lists(st.tuples(first, second), max_size=9))
    values = " ".join(f"({one} {two} {number})" for number, (one, two) in enumerate(rows))
    keys = f"{'DESC(?a)' if falls else '?a'} {'DESC( ?b )' if other else 'ASC(?b)'} ?n"
    sparql = f"SELECT ?a ?b ?n {{ VALUES (?a ?b ?n) {{ {values} }} }} ORDER BY {keys} {part}"
    store = pyoxigraph.Store()
    assert _rows(answered(store, sparql)) == _rows(evaluate(store, sparql))


def test_what_is_sorted_here_is_not_sorted_by_the_store() -> None:
    found = answered(pyoxigraph.Store(), 'SELECT ?a { VALUES ?a { 10 9 "7"^^xsd:decimal } } ORDER BY ?a')
    assert isinstance(found, Ordered)
    assert [row["a"].value for row in found] == ["7", "9", "10"]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?a { VALUES (?a ?b) { (1 2) (2 1) } } ORDER BY ?b",
        "SELECT ?a { VALUES ?a { 1 2 } } ORDER BY ABS(?a)",
        "SELECT ?a { { SELECT ?a { VALUES ?a { 2 1 } } ORDER BY ?a } }",
        "SELECT ?a { VALUES ?a { 2 1 } } # ORDER BY ?a",
    ],
)
def test_other_orders_are_left_to_the_store(sparql: str) -> None:
    store = pyoxigraph.Store()
    found = answered(store, sparql)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert _rows(found) == _rows(evaluate(store, sparql))


def test_the_first_rows_are_sent_and_all_are_counted_once() -> None:
    query = Query("SELECT ?a { VALUES ?a { 3 1 2 } } ORDER BY ?a", accept="text/csv", first=2)
    assert answer(pyoxigraph.Store(), query) == Answer("text/csv", b"a\r\n1\r\n2\r\n", 3)


def test_the_bounds_of_an_order_are_read() -> None:
    order = last_order("SELECT * { ?a ?b ?c } order by $a desc(?b) OFFSET 4\nLIMIT 7\n")
    assert order is not None
    assert (order.query, order.keys, order.offset, order.limit) == (
        "SELECT * { ?a ?b ?c } ",
        (("a", False), ("b", True)),
        4,
        7,
    )
