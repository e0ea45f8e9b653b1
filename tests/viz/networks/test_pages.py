"""The page of a network: whole in one file, every text as text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import networkx as nx
import pytest

from ontology import iris
from queries.embedded import EmbeddedGraph
from viz.networks import assets, fragment, legend, neighbourhood, page

WENZHOU = str(iris.region("330300"))
HOSTILE = [
    "<script>document.title='hit'</script>", "</script><script>alert(1)</script>", 'a "quoted" \'name\' & more', "<!--",
    "占比\u202e倒转", "长" * 10_000, "{{ 7 * 7 }}", "\\u003cimg src=x onerror=alert(1)>",
]  # fmt: skip


class Reader(HTMLParser):
    """Collects what a browser would fetch, the embedded data and the visible text."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.data = ""
        self.text: list[str] = []
        self.scripts = 0
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.fetched += [str(values[name]) for name in ("src", "href", "action", "data", "poster") if name in values]
        self._inside = values.get("id") or tag
        self.scripts += tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "data":
            self.data += data
        elif self._inside not in ("script", "style"):
            self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_nothing_is_fetched_from_anywhere(world: EmbeddedGraph) -> None:
    html = page(neighbourhood(world, WENZHOU), "温州市的周围")
    assert read(html).fetched == ["data:,"]
    style = assets()["network.css"]
    assert style in html
    assert not re.search(r"@import|url\(", style)


def test_chinese_stands_in_the_file_as_chinese(world: EmbeddedGraph) -> None:
    assert "公办园在园幼儿占比" in read(page(neighbourhood(world, WENZHOU), "温州市的周围")).data


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_stays_text(name: str) -> None:
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus="urn:a")
    drawn.add_node("urn:a", zh=name, en=name, kind="Initiative", evidence=[{"quote": name}])
    reader = read(page(drawn, name))
    assert reader.scripts == 4
    node = json.loads(reader.data)["nodes"][0]
    assert len(node["label"]) < 60
    assert node["evidence"] == [{"quote": name}]
    assert node["zh"].startswith(name[:2])
    assert "\u202e" not in node["label"]


def test_a_server_may_keep_the_scripts_apart(world: EmbeddedGraph) -> None:
    reader = read(page(neighbourhood(world, WENZHOU), "温州市", asset_base="/static/networks"))
    assert sorted(reader.fetched)[:3] == [
        "/static/networks/export.js", "/static/networks/network.css", "/static/networks/network.js",
    ]  # fmt: skip


def test_the_same_network_gives_the_same_page(world: EmbeddedGraph) -> None:
    assert page(neighbourhood(world, WENZHOU), "甲") == page(neighbourhood(world, WENZHOU), "甲")


def test_the_legend_names_the_classes_that_occur(world: EmbeddedGraph) -> None:
    entries = legend(neighbourhood(world, WENZHOU))
    assert {"Region", "Indicator", "Initiative"} <= {entry["kind"] for entry in entries}
    assert all(entry["zh"] and entry["en"] and entry["n"] for entry in entries)


def test_a_fragment_is_json_with_places(world: EmbeddedGraph) -> None:
    part = json.loads(json.dumps(fragment(neighbourhood(world, WENZHOU))))
    assert all({"id", "label", "x", "y", "kind"} <= node.keys() for node in part["nodes"])
    assert all({"from", "to", "relation"} <= edge.keys() for edge in part["edges"])
    assert part["focus"] == WENZHOU
