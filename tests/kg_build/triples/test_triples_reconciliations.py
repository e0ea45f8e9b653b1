"""Checks of a table's figures against each other: what is claimed, by which parts, and whether it fits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg_build.model import Place, TableCell
from ontology import iris
from ontology.terms import JC, RDF, SDMX_DIMENSION
from tests.kg_build.triples.world import COAST, Said, graph_of, only, words

PARTS = (Place("331002", "椒江区"), Place("331003", "黄岩区"), Place("331004", "路桥区"))


def table(total: int) -> Said:
    """Return the graph of a table: three counties with 10, 20, 30 places, and a line of the total."""
    rows = [
        TableCell(
            span=words(mark), indicator="新增学位", place=place, period="2024", value=Decimal(value), unit="个", table=1, row=row,
            column=1, caption="表", total=place is COAST, printed=str(value),
        )
        for row, (mark, place, value) in enumerate(
            [("海", PARTS[0], 10), ("岸", PARTS[1], 20), ("学", PARTS[2], 30), ("甲", COAST, total)], start=1
        )
    ]  # fmt: skip
    return graph_of(*rows)


@pytest.mark.parametrize(("total", "verdict", "margin"), [(60, JC.Consistent, 0), (70, JC.Inconsistent, -10)])
def test_a_total_is_laid_beside_its_parts(total: int, verdict: object, margin: int) -> None:
    found = table(total)
    (check,) = found.subjects(RDF.type, JC.Reconciliation)
    assert only(found, check, JC.verdict) == verdict
    assert Decimal(str(only(found, check, JC.margin))) == margin
    assert only(found, check, JC.basis) == JC.TotalOfParts
    assert only(found, only(found, check, JC.claim), SDMX_DIMENSION.refArea) == iris.region("331000")
    parts = {only(found, part, SDMX_DIMENSION.refArea) for part in found.objects(check, JC.between)}
    assert parts == {iris.region(part.code) for part in PARTS}


def test_a_document_without_a_table_has_no_checks() -> None:
    assert not list(graph_of().subjects(RDF.type, JC.Reconciliation))
