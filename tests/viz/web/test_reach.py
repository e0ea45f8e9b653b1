"""What can be reached from a page and is said in its language: parts, further questions, choices, what went wrong."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from ontology import iris
from queries.catalog import load_catalog
from viz.web.language import known_messages

NINGBO = f"/entity?iri={quote(str(iris.region('330200')), safe='')}"
SHARE = f"/entity?iri={quote(str(iris.indicator('公办园在园幼儿占比')), safe='')}"


def soup(client: TestClient, path: str, status: int = 200, lang: str = "zh") -> BeautifulSoup:
    answer = client.get(path + ("&" if "?" in path else "?") + f"lang={lang}")
    assert answer.status_code == status, answer.text
    return BeautifulSoup(answer.text, "lxml")


def test_a_place_says_at_its_top_what_the_page_holds(client: TestClient) -> None:
    page = soup(client, NINGBO)
    parts = [str(link["href"]) for link in page.select("nav.contents a")]
    assert "#report" in parts
    assert all(page.select_one(part) is not None for part in parts)


@pytest.mark.parametrize("path", [NINGBO, SHARE])
def test_a_page_about_a_thing_leads_to_questions_about_it(client: TestClient, path: str) -> None:
    links = [str(link["href"]) for link in soup(client, path).select("#asks + ul a")]
    assert len(links) > 3
    for link in links:
        assert "请填" not in soup(client, link).text, "the blank is filled"


def test_an_indicator_shows_the_chart_that_its_question_shows(client: TestClient) -> None:
    (frame,) = soup(client, SHARE).select("iframe")
    assert client.get(str(frame["src"])).status_code == 200


def test_the_start_page_leads_to_what_it_counts(client: TestClient) -> None:
    links = [str(link["href"]) for link in soup(client, "/").select(".figures a")]
    assert {"/documents", "/questions/indicators"} <= set(links)
    assert all(client.get(link).status_code == 200 for link in links)


def test_choices_of_a_form_are_called_in_the_language_of_the_page(client: TestClient) -> None:
    address = "/questions/target-vs-outcome"
    options = {option["value"]: option.text for option in soup(client, address).select("select[name=verdict] option")}
    assert options["missed"] == "未完成"
    assert "missed" in soup(client, address, lang="en").select("select[name=verdict]")[0].text


def test_every_choice_of_the_library_has_a_name() -> None:
    choices = {choice for question in load_catalog().values() for p in question.parameters for choice in p.choices}
    assert {f"choice.{choice}" for choice in choices} <= known_messages()


def test_a_form_says_names_where_the_address_says_iris(client: TestClient) -> None:
    page = soup(client, f"/questions/evidence?region={quote(str(iris.region('330200')), safe='')}")
    assert page.select("input[name=region]")[0]["value"] == "宁波市"


def test_what_went_wrong_is_said_in_the_language_of_the_page(client: TestClient) -> None:
    said = soup(client, "/questions/values?indicator=星际航线", 404).select_one(".notice")
    assert said is not None
    assert "星际航线" in said.text
    assert "graph" not in said.text
    wrong = soup(client, "/questions/values?indicator=公办园在园幼儿占比&year=去年", 400).select_one(".notice")
    assert wrong is not None
    assert "“年份”一栏" in wrong.text


def test_the_evidence_of_an_answer_stands_under_its_documents(client: TestClient) -> None:
    page = soup(client, "/ask?q=宁波市2024年的目标完成了吗？&wait=1")
    titles = [title.text for title in page.select("h3.source")]
    assert titles
    assert len(titles) == len(set(titles))
    links = [str(link["href"]) for link in page.select("blockquote a")]
    assert len(links) == len(set(links)) > 0


def test_a_column_that_holds_nothing_is_left_out_of_the_page_and_kept_in_its_files(client: TestClient) -> None:
    address = "/questions/target-vs-outcome?region=宁波市"
    assert "相近的指标" not in [head.text for head in soup(client, address).select("main th")]
    assert "相近的指标" in client.get(f"{address}&format=csv&table=answer&lang=zh").text.splitlines()[0]


def test_what_only_one_document_speaks_of_is_listed(client: TestClient) -> None:
    page = soup(client, "/compare?document=ningbo-2023&document=ningbo-2024")
    assert any("只有" in summary.text and summary.parent.select("li a") for summary in page.select("main summary"))


def test_words_of_texts_are_suggested_beside_many_names(client: TestClient) -> None:
    found = client.get("/suggest?q=公办").json()["found"]
    assert any("#c" in each["href"] for each in found)
    assert len(found) <= 10


def test_what_is_said_of_a_thing_is_said_in_the_language_of_the_page(client: TestClient) -> None:
    page = soup(client, f"/entity?iri={quote(str(iris.organization('宁波市教育局')), safe='')}")
    said = [cell.text.strip() for cell in page.select("main td:first-child")]
    assert said
    assert not [word for word in said if word.isascii()]


def test_a_document_is_drawn_by_its_slug(client: TestClient) -> None:
    assert client.get("/network?what=ningbo-2024&view=skeleton").status_code == 200


def test_the_first_questions_of_the_start_page_have_answers(client: TestClient) -> None:
    links = [str(link["href"]) for link in soup(client, "/").select(".cards a")]
    assert len(links) > 3
    for link in links:
        answer = client.get(f"{link}&format=json").json()
        assert answer["rows"], link
