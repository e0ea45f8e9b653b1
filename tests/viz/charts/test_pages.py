"""The page of a chart: whole in one file, the data beside the picture, nothing to draw said so."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rdflib import Literal, URIRef

from ontology import iris
from ontology.terms import JC, XSD
from queries.catalog import Question
from queries.embedded import EmbeddedGraph
from queries.header import Bilingual, Header
from queries.results import Result
from queries.rows import Node, Rows
from viz.charts import assets, chart
from viz.errors import NothingToDraw


def answer(*rows: dict[str, Node]) -> Result:
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    solutions = Rows(columns, tuple(tuple(row.get(name) for name in columns) for row in rows))
    title = Bilingual("历年数值", "through the years")
    return Result(Question("q", "", Header(title, title, show="series")), "", solutions)


def row(name: str, kind: Node, number: str, comparator: Node = JC.Equal) -> dict[str, Node]:
    return {
        "region": iris.region("330300"), "regionLabel": Literal("温州市"), "period": iris.period("2024"), "kind": kind,
        "comparator": comparator, "value": Literal(number, datatype=XSD.decimal), "unit": iris.unit("%"),
        "observation": URIRef(iris.BASE + "observation/" + name),
    }  # fmt: skip


ROWS = (row("o1", JC.Outcome, "71.2"), row("o2", JC.Target, "73", JC.AtLeast))


class Fetches(HTMLParser):
    """Collects what a browser would fetch, and the data the page carries."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.data = ""
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [str(value) for name, value in attrs if name in ("src", "href", "action", "poster", "data")]
        self._inside = ("id", "data") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        self.data += data if self._inside else ""


def test_nothing_is_fetched_from_anywhere(world: EmbeddedGraph) -> None:
    assert Fetches(chart(answer(*ROWS), world)).found == ["data:,"]


def test_the_page_carries_the_quotes_behind_its_marks(world: EmbeddedGraph) -> None:
    data = json.loads(Fetches(chart(answer(*ROWS), world)).data)
    quotes = {said["quote"] for found in data["evidence"].values() for said in found}
    assert quotes == {"公办园占比升到71.2%", "力争公办园占比不低于73%"}


def test_a_server_may_keep_the_scripts_apart(world: EmbeddedGraph) -> None:
    html = chart(answer(*ROWS), world, asset_base="/chart-assets")
    assert Fetches(html).found[1:] == [
        "/chart-assets/chart.css",
        "/chart-assets/plotly.min.js",
        "/chart-assets/chart.js",
    ]
    assert len(html) < 20_000
    assert set(assets()) == {"plotly.min.js", "chart.js", "chart.css"}


def test_an_answer_without_numbers_says_so() -> None:
    with pytest.raises(NothingToDraw, match="历年数值"):
        chart(answer({"region": iris.region("330300")}))


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_a_mark_leads_to_its_quote_with_the_network_cut(
    browser: Browser, world: EmbeddedGraph, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "图.html"
    file.write_text(chart(answer(*ROWS), world), encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": width, "height": 844})
    tab = context.new_page()
    faults: list[str] = []
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on(
        "request",
        lambda request: faults.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None,
    )
    tab.goto(file.as_uri())
    tab.wait_for_selector("body[data-ready]")
    tab.click("td button >> nth=1")
    assert "力争公办园占比不低于73%" in tab.inner_text("#source")
    tab.locator("#chart .scatterlayer .point").first.click(force=True)
    assert "公办园占比升到71.2%" in tab.inner_text("#source")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert faults == []
