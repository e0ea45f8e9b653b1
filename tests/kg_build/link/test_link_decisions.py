"""Curators' decisions: their file, what contradicts, and how they win over rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_build.link.decisions import Contradiction, MergeCycle, TwoTargets, in_force
from kg_build.link.linker import Linker
from kg_build.link.sssom import BadDecisions, Decision, from_tsv, to_tsv
from ontology import iris


def iri(name: str) -> str:
    return str(iris.initiative(name))


def merge(one: str, other: str) -> Decision:
    return Decision("merge", iri(one), iri(other), one, other)


words = st.text("甲乙丙丁 '\"#，abc", min_size=1, max_size=6).map(str.strip).filter(bool)
things = words.map(lambda word: str(iris.initiative(word.replace(" ", ""))))
decisions = st.one_of(
    st.builds(Decision, st.sampled_from(["merge", "reject"]), things, things, words, words, author=words, date=st.just("2026-01-02")),
    st.builds(Decision, st.just("split"), words, things, object_label=words, comment=words),
    st.builds(Decision, st.just("relabel"), things, words, subject_label=words),
)  # fmt: skip


@given(st.lists(decisions, max_size=5))
def test_decisions_are_read_as_they_were_written(rows: list[Decision]) -> None:
    assert from_tsv(to_tsv(tuple(rows))) == tuple(rows) if rows else to_tsv(()) == ""


def test_the_file_has_the_columns_and_the_head_of_the_standard() -> None:
    written = to_tsv((merge("甲甲", "乙乙"),))
    assert written.startswith("#mapping_set_id: ")
    assert "subject_id\tsubject_label\t" in written
    assert "jcr:initiative/甲甲\t甲甲\t\tskos:exactMatch\t\tjcr:initiative/乙乙\t" in written
    assert "semapv:ManualMappingCuration" in written


def test_merges_are_followed_to_the_end() -> None:
    found = in_force([merge("甲甲", "乙乙"), merge("乙乙", "丙丙")])
    linked = Linker("document", {}, found).initiative("甲甲")
    assert str(linked.iri) == iri("丙丙")
    assert (linked.by, str(linked.own)) == ("curator", iri("甲甲"))


def test_merges_in_a_circle_are_refused() -> None:
    with pytest.raises(MergeCycle, match=r"in a circle: .*甲甲"):
        in_force([merge("甲甲", "乙乙"), merge("乙乙", "丙丙"), merge("丙丙", "甲甲")])


def test_one_thing_in_two_is_refused() -> None:
    with pytest.raises(TwoTargets, match="both"):
        in_force([merge("甲甲", "乙乙"), merge("甲甲", "丙丙")])


def test_one_and_not_one_is_refused() -> None:
    with pytest.raises(Contradiction):
        in_force([merge("甲甲", "乙乙"), Decision("reject", iri("乙乙"), iri("甲甲"))])


def test_a_name_that_was_split_off_is_a_thing_of_its_own() -> None:
    found = in_force([Decision("split", "优教强城工程", iri("优教强城"))])
    linker = Linker("document", {}, found)
    assert str(linker.initiative("优教强城工程").iri) == iri("优教强城工程")
    assert str(linker.initiative("优教强城").iri) == iri("优教强城")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "columns"),
        ("a\tb\n1\t2\n", "columns"),
        ("subject_id\tpredicate_id\tobject_id\njcr:a/b\tskos:broadMatch\tjcr:a/c\n", "none of"),
        ("subject_id\tpredicate_id\tobject_id\njcr:a/b\tskos:exactMatch\t\n", "a subject and an object"),
        ("subject_id\tpredicate_id\tobject_id\njcr:a b\tskos:exactMatch\tjcr:c/d\n", "no IRI may hold"),
    ],
)
def test_a_file_that_cannot_be_used_names_its_line(text: str, why: str) -> None:
    with pytest.raises(BadDecisions, match=rf"Line \d+ .*{why}"):
        from_tsv(text)
