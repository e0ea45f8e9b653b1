"""The page in a real browser, opened from the file system with the network cut."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from ontology import iris
from queries.embedded import EmbeddedGraph
from viz.networks import neighbourhood, page

pytestmark = pytest.mark.browser
WENZHOU = str(iris.region("330300"))
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def shown(browser: Browser, world: EmbeddedGraph, tmp_path: Path) -> Iterator[Page]:
    """The surroundings of Wenzhou, with every request off the machine refused and every console error kept."""
    yield from opened(browser, page(neighbourhood(world, WENZHOU), "温州市的周围"), tmp_path)


def opened(browser: Browser, html: str, folder: Path, viewport: dict[str, int] | None = None) -> Iterator[Page]:
    file = folder / "网络.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(
        offline=True, accept_downloads=True, viewport=viewport or {"width": 1440, "height": 900}
    )
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
    yield tab
    context.close()
    assert faults == []


def test_search_leads_to_a_thing_and_its_quote(shown: Page) -> None:
    shown.fill("#search", "公办园")
    shown.press("#search", "Enter")
    assert shown.inner_text("#details h2") == "公办园在园幼儿占比"
    shown.click("#details li button:has-text('71.2%')")
    assert "公办园占比升到71.2%" in shown.inner_text("#details blockquote >> nth=0")


def test_the_legend_hides_a_class_and_shows_it_again(shown: Page) -> None:
    before = shown.locator("#things li").count()
    shown.click("#legend button[data-kind=Indicator]")
    assert shown.locator("#things li").count() < before
    assert shown.get_attribute("#legend button[data-kind=Indicator]", "aria-pressed") == "false"
    shown.click("#legend button[data-kind=Indicator]")
    assert shown.locator("#things li").count() == before


def test_everything_can_be_reached_by_keyboard(shown: Page) -> None:
    shown.keyboard.press("/")
    shown.keyboard.type("新增")
    shown.keyboard.press("Tab")
    while not shown.evaluate("document.activeElement.closest('#things')"):
        shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    assert shown.inner_text("#details h2") == "新增学位"
    shown.keyboard.press("Escape")
    assert shown.input_value("#search") == ""


def test_the_other_language_changes_every_word(shown: Page) -> None:
    shown.click("#language")
    assert shown.inner_text("#fit") == "Whole picture"
    assert "Wenzhou" in shown.inner_text("#things")
    assert shown.get_attribute("html", "lang") == "en"


def test_the_picture_is_saved_as_png(shown: Page, tmp_path: Path) -> None:
    with shown.expect_download() as download:
        shown.click("#png")
    download.value.save_as(tmp_path / "saved.png")
    assert download.value.suggested_filename == "温州市的周围.png"
    assert (tmp_path / "saved.png").read_bytes().startswith(b"\x89PNG")


def test_saved_graphml_is_the_network_again(shown: Page, tmp_path: Path) -> None:
    with shown.expect_download() as download:
        shown.click("#graphml")
    download.value.save_as(tmp_path / "saved.graphml")
    assert ET.parse(tmp_path / "saved.graphml").getroot().tag.endswith("graphml")
    again = nx.read_graphml(tmp_path / "saved.graphml")
    assert again.nodes[WENZHOU]["zh"] == "温州市"
    assert any("公办园占比升到71.2%" in data.get("quote", "") for *_, data in again.edges(data=True))


def test_a_hostile_name_is_shown_and_not_run(browser: Browser, tmp_path: Path) -> None:
    name = "<img src=x onerror=\"document.title='hit'\"></script><script>document.title='hit'</script>"
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus="urn:a")
    drawn.add_node("urn:a", zh=name, en=name, kind="School", evidence=[])
    for tab in opened(browser, page(drawn, name), tmp_path):
        tab.click("#things button")
        assert tab.inner_text("#details h2") == name
        assert tab.title() == name


def test_a_phone_shows_picture_and_panel_without_sideways_scrolling(
    browser: Browser, world: EmbeddedGraph, tmp_path: Path
) -> None:
    for tab in opened(browser, page(neighbourhood(world, WENZHOU), "温州市的周围"), tmp_path, PHONE):
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert tab.locator("#picture canvas").bounding_box()["height"] > 300
