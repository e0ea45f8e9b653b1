"""The application in a real browser: what an analyst does, with every request to another machine counted as a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kg_build import pipeline
from queries.rules import derive

pytestmark = pytest.mark.browser
Opened = Callable[..., Page]
PAGES = [
    "/", "/search?q=公办", "/ask?q=宁波市2024年的目标完成了吗？", "/questions", "/questions/indicator-series?indicator=公办园在园幼儿占比",
    "/documents", "/documents/ningbo-2024", "/documents/nasty-2024", "/entity?iri=region/330200",
    "/entity?iri=indicator/公办园在园幼儿占比", "/compare?place=宁波市&place=绍兴市", "/graph?what=宁波市", "/editor", "/review",
    "/entity?iri=initiative/甬有善育", "/compare", "/compare?document=ningbo-2023&document=ningbo-2024", "/graph", "/ask",
    "/ask?q=今天天气怎么样", "/search?q=氢能", "/questions/place-map?indicator=公办园在园幼儿占比", "/questions/ranking",
    "/network?what=宁波市", "/network?what=宁波市&view=path&with=绍兴市", "/chart/place-map?indicator=公办园在园幼儿占比",
    "/chart/indicator-series?indicator=公办园在园幼儿占比", "/?lang=en", "/entity?iri=region/330200&lang=en",
]  # fmt: skip


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Open addresses in a window; at the end no fault may have been seen in any."""
    faults: list[str] = []
    contexts = []

    def open_page(address: str, width: int = 1440, height: int = 900, *, refused: bool = False) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        contexts.append(context)
        tab = context.new_page()
        here = urlsplit(address).netloc
        # What a server refuses, the browser counts among a page's errors.
        tab.on(
            "console", lambda message: faults.append(message.text) if message.type == "error" and not refused else None
        )
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("request", lambda request: faults.append(request.url) if _leaves(request.url, here) else None)
        tab.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.goto(address)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _leaves(url: str, here: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about") and parts.netloc != here


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_window_and_makes_no_fault(opened: Opened, address: str, path: str, width: int) -> None:
    tab = opened(address + path, width=width)
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(opened: Opened, address: str, path: str, width: int) -> None:
    tab = opened(address + path, width=width)
    tab.wait_for_load_state("networkidle")
    found = Axe().run(tab).response["violations"]
    serious = [
        (each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_a_name_is_found_as_one_types_and_opened_by_keyboard(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/")
    tab.keyboard.press("/")
    tab.keyboard.type("nbs")
    expect(tab.locator(".site .suggest li").first).to_contain_text("宁波市")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_contain_text("宁波市")
    tab.go_back()
    expect(tab.locator("h1")).not_to_contain_text("宁波市")


def test_a_question_leads_to_its_evidence_in_the_document(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/")
    tab.fill("main input[name=q]", "宁波市2024年公办园在园幼儿占比的目标完成了吗？")
    tab.click("main .find button")
    expect(tab.locator("td.met, td:has-text('完成')").first).to_be_visible()
    tab.click("blockquote a >> nth=0")
    expect(tab.locator(".text mark.on").first).to_be_in_viewport()
    assert (
        "65" in tab.locator(".text mark.on").first.inner_text()
        or "66" in tab.locator(".text mark.on").first.inner_text()
    )
    expect(tab.locator(".side li.on")).to_have_count(1)


def test_kinds_of_facts_can_be_hidden(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/documents/ningbo-2024")
    before = tab.locator("mark.k-outcome").count()
    assert before > 0
    tab.uncheck(".filters input[value=outcome]")
    expect(tab.locator("mark.k-outcome")).to_have_count(0)
    tab.check(".filters input[value=outcome]")
    expect(tab.locator("mark.k-outcome")).to_have_count(before)


def test_a_mark_shows_its_fact_beside_the_text(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/documents/ningbo-2024")
    tab.click("mark.k-outcome >> nth=0")
    expect(tab.locator(".side li.on")).to_be_in_viewport()


def test_a_table_comes_as_a_file(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/documents")
    with tab.expect_download() as waiting:
        tab.click("a[download]:has-text('XLSX')")
    assert waiting.value.suggested_filename.endswith(".xlsx")


def test_a_chart_shows_whole_in_its_frame_with_its_table_closed(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/questions/indicator-series?indicator=公办园在园幼儿占比")
    frame = tab.frame_locator("iframe.chart")
    frame.locator("body[data-ready]").wait_for()
    expect(frame.locator("table")).to_be_hidden()
    frame.locator("summary").click()
    expect(frame.locator("table")).to_be_visible()
    inside = tab.frames[1]
    inside.wait_for_function("document.documentElement.scrollHeight <= innerHeight")


def test_a_place_on_a_map_leads_to_the_words_behind_its_value(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/chart/place-map?indicator=公办园在园幼儿占比")
    tab.wait_for_selector("body[data-ready]")
    tab.locator("button[data-observation]").first.click()
    expect(tab.locator("#source blockquote")).to_contain_text("公办园在园幼儿占比")
    assert tab.evaluate("document.querySelectorAll('#chart .scatterlayer .js-fill, #chart .fills path').length") > 3


def test_how_many_suggestions_there_are_is_told(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/")
    tab.keyboard.press("/")
    tab.keyboard.type("宁波")
    expect(tab.locator(".site [role=status]")).to_contain_text("条建议")


def test_places_are_chosen_and_compared(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/compare")
    tab.locator("#place-0").press_sequentially("宁波")
    tab.locator(".suggest li:visible").first.click()
    tab.fill("#place-1", "绍兴市")
    tab.locator("#place-1").press("Enter")
    expect(tab.locator("main table").first).to_contain_text("公办园在园幼儿占比")


def test_a_query_is_completed_run_and_linked(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/editor")
    tab.fill("#editor", "SELECT ?r WHERE { ?r a ")
    tab.locator("#editor").press_sequentially("jc:Reg")
    expect(tab.locator("#editor-list li").first).to_contain_text("jc:Region")
    tab.keyboard.press("Enter")
    tab.locator("#editor").press_sequentially(" } LIMIT 3")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#result tbody tr")).to_have_count(3)
    tab.reload()
    expect(tab.locator("#editor")).to_have_value(
        "PREFIX jc: <https://w3id.org/jiaoce/ontology#>\nSELECT ?r WHERE { ?r a jc:Region } LIMIT 3"
    )


def test_the_editor_refuses_in_the_language_of_the_page_and_points_at_the_place(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/editor", refused=True)
    tab.fill("#editor", "SELECT *\nWHERE { ?s foo:bar ?o }")
    tab.locator("#editor").press("Control+Enter")
    expect(tab.locator("#status")).to_contain_text("第 2 行")
    expect(tab.locator("#trouble")).to_contain_text("Unknown prefix 'foo:'")
    assert tab.locator("#editor").evaluate("area => area.selectionStart") > len("SELECT *")


def test_a_table_of_a_document_is_a_table_whose_marks_answer(
    opened: Opened, own_store: Path, editing: Callable[[Path], str], papers: Callable[..., Path], tmp_path: Path
) -> None:
    papers(tmp_path / "more", ("table-2022",))
    pipeline.link([tmp_path / "more"], own_store, workers=1, derive=derive)
    tab = opened(f"{editing(own_store)}/documents/table-2022")
    assert tab.locator(".text table tr").count() == 4
    tab.locator(".text table mark.k-cell").first.click()
    expect(tab.locator(".side li.on")).to_be_in_viewport()


def test_a_node_is_expanded_in_the_page(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/network?what=宁波市&hops=1")
    tab.wait_for_selector("body[data-ready]")
    tab.locator("#things li button", has_text="公办园在园幼儿占比").first.click()
    before = tab.locator("#things li").count()
    with tab.expect_response("**/network/expand?*") as answer:
        tab.click("#details button:has-text('展开')")
    assert answer.value.ok
    expect(tab.locator("#things li", has_text="绍兴市").first).to_be_attached()
    assert tab.locator("#things li").count() > before


def test_a_link_in_a_pictures_frame_opens_the_whole_page(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/graph?what=宁波市")
    frame = tab.frame_locator("iframe")
    frame.locator("body[data-ready]").wait_for()
    frame.locator("#things button", has_text="公办园").first.click()
    frame.locator("#details .row a").click()
    tab.wait_for_url("**/entity?iri=*")
    expect(tab.locator("h1")).to_contain_text("公办园")


def test_questions_are_found_as_one_types(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/questions")
    all_of_them = tab.locator(".cards > li:visible").count()
    tab.fill("[data-filter] input", "地图")
    expect(tab.locator(".cards > li:visible")).to_have_count(1)
    tab.fill("[data-filter] input", "没有这样的问题")
    expect(tab.locator("[data-none]")).to_be_visible()
    tab.fill("[data-filter] input", "")
    expect(tab.locator(".cards > li:visible")).to_have_count(all_of_them)


def test_a_link_is_decided_and_taken_back(opened: Opened, own_store: Path, editing: Callable[[Path], str]) -> None:
    tab = opened(f"{editing(own_store)}/review")
    before = tab.locator(".review li").count()
    assert before > 0
    tab.click(".review li >> nth=0 >> text=不是")
    expect(tab.locator(".notice[role=status]")).to_be_visible()
    expect(tab.locator(".review li")).to_have_count(before - 1)
    tab.click("main .hits button")
    expect(tab.locator(".review li")).to_have_count(before)


def test_the_theme_and_the_language_can_be_switched(opened: Opened, address: str) -> None:
    tab = opened(f"{address}/")
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.click("[data-theme-switch]")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != light
    tab.reload()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != light
    tab.click(".switches a")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
