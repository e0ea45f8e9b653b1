"""Values go into a query as terms, whatever they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from rdflib import Literal, URIRef

from queries.binding import BadTerm, bind, marked, with_prefixes, written
from queries.embedded import EmbeddedGraph

ECHO = "SELECT ?x { VALUES ?x { UNDEF } }"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_a_text_comes_back_as_it_went_in(text: str):
    assert EmbeddedGraph(Store()).select(ECHO, {"x": [Literal(text)]}).rows == ((Literal(text),),)


def test_a_value_that_looks_like_sparql_is_bound_and_harmless():
    text = '" } } ; DROP ALL # \\'
    assert EmbeddedGraph(Store()).select(ECHO, {"x": [Literal(text)]}).rows == ((Literal(text),),)


@pytest.mark.parametrize("iri", ["urn:a> . ?s ?p ?o", "urn:a b", 'urn:"', "urn:{x}", "urn:\n", "no-scheme"])
def test_what_is_no_iri_is_refused(iri: str):
    with pytest.raises(BadTerm, match="is not an IRI"):
        written(URIRef(iri))


def test_a_mark_without_a_value_goes_and_a_query_runs_as_it_is():
    assert bind(ECHO, {}) == "SELECT ?x {  }"
    assert EmbeddedGraph(Store()).select(ECHO).rows == ((None,),)


def test_marks_are_known_by_name():
    assert marked("SELECT * { VALUES ?a { UNDEF } VALUES ?b {UNDEF} VALUES ?c { 1 } }") == {"a", "b"}


def test_well_known_prefixes_are_added_where_a_query_uses_them():
    assert with_prefixes("ASK { ?s jc:region ?o }").startswith("PREFIX jc: <https://w3id.org/jiaoce/ontology#>")
    assert (
        with_prefixes("PREFIX jc: <urn:> ASK { ?s jc:region 'skos:x' }")
        == "PREFIX jc: <urn:> ASK { ?s jc:region 'skos:x' }"
    )
