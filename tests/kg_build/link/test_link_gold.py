"""Linking against pairs of names judged by a reader; README.md beside this says how each part was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.link.linker import Linker
from kg_build.link.names_index import names_compared
from kg_build.link.similar import likeness
from kg_build.link.vocabulary import is_known
from ontology.indicators import load_indicators

PARTS = ("gold", "blind", "elsewhere")
Pair = tuple[str, ...]


def pairs_of(part: str) -> list[Pair]:
    """Return kind, judgement and both names of each pair of a part."""
    lines = (Path(__file__).parent / f"links_{part}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


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


@pytest.fixture(scope="module", params=PARTS)
def judged(request: pytest.FixtureRequest) -> dict[Pair, list[Pair]]:
    found: dict[Pair, list[Pair]] = {}
    for kind, judgement, one, other in pairs_of(request.param):
        found.setdefault((judgement, verdict(kind, one, other)), []).append((kind, one, other))
    return found


def test_the_gold_is_large_has_both_sides_and_no_pair_twice() -> None:
    every = [pair for part in PARTS for pair in pairs_of(part)]
    assert len(every) >= 600
    assert len({(kind, frozenset(names)) for kind, _, *names in every}) == len(every)
    assert {pair[0] for pair in every} == {"indicator", "initiative", "school"}
    assert {pair[1] for pair in every} == {"same", "close", "different"}


def test_merges_are_right_in_98_of_100(judged: dict[Pair, list[Pair]]) -> None:
    wrong, right = (
        judged.get(("different", "merged"), []) + judged.get(("close", "merged"), []),
        judged["same", "merged"],
    )
    assert len(right) / (len(right) + len(wrong)) >= 0.98, wrong


def test_with_close_links_85_of_100_names_of_one_thing_meet(judged: dict[Pair, list[Pair]]) -> None:
    missed = judged.get(("same", "apart"), [])
    met = len(judged["same", "merged"]) + len(judged["same", "close"])
    assert met / (met + len(missed)) >= 0.85, missed


def test_few_things_that_are_two_wait_for_review(judged: dict[Pair, list[Pair]]) -> None:
    suggested = judged.get(("different", "close"), [])
    different = sum(len(pairs) for (judgement, _), pairs in judged.items() if judgement == "different")
    assert len(suggested) / different <= 0.05, suggested
