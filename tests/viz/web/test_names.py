"""Search over names as one types."""

from __future__ import annotations

import pytest

from viz.web.names import Entry, NameIndex

INDEX = NameIndex([
    Entry("r:1", "Region", "温州市", ("温州", "Wenzhou"), 40),
    Entry("r:2", "Region", "温岭市", ("温岭",), 10),
    Entry("r:3", "Region", "重庆市", ("重庆",), 1),
    Entry("i:1", "Indicator", "公办园在园幼儿占比", ("公办率",), 9),
    Entry("i:2", "Indicator", "公办幼儿园数", (), 3),
    Entry("i:3", "Indicator", "义务教育随迁子女就读公办比例", (), 5),
])  # fmt: skip


def found(query: str, **options: object) -> list[str]:
    return [each.entry.label for each in INDEX.search(query, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [("温州", "温州市"), ("公办", "公办园在园幼儿占比"), ("wz", "温州市"), ("wls", "温岭市"), ("WENZHOU", "温州市"),
     ("cqs", "重庆市"), ("ｗｚ", "温州市"), ("随迁", "义务教育随迁子女就读公办比例")],
)  # fmt: skip
def test_the_best_name_comes_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_a_beginning_comes_before_a_part() -> None:
    assert found("公办") == ["公办园在园幼儿占比", "公办幼儿园数", "义务教育随迁子女就读公办比例"]


def test_every_word_must_be_found() -> None:
    assert found("公办 占比") == ["公办园在园幼儿占比"]
    assert found("公办 温州") == []


def test_another_name_leads_to_the_thing_and_is_said() -> None:
    (hit,) = INDEX.search("公办率")
    assert (hit.entry.iri, hit.name) == ("i:1", "公办率")


def test_kinds_and_limits_hold() -> None:
    assert found("市", kinds=frozenset({"Indicator"})) == []
    assert len(INDEX.search("市", limit=2)) == 2


def test_nothing_typed_finds_nothing() -> None:
    assert found("  ") == []


def test_near_names_share_pairs_of_characters() -> None:
    assert INDEX.near("公办园幼儿占比率")[0].label == "公办园在园幼儿占比"
    assert INDEX.near("完全无关的词") == []


def test_a_wrong_character_of_the_right_sound_is_near() -> None:
    assert [entry.label for entry in INDEX.near("文州")] == ["温州市"]


def test_where_no_pair_is_shared_single_characters_are_near() -> None:
    assert INDEX.near("岭温")[0].label == "温岭市"


def test_letters_that_any_english_name_holds_are_near_to_nothing() -> None:
    assert INDEX.near("here") == []
