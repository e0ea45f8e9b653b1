"""What a query is, told from its words, and what is said of one that is none."""

from __future__ import annotations

import pytest

from queries.failures import BadSparql
from queries.lexical import calls_service, form
from queries.syntax import bad_sparql

FORMS = [
    ("SELECT * { ?s ?p ?o }", "SELECT"),
    ("# DELETE this\nPREFIX insert: <urn:x> ask { ?s insert:delete ?o }", "ASK"),
    ("BASE <urn:drop> CONSTRUCT WHERE { ?s ?p 'INSERT' }", "CONSTRUCT"),
    ("PREFIX a: <urn:a> INSERT DATA { a:b a:c a:d }", "UPDATE"),
    ("with <urn:g> delete where { ?s ?p ?o }", "UPDATE"),
    ("你好", ""),
]


@pytest.mark.parametrize(("sparql", "kind"), FORMS)
def test_the_form_is_the_first_word_that_is_one(sparql: str, kind: str):
    assert form(sparql) == kind


SERVICES = [
    ("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }", True),
    ("SELECT * { service silent ?where { ?s ?p ?o } }", True),
    ("SELECT ?service { ?service a sd:Service ; rdfs:label 'SERVICE <x>' } # SERVICE", False),
]


@pytest.mark.parametrize(("sparql", "calls"), SERVICES)
def test_service_is_seen_only_where_it_is_one(sparql: str, calls: bool):
    assert calls_service(sparql) is calls


HINTS = [
    ("SELECT ?s\nWHERE { ?s a “x” }", "error at 2:14: expected", r"line 2, column 14.*half-width"),
    ("SELECT * { ?s foo:x ?o }", "error at 1:15: expected", r"Unknown prefix 'foo:'.*Known without PREFIX:.*jc.*skos"),
    ("SHOW ME", "error at 1:1: expected", "begins with SELECT"),
    ("SELECT * { ?s ?p ?o", "error at 1:20: expected", "1 '{' and 0 '}'"),
    ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "error at 1:40: expected", "GROUP BY"),
    ("SELECT ?s { ?s ?p }", "error at 1:19: expected", "missing dot"),
    ("", "empty", "begins with SELECT"),
]


@pytest.mark.parametrize(("sparql", "problem", "sentence"), HINTS)
def test_a_syntax_error_says_where_and_what_may_be_meant(sparql: str, problem: str, sentence: str):
    error = bad_sparql(sparql, problem)
    assert isinstance(error, BadSparql)
    with pytest.raises(BadSparql, match=sentence):
        raise error
