"""What is known to be true of the real documents comes out of the whole pipeline as an answer."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from kg_build.derivation import install, installed
from kg_build.pipeline import build
from queries.embedded import EmbeddedGraph
from queries.graph import Graph
from queries.rules import derive
from queries.run import run

pytestmark = [pytest.mark.shared, pytest.mark.slow]
SHARED = os.environ.get("JIAOCE_SHARED", "")
if not SHARED:
    pytest.skip("JIAOCE_SHARED is not set", allow_module_level=True)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    before = installed()
    store = tmp_path_factory.mktemp("real") / "store"
    try:
        build(sorted((Path(SHARED) / "corpus").glob("*.txt")), store, derive=derive)
    finally:
        install(before)
    return EmbeddedGraph.open(store)


TRUTHS = [
    ("公办学校", "≥", "90", "91", "已完成"),
    ("公办园", "=", "73", "70.77", "未完成"),
    ("新锐教师", "=", "2000", "1997", "未完成"),
    ("新改扩建项目", "=", "121", "136", "已完成"),
]


@pytest.mark.parametrize(("indicator", "required", "target", "outcome", "verdict"), TRUTHS)
def test_a_target_of_wenzhou_for_2024_is_judged_right(real: Graph, indicator, required, target, outcome, verdict):
    rows = run(real, "target-vs-outcome", region="温州市", year=2024).records()
    (row,) = [row for row in rows if indicator in str(row["indicator"])]
    assert (row["comparator"], row["target"], row["outcome"]) == (required, Decimal(target), Decimal(outcome))
    assert row["verdict"] == verdict
    assert row["margin"] == Decimal(outcome) - Decimal(target)


def test_the_words_behind_a_verdict_stand_in_the_documents(real: Graph):
    result = run(real, "target-vs-outcome", region="温州市", year=2024)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (Path(SHARED) / "corpus").glob("*.txt")}
    found = result.evidence()
    assert found
    assert all(texts[one.document][one.start : one.end] == one.quote for one in found)


def test_most_questions_have_an_answer_on_the_real_documents(real: Graph):
    answered = [
        "standards-not-met",
        "projects",
        "budget-gaps",
        "certifications",
        "honours",
        "shared-initiatives",
        "schools",
    ]
    assert all(len(run(real, name)) > 0 for name in answered)
