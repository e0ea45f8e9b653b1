"""The small world of `world.trig`, and a browser to look at pages with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from queries.embedded import EmbeddedGraph

WORLD = Path(__file__).parent / "world.trig"
CHROMIUM = shutil.which("chromium")


@pytest.fixture
def world() -> EmbeddedGraph:
    store = pyoxigraph.Store()
    store.load(path=WORLD, format=pyoxigraph.RdfFormat.TRIG)
    return EmbeddedGraph(store)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
