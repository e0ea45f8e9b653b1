"""Every route: what it answers, in which form, and that nothing a document says becomes markup."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from starlette.testclient import TestClient

from ontology import iris
from viz.web.app import make_app

NINGBO = f"/entity?iri={quote(str(iris.region('330200')), safe='')}"
SHARE = f"/entity?iri={quote(str(iris.indicator('公办园在园幼儿占比')), safe='')}"
PAGES = [
    "/", "/search", "/search?q=公办", "/search?q=nbs", "/ask", "/ask?q=宁波市2024年的目标完成了吗？", "/questions",
    "/questions/target-vs-outcome?region=宁波市", "/documents", "/documents/ningbo-2024", "/documents/nasty-2024", NINGBO,
    SHARE, "/compare", "/compare?place=宁波市&place=绍兴市&place=330400", "/compare?document=ningbo-2023&document=ningbo-2024",
    "/graph", "/graph?what=宁波市", "/editor",
]  # fmt: skip


def soup(client: TestClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "lxml")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_html_with_one_heading_and_its_landmarks(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = BeautifulSoup(answer.text, "lxml")
    assert len(page.select("h1")) == 1
    assert (
        len(page.select("main#main")) == len(page.select("header nav[aria-label]")) == len(page.select("footer")) == 1
    )
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_json_twin_by_accept_and_by_address(client: TestClient, path: str) -> None:
    by_accept = client.get(path, headers={"accept": "application/json"})
    by_address = client.get(path + ("&" if "?" in path else "?") + "format=json")
    assert by_accept.headers["content-type"] == "application/json"
    assert by_accept.status_code == 200
    assert by_accept.json() == by_address.json()


@pytest.mark.parametrize("path", PAGES)
def test_every_table_that_a_page_offers_can_be_downloaded(client: TestClient, path: str) -> None:
    for link in soup(client, path).select("a[download]"):
        answer = client.get(str(link["href"]))
        assert answer.status_code == 200, link["href"]
        assert "attachment" in answer.headers["content-disposition"]
        if "format=csv" in str(link["href"]):
            assert answer.headers["content-type"] == "text/csv; charset=utf-8"
            assert answer.content.startswith(b"\xef\xbb\xbf")
        else:
            assert load_workbook(io.BytesIO(answer.content)).active is not None


@pytest.mark.parametrize("path", PAGES)
def test_the_english_page_says_nothing_in_chinese_of_its_own(client: TestClient, path: str) -> None:
    answer = client.get(path + ("&" if "?" in path else "?") + "lang=en")
    client.cookies.clear()
    page = BeautifulSoup(answer.text, "lxml")
    assert page.html is not None
    assert page.html["lang"] == "en"
    own = page.select("header nav a, footer span, form button, h2, th[scope=col]:not(.n)")
    assert [node.text for node in own if re.search(r"[\u4e00-\u9fff]", node.text)] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_names_another_machine(client: TestClient, path: str) -> None:
    page = soup(client, path)
    sources = [str(node.get("src") or node.get("href")) for node in page.select("[src], link[href], form[action]")]
    assert [source for source in sources if "//" in source] == []
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe" not in policy


def test_what_documents_say_is_text_and_never_markup(client: TestClient) -> None:
    for path in ("/documents/nasty-2024", "/documents", "/", "/search?q=<script>alert(1)</script>", "/ask?q=<b>"):
        page = soup(client, path)
        assert [script for script in page.select("script") if not script.get("src")] == []
        assert page.select("main img, main b[onclick], main script") == []
    assert "<script>alert('标题')</script>湖州市" in soup(client, "/documents/nasty-2024").text


def test_a_fact_is_marked_where_it_stands_and_listed_beside_the_text(client: TestClient) -> None:
    page = soup(client, "/documents/ningbo-2024")
    said = [mark.text for mark in page.select("mark.k-outcome")]
    assert any("66.1%" in text for text in said)
    for line in page.select(".side li[data-fact]"):
        target = str(line.select("a.say")[0]["href"]).removeprefix("#")
        assert page.find(id=target) is not None


def test_a_passage_found_in_a_text_is_marked_when_one_goes_there(client: TestClient) -> None:
    link = soup(client, "/search?q=见到成效").select_one("a.passage")
    assert link is not None
    page = soup(client, str(link["href"]).partition("#")[0])
    assert [mark.text for mark in page.select("mark.on")] == ["见到成效"]
    assert page.find(id=str(link["href"]).partition("#")[2]) is not None


def test_a_report_card_shows_outcome_target_and_verdict_under_their_year(client: TestClient) -> None:
    page = soup(client, NINGBO)
    row = page.select_one("tr[data-name=公办园在园幼儿占比]")
    assert row is not None
    years = [th.text for th in page.select("table.report thead th.n")]
    cell = row.select("td")[years.index("2024")]
    assert "66.1%" in cell.text
    goal = cell.select_one("a.goal")
    assert goal is not None
    assert "≥65%" in goal.text
    assert str(goal["href"]).startswith("/documents/ningbo-2023#c")


def test_the_english_page_uses_english_names_and_compares_with_its_peers(client: TestClient) -> None:
    page = BeautifulSoup(client.get(NINGBO + "&lang=en").text, "lxml")
    client.cookies.clear()
    heading, leads = page.select_one("h1"), page.select_one("main a[href^='/compare']")
    assert heading is not None
    assert "Ningbo" in heading.text
    assert leads is not None
    compared = client.get(str(leads["href"]), headers={"accept": "application/json"}).json()
    assert set(compared["places"]) == {"宁波市", "绍兴市", "嘉兴市", "湖州市"}


def test_a_place_stands_among_its_peers(client: TestClient) -> None:
    standing = client.get(NINGBO, headers={"accept": "application/json"}).json()["standing"]
    (share,) = [each for each in standing if each["label"] == "公办园在园幼儿占比"]
    assert (share["rank"], share["places"], share["year"]) == (2, 4, "2024")


def test_places_are_compared_by_what_they_share(client: TestClient) -> None:
    found = client.get("/compare?place=宁波市&place=绍兴市", headers={"accept": "application/json"}).json()
    ningbo, shaoxing = str(iris.region("330200")), str(iris.region("330600"))
    rows = [r for r in found["shared"]["rows"] if r["indicator"] == "公办园在园幼儿占比" and r["period"] == "2024"]
    assert ("66.1%", "58.2%") in [(row[ningbo], row[shaoxing]) for row in rows]


def test_what_two_places_say_of_one_year_stands_side_by_side(client: TestClient) -> None:
    page = soup(client, "/compare?place=宁波市&place=绍兴市")
    share = next(body for body in page.select("table.aside tbody") if "公办园在园幼儿占比" in body.text)
    year = next(row for row in share.select("tr") if "2024" in row.text)
    mine, other = (cell.get_text(" ", strip=True) for cell in year.select("td.n"))
    assert mine.startswith("66.1%")
    assert "目标 ≥65% · 完成" in mine
    assert other == "58.2%"
    assert "lines" not in client.get("/compare?place=宁波市&place=绍兴市&format=json").json()


def test_large_numbers_of_a_table_are_grouped_on_the_page_and_plain_for_programs(client: TestClient) -> None:
    path = "/questions/values?indicator=新增学位&region=宁波市"
    assert "16,000" in soup(client, path).select_one("main table").text
    assert "16000" in {row["value"] for row in client.get(path + "&format=json").json()["rows"]}


def test_the_json_of_a_long_list_says_how_long_it_is_and_where_all_of_it_stands(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viz.web.pages.questions.FIRST_ROWS", 2)
    first = client.get("/questions/values?indicator=公办园在园幼儿占比&format=json").json()
    assert len(first["rows"]) == 2 < first["totals"]["answer"]
    whole = client.get(first["all"]).json()
    assert len(whole["rows"]) == first["totals"]["answer"]
    assert "all" not in whole


def test_an_answer_has_the_shape_of_the_contract(client: TestClient) -> None:
    found = client.get("/ask?q=宁波市2024年的目标完成了吗？", headers={"accept": "application/json"}).json()
    assert {"question", "query", "parameters", "sparql", "columns", "rows", "evidence"} <= found.keys()
    assert found["rows"]
    unknown = client.get("/ask?q=火星上的天气怎样？", headers={"accept": "application/json"}).json()
    assert unknown.keys() == {"question", "error", "suggestions"}


def test_suggestions_come_as_one_types(client: TestClient) -> None:
    found = client.get("/suggest?q=nbs").json()["found"]
    assert found[0]["label"] == "宁波市"
    assert client.get("/suggest?q=宁波&kinds=Indicator").json()["found"] == []


@pytest.mark.parametrize(
    ("path", "near"),
    [("/documents/ningbo-2042", "/documents/ningbo-2024"), ("/questions/target-versus-outcome", "target-vs-outcome"),
     ("/entity?iri=indicator/公办园在园幼儿占比例", "公办园在园幼儿占比"), ("/compare?place=宁波市&place=绍兴城", "绍兴"),
     ("/graph?what=宁波城", "宁波市"), ("/nothing-here", "/documents"),
     ("/document", "/documents"), ("/questions/target-versus-outcome", "目标与完成"), ("/entity?iri=region/999999", "/questions")],
)  # fmt: skip
def test_what_is_not_here_is_404_with_near_matches(client: TestClient, path: str, near: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    main = BeautifulSoup(answer.text, "lxml").select_one("main")
    assert near in unquote(str(main))
    refused = client.get(path, headers={"accept": "application/json"})
    assert refused.status_code == 404
    assert refused.json().keys() == {"error", "suggestions"}


@pytest.mark.parametrize("path", ["/graph?what=/etc/x.rq", "/network?what=../../queries/questions/indicator-series.rq"])
def test_a_strangers_name_is_never_taken_for_a_file(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("iri", ["x y", "<", "", "a\nb", "http://[", "é" * 3000])
def test_a_bad_iri_is_refused_and_not_run(client: TestClient, iri: str) -> None:
    assert client.get(f"/entity?iri={quote(iri)}").status_code == 404


def test_a_wrong_value_in_a_form_is_a_sentence(client: TestClient) -> None:
    answer = client.get("/questions/target-vs-outcome?year=sometime")
    assert answer.status_code == 400
    assert "sometime" in answer.text
    assert "Traceback" not in answer.text


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/", "/healthz", "/static/site.css", "/nothing-here", "/suggest?q=a"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" in headers


def test_the_language_stays_chosen(store: Path) -> None:
    with TestClient(make_app(store)) as own:
        own.get("/?lang=en")
        assert 'lang="en"' in own.get("/documents").text


def test_an_answer_with_figures_has_a_picture_whose_scripts_come_from_here(client: TestClient) -> None:
    frame = soup(client, "/questions/indicator-series?indicator=公办园在园幼儿占比").select_one("iframe")
    assert frame is not None
    answer = client.get(str(frame["src"]))
    assert answer.status_code == 200
    page = BeautifulSoup(answer.text, "lxml")
    for node in page.select("script[src], link[rel=stylesheet]"):
        assert client.get(str(node.get("src") or node.get("href"))).status_code == 200


def test_programs_get_sparql_and_browsers_the_editor(client: TestClient) -> None:
    browser = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert (browser.status_code, browser.headers["location"]) == (303, "/editor")
    answer = client.post(
        "/sparql", data={"query": "ASK { ?s ?p ?o }"}, headers={"accept": "application/sparql-results+json"}
    )
    assert answer.json()["boolean"] is True
    refused = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert refused.status_code == 403


def test_only_the_networks_own_scripts_may_run(client: TestClient) -> None:
    answer = client.get("/network?what=宁波市")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def test_a_picture_that_cannot_be_drawn_says_so_in_the_language_of_the_page(client: TestClient) -> None:
    for language, words in (("zh", "没有"), ("en", "is called")):
        answer = client.get(f"/network?what=宁波城某某&lang={language}")
        assert answer.status_code == 404
        assert words in BeautifulSoup(answer.text, "lxml").select_one("[role=status]").text
