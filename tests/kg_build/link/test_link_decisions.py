"""Curators' decisions: their file, what contradicts, and how they win over rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_build.link.decisions import Contradiction, MergeCycle, TwoNames, TwoTargets, in_force
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


def test_a_circle_of_a_file_names_its_lines() -> None:
    head = "subject_id\tpredicate_id\tobject_id\tauthor_label\tmapping_date\n"
    lines = "".join(
        f"jcr:initiative/{a}\tskos:exactMatch\tjcr:initiative/{b}\tAnn\t2026-01-02\n" for a, b in ("ab", "bc", "ca")
    )
    with pytest.raises(MergeCycle) as refused:
        in_force(from_tsv(head + lines, "links.tsv"))
    assert "initiative/a -> initiative/b -> initiative/c -> initiative/a" in str(refused.value)
    for number in (2, 3, 4):
        assert f"links.tsv line {number}: " in str(refused.value)


def test_one_thing_with_two_names_is_refused() -> None:
    with pytest.raises(TwoNames, match="both 丙 and 乙"):
        in_force([Decision("relabel", iri("甲甲"), "乙"), Decision("relabel", iri("甲甲"), "丙")])


def test_one_and_not_one_by_way_of_a_third_is_refused() -> None:
    with pytest.raises(
        Contradiction, match=r"甲甲 is initiative/丙丙.*Bo, 2026-01-03: initiative/甲甲 is not initiative/乙乙"
    ):
        in_force([
            merge("甲甲", "丙丙"), merge("乙乙", "丙丙"),
            Decision("reject", iri("甲甲"), iri("乙乙"), author="Bo", date="2026-01-03"),
        ])  # fmt: skip


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
        (
            "subject_id\tpredicate_id\tobject_id\njcr:a/b\tskos:exactMatch\tjcr:c/d\tmore\n",
            "4 fields where the header has 3",
        ),
        ('subject_id\tpredicate_id\tobject_id\n"jcr:a/b\tskos:exactMatch\tjcr:c/d\n', "quotation mark is not closed"),
        ("subject_id\tobject_id\njcr:a/b\tjcr:c/d\n", "lacks the columns predicate_id"),
        (
            "subject_id\tpredicate_id\tobject_id\tmapping_date\njcr:a/b\tskos:exactMatch\tjcr:c/d\t2026-02-30\n",
            "the date '2026-02-30' is none",
        ),
    ],
)
def test_a_file_that_cannot_be_used_names_its_line(text: str, why: str) -> None:
    with pytest.raises(BadDecisions, match=rf"links.tsv line \d+ .*{why}"):
        from_tsv(text, "links.tsv")


def test_a_file_may_bring_its_own_prefix_for_what_it_names() -> None:
    head = f"# curie_map:\n#   edu: {iris.BASE}\nsubject_id\tpredicate_id\tobject_id\tauthor_id\n"
    (row,) = from_tsv(f"{head}edu:initiative/甲甲\tskos:exactMatch\tedu:initiative/乙乙\torcid:0\n")
    assert (row.subject, row.object, row.author) == (iri("甲甲"), iri("乙乙"), "orcid:0")
