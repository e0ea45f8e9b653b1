"""The commands graph and chart: what they write, and the sentences they answer a wrong call with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import viz.commands
from ontology.errors import JiaoceError
from queries.embedded import EmbeddedGraph
from queries.options import BadParameterText
from viz.commands import chart, graph
from viz.errors import CannotWrite, NeedsOther, NothingToDraw, WrongKind


@pytest.fixture
def run(world: EmbeddedGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run a command on the small world, in a folder of its own."""
    monkeypatch.setattr(viz.commands, "open_graph", lambda _where: world)
    monkeypatch.chdir(tmp_path)

    def call(command: object, *arguments: str) -> Result:
        return CliRunner().invoke(command, [*arguments, "--store", "here"], catch_exceptions=False)

    return call


def written(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["温州", "330300", "温州市", "公办园在园幼儿占比", "学前教育优享工程"])
def test_an_entity_is_found_by_any_of_its_names(run, name: str) -> None:
    answer = run(graph, name, "-o", "a.html")
    assert answer.exit_code == 0
    assert "things" in answer.stderr
    assert "的周围" in written("a.html")


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("学前教育优享工程", "--view", "initiative"), "学前教育优享工程：目标与结果"),
        (("温州市教育2024年回顾", "--view", "skeleton"), "温州市教育2024年回顾：结构"),
        (("温州", "--view", "shared", "--with", "台州"), "温州市与台州市共有的"),
        (("鹿城区", "--view", "path", "--with", "台州"), "从鹿城区到台州市"),
        (("communities",), "举措的群组与枢纽"),
    ],
)
def test_each_view_has_its_title(run, arguments: tuple[str, ...], title: str) -> None:
    run(graph, *arguments, "-o", "a.html")
    assert f"<title>{title}</title>" in written("a.html")


def test_a_construct_query_of_ones_own_is_drawn(run) -> None:
    Path("own.rq").write_text(
        "CONSTRUCT { ?a jc:subInitiativeOf ?b } WHERE { ?a jc:subInitiativeOf ?b }", encoding="utf-8"
    )
    assert run(graph, "own.rq", "-o", "a.html").exit_code == 0
    assert "教育提升行动" in written("a.html")


def test_a_chart_names_what_was_asked(run) -> None:
    run(chart, "indicator-series", "--param", "indicator=公办园在园幼儿占比", "--lang", "en", "-o", "c.html")
    page = written("c.html")
    assert "公办园在园幼儿占比</title>" in page
    assert "Save PNG" in page


@pytest.mark.parametrize(
    ("error", "command", "arguments"),
    [
        (NeedsOther, graph, ("温州", "--view", "path", "-o", "a.html")),
        (WrongKind, graph, ("温州", "--view", "skeleton", "-o", "a.html")),
        (CannotWrite, graph, ("温州", "-o", "no/such/folder/a.html")),
        (NothingToDraw, graph, ("empty.rq", "-o", "a.html")),
        (BadParameterText, chart, ("indicator-series", "--param", "indicator", "-o", "a.html")),
    ],
)
def test_a_wrong_call_is_answered_with_a_sentence(
    run, error: type[JiaoceError], command: object, arguments: tuple[str, ...]
) -> None:
    Path("empty.rq").write_text("CONSTRUCT { ?a a ?b } WHERE { ?a a ?b FILTER(false) }", encoding="utf-8")
    with pytest.raises(error, match=r"\."):
        run(command, *arguments)
    assert not Path("a.html").exists()


def test_nothing_half_written_stays_behind(run) -> None:
    Path("a.html").mkdir()
    assert run(graph, "温州", "-o", "a.html").exit_code == 2
    assert [path.name for path in Path().iterdir()] == ["a.html"]
