"""What curators decide about links: taken, refused, withdrawn, kept through rebuilds, in files of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg_build import pipeline, review
from kg_build.link.sssom import Decision
from kg_build.review import Undecidable, UnknownEntities, UnknownLink, UnknownName
from kg_build.store import open_store
from ontology import iris
from ontology.errors import JiaoceError
from tests.kg_build.pipeline.small_world import (
    NAMES,
    build,
    command,
    decide,
    exported,
    without_vocabulary,
    write_documents,
)


@pytest.fixture(autouse=True)
def small() -> Iterator[None]:
    with without_vocabulary():
        yield


def pair(store: Path) -> str:
    with open_store(store) as opened:
        return next(u.number for u in review.pending(opened) if {u.first[:4], u.second[:4]} == {"优治升级", "优质升级"})


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    build(tmp_path / "graph", write_documents(tmp_path / "documents", NAMES))
    return tmp_path / "graph"


def initiatives(store: Path) -> set[str]:
    with open_store(store) as opened:
        return {
            fact["iri"].rpartition("/")[2]
            for slug in opened.documents()
            for fact in opened.facts(slug)
            if fact["type"] == "initiative"
        }


def test_an_accepted_link_is_one_thing_and_survives_removal_and_rebuild(wide: Path, tmp_path: Path) -> None:
    assert {"优治升级", "优质升级"} <= initiatives(wide)
    assert (
        command("review", "--store", wide, "--accept", pair(wide), "--author", "Ann", "--date", "2026-01-02").exit_code
        == 0
    )
    merged = exported(wide)
    assert len({"优治升级", "优质升级"} & initiatives(wide)) == 1
    pipeline.remove(list(NAMES[1:]), wide)
    pipeline.link([tmp_path / "documents"], wide)
    assert exported(wide) == merged
    pipeline.build([tmp_path / "documents"], wide)
    assert exported(wide) == merged
    with open_store(wide) as opened:
        assert "\tAnn\t2026-01-02\t" in opened.decisions()


def test_both_sides_of_a_link_are_shown_in_the_words_of_their_documents(wide: Path) -> None:
    said = command("review", "--store", wide, "--show", pair(wide)).stdout
    heads = [line for line in said.splitlines() if not line.startswith(" ")]
    assert {line.partition("  (")[0][:4] for line in heads} == {"优治升级", "优质升级"}
    quoted = [line.split(": ") for line in said.splitlines() if line.startswith(" ")]
    assert {name.strip() for name, _ in quoted} <= set(NAMES)
    assert all("升级" in words for _, words in quoted)
    assert 2 <= len(quoted) <= 6


def test_a_rejected_link_no_longer_waits(wide: Path) -> None:
    number = pair(wide)
    assert command("review", "--store", wide, "--reject", number).exit_code == 0
    assert number not in command("review", "--store", wide, "--format", "tsv").stdout


def test_a_withdrawn_decision_leaves_no_trace(wide: Path) -> None:
    before = exported(wide)
    command("review", "--store", wide, "--merge", "initiative/优质升级", "initiative/优治升级")
    assert exported(wide) != before
    assert command("review", "--store", wide, "--withdraw", "initiative/优质升级", "initiative/优治升级").exit_code == 0
    assert exported(wide) == before


def test_a_relabelled_thing_bears_its_name_whatever_documents_say(wide: Path) -> None:
    command("review", "--store", wide, "--relabel", "initiative/县中崛起", "县域高中振兴")
    assert '"县域高中振兴"@zh'.encode() in exported(wide)
    assert '#prefLabel> "县中崛起'.encode() not in exported(wide)


@pytest.mark.parametrize(
    "name", ["initiative/县中崛起", "县中崛起", "“县中崛起”行动计划", str(iris.initiative("县中崛起"))]
)
def test_a_thing_may_be_named_in_any_of_its_ways(wide: Path, name: str) -> None:
    with open_store(wide) as opened:
        assert review.entity(opened, name) == str(iris.initiative("县中崛起"))


def test_a_split_name_is_a_thing_of_its_own(wide: Path) -> None:
    command("review", "--store", wide, "--split", "“县中崛起”行动", "initiative/县中崛起")
    assert {"县中崛起", "县中崛起行动"} <= initiatives(wide)


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        (("--accept", "00000000"), UnknownLink, "No link that waits"),
        (("--merge", "没有这个", "initiative/县中崛起"), UnknownName, "knows nothing called"),
        (("--merge", "initiative/县中崛起", "initiative/县中崛起"), Undecidable, "one thing already"),
        (("--merge", "organization/温州市教育局", "initiative/县中崛起"), Undecidable, "of the kind"),
        (("--withdraw", "甲", "乙"), Undecidable, "no decision about"),
        (
            ("--split", "县域振兴", "initiative/县中崛起"),
            Undecidable,
            "is not called 县域振兴. Its names are: 县中崛起",
        ),
        (("--split", "县中崛起", "initiative/县中崛起"), Undecidable, "the name that thing is made of"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(
    wide: Path, given: tuple[str, ...], error: type[Exception], why: str
) -> None:
    before = exported(wide)
    result = command("review", "--store", wide, *given)
    assert isinstance(result.exception, error)
    assert why in str(result.exception)
    assert exported(wide) == before


def test_a_file_of_decisions_with_unknown_things_changes_nothing(wide: Path) -> None:
    before = exported(wide)
    with pytest.raises(UnknownEntities, match="initiative/无此事"):
        decide(wide, [Decision("merge", str(iris.initiative("无此事")), str(iris.initiative("县中崛起")))])
    assert exported(wide) == before


def sssom(folder: Path, *rows: str) -> Path:
    """Write a file of decisions: negated or not, subject, object, author."""
    lines = ["subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tauthor_label\tmapping_date"]
    for row in rows:
        subject, negated, found, author = row.split()
        lines.append(
            f"jcr:initiative/{subject}\t{negated.strip('-')}\tskos:exactMatch\tjcr:initiative/{found}\t{author}\t2026-02-03"
        )
    file = folder / "links.sssom.tsv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (("优质升级 - 优治升级 Ann", "优治升级 - 优质升级 Ann"), "in a circle"),
        (("优质升级 - 优治升级 Ann", "优质升级 Not 优治升级 Ann"), "are said to be one thing and not to be one"),
        (("优质升级 - 优治升级 Ann", "优质升级 - 无此事 Ann"), "nothing under: initiative/无此事"),
        (("优质升级 - 优治升级 Ann", "优质升级 - 县中崛起 Ann"), "into both"),
    ],
)
def test_a_file_of_decisions_that_cannot_be_names_itself_and_its_line(
    wide: Path, tmp_path: Path, rows: tuple[str, ...], why: str
) -> None:
    before = exported(wide)
    refused = command("review", "--store", wide, "--import", sssom(tmp_path, *rows)).exception
    assert isinstance(refused, JiaoceError)
    assert refused.exit_code == 2
    assert why in str(refused)
    assert "links.sssom.tsv line 3" in str(refused)
    assert exported(wide) == before


def test_two_curators_who_disagree_are_told_and_one_may_win(wide: Path, tmp_path: Path) -> None:
    before = exported(wide)
    assert command("review", "--store", wide, "--import", sssom(tmp_path, "优质升级 - 优治升级 Ann")).exit_code == 0
    merged = exported(wide)
    refused = command("review", "--store", wide, "--import", sssom(tmp_path, "优质升级 Not 优治升级 Bo")).exception
    assert "Ann, 2026-02-03: initiative/优质升级 is initiative/优治升级" in str(refused)
    assert "links.sssom.tsv line 2: initiative/优质升级 is not initiative/优治升级" in str(refused)
    assert exported(wide) == merged
    won = command("review", "--store", wide, "--replace", "--import", sssom(tmp_path, "优质升级 Not 优治升级 Bo"))
    assert "in place of Ann, 2026-02-03" in won.stderr
    assert "\tBo\t" in command("review", "--store", wide, "--decisions").stdout
    assert command("review", "--store", wide, "--withdraw", "initiative/优质升级", "initiative/优治升级").exit_code == 0
    assert exported(wide) == before


def test_curators_who_change_their_own_file_need_not_say_so(wide: Path, tmp_path: Path) -> None:
    for row in ("优质升级 - 优治升级 Ann", "优质升级 Not 优治升级 Ann", "优治升级 - 优质升级 Ann"):
        assert command("review", "--store", wide, "--import", sssom(tmp_path, row)).exit_code == 0
    assert {"优质升级", "优治升级"} & initiatives(wide) == {"优质升级"}


@pytest.mark.parametrize("given", [("--author", " "), ("--date", "tomorrow"), ("--date", "2026-02-30")])
def test_a_decision_is_signed_with_a_name_and_a_day(wide: Path, given: tuple[str, str]) -> None:
    refused = command("review", "--store", wide, "--relabel", "initiative/县中崛起", "县域振兴", *given)
    assert refused.exit_code == 2
    assert given[0] in refused.output


def test_splits_and_names_survive_rebuilds_and_the_removal_of_documents_and_can_be_taken_back(
    wide: Path, tmp_path: Path
) -> None:
    before = exported(wide)
    command("review", "--store", wide, "--split", "县中崛起行动", "initiative/县中崛起")
    command("review", "--store", wide, "--relabel", "initiative/县中崛起", "县域高中振兴")
    decided = exported(wide)
    pipeline.remove(list(NAMES[1:]), wide)
    pipeline.link([tmp_path / "documents"], wide)
    assert exported(wide) == decided
    pipeline.build([tmp_path / "documents"], wide)
    assert exported(wide) == decided
    assert command("review", "--store", wide, "--withdraw", "县中崛起行动", "initiative/县中崛起").exit_code == 0
    assert command("review", "--store", wide, "--withdraw", "initiative/县中崛起", "县域高中振兴").exit_code == 0
    assert exported(wide) == before
