"""English questions: words of labels, of the glossary and of pinyin; what is said of anything and what must be said."""

from __future__ import annotations

import pytest

from queries.ask import Asker, DontKnow
from queries.ask.cover import Cover, asked_words, cover
from queries.ask.lexicon import Thing
from queries.ask.paint import Paint
from queries.ask.phrasing import rephrased
from queries.ask.spelling import spelled_schools, spellings
from queries.ask.text import fold, pieces


def covered(text: str, name: str, label: str = "") -> Cover:
    free = Paint(text)
    return cover(asked_words(text, Paint(text), free, free), name, pieces(label))


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Which Lishui counties fail it?", "Which counties in Lishui fail it?"),
        ("Name the districts that passed.", "List the districts that passed."),
        ("How high was the rate in 2021?", "What was the rate in 2021?"),
        ("莲都区有几所小学", "莲都区有几所小学"),
    ],
)
def test_an_english_question_is_read_in_its_usual_order(asked: str, read: str) -> None:
    assert rephrased(asked) == read


def test_american_and_british_spelling_are_one() -> None:
    assert fold("modernized and organized") == fold("modernised and organised")
    assert fold("a prize of this size") == "a prize of this size"


def test_a_school_is_called_by_its_pinyin_and_the_english_of_its_kind() -> None:
    school = Thing("school", "x/青田中学", "青田中学")
    assert "qingtian middle school" in spellings("青田中学")
    assert spelled_schools([school])["qingtian high school"] == (school,)


def test_words_of_the_english_label_stand_for_the_name() -> None:
    told = covered("marine biology clubs", "海洋兴趣小组", "clubs of marine biology")
    assert not told.left
    assert told.share == 1


def test_a_word_that_may_be_said_of_anything_need_not_stand_in_the_name() -> None:
    assert not covered("canteens created", "食堂").left
    assert covered("canteens quuxed", "食堂").left == ("quuxed",)


def test_what_a_name_counts_must_be_said() -> None:
    assert covered("high schools", "普通高中生均公用经费").turned
    assert not covered("canteens", "示范食堂建设").turned


def test_a_name_that_turns_the_matter_around_is_not_meant_unsaid() -> None:
    assert covered("weak kindergartens", "撤并薄弱幼儿园").turned
    assert not covered("closed weak kindergartens", "撤并薄弱幼儿园").turned


def test_what_a_name_lacks_is_looked_for_beside_it_unless_it_is_listed() -> None:
    assert ("校长" in names for names in covered("teachers of principals", "教师").beside)
    assert covered("teachers and principals", "教师").beside == ()


@pytest.mark.parametrize("city", ["Shanghai", "Harbin City", "Ningbo"])
def test_a_city_that_no_paper_names_is_declined_and_never_dropped(asker: Asker, city: str) -> None:
    with pytest.raises(DontKnow):
        asker.ask(f"What share of children in {city} attended public kindergartens in 2024, compared with Wenzhou?")


@pytest.mark.parametrize("question", ["温州市教育局印发了哪些文件？", "五优工程包括哪些内容？"])
def test_an_answer_of_things_or_papers_rests_on_quotes_too(asker: Asker, question: str) -> None:
    evidence = asker.ask(question).to_json()["evidence"]
    assert evidence
    assert all(one["quote"] and one["document"] for one in evidence)
