"""An answer in every format keeps its values, its types and its order; its evidence is one call away."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from decimal import Decimal

import networkx
import pytest
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, parse
from rdflib import BNode, Literal, URIRef

from ontology import iris
from ontology.terms import JC, UNIT, XSD
from queries.catalog import free_question
from queries.display import shown
from queries.embedded import EmbeddedGraph
from queries.formats import FORMATS, WrongFormat
from queries.results import Result
from queries.run import run

SHOWN = [
    (Literal("70.770", datatype=XSD.decimal, normalize=False), Decimal("70.77")),
    (Literal("2E3", datatype=XSD.double), 2000.0),
    (Literal("12", datatype=XSD.integer), 12),
    (Literal("true", datatype=XSD.boolean), True),
    (Literal("2024", datatype=XSD.gYear), "2024"),
    (JC.AtLeast, "≥"),
    (JC.Met, "已完成"),
    (UNIT.PERCENT, "%"),
    (iris.unit("百分点"), "百分点"),
    (iris.period("2022/2024"), "2022–2024"),
    (URIRef("urn:other"), "urn:other"),
    (BNode("b"), "_:b"),
    (None, None),
]


@pytest.mark.parametrize(("term", "value"), SHOWN)
def test_a_term_reads_as_a_person_expects(term, value):
    assert shown(term) == value


@pytest.fixture(scope="module")
def verdicts(derived_world: EmbeddedGraph) -> Result:
    return run(derived_world, "target-vs-outcome", region="温州", verdict="missed")


def test_csv_and_json_hold_the_same_rows(verdicts: Result):
    rows = list(csv.DictReader(io.StringIO(verdicts.write("csv").decode())))
    said = json.loads(verdicts.write("json"))
    assert [row["target"] for row in rows] == ["73", "2000"]
    assert [row["target"] for row in said["rows"]] == [73, 2000]
    assert [row["outcome"] for row in said["rows"]] == [70.77, 1997]
    assert said["links"][0]["indicator"] == str(iris.indicator("公办园在园幼儿占比"))
    assert said["columns"] == list(verdicts.columns)


def test_a_workbook_has_chinese_headers_and_numbers_as_numbers(verdicts: Result):
    sheet = load_workbook(io.BytesIO(verdicts.write("xlsx"))).active
    assert sheet is not None
    header, first, *_ = sheet.iter_rows(values_only=True)
    assert header[:5] == ("地区", "指标", "到期", "要求", "目标")
    assert first[4] == 73
    assert isinstance(first[5], float)
    assert sheet.freeze_panes == "A2"


def test_a_text_that_looks_like_a_formula_stays_a_text(derived_world: EmbeddedGraph):
    result = run(derived_world, free_question('SELECT ("=1+1" AS ?x) {}'))
    sheet = load_workbook(io.BytesIO(result.write("xlsx"))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


def test_a_table_for_the_eye_ends_with_the_number_of_rows(verdicts: Result):
    lines = verdicts.write("table").decode().rstrip().splitlines()
    assert lines[0] == "目标与完成"
    assert lines[-1] == "2 行"


def test_titles_and_terms_come_in_english_where_asked(derived_world: EmbeddedGraph):
    result = run(derived_world, "target-vs-outcome", verdict="met", indicator="公办园覆盖面", lang="en")
    assert result.titles[:2] == ("place", "indicator")
    assert result.records()[0]["verdict"] == "met"


def test_a_frame_has_types(verdicts: Result):
    frame = verdicts.to_pandas()
    assert list(frame["target"]) == [73, 2000]
    assert frame["outcome"].dtype == "float64"
    assert list(frame.columns) == list(verdicts.columns)


TIMES = """SELECT ?year ?period ?day ?name { VALUES (?year ?period ?day ?name) {
  ("2023" "2023" "2024-02-06" "2023") ("2024" "2022–2024" UNDEF "一班") (UNDEF "2023-03" "2025-03-11" "2024") } }"""


def test_years_are_numbers_and_days_are_dates_in_frames_and_workbooks(derived_world: EmbeddedGraph):
    result = run(derived_world, free_question(TIMES))
    frame = result.to_pandas()
    assert frame["year"].dtype == "Int64"
    assert frame["year"].sum() == 4047
    assert str(frame["day"].dtype).startswith("datetime64")
    assert list(frame["period"]) == ["2023", "2022–2024", "2023-03"]
    assert list(frame["name"]) == ["2023", "一班", "2024"]
    sheet = load_workbook(io.BytesIO(result.write("xlsx"))).active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["year", 2023, 2024, None]
    assert [cell.value for cell in sheet["B"]] == ["period", 2023, "2022–2024", "2023-03"]
    assert sheet["C2"].value == datetime(2024, 2, 6)
    assert [cell.value for cell in sheet["D"]] == ["name", "2023", "一班", "2024"]


def test_a_notebook_shows_a_table_with_everything_escaped(derived_world: EmbeddedGraph):
    result = run(derived_world, free_question('SELECT ("<script>" AS ?x) {}'))
    assert "&lt;script&gt;" in result._repr_html_()
    assert "<script>" not in result._repr_html_()


def test_evidence_is_one_call_away(verdicts: Result):
    quotes = [(found.document, found.quote) for found in verdicts.evidence()]
    assert ("wz2023", "明年公办园占到73%") in quotes
    assert ("wz2024", "公办园占70.77%") in quotes
    found = verdicts.evidence()[0].to_json()
    assert {"document", "quote", "start", "end"} <= found.keys()


@pytest.mark.parametrize(
    ("name", "media_type"), [("ttl", "text/turtle"), ("nt", "application/n-triples"), ("jsonld", "application/ld+json")]
)
def test_a_graph_is_written_in_a_stable_order(derived_world: EmbeddedGraph, name: str, media_type: str):
    first, second = (run(derived_world, "initiative", initiative="优教强城工程") for _ in range(2))
    assert first.write(name) == second.write(name)
    assert len(list(parse(first.write(name), format=RdfFormat.from_media_type(media_type)))) == len(first)


def test_graphml_holds_labels_and_every_edge(derived_world: EmbeddedGraph):
    network = networkx.parse_graphml(
        run(derived_world, "initiative", initiative="优教强城工程").write("graphml").decode()
    )
    assert network.nodes[str(iris.initiative("优才引育工程"))]["label"] == "优才引育工程"
    assert network.has_edge(str(iris.initiative("优才引育工程")), str(iris.initiative("优教强城工程")))


def test_a_format_that_cannot_hold_the_answer_names_those_that_can(derived_world: EmbeddedGraph, verdicts: Result):
    with pytest.raises(WrongFormat, match="table, csv, tsv, json, xlsx, html"):
        verdicts.write("graphml")
    with pytest.raises(WrongFormat, match="ttl, nt, jsonld, graphml"):
        run(derived_world, "initiative", initiative="优教强城工程").write("csv")
    assert set(FORMATS) >= {"table", "csv", "tsv", "json", "xlsx", "ttl", "jsonld", "graphml"}


def test_ask_is_a_row_and_free_queries_show_whole_iris(derived_world: EmbeddedGraph):
    assert run(derived_world, free_question("ASK { ?s a jc:Target }")).rows == ((True,),)
    place = "SELECT ?place { ?place jc:adminCode '330300' }"
    assert run(derived_world, free_question(place)).rows == ((str(iris.region("330300")),),)
