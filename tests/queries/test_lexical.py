"""What a query is, told from its words, and what is said of one that is none."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.evaluation import evaluate
from queries.failures import BadSparql
from queries.lexical import calls_service, form
from queries.mistakes import bad_sparql

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
    ("SELECT ?s\nWHERE { ?s a “x” }", "line 2, column 14, at '“'.*half-width character '\"'"),
    ("SELECT * {\n ?甲 a jc:Region 。 }", "line 2, column 17, at '。'.*half-width character '.'"),
    (
        "SELECT * { ?s foo:x ?o }",
        "line 1, column 15, at 'foo:x'.*Unknown prefix 'foo:'.*Known without PREFIX:.*jc.*skos",
    ),
    ("SELECT * { ?s jc:region jcr:region/330300 }", "at 'jcr:region'.*<region/330300>"),
    ("SELECT * { ?s ?p urn:x }", "line 1, column 18, at 'urn:x'.*angle brackets"),
    ("SELECT * { ?s ?p <urn:a b> }", "line 1, column 18, at '<'.*no space"),
    ("SHOW ME", "line 1, column 1, at 'SHOW'.*begins with SELECT"),
    ("SELCT ?s { ?s ?p ?o }", "line 1, column 1, at 'SELCT'.*Did you mean SELECT"),
    ("SELECT ?s {\n ?s ?p ?o .\n FILER(?o > 3) }", "line 3, column 2, at 'FILER'.*Did you mean FILTER"),
    ("SELECT ?s { ?s ?p ?o FILTER(FROB(?o)) }", "line 1, column 29, at 'FROB'.*no function FROB"),
    ("SELECT * { ?s ?p ?o", "line 1, column 20, at the end.*1 '{' and 0 '}'"),
    ("SELECT * { ?s ?p ?o\n FILTER(?o > 3\n}", "line 3, column 1, at '}'.*1 '\\(' and 0 '\\)'"),
    ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "column 8, at '\\?s'.*add GROUP BY \\?s"),
    ("SELECT COUNT(?s) { ?s ?p ?o }", "column 8, at 'COUNT'.*gets a name"),
    ("SELECT * { ?s ?p ?o } GROUP BY ?s", "column 8, at '\\*'.*With GROUP BY the variables are named"),
    ("SELECT (1 AS ?s) { ?s ?p ?o }", "column 14, at '\\?s'.*has a value already"),
    ("SELECT * { ?s ?p ?o BIND(1 AS ?s) }", "column 31, at '\\?s'.*has a value already"),
    ("SELECT ?s, ?p { ?s ?p ?o }", "column 10, at ','.*without commas"),
    ("SELECT ?s { ?s ?p }", "column 19, at '}'.*three parts"),
    ("SELECT ?s { ?s ?p ?o ?q ?r }", "column 22, at '\\?q'.*a dot"),
    ("SELECT ?s { ?s ?p '甲 }", 'column 19, at "\'".*does not end'),
    ("SELECT ?s { ?s ?p ?o FILTER(?o = 1 AND ?s = 2) }", "column 36, at 'AND'.*'&&'"),
    ("SELECT ?s { ?s ?p ?o FILTER(?o == 1) }", "column 33, at '='.*one '='"),
    ("SELECT ?s { ?s ?p ?o } ORDER ?s", "column 30, at '\\?s'.*After ORDER comes BY"),
    ("SELECT ?s { ?s ?p ?o } WHERE { ?s a ?c }", "column 24, at 'WHERE'.*may follow"),
    ("SELECT ?s { SELECT ?s { ?s ?p ?o } ?s a ?c }", "column 36, at '\\?s'.*braces of its own"),
    ("SELECT ?s { ?s ?p ?o . # LATERAL\n OPTIONAL { ?o ?q } }", "line 2, column 19, at '}'.*three parts"),
    ("", "line 1, column 1, at the end.*begins with SELECT"),
]


@pytest.mark.parametrize(("sparql", "sentence"), HINTS)
def test_a_syntax_error_names_line_column_and_word_and_what_may_be_meant(sparql: str, sentence: str):
    with pytest.raises(BadSparql, match=sentence):
        evaluate(pyoxigraph.Store(), sparql)


@given(st.text(alphabet=st.sampled_from("SELECT {}?o:a<>\"'\\.;（ \n#"), max_size=60))
def test_whatever_is_written_a_refusal_names_a_place_inside_it(sparql: str):
    error = bad_sparql(sparql)
    if error is not None:
        line, column = map(int, re.findall(r"line (\d+), column (\d+)", str(error))[0])
        assert 1 <= column <= len(sparql.split("\n")[line - 1]) + 1
