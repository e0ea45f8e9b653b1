"""The plain state and its index: what is switched, what is swept, what is made again, what is refused."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from kg_build.export import sorted_nquads
from kg_build.progress import silent
from kg_build.store import open_store, write
from kg_build.store.errors import BrokenStore, NewerStore, NoRoom, NoStore, NotAStore, StoreIsBusy, UnknownDocument
from kg_build.store.index import WorkingIndex, current
from kg_build.store.records import Bundle, DocumentRecord, Manifest, Records
from kg_build.store.state import lock, parse_manifest, prepared, read_manifest_text
from kg_build.store.write import Change, commit, recover
from ontology import iris


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "quads", lambda: iter(()))


def record(slug: str) -> DocumentRecord:
    return DocumentRecord(
        slug, f"{slug}.txt", f"标题{slug}", "0" * 64, "text/plain", "330300", "温州市", "", "2024", "", 3, 0, 0, "x"
    )


def bundle(slug: str, words: str = "words") -> Bundle:
    graph = iris.graph("document", slug)
    quad = f"<{iris.document(slug)}> <{iris.concept('test', 'says')}> {json.dumps(words)} <{graph}> .\n"
    parts = {
        "text.txt": words,
        "facts.jsonl": "",
        "unread.jsonl": "",
        "entities.jsonl": "",
        "outline.json": "{}",
        "graph.nq": quad,
        "shared.nq": "",
    }
    return Bundle.of(record(slug), parts)


def make(path: Path, *slugs: str) -> Manifest:
    with prepared(path):
        pass
    with lock(path):
        return commit(path, Manifest(), Change(put=tuple(map(bundle, slugs)), anew=True), silent)[0]


def put(path: Path, *bundles: Bundle, drop: frozenset[str] = frozenset()) -> Manifest:
    with lock(path):
        return commit(path, parse_manifest(path, read_manifest_text(path)), Change(put=bundles, drop=drop), silent)[0]


def test_a_store_gives_back_what_was_put(tmp_path: Path) -> None:
    make(tmp_path / "s", "a", "b")
    with open_store(tmp_path / "s") as store:
        assert list(store.documents()) == ["a", "b"]
        assert store.text("a") == "words"
        assert len(store.index) == 2
        assert len(list(store.dataset.quads())) == 2


def test_line_ends_of_a_text_are_kept(tmp_path: Path) -> None:
    make(tmp_path / "s", "a")
    put(tmp_path / "s", bundle("b", "one\r\ntwo\rthree\n"))
    with open_store(tmp_path / "s") as store:
        assert store.text("b") == "one\r\ntwo\rthree\n"


def test_replacing_and_dropping_change_the_graph_and_sweep_old_bundles(tmp_path: Path) -> None:
    path = tmp_path / "s"
    make(path, "a", "b")
    put(path, bundle("a", "other"), drop=frozenset({"b"}))
    with open_store(path) as store:
        assert b'"other"' in sorted_nquads(store)
        assert b'"words"' not in sorted_nquads(store)
    put(path)
    assert len(list((path / "documents").iterdir())) == 1


def test_a_reader_keeps_its_generation_while_a_writer_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "s"
    make(path, "a")
    with open_store(path) as store:
        put(path, bundle("b"))
        assert list(store.documents()) == ["a"]
        assert len(store.index) == 1
        assert store.text("a") == "words"


def test_an_index_that_is_lost_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "s"
    make(path, "a", "b")
    before = sorted_nquads(open_store(path))
    (path / "index" / "CURRENT").unlink()
    assert sorted_nquads(open_store(path)) == before
    assert current(path) == parse_manifest(path, read_manifest_text(path)).generation


def test_an_index_of_another_generation_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "s"
    make(path, "a")
    index = WorkingIndex(path, generation=current(path))
    index.change([], [Quad(NamedNode("x:a"), NamedNode("x:b"), NamedNode("x:c"))])
    del index
    put(path, bundle("b"))
    with open_store(path) as store:
        assert b"x:a" not in sorted_nquads(store)
        assert len(store.index) == 2


def test_recovering_a_whole_store_does_nothing(tmp_path: Path) -> None:
    make(tmp_path / "s", "a")
    assert recover(tmp_path / "s") is False


def test_one_process_writes_at_a_time(tmp_path: Path) -> None:
    make(tmp_path / "s", "a")
    with lock(tmp_path / "s"), pytest.raises(StoreIsBusy, match="Another jiaoce process"), lock(tmp_path / "s"):
        pass


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="build"):
        open_store(tmp_path / "nowhere")


def test_a_store_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s"
    make(path, "a")
    manifest = path / "MANIFEST"
    head, *rest = manifest.read_text("utf-8").splitlines()
    newer = "\n".join([json.dumps(json.loads(head) | {"format": 9, "something": "new"}), *rest, '{"unknown": 1}'])
    manifest.write_text(newer, "utf-8")
    with pytest.raises(NewerStore, match="format 9"):
        open_store(path)
    assert manifest.read_text("utf-8") == newer


@pytest.mark.parametrize("text", ["", "nonsense", "{}", '{"format": 1}\n{"slug": 1}', "[1]"])
def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "MANIFEST").write_text(text, "utf-8")
    with pytest.raises(BrokenStore, match="cannot be read"):
        open_store(tmp_path)


def test_a_folder_with_something_else_in_it_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", "utf-8")
    with pytest.raises(NotAStore, match="Name another folder"), prepared(tmp_path):
        pytest.fail("it was used")
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_folder_made_for_what_then_fails_goes_again_and_a_store_stays(tmp_path: Path) -> None:
    for path in (tmp_path / "new", tmp_path / "old"):
        if path.name == "old":
            make(path, "a")
        with pytest.raises(ValueError), prepared(path), lock(path):
            raise ValueError
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]
    with open_store(tmp_path / "old") as store:
        assert list(store.documents()) == ["a"]


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    make(tmp_path / "s", "a")
    with pytest.raises(NoRoom, match="There is no room left on the disk"), lock(tmp_path / "s"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(PermissionError), lock(tmp_path / "s"):
        raise PermissionError
    with open_store(tmp_path / "s") as store:
        assert list(store.documents()) == ["a"]


def test_an_unknown_document_is_named_with_near_ones(tmp_path: Path) -> None:
    make(tmp_path / "s", "wenzhou-2024")
    with open_store(tmp_path / "s") as store, pytest.raises(UnknownDocument, match="Near names: wenzhou-2024"):
        store.text("wenzhou-2023")


slugs = st.lists(st.text("ab-温州\u2060é", min_size=1, max_size=8), unique=True, max_size=5)


@given(slugs, st.integers(0, 99), st.text(max_size=8))
def test_a_manifest_is_read_as_it_was_written(names: list[str], number: int, decisions: str) -> None:
    manifest = Manifest(number, Records.of(map(record, names)), decisions)
    assert Manifest.from_text(manifest.text) == manifest


@given(st.permutations(["a", "b", "c"]))
def test_a_manifest_is_written_in_one_order(names: list[str]) -> None:
    assert Manifest(1, Records.of(map(record, names))).text == Manifest(1, Records.of(map(record, "abc"))).text
