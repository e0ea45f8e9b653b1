"""Names that are alike but count something else are not the names that were asked."""

from __future__ import annotations

import pytest

from queries.ask.alike import best_named
from queries.ask.lexicon import Thing, make_lexicon

ZONE = Thing("indicator", "urn:zone", "全省青少年校园篮球试点区")
SCHOOLS = Thing("indicator", "urn:schools", "全省校园篮球特色学校")
FIGURES = frozenset({"indicator"})


def test_what_is_counted_must_stand_in_a_near_name() -> None:
    assert best_named("全省青少年校园篮球特色学校", make_lexicon([(ZONE, ZONE.label)]), FIGURES) == ()


@pytest.mark.parametrize("asked", ["全省青少年校园篮球特色学校", "全省青少年校园篮球特色学校数量"])
def test_of_two_near_names_the_one_that_counts_the_same_is_meant(asked: str) -> None:
    lexicon = make_lexicon([(thing, thing.label) for thing in (ZONE, SCHOOLS)])
    assert [near.thing.iri for near in best_named(asked, lexicon, FIGURES)] == [SCHOOLS.iri]


def test_a_share_may_end_in_another_word_for_share() -> None:
    share = Thing("indicator", "urn:share", "在校寄宿生占比")
    found = best_named("在校寄宿生比例", make_lexicon([(share, share.label)]), FIGURES)
    assert [near.thing.iri for near in found] == [share.iri]
