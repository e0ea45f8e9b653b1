"""What pages say to whoever reads them: in the page's language, with a way on where there is nothing to show."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from queries.catalog import load_catalog


@pytest.fixture
def client(client: TestClient) -> TestClient:
    """A reader whose choice of language others do not inherit."""
    return TestClient(client.app)


def main(client: TestClient, path: str) -> str:
    found = BeautifulSoup(client.get(path).text, "lxml").select_one("main")
    assert found is not None
    return found.get_text(" ", strip=True)


def links(client: TestClient, path: str) -> list[str]:
    return [unquote(str(a.get("href"))) for a in BeautifulSoup(client.get(path).text, "lxml").select("main a[href]")]


def test_an_english_report_card_has_english_units(client: TestClient) -> None:
    cells = BeautifulSoup(client.get("/entity?iri=region/330200&lang=en").text, "lxml").select("table.report td a")
    assert cells
    assert not [cell.text for cell in cells if re.search(r"[\u4e00-\u9fff]", cell.text)]


def test_every_question_stands_once_in_the_library(client: TestClient) -> None:
    listed = re.findall(r"/questions/([\w-]+)", " ".join(links(client, "/questions")))
    assert sorted(listed) == sorted(load_catalog())


def test_a_question_without_rows_says_so(client: TestClient) -> None:
    assert "没有与此相符的内容" in main(client, "/questions/targets?region=嘉兴市&year=2031")


def test_a_question_that_needs_something_offers_an_example(client: TestClient) -> None:
    assert any("/questions/ranking?indicator=" in href for href in links(client, "/questions/ranking"))


def test_an_english_question_names_places_in_english(client: TestClient) -> None:
    assert "Ningbo" in main(client, "/questions/targets?region=宁波市&lang=en")


def test_codes_of_an_answer_are_words_and_no_links(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/questions/target-vs-outcome?region=宁波市").text, "lxml")
    assert page.select("td.met, td.missed")
    assert not page.select("td.met a, td.missed a")
    assert not [a for a in page.select("td a") if "ontology#" in unquote(str(a["href"]))]


def test_a_search_without_hits_shows_what_is_near_and_where_to_look(client: TestClient) -> None:
    assert "/questions" in links(client, "/search?q=宁波城")
    assert "宁波" in main(client, "/search?q=宁波城东大学堂")


def test_a_place_with_certifications_only_is_not_said_to_be_unknown(client: TestClient) -> None:
    said = main(client, "/entity?iri=region/330203")
    assert "没有说到这个地方" not in said
    assert "学前教育普及普惠" in said


def test_a_place_lists_what_it_governs_today(client: TestClient) -> None:
    within = main(client, "/entity?iri=region/330100")
    assert "上城区" in within
    assert "江干区" not in within


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [("/graph?what=宁波市&view=shared", "请再填", "fill in"), ("/graph?what=宁波市&view=initiative", "不适合", "does not fit")],
)  # fmt: skip
def test_a_refusal_speaks_the_pages_language(client: TestClient, path: str, zh: str, en: str) -> None:
    assert zh in main(client, f"{path}&lang=zh")
    assert en in main(client, f"{path}&lang=en")


def test_the_network_page_starts_with_pictures_that_can_be_drawn(client: TestClient) -> None:
    starts = [href for href in links(client, "/graph") if href.startswith("/graph?")]
    assert {"surroundings", "skeleton", "shared"} <= {
        view for href in starts for view in re.findall(r"view=(\w+)", href)
    }
    assert {client.get(href).status_code for href in starts} == {200}
