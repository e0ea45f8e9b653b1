"""Code and ontology say the same terms; every term has its labels, definitions and source."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef

from ontology.load import ONTOLOGY_FILES, ontology_graph
from ontology.terms import DCTERMS, JC, JC_NAMESPACE, OWL, RDF, RDFS, SKOS
from ontology.turtle import data

CORE = Graph().parse(data=data("core.ttl"), format="turtle")
DECLARED = sorted(str(term) for term in set(CORE.subjects(RDFS.isDefinedBy)))
KINDS = ("Outcome", "Target", "Baseline", "Change", "Standard", "Rating")


def languages(term: str, predicate: URIRef) -> set[str]:
    return {str(text.language) for text in CORE.objects(URIRef(term), predicate) if isinstance(text, Literal)}


def test_the_code_and_the_core_declare_the_same_terms() -> None:
    in_code = {JC_NAMESPACE + name for name in JC.__annotations__ if not name.startswith("_")}
    assert in_code == set(DECLARED)


def test_nothing_of_our_own_is_used_undeclared() -> None:
    graph = ontology_graph()
    used = {str(term) for triple in graph for term in triple if str(term).startswith(JC_NAMESPACE)}
    assert used <= set(DECLARED)


@pytest.mark.parametrize("term", DECLARED, ids=lambda term: term.rsplit("#", 1)[-1])
def test_a_term_is_labelled_and_defined_in_both_languages_with_its_source(term: str) -> None:
    assert languages(term, RDFS.label) == {"zh", "en"}
    assert languages(term, SKOS.definition) == {"zh", "en"}
    assert list(CORE.objects(URIRef(term), DCTERMS.source))


def test_no_two_terms_share_a_label() -> None:
    labels = [(str(text), kind) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
              for term in CORE.subjects(RDF.type, kind) for text in CORE.objects(term, RDFS.label)]  # fmt: skip
    assert len(labels) == len(set(labels))


def test_the_six_kinds_of_observation_exclude_each_other() -> None:
    pairs = {frozenset((s, o)) for s, o in CORE.subject_objects(OWL.disjointWith)}
    for one in KINDS:
        for other in KINDS:
            assert one == other or frozenset((JC[one], JC[other])) in pairs


def test_the_core_stands_alone() -> None:
    ours = {str(o) for p in (RDFS.subClassOf, RDFS.domain) for o in CORE.objects(None, p)}
    assert ours
    assert all(iri.startswith(JC_NAMESPACE) for iri in ours)


@pytest.mark.parametrize("path", ONTOLOGY_FILES)
def test_the_ontology_has_no_blank_nodes(path: str) -> None:
    assert b"[" not in data(path).replace(b"[]", b"[")
