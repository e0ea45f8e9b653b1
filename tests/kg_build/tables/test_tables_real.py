"""The real document's tables against their gold, and against each other."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg_build.extract import extract
from kg_build.model import Project, TableCell
from kg_build.read import read, sources
from kg_build.structure import outline
from kg_build.tables import table_facts
from kg_build.tables.reconcile import reconcile

NAME = "taizhou-2023-ten-action-plans"
SHARED = os.environ.get("JIAOCE_SHARED")
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED, reason="JIAOCE_SHARED is not set")]


@pytest.fixture(scope="module")
def real() -> Any:
    document = read(sources([Path(SHARED or "") / "corpus" / f"{NAME}.txt"])[0])
    found = outline(document)
    return document, found, table_facts(document, found)[0]


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    lines = (Path(SHARED or "") / "gold" / f"{NAME}.tables.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_gold_cell_is_said_once_and_right(real: Any, gold: list[dict[str, Any]]) -> None:
    said = Counter((c.place.name, c.state or f"{float(c.value)}{c.unit}") for c in real[2] if isinstance(c, TableCell))
    wanted = Counter(
        (g["region"], g.get("state") or f"{float(g['value'])}{g['unit']}") for g in gold if "project" not in g
    )
    assert not wanted - said


def test_every_gold_project_is_said_and_right(real: Any, gold: list[dict[str, Any]]) -> None:
    said = {
        (p.name, p.place.name, p.investment, p.places, p.start_year, p.end_year)
        for p in real[2]
        if isinstance(p, Project)
    }
    wanted = {
        (g["project"], g["region"], g["investment"], g["places"], g["start"], g["end"]) for g in gold if "project" in g
    }
    assert wanted <= said


def test_every_cell_of_every_table_is_a_fact(real: Any) -> None:
    cells = Counter(fact.table for fact in real[2] if isinstance(fact, TableCell) and "项数" not in fact.indicator)
    assert [cells[i] for i in range(10)] == [320, 390, 405, 66, 44, 2, 0, 130, 91, 44]
    assert Counter(fact.table for fact in real[2] if isinstance(fact, Project)) == {5: 59, 6: 18}
    assert sum(p.places or 0 for p in real[2] if isinstance(p, Project)) == 35695


def test_every_total_agrees_and_the_disagreements_are_reported(real: Any) -> None:
    document, found, facts = real
    checks = reconcile((*facts, *extract(document, found)[0]))
    counted = Counter((c.basis, c.agrees) for c in checks)
    assert counted["total of parts", False] == counted["list and table", False] == 0
    assert counted["total of parts", True] >= 40
    wrong = [(c.basis, c.place.name, str(c.stated), str(c.found)) for c in checks if not c.agrees]
    assert ("rate of counts", "路桥区", "46", "45.45") in wrong
    assert ("table and prose", "台州市", "730000000", "760590000") in wrong
    # The sentence counts two works that the table calls by another kind among those going on: with them it agrees.
    assert not any(stated == "3010000000" for _, _, stated, _ in wrong)
