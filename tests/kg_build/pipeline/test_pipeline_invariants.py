"""The invariants of the graph (DESIGN 3, 1 to 4) over random documents in random orders."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg_build import pipeline
from kg_build.read import slug_of
from kg_build.store import open_store
from kg_build.triples.quads import node
from ontology import iris
from ontology.check import check
from ontology.terms import OA, SKOS
from tests.kg_build.pipeline.small_world import NAMES, SAMPLES, build, exported, link, remove, write_documents

EXACT = node(OA.exact)
# An example builds graphs: none is made smaller, so that a failure tells itself soon.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
FEW = settings(max_examples=8, deadline=None, phases=NO_SHRINKING, suppress_health_check=list(HealthCheck))
FEWER = settings(FEW, max_examples=4)
EVERY = (*NAMES, *SAMPLES)
some_names = st.lists(st.sampled_from(EVERY), min_size=1, max_size=5, unique=True)


@FEW
@given(names=some_names, data=st.data())
def test_any_order_of_documents_gives_the_same_bytes(names: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(names))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = dict(zip(names, write_documents(folder / "documents", names), strict=True))
        build(folder / "one", [paths[n] for n in names])
        build(folder / "two", [paths[n] for n in other])
        assert exported(folder / "one") == exported(folder / "two")


@FEW
@given(names=st.lists(st.sampled_from(EVERY), min_size=2, max_size=5, unique=True), data=st.data())
def test_linking_the_rest_equals_building_all_and_removing_gives_the_first_back(
    names: list[str], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(names) - 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_documents(folder / "documents", names)
        build(folder / "all", paths)
        build(folder / "some", paths[:cut])
        before = exported(folder / "some")
        for path in paths[cut:]:
            link(folder / "some", [path])
        assert exported(folder / "some") == exported(folder / "all")
        remove(folder / "some", list(map(slug_of, names[cut:])))
        assert exported(folder / "some") == before


@FEW
@given(steps=st.lists(st.tuples(st.booleans(), st.sampled_from(NAMES[:6]), st.integers(0, 1)), min_size=1, max_size=6))
def test_the_graph_is_a_function_of_the_documents_it_holds(steps: list[tuple[bool, str, int]]) -> None:
    """Whatever was linked, replaced and removed on the way."""
    with tempfile.TemporaryDirectory() as name:
        folder, held = Path(name), {NAMES[-1]: 0}
        build(folder / "graph", write_documents(folder / "first", [NAMES[-1]]))
        for number, (coming, document, revision) in enumerate(steps):
            if coming:
                link(folder / "graph", write_documents(folder / str(number), [document], revision))
                held[document] = revision
            elif document in held:
                remove(folder / "graph", [document])
                del held[document]
        paths = [
            p for document, revision in held.items() for p in write_documents(folder / "last", [document], revision)
        ]
        build(folder / "anew", paths)
        assert exported(folder / "graph") == exported(folder / "anew")


def test_two_processes_give_the_bytes_of_one(tmp_path: Path) -> None:
    paths = write_documents(tmp_path / "documents", NAMES[:5])
    build(tmp_path / "one", paths, workers=1)
    build(tmp_path / "two", paths, workers=2)
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


@FEWER
@given(names=some_names)
def test_every_fact_quotes_the_words_at_its_place(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder / "graph", write_documents(folder / "documents", names))
        with open_store(folder / "graph") as store:
            facts = [(slug, fact) for slug in store.documents() for fact in store.facts(slug)]
            assert {slug for slug, _ in facts} == set(map(slug_of, names))
            for slug, fact in facts:
                assert fact["document"] == slug
                assert fact["quote"] == store.text(slug)[fact["start"] : fact["end"]] != ""
            said = {(str(q.subject.value), q.object.value) for q in store.index.quads_for_pattern(None, EXACT, None)}
            for iri, words in said:
                slug, _, span = iri.removeprefix(str(iris.BASE)).removeprefix("document/").partition("#char=")
                start, end = map(int, span.split(","))
                assert store.text(unquote(slug))[start:end] == words


def test_no_blank_node_and_no_clock_is_in_a_graph(tmp_path: Path) -> None:
    build(tmp_path / "graph", write_documents(tmp_path / "documents", NAMES[:3]))
    written = exported(tmp_path / "graph").decode()
    assert "_:" not in written
    assert "dateTime" not in written


def graphs_naming(store: Path, name: str) -> set[str]:
    """Return the last parts of the graphs in which something bears a name."""
    with open_store(store) as opened:
        found = opened.index.quads_for_pattern(None, node(SKOS.prefLabel), Literal(name, language="zh"))
        return {str(quad.graph_name)[1:-1].rpartition("/")[2] for quad in found}


def test_a_name_stands_with_the_only_document_that_mentions_the_thing_and_one_of_several_among_the_links(
    tmp_path: Path,
) -> None:
    first, second = write_documents(tmp_path / "documents", ["wenzhou-2022", "wenzhou-2023"])
    build(tmp_path / "graph", [first])
    assert graphs_naming(tmp_path / "graph", "温州市教育局") == {"wenzhou-2022"}
    link(tmp_path / "graph", [second])
    assert graphs_naming(tmp_path / "graph", "温州市教育局") == {"links"}
    link(tmp_path / "graph", write_documents(tmp_path / "again", ["wenzhou-2022"], revision=1))
    remove(tmp_path / "graph", ["wenzhou-2023"])
    assert graphs_naming(tmp_path / "graph", "温州市教育局") == {"wenzhou-2022"}


@pytest.mark.slow
@FEWER
@given(names=some_names)
def test_a_graph_of_any_documents_passes_every_check_and_the_reasoner(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipeline.build(write_documents(folder / "documents", names), folder / "graph")
        with open_store(folder / "graph") as store:
            report = check(store.index)
    assert report.clean, [str(issue) for issue in report.errors][:5]
    assert not report.skipped
    assert {"rules", "shapes", "reasoner"} <= report.checked.keys()
    assert min(report.checked.values()) > 0
