"""Two values of one name and one time are told apart by the words of their clauses; papers that differ are both kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.pipeline import build
from queries.ask.worded import best_worded
from queries.embedded import EmbeddedGraph
from queries.graph import Graph
from queries.results import Result
from queries.rules import derive
from queries.run import run

PLAN = """东海市教育局2024年工作要点
一、扩充学位
2024年，全市完工后新增学位9万个；其中年内可新增学位4万个。
"""
REVIEW = PLAN.replace("工作要点", "工作计划").replace("9万", "8万")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("worded")
    for name, text in (("plan.txt", PLAN), ("review.txt", REVIEW)):
        (folder / name).write_text(text, encoding="utf-8")
    build([folder / "plan.txt", folder / "review.txt"], Path(folder) / "store", workers=1, derive=derive)
    return EmbeddedGraph.open(Path(folder) / "store")


def values(result: Result) -> list[float]:
    return sorted(float(row["value"]) for row in result.to_json_rows())


def test_the_clause_that_says_more_of_the_question_is_meant_in_each_paper(graph: Graph) -> None:
    everything = run(graph, "figures-by-place", {"indicator": "新增学位"}, lang="zh")
    assert values(everything) == [40_000, 40_000, 80_000, 90_000]
    assert values(best_worded(everything, "完工后新增多少学位")) == [80_000, 90_000]


def test_where_the_question_tells_nothing_apart_all_stay(graph: Graph) -> None:
    everything = run(graph, "figures-by-place", {"indicator": "新增学位"}, lang="zh")
    assert values(best_worded(everything, "学位")) == values(everything)
