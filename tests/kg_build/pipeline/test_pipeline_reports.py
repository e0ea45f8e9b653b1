"""What building, linking, removing and reviewing say and refuse, through the pipeline and the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import jiaoce
from kg_build import pipeline, relink, review, workers
from kg_build.errors import SameFile
from kg_build.facts import from_json, to_json
from kg_build.making import stored_reading
from kg_build.store import open_store
from kg_build.store.errors import NoStore
from ontology.errors import JiaoceError
from tests.kg_build.pipeline.small_world import (
    NAMES,
    build,
    command,
    exported,
    without_vocabulary,
    write_documents,
)

FOUR = NAMES[:4]


@pytest.fixture(autouse=True)
def small() -> Iterator[None]:
    with without_vocabulary():
        yield


@pytest.fixture
def store(tmp_path: Path) -> Path:
    build(tmp_path / "graph", write_documents(tmp_path / "documents", FOUR))
    return tmp_path / "graph"


def test_a_link_reports_what_is_new_what_joined_and_where_both_sides_say_it(store: Path, tmp_path: Path) -> None:
    report = pipeline.link(write_documents(tmp_path / "more", [NAMES[4]]), store)
    assert report.added == (NAMES[4],)
    assert report.documents == 5
    joined = {found.name: found for found in report.joined}
    assert joined
    for found in joined.values():
        assert found.here.document == NAMES[4] != found.there.document
        assert found.here.words
        assert found.there.words
    assert any(line.startswith("joined what was there: ") for line in report.findings())


def test_the_report_for_a_program_is_whole_and_the_one_for_a_reader_short(store: Path, tmp_path: Path) -> None:
    said = command("link", *write_documents(tmp_path / "more", NAMES), "--store", store, "--format", "json")
    whole = json.loads(said.stdout)
    assert whole["added"] == sorted(NAMES[4:])
    assert {"kind", "name", "iri"} == whole["new"][0].keys()
    assert {"document", "words"} == whole["joined"][0]["here"].keys()
    assert whole["uncertain"] == whole["clashes"] == []
    removed = command("remove", *NAMES[4:], "--store", store).stdout.splitlines()
    assert removed[0].startswith("no longer named by any document: ")
    assert len(removed) < 10


def test_what_the_same_place_said_stands_beside_what_it_says_now(store: Path, tmp_path: Path) -> None:
    report = pipeline.link(write_documents(tmp_path / "more", ["taizhou-2024"]), store)
    beside = {found.name: found.there.document for found in report.joined}
    assert beside["新增学位"].startswith("taizhou")


def test_a_link_that_waited_before_is_no_news(store: Path, tmp_path: Path) -> None:
    pipeline.link(write_documents(tmp_path / "more", NAMES[:8]), store)
    first = {found.number for found in pipeline.link(write_documents(tmp_path / "more", NAMES[8:]), store).uncertain}
    with open_store(store) as opened:
        before = {u.number for u in review.pending(opened)} - first
    again = pipeline.link(write_documents(tmp_path / "more", NAMES[8:], revision=1), store)
    assert before.isdisjoint(found.number for found in again.uncertain)


def test_alike_programmes_wait_for_review(store: Path, tmp_path: Path) -> None:
    pipeline.link(write_documents(tmp_path / "more", NAMES), store)
    with open_store(store) as opened:
        assert {"优治升级", "优质升级"} in [{u.first[:4], u.second[:4]} for u in review.pending(opened)]


def test_unchanged_documents_are_not_read_again(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = exported(store)
    monkeypatch.setattr(workers, "make", lambda *_: pytest.fail("read again"))
    report = pipeline.link(write_documents(tmp_path / "documents", FOUR), store)
    assert report.unchanged == tuple(sorted(FOUR))
    assert exported(store) == before


def test_a_changed_document_replaces_the_old_one(store: Path, tmp_path: Path) -> None:
    report = pipeline.link(write_documents(tmp_path / "documents", FOUR[:1], revision=1), store)
    assert (report.replaced, report.added, report.documents) == ((FOUR[0],), (), 4)


def test_another_document_under_the_same_name_is_told(store: Path, tmp_path: Path) -> None:
    path = write_documents(tmp_path / "other", [NAMES[-1]])[0]
    report = pipeline.link([path.rename(path.with_name(f"{FOUR[0]}.txt"))], store)
    assert "give one of the files another name" in report.notes[0]


def test_the_same_file_under_two_names_is_refused(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((tmp_path / "documents" / f"{FOUR[0]}.txt").read_bytes())
    before = exported(store)
    with pytest.raises(SameFile, match="byte for byte"):
        pipeline.link([copy], store)
    with pytest.raises(SameFile, match="byte for byte"):
        pipeline.build([copy, tmp_path / "documents"], store)
    assert exported(store) == before


def test_a_document_that_contradicts_its_manifest_is_told(tmp_path: Path) -> None:
    write_documents(tmp_path / "documents", ["wenzhou-2022"])
    (tmp_path / "documents" / "manifest.csv").write_text(
        "file,issuer_region,year\nwenzhou-2022.txt,台州市,2021\n", "utf-8"
    )
    report = pipeline.build([tmp_path / "documents"], tmp_path / "graph")
    assert len(report.notes) == 2
    assert "the manifest says it is of 台州市, the text says 温州市" in report.notes[0]
    with open_store(tmp_path / "graph") as opened:
        assert opened.record("wenzhou-2022").place_name == "台州市"


def test_a_document_that_no_place_can_be_told_of_is_told(tmp_path: Path) -> None:
    texts = {
        "gulou": "鼓楼区教育局2024年工作总结\n\n新增学位300个。\n",
        "ministry": "教育部2024年工作要点\n\n新增学位30个。\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    report = pipeline.build([tmp_path / "gulou.txt", tmp_path / "ministry.txt"], tmp_path / "graph")
    assert [note.partition(":")[0] for note in report.notes] == ["gulou.txt"]


def test_one_bad_file_among_good_ones_stops_the_build_or_is_listed(tmp_path: Path) -> None:
    write_documents(tmp_path / "documents", FOUR)
    (tmp_path / "documents" / "empty.txt").write_bytes(b"")
    refused = command("build", tmp_path / "documents", "--store", tmp_path / "graph")
    assert isinstance(refused.exception, JiaoceError)
    assert refused.exception.exit_code == 2
    assert "empty.txt" in str(refused.exception)
    with pytest.raises(NoStore):
        open_store(tmp_path / "graph")
    listed = command("build", tmp_path / "documents", "--store", tmp_path / "graph", "--keep-going")
    assert isinstance(listed.exception, JiaoceError)
    assert listed.exception.exit_code == 1
    assert "empty.txt" in str(listed.exception)
    with open_store(tmp_path / "graph") as opened:
        assert len(opened.documents()) == 4


def test_every_bad_file_is_named_and_a_refused_first_build_leaves_nothing(tmp_path: Path) -> None:
    write_documents(tmp_path / "documents", FOUR)
    for name in ("one.txt", "two.txt"):
        (tmp_path / "documents" / name).write_bytes(b"")
    refused = command("build", tmp_path / "documents", "--store", tmp_path / "graph")
    for said in ("one.txt: the file is empty", "two.txt: the file is empty", "2 of the files", "Nothing was changed"):
        assert said in str(refused.exception)
    assert not (tmp_path / "graph").exists()
    refused = command(
        "build", tmp_path / "no.txt", tmp_path / "nor.odt", tmp_path / "documents", "--store", tmp_path / "graph"
    )
    assert "no.txt" in str(refused.exception)
    assert "nor.odt" in str(refused.exception)


def test_every_bad_line_of_a_manifest_is_named(tmp_path: Path) -> None:
    write_documents(tmp_path / "documents", FOUR[:1])
    lines = ["file,year", f"{FOUR[0]}.txt,soon", "gone.txt,2024", f"{FOUR[0]}.txt"]
    (tmp_path / "documents" / "manifest.csv").write_text("\n".join(lines), "utf-8")
    refused = command("build", tmp_path / "documents", "--store", tmp_path / "graph")
    for said in ("line 2: year 'soon'", "line 3: 'gone.txt' is not there", "line 4: 1 fields"):
        assert said in str(refused.exception)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("台州湾新区", "331000-台州湾新区"), ("浙江省台州市台州湾新区", "331000-台州湾新区"), ("331000-台州湾新区", "331000-台州湾新区"),
        ("温州市教育局", "330300"), ("新区", "330300"), ("雄安新区", "330300"),
    ],
)  # fmt: skip
def test_a_zone_of_a_manifest_lies_where_it_says_or_is_passed_over_in_a_sentence(
    given: str, code: str, tmp_path: Path
) -> None:
    write_documents(tmp_path / "documents", ["wenzhou-2022"])
    (tmp_path / "documents" / "manifest.csv").write_text(f"file,issuer_region\nwenzhou-2022.txt,{given}\n", "utf-8")
    report = pipeline.build([tmp_path / "documents"], tmp_path / "graph")
    with open_store(tmp_path / "graph") as opened:
        assert opened.record("wenzhou-2022").place == code
    assert bool(report.notes) == (given != "温州市教育局")


def test_facts_come_back_as_they_were_written(store: Path) -> None:
    with open_store(store) as opened:
        for slug in opened.documents():
            reading = stored_reading(slug, lambda name, slug=slug: opened.part(slug, name))
            for line, fact in zip(opened.facts(slug), reading.facts, strict=True):
                assert to_json(fact, reading.document, line["iri"]) == line
                assert from_json(line) == fact


def test_linking_stored_facts_anew_gives_the_same_bundle(store: Path) -> None:
    with open_store(store) as opened:
        for record in opened.documents().values():
            again = relink.linked_anew(store, record, review.in_force([]))
            assert again.record == record


def test_an_upgraded_vocabulary_links_every_document_anew(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (pipeline, relink):
        monkeypatch.setattr(module, "vocabulary_key", lambda: "newer")
    report = pipeline.link(write_documents(tmp_path / "more", [NAMES[4]]), store)
    assert report.relinked == tuple(sorted(FOUR))
    assert {found.name for found in report.joined}.isdisjoint(found.name for found in report.new)
    assert {found.here.document for found in report.joined} == {NAMES[4]}
    with open_store(store) as opened:
        assert opened.manifest.vocabulary == "newer"


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    build(tmp_path / "graph", write_documents(tmp_path / "documents", NAMES))
    return tmp_path / "graph"


def test_facts_unread_and_stats_are_written(wide: Path) -> None:
    lines = [json.loads(line) for line in command("facts", NAMES[0], "--store", wide).stdout.splitlines()]
    assert {line["document"] for line in lines} == {NAMES[0]}
    assert all(json.loads(line)["reason"] for line in command("unread", "--store", wide).stdout.splitlines())
    assert json.loads(command("stats", "--store", wide, "--format", "json").stdout)["entities"][
        "PolicyDocument"
    ] == len(NAMES)


def test_the_python_face_builds_and_opens(tmp_path: Path) -> None:
    graph = jiaoce.build(write_documents(tmp_path / "documents", FOUR), store=tmp_path / "graph")
    assert len(graph.rdflib) == len(jiaoce.open(tmp_path / "graph").rdflib) > 100
