"""Linking against pairs of names judged by a reader.

`links_gold.tsv` holds pairs of names of indicators, initiatives and schools from five real documents of Zhejiang
(2019 to 2025), names only. It was made by listing the names that a first extraction and the annotators found, taking
the pairs that share characters or meet in one entity, and judging each by reading: one thing, or two. Pairs a reader
could not decide were left out. The same pairs were before the eyes of whoever tuned the rules, so the figures say
what the rules hold, not what they reach elsewhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.link.linker import Linker
from kg_build.link.names_index import names_compared
from kg_build.link.similar import likeness
from kg_build.link.vocabulary import is_known
from ontology.indicators import load_indicators

PAIRS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "links_gold.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
LINKER = Linker("document")


def entity(kind: str, name: str) -> str:
    if kind == "school":
        return str(LINKER.school(name, None).iri)
    return str(LINKER.indicator(name).iri if kind == "indicator" else LINKER.initiative(name).iri)


def curated_as_close(one: str, other: str) -> bool:
    vocabulary = load_indicators()
    known = {str(concept.iri): concept for concept in vocabulary.concepts}
    return one in known and other in {str(near.iri) for near in vocabulary.close(known[one])}


def verdict(kind: str, one: str, other: str) -> str:
    """Return how linking joins two names: merged, close, or not at all."""
    first, second = entity(kind, one), entity(kind, other)
    if first == second:
        return "merged"
    if curated_as_close(first, second):
        return "close"
    alike = any(likeness(kind, a, b) for a in names_compared(first) for b in names_compared(second))
    return "close" if alike and not (is_known(first) and is_known(second)) else "apart"


@pytest.fixture(scope="module")
def judged() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for kind, judgement, one, other in PAIRS:
        found.setdefault((judgement, verdict(kind, one, other)), []).append((kind, one, other))
    return found


def test_the_gold_is_large_and_has_both_sides() -> None:
    assert len(set(PAIRS)) == len(PAIRS) >= 300
    assert {pair[0] for pair in PAIRS} == {"indicator", "initiative", "school"}
    assert min(sum(pair[1] == side for pair in PAIRS) for side in ("same", "different")) > 100


def test_merges_are_right_in_98_of_100(judged: dict[tuple[str, str], list[tuple[str, ...]]]) -> None:
    wrong, right = judged.get(("different", "merged"), []), judged[("same", "merged")]
    assert len(right) / (len(right) + len(wrong)) >= 0.98, wrong


def test_with_close_links_85_of_100_names_of_one_thing_meet(
    judged: dict[tuple[str, str], list[tuple[str, ...]]],
) -> None:
    missed = judged.get(("same", "apart"), [])
    met = len(judged[("same", "merged")]) + len(judged[("same", "close")])
    assert met / (met + len(missed)) >= 0.85, missed


def test_few_things_that_are_two_wait_for_review(judged: dict[tuple[str, str], list[tuple[str, ...]]]) -> None:
    suggested = judged.get(("different", "close"), [])
    assert len(suggested) / sum(pair[1] == "different" for pair in PAIRS) <= 0.05, suggested
