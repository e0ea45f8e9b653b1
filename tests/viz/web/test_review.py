"""Curators in the browser: what they decide is what the command decides, and nobody overwrites anybody unawares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from kg_build.link.sssom import from_tsv
from kg_build.store import open_store
from ontology import iris
from viz.web.app import make_app

JSON = {"accept": "application/json"}


@pytest.fixture
def curator(own_store: Path) -> Iterator[TestClient]:
    with TestClient(make_app(own_store, edit=True)) as client:
        yield client


def waiting(client: TestClient) -> list[str]:
    return [each["number"] for each in client.get("/review", headers=JSON).json()["pending"]]


def in_force(store: Path) -> list[tuple[str, str, str]]:
    text = open_store(store).decisions()
    return [(row.act, row.subject, row.object) for row in (from_tsv(text) if text else ())]


def test_what_is_accepted_waits_no_more_and_is_in_force(curator: TestClient, own_store: Path) -> None:
    number = waiting(curator)[0]
    answer = curator.post("/review", data={"act": "accept", "number": number, "author": "顾问"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?done=accept")
    assert number not in waiting(curator)
    assert [act for act, _, _ in in_force(own_store)] == ["merge"]
    assert "顾问" in curator.get("/review").text


def test_what_is_rejected_stays_two_and_can_be_taken_back(curator: TestClient, own_store: Path) -> None:
    number = waiting(curator)[0]
    curator.post("/review", data={"act": "reject", "number": number})
    ((act, subject, found),) = in_force(own_store)
    assert act == "reject"
    assert number not in waiting(curator)
    curator.post("/review", data={"act": "undo", "subject": subject, "object": found})
    assert in_force(own_store) == []
    assert number in waiting(curator)


def test_the_second_of_two_tabs_is_told(curator: TestClient, own_store: Path) -> None:
    number = waiting(curator)[0]
    curator.post("/review", data={"act": "reject", "number": number})
    late = curator.post("/review", data={"act": "accept", "number": number})
    assert late.status_code == 409
    page = BeautifulSoup(late.text, "lxml")
    assert len(page.select("[role=alert]")) == 1
    assert [act for act, _, _ in in_force(own_store)] == ["reject"]


def test_taking_back_twice_is_told(curator: TestClient) -> None:
    curator.post("/review", data={"act": "reject", "number": waiting(curator)[0]})
    key = curator.get("/review", headers=JSON).json()["decided"][0]["key"]
    undo = {"act": "undo", "subject": key[0], "object": key[1]}
    assert curator.post("/review", data=undo).status_code == 200
    assert curator.post("/review", data=undo).status_code == 409


def test_two_names_are_merged_and_their_page_is_one(curator: TestClient, own_store: Path) -> None:
    names = {"from": str(iris.indicator("新增学位")), "into": "普惠性幼儿园覆盖率"}
    assert curator.post("/review", data={"act": "merge", **names}).status_code == 200
    assert in_force(own_store)[0][0] == "merge"
    assert curator.post("/review", data={"act": "merge", **names}).status_code == 409


def test_an_unknown_name_or_deed_changes_nothing(curator: TestClient, own_store: Path) -> None:
    unknown = {"act": "merge", "from": "没有这个", "into": "新增学位"}
    assert curator.post("/review", data=unknown).status_code == 400
    assert curator.post("/review", data={"act": "burn"}).status_code == 400
    assert in_force(own_store) == []


@pytest.mark.parametrize("headers", [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_form_of_another_site_is_refused(curator: TestClient, own_store: Path, headers: dict[str, str]) -> None:
    number = waiting(curator)[0]
    assert curator.post("/review", data={"act": "accept", "number": number}, headers=headers).status_code == 400
    assert in_force(own_store) == []


def test_without_edit_the_page_shows_and_takes_nothing(own_store: Path) -> None:
    with TestClient(make_app(own_store)) as reader:
        page = BeautifulSoup(reader.get("/review").text, "lxml")
        assert page.select("main form") == []
        number = waiting(reader)[0]
        assert reader.post("/review", data={"act": "accept", "number": number}).status_code == 400
        assert in_force(own_store) == []
