"""The commands `questions`, `query` and `push`, run in this process over a store built from one short text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ontology.errors import JiaoceError
from ontology.terms import PREFIXES
from queries.commands import push_command, query, questions
from queries.failures import EndpointError
from queries.transport import NotAServer
from tests.queries.conftest import make_store
from tests.queries.servers import free_port


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("commands") / "store")


def ask(store: Path, *words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(query, [*words, "--store", str(store)], input=stdin)


def test_questions_lists_the_library_and_describes_one():
    listed = CliRunner().invoke(questions, [])
    assert "target-vs-outcome" in listed.output
    assert "surroundings" in listed.output
    described = CliRunner().invoke(questions, ["target-vs-outcome", "--lang", "en"])
    assert "--param verdict=…  verdict; choice (met, missed, undetermined), optional" in described.output


def test_a_parameter_of_many_values_is_repeated_or_told_with_commas(store: Path):
    described = CliRunner().invoke(questions, ["shared-initiatives", "--lang", "en"])
    assert "optional, several by repeating it or with commas between" in described.output
    wanted = ("indicator-series", "-p", "indicator=公办园在园幼儿占比", "--format", "json")
    repeated = ask(store, *wanted, "-p", "region=温州", "-p", "region=台州")
    assert len(json.loads(repeated.stdout)["rows"]) == 1
    assert repeated.stdout == ask(store, *wanted, "-p", "region=温州、台州").stdout
    single = ask(store, "documents", "-p", "region=温州", "-p", "region=台州")
    assert "cannot be '温州, 台州'. Allowed: one value" in str(single.exception)


def test_a_question_of_the_library_is_answered(store: Path):
    done = ask(store, "indicator-series", "-p", "indicator=公办园在园幼儿占比", "--format", "json")
    assert done.exit_code == 0, done.exception
    assert [row["value"] for row in json.loads(done.stdout)["rows"]] == [70.77]


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("ASK { ?o sdmx-measure:obsValue 70 ; jc:comparator ?c }", "decimal"),
        ("SELECT ?o { ?o sdmx-measure:obsValue 70 . }", "decimal"),
        ("SELECT ?o { ?o sdmx-measure:obsValue 1.5 . }", ""),
        ("SELECT ?l { GRAPH <http://x/y> { ?r a jc:Region ; skos:prefLabel ?l } }", "outside GRAPH"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?o a jc:Nothing } ?o rdfs:label ?l }", ""),
        ("SELECT ?v { ?o sdmx-measure:obsValue ?v FILTER(?v = 70.77) }", ""),
        ("SELECT ?r { ?r a jc:Region ; skos:prefLabel '温州市' }", "Names carry their language"),
        ("SELECT ?r { ?r a jc:Nothing ; skos:prefLabel '温州市'@zh }", ""),
        ("SELECT ?o { ?o a jc:Outcome ; sdmx-dimension:refArea '温州市' }", "are things, not texts"),
        ("SELECT ?o { ?o sdmx-dimension:refPeriod 2024 }", "<period/2024>"),
        ("SELECT ?p { ?p jc:startYear 2024 }", "xsd:gYear"),
        ("SELECT ?d { ?d dcterms:issued '2024-02-06' }", "xsd:date"),
        ("SELECT ?d { ?d a jc:Nothing ; dcterms:issued '2024-02-06'^^xsd:date }", ""),
        ("PREFIX s: <http://schema.org/> SELECT ?r { ?r s:containedInPlace ?x }", "https"),
    ],
)
def test_an_empty_answer_tells_what_cannot_match(store: Path, sparql: str, said: str):
    prefixes = "".join(f"PREFIX {name}: <{base}> " for name, base in PREFIXES.items())
    done = ask(store, "-", "--format", "csv", stdin=prefixes + sparql)
    assert done.exit_code == 0, done.exception
    assert said in done.stderr
    assert bool(said) == bool(done.stderr.strip())


def test_sparql_comes_from_standard_input_and_goes_to_a_file(store: Path, tmp_path: Path):
    target = tmp_path / "out.csv"
    done = ask(
        store, "-", "-f", "csv", "-o", str(target), stdin="SELECT ?v { ?o a jc:Outcome ; sdmx-measure:obsValue ?v }"
    )
    assert done.exit_code == 0, done.exception
    assert target.read_text() == "v\n70.77\n"


FAILURES = [
    (["target-vs-outcome", "-p", "region"], "'--param region' is not NAME=VALUE"),
    (["target-vs-outcome", "-p", "colour=red"], "no parameter 'colour'"),
    (["no-such-question"], "There is no question 'no-such-question'"),
]


@pytest.mark.parametrize(("words", "sentence"), FAILURES)
def test_a_wrong_call_ends_in_a_sentence(store: Path, words: list[str], sentence: str):
    error = ask(store, *words).exception
    assert isinstance(error, JiaoceError)
    assert error.exit_code == 2
    assert sentence in str(error)


def test_a_query_that_runs_too_long_is_stopped(store: Path):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    error = ask(store, "-", "--timeout", "2", stdin=endless).exception
    assert isinstance(error, JiaoceError)
    assert "stopped after 2 s" in str(error)


def test_push_says_what_is_wrong_with_an_address(store: Path):
    push = CliRunner().invoke(push_command, ["localhost", "--store", str(store)])
    assert isinstance(push.exception, NotAServer)
    down = CliRunner().invoke(push_command, [f"http://127.0.0.1:{free_port()}", "--store", str(store)])
    assert isinstance(down.exception, EndpointError)
    assert "not sent twice" in str(down.exception)
