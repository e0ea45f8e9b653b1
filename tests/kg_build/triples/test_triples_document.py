"""The named graph of a document: what it is, who issued it, and how the graph came to be; no clock in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import BNode, Literal

from kg_build.model import Span
from kg_build.triples import EXTRACTOR
from ontology import iris
from ontology.terms import DCTERMS, JC, OA, PROV, RDF, SKOS, XSD
from tests.kg_build.triples.world import OUTLINE, graph_of, measure, only

PAPER = iris.document("coast")


def test_a_document_has_title_place_number_issuer_and_date() -> None:
    found = graph_of().own
    assert (PAPER, RDF.type, JC.PolicyDocument) in found
    assert only(found, PAPER, DCTERMS.title) == only(found, PAPER, SKOS.prefLabel) == Literal(OUTLINE.title, "zh")
    assert only(found, PAPER, JC.region) == iris.region("331000")
    assert only(found, PAPER, JC.documentNumber) == Literal("海教〔2024〕9号")
    assert only(found, PAPER, JC.issuer) == iris.organization("海岸市教育局")


@pytest.mark.parametrize(
    ("issued", "datatype"),
    [("2024", XSD.gYear), ("2024-12", XSD.gYearMonth), ("2024-12-30", XSD.date), ("二〇二四年", None), ("", None)],
)
def test_a_date_has_the_type_of_its_precision_and_words_are_none(issued: str, datatype: object) -> None:
    found = graph_of(outline=replace(OUTLINE, issued=issued)).own
    dates = list(found.objects(PAPER, DCTERMS.issued))
    assert dates == ([Literal(issued, datatype=datatype)] if datatype else [])  # type: ignore[arg-type]


def test_the_words_by_which_a_document_names_itself_are_its_evidence() -> None:
    found = graph_of(outline=replace(OUTLINE, said=(Span(0, 4),))).own
    words = only(found, PAPER, JC.evidence)
    assert only(found, words, OA.hasSource) == PAPER
    assert (only(found, words, OA.start), only(found, words, OA.end)) == (Literal(0), Literal(4))


def test_a_paper_without_a_title_bears_its_files_name() -> None:
    assert only(graph_of(outline=replace(OUTLINE, title="")).own, PAPER, DCTERMS.title) == Literal("coast.txt", "zh")


def test_headings_are_parts_of_the_document_in_their_order() -> None:
    found = graph_of().own
    part = only(found, PAPER, DCTERMS.hasPart)
    assert part == iris.section("coast", 1)
    assert only(found, part, DCTERMS.title) == Literal("一、学位", "zh")


def test_provenance_names_the_bytes_and_the_extractor_and_no_time() -> None:
    found = graph_of(measure())
    activity = only(found, iris.graph("document", "coast"), PROV.wasGeneratedBy)
    assert only(found, activity, PROV.used) == PAPER
    assert only(found, activity, PROV.wasAssociatedWith) == iris.software(EXTRACTOR)
    assert only(found, PAPER, DCTERMS.identifier) == Literal(f"sha256:{'0' * 64}")
    assert not [value for _, _, value in found if getattr(value, "datatype", None) == XSD.dateTime]


def test_two_papers_share_what_both_may_say_and_no_node_is_blank() -> None:
    found = graph_of(measure(indicator="海岸灯塔数目一览"))
    assert len(found.own) + len(found.shared) == len(found)
    assert (iris.software(EXTRACTOR), RDF.type, PROV.SoftwareAgent) in found.shared
    assert not [term for triple in found for term in triple if isinstance(term, BNode)]
