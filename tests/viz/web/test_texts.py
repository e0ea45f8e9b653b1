"""Search over texts."""

from __future__ import annotations

from viz.web.texts import TextIndex

INDEX = TextIndex([("a", "第一行写学前教育。\n第二行写普惠ABC园。"), ("b", "只写学前。")])


def test_a_passage_says_where_it_stands_and_stays_on_its_line() -> None:
    (hit,), more = INDEX.search("普惠abc")
    (passage,) = hit.passages
    assert (passage.before, passage.words, passage.after, more) == ("第二行写", "普惠ABC", "园。", False)
    assert "第一行写学前教育。\n第二行写普惠ABC园。"[passage.start : passage.end] == "普惠ABC"


def test_every_word_must_stand_in_the_document() -> None:
    assert [hit.slug for hit in INDEX.search("学前 普惠")[0]] == ["a"]


def test_one_character_is_too_little() -> None:
    assert INDEX.search("学") == ([], False)


def test_more_documents_than_the_limit_are_told() -> None:
    found, more = INDEX.search("学前", limit=1)
    assert len(found) == 1
    assert more
