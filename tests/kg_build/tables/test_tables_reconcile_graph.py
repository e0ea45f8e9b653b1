"""Checks among a document's figures are nodes of its graph."""

from __future__ import annotations

from pyoxigraph import RdfFormat, parse

from kg_build.making import make
from kg_build.model import Source
from kg_build.triples.reconciliations import BASES
from ontology.terms import JC
from tests.kg_build.tables.rendering import flattened, sheet


def test_a_total_that_does_not_fit_is_a_node_with_its_verdict() -> None:
    rows = [["区县", "学校数"], ["芙蓉区", "10"], ["天心区", "7"], ["合计", "18"]]
    above = ["长沙市教育局2022年工作总结", "2022年各区县学校数"]
    graph = make(Source("a.txt", flattened(sheet(above, rows)))).parts["graph.nq"]
    said = {
        (q.predicate.value, q.object.value)
        for q in parse(graph, RdfFormat.N_QUADS)
        if "/reconciliation/" in str(q.subject)
    }
    assert (str(JC.verdict), str(JC.Inconsistent)) in said
    assert (str(JC.margin), "-1") in said
    assert (str(JC.basis), str(BASES["total of parts"])) in said
    assert len([o for p, o in said if p == str(JC.between)]) == 2
