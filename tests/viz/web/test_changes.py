"""A store that changes under the running server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from kg_build import pipeline
from queries.bounded import BoundedGraph
from queries.rules import derive
from viz.web.app import make_app


def test_documents_added_while_the_server_runs_are_there_at_the_next_request(
    own_store: Path, tmp_path: Path, papers: Callable[[Path, tuple[str, ...]], Path]
) -> None:
    with TestClient(make_app(own_store)) as client:
        before = client.get("/healthz").json()
        assert client.get("/documents/jiaxing-2024").status_code == 404
        pipeline.link([papers(tmp_path / "more", ("jiaxing-2024",))], own_store, workers=1, derive=derive)
        after = client.get("/healthz").json()
        assert (before["documents"], after["documents"]) == (3, 4)
        assert before["generation"] != after["generation"]
        assert client.get("/documents/jiaxing-2024").status_code == 200
        assert client.get("/search?q=嘉兴", headers={"accept": "application/json"}).json()["texts"]


def test_a_process_that_answers_sees_the_store_that_took_the_place_of_the_one_it_had_open(own_store: Path) -> None:
    with BoundedGraph(own_store, timeout=60.0) as graph:
        count = "SELECT (COUNT(DISTINCT ?paper) AS ?n) { ?paper a jc:PolicyDocument ; jc:issuer ?by }"
        before, _ = (graph.select(count).rows[0][0], pipeline.remove(["ningbo-2023"], own_store, derive=derive))
        assert int(graph.select(count).rows[0][0] or 0) == int(before or 0) - 1


def test_documents_taken_out_are_gone(own_store: Path) -> None:
    with TestClient(make_app(own_store)) as client:
        pipeline.remove(["ningbo-2023"], own_store, derive=derive)
        assert client.get("/documents/ningbo-2023").status_code == 404
        assert client.get("/documents/ningbo-2024").status_code == 200


def test_a_store_that_is_gone_is_said_so_and_what_was_read_stays(own_store: Path) -> None:
    with TestClient(make_app(own_store)) as client:
        assert client.get("/documents").status_code == 200
        shutil.rmtree(own_store)
        page = client.get("/documents")
        assert page.status_code == 200
        assert BeautifulSoup(page.text, "lxml").select_one("[role=alert]") is not None
        assert client.get("/documents/ningbo-2024").status_code == 503


def test_a_store_made_anew_at_the_same_place_is_picked_up(
    own_store: Path, tmp_path: Path, papers: Callable[[Path, tuple[str, ...]], Path]
) -> None:
    with TestClient(make_app(own_store)) as client:
        pipeline.build([papers(tmp_path / "other", ("jiaxing-2024",))], own_store, workers=1, derive=derive)
        assert client.get("/healthz").json()["documents"] == 1
        page = client.get("/")
        assert "嘉兴市教育局" in page.text
        assert "宁波市教育局" not in page.text
