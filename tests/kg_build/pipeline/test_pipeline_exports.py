"""What `jiaoce export` writes is opened by the programs it is for, and says what the graph says."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
import rdflib
from openpyxl import load_workbook

from kg_build import export, review
from kg_build.link.sssom import from_tsv
from kg_build.store import Store, open_store
from tests.kg_build.pipeline.small_world import NAMES, build, decide, without_vocabulary, write_documents


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("exports")
    build(folder / "graph", write_documents(folder / "documents", NAMES))
    with without_vocabulary():
        with open_store(folder / "graph") as opened:
            rows = [review.relabelled(opened, review.entity(opened, "initiative/县中崛起"), "县域高中振兴")]
        decide(folder / "graph", rows)
        with open_store(folder / "graph") as opened:
            yield opened


def written(store: Store, folder: Path, ending: str) -> Path:
    file = folder / f"graph.{ending}"
    export.export(store, file)
    assert [entry.name for entry in folder.iterdir()] == [file.name]
    return file


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use it
@pytest.mark.parametrize(("ending", "form"), [("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_rdflib_reads_every_quad(store: Store, tmp_path: Path, ending: str, form: str) -> None:
    found = rdflib.Dataset().parse(written(store, tmp_path, ending), format=form)
    quads = found.quads() if isinstance(found, rdflib.Dataset) else []
    assert sum(1 for _ in quads) == len(store.index)


@pytest.mark.parametrize(("ending", "form"), [("nt", "nt"), ("ttl", "turtle"), ("rdf", "xml")])
def test_rdflib_reads_every_triple(store: Store, tmp_path: Path, ending: str, form: str) -> None:
    found = rdflib.Graph().parse(written(store, tmp_path, ending), format=form)
    assert len(found) == len({quad.triple for quad in store.index})


def test_networkx_reads_entities_with_labels_and_edges_with_their_document(store: Store, tmp_path: Path) -> None:
    network = networkx.read_graphml(written(store, tmp_path, "graphml"))
    nodes = dict(network.nodes(data=True))
    assert {said["type"] for said in nodes.values() if "type" in said} >= {"Outcome", "Target", "Initiative", "School"}
    assert any(said.get("label") == "县域高中振兴" for said in nodes.values())
    edges = [said for _, _, said in network.edges(data=True)]
    assert {said["label"] for said in edges} >= {"indicator", "refArea", "reportedIn"}
    assert {said["source"] for said in edges} >= set(NAMES)
    assert any("obsValue" in said for said in nodes.values())


def test_a_spreadsheet_has_a_row_a_fact_with_numbers_as_numbers(store: Store, tmp_path: Path) -> None:
    sheet = load_workbook(written(store, tmp_path, "xlsx")).active
    assert sheet is not None
    titles, *rows = sheet.iter_rows(values_only=True)
    facts = [fact for slug in sorted(store.documents()) for fact in store.facts(slug)]
    assert len(rows) == len(facts)
    said = [dict(zip(titles, row, strict=True)) for row in rows]
    assert {row["类型"] for row in said} >= {"数值", "举措", "创建认定", "学校"}
    assert [row["数值"] for row in said] == [fact.get("value") for fact in facts]
    assert {row["性质"] for row in said if row["类型"] == "数值"} >= {"完成", "目标"}


def test_comma_separated_rows_say_the_same_as_the_spreadsheet(store: Store, tmp_path: Path) -> None:
    with written(store, tmp_path, "csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    facts = [fact for slug in sorted(store.documents()) for fact in store.facts(slug)]
    assert [row["原文"] for row in rows] == [fact["quote"] for fact in facts]
    assert [row["IRI"] for row in rows] == [fact["iri"] for fact in facts]


def test_every_mapping_is_a_row_and_decisions_can_be_read_again(store: Store, tmp_path: Path) -> None:
    text = written(store, tmp_path, "tsv").read_text("utf-8")
    table = [line for line in text.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(table, delimiter="\t"))
    close = [row for row in rows if row["predicate_id"] == "skos:closeMatch"]
    assert len(close) == len(review.pending(store)) > 0
    assert all(row["similarity_score"] and row["subject_label"] and row["object_label"] for row in close)
    names = [row for row in rows if row["subject_type"] == "rdfs literal"]
    assert all(row["object_id"].startswith("jcr:") and row["confidence"] == "1" for row in names)
    curated = [table[0], *(line for line in table if "ManualMappingCuration" in line)]
    assert [row.act for row in from_tsv("\n".join(curated))] == ["relabel"]


def test_an_unknown_ending_is_named_with_those_known(store: Store, tmp_path: Path) -> None:
    with pytest.raises(export.UnknownExport, match=r"graph.xyz: .*\.nq.*\.graphml, \.csv, \.xlsx, \.tsv"):
        export.export(store, tmp_path / "graph.xyz")
