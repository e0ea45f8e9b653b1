"""The graph of the samples, which the questions of `questions.tsv` are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.pipeline import build
from queries.ask import Asker
from queries.embedded import EmbeddedGraph
from queries.rules import derive

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    store = tmp_path_factory.mktemp("asked") / "store"
    build([SAMPLES], store, workers=1, derive=derive)
    return Asker.over(EmbeddedGraph.open(store))
