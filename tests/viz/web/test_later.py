"""What takes longer than a page waits: the page comes without it, asks again, and says when it was stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from ontology import iris
from queries.asked import AskedGraph
from queries.deadline import deadline
from queries.embedded import EmbeddedGraph
from queries.failures import TooSlow
from queries.pool import EvaluatorPool
from queries.protocol import Answer, Query
from queries.together import together
from viz.networks import fragment, neighbourhood
from viz.web.app import make_app
from viz.web.jobs import Jobs, NotYet
from viz.web.kept import KeptAnswers
from viz.web.snapshot import Site

JSON = {"accept": "application/json"}
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SHARE = "/questions/indicator-series?indicator=公办园在园幼儿占比"
ASKED = "/ask?q=宁波市2024年公办园在园幼儿占比是多少？"


@pytest.fixture(scope="module")
def hasty(store: Path) -> Iterator[TestClient]:
    """An application whose pages wait for nothing."""
    with TestClient(make_app(store, patience=0.0)) as opened:
        yield opened


@pytest.mark.parametrize("address", [SHARE, ASKED])
def test_a_page_comes_before_its_answer_and_says_where_it_will_be(hasty: TestClient, address: str) -> None:
    first = hasty.get(address).text
    assert "data-later" in first
    assert "66.1" not in first
    assert "66.1" in hasty.get(f"{address}&wait=1").text
    assert "66.1" in hasty.get(address).text, "what is done is shown at once"


def test_programs_wait_for_the_answer(hasty: TestClient) -> None:
    given = hasty.get("/questions/indicator-series?indicator=新增学位", headers=JSON).json()
    assert {row["value"] for row in given["rows"]} >= {"12000", "16000"}


@pytest.mark.parametrize("address", ["/chart/indicator-series?indicator=新增学位", "/network?what=绍兴市"])
def test_a_picture_says_that_it_comes_and_is_asked_again_at_once_by_who_then_waits(
    hasty: TestClient, address: str
) -> None:
    first = hasty.get(address)
    notice = BeautifulSoup(first.text, "lxml")
    again = str(notice.select_one("main")["data-later"])
    assert str(notice.select_one("noscript meta")["content"]) == f"1; url={again}"
    script = first.headers["link"].partition(">")[0].removeprefix("<")
    drawn = hasty.get(again)
    assert 'id="data"' in drawn.text
    assert f'src="{script}"' in drawn.text, "what is fetched ahead is what the picture needs"
    assert 'id="data"' in hasty.get(address).text, "what is done is shown at once"


def test_a_query_that_does_not_end_is_killed_and_the_page_says_so(store: Path) -> None:
    app = make_app(store)
    app.state.site.jobs.limit = 1.0
    with TestClient(app) as client:
        snapshot = app.state.site.now()
        assert snapshot.asker  # its names are read before the time of the task runs
        jobs = app.state.site.jobs
        with pytest.raises(TooSlow, match="1 s"):
            jobs.result("endless", lambda: snapshot.asked.select(ENDLESS))
        jobs.limit = 25.0
        assert client.get(SHARE, headers=JSON).json()["rows"], "the next question is answered"


def test_a_stopped_question_keeps_its_form_and_tells_programs(store: Path) -> None:
    app = make_app(store)
    app.state.site.jobs.limit = 0.0
    with TestClient(app) as client:
        page = client.get(SHARE)
        assert page.status_code == 200
        assert "停下" in page.text
        assert 'name="indicator"' in page.text
        assert client.get(SHARE, headers=JSON).status_code == 503
        assert client.get("/network?what=绍兴市").status_code == 503


def test_the_queries_of_a_task_share_its_time(store: Path) -> None:
    pool = EvaluatorPool(store, timeout=60.0)
    graph = AskedGraph(pool, "test")
    began = time.monotonic()
    with deadline(1.5):
        while time.monotonic() < began + 1.5:
            time.sleep(0.05)
        with pytest.raises(TooSlow, match=r"1\.5 s"):
            graph.select("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
    pool.close()


def test_queries_asked_together_share_the_time_of_their_task_and_come_in_order(store: Path) -> None:
    pool = EvaluatorPool(store, timeout=60.0)
    graph = AskedGraph(pool, "test", at_once=2)
    answers = together(graph, [(f"SELECT ({number} AS ?n) {{}}", {}) for number in range(5)])
    assert [str(row["n"]) for rows in answers for row in rows] == ["0", "1", "2", "3", "4"]
    with deadline(1.5), pytest.raises(TooSlow, match=r"1\.5 s"):
        together(graph, [(ENDLESS, {}), ("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1", {})])
    pool.close()


def test_a_picture_is_the_same_from_processes_as_from_the_store(store: Path) -> None:
    pool = EvaluatorPool(store, timeout=60.0)
    for what in (iris.region("330600"), iris.indicator("公办园在园幼儿占比")):
        here = fragment(neighbourhood(EmbeddedGraph.open(store), str(what)))
        assert fragment(neighbourhood(AskedGraph(pool, "test", at_once=2), str(what))) == here
        assert here["edges"]
    pool.close()


def test_processes_that_were_started_ahead_answer_the_first_query(store: Path) -> None:
    pool = EvaluatorPool(store, timeout=60.0)
    pool.start()
    started = [evaluator._process for evaluator in pool._all]
    assert AskedGraph(pool, "test").ask("ASK { ?region a jc:Region }")
    assert all(started)
    assert [evaluator._process for evaluator in pool._all] == started
    pool.close()


def test_a_site_is_open_once_names_texts_and_questions_can_be_read(store: Path) -> None:
    site = Site(store)
    held = site.now()
    site.close()
    assert held.is_whole
    assert held.reading.ready.is_set()
    assert "asker" in vars(held)  # so that nobody's first question reads it


def test_one_task_serves_all_who_ask_for_it_and_a_failed_one_is_tried_again() -> None:
    jobs, begun, go = Jobs(), list[int](), threading.Event()

    def task() -> int:
        begun.append(1)
        go.wait(10)
        if len(begun) == 1:
            raise ValueError("the first time only")
        return len(begun)

    for _ in range(3):
        with pytest.raises(NotYet):
            jobs.result("key", task, 0.0)
    go.set()
    with pytest.raises(ValueError, match="first time"):
        jobs.result("key", task)
    assert [jobs.result("key", task) for _ in range(3)] == [2, 2, 2]
    jobs.close()


class Slowly:
    """Answers with how often it was asked, slowly."""

    def __init__(self) -> None:
        self.asked = 0

    def answer(self, query: Query) -> Answer:
        self.asked += 1
        return Answer("text/plain", f"{query.sparql} {self.asked}".encode(), 7)


def test_a_slow_answer_is_kept_for_its_generation_only(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.web.kept.SLOW", -1.0)
    generation = (own_store / "index" / "CURRENT").read_text(encoding="utf-8").strip()
    slowly = Slowly()
    first = KeptAnswers(slowly, own_store, generation).answer(Query("a"))
    assert KeptAnswers(slowly, own_store, generation).answer(Query("a")) == first == Answer("text/plain", b"a 1", 7)
    assert KeptAnswers(slowly, own_store, generation).answer(Query("b")).body == b"b 2"
    assert KeptAnswers(slowly, own_store, "another").answer(Query("a")).body == b"a 3"
    assert not list((own_store / "index").glob("answer-*")), (
        "what another generation kept goes, and only the current one keeps"
    )
