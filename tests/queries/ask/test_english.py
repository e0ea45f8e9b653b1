"""English questions: words of labels, of the glossary and of pinyin; what is said of anything and what must be said."""

from __future__ import annotations

import pytest

from queries.ask import Asker, DontKnow
from queries.ask.cover import Cover, asked_words, cover
from queries.ask.lexicon import Thing, zone_spellings
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
        ("How many 'reading station' (书香驿站) projects are there?", "How many 书香驿站 projects are there?"),
        ("How many full senior (正高级) teachers came?", "How many 正高级 teachers came?"),
        ("How large is the Dongfang fund (东方育才基金)?", "What is the 东方育才基金?"),
        ("Which 书香驿站 (reading stations) opened?", "Which 书香驿站 opened?"),
        ("Who is balanced (youzhi junheng)?", "Who is balanced?"),
        ("Does every Lishui county meet it?", "Does every county in Lishui meet it?"),
        ("Which counties don't meet it?", "Which counties do not meet it?"),
        (
            "Which had not yet got half of their pupils in?",
            "Which have not reached the standard that 50 % of pupils in?",
        ),
        ("What is aimed at under Lishui's reading plan?", "What is aimed at in Lishui?"),
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


def test_codes_of_figures_and_letters_must_agree() -> None:
    assert not covered("new 5a campuses", "新增5a平安校园").turned
    assert covered("new 5a campuses", "新增4a平安校园").turned


def test_a_share_of_some_pupils_is_not_told_for_all_of_them() -> None:
    assert covered("pupils in public schools", "随迁子女就读公办学校比例").turned
    assert not covered("migrant children in public schools", "随迁子女就读公办学校比例").turned


def test_a_name_cited_in_chinese_must_stand_in_the_name_that_is_meant() -> None:
    assert "乡村园" not in covered("canteens of every 乡村园", "乡村园食堂").left
    assert "乡村园" in covered("canteens of every 乡村园", "乡村学校食堂").left


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What share of children in Wenzhou were in public and quality kindergartens in 2023?", [63.7, 84.3]),
        ("How many public kindergartens were built or expanded in Wenzhou in 2023, and how many opened?", [28, 43]),
        (
            "Which city had the higher share of children in public kindergartens in 2024, Wenzhou or Wenling?",
            [70.77, 69.72],
        ),
    ],
)
def test_each_of_several_things_is_told(question: str, told: list[float], asker: Asker) -> None:
    assert list(dict.fromkeys(row["value"] for row in asker.ask(question).rows)) == told


@pytest.mark.parametrize(
    "question",
    [
        "What was Wenzhou's high school enrolment in 2024?",
        "How many students in Wenzhou studied abroad in 2023?",
        "How many 6A safe campuses did Wenling gain in 2024?",
        "How many public kindergartens and dormitories did Wenzhou open in 2024?",
    ],
)
def test_a_figure_of_something_narrower_or_near_is_no_answer(question: str, asker: Asker) -> None:
    with pytest.raises(DontKnow):
        asker.ask(question)


def test_a_zone_has_an_english_name() -> None:
    assert "donghai bay new area" in zone_spellings("东海湾新区")


@pytest.mark.parametrize("city", ["Shanghai", "Harbin City", "Ningbo"])
def test_a_city_that_no_paper_names_is_declined_and_never_dropped(asker: Asker, city: str) -> None:
    with pytest.raises(DontKnow):
        asker.ask(f"What share of children in {city} attended public kindergartens in 2024, compared with Wenzhou?")


@pytest.mark.parametrize("question", ["温州市教育局印发了哪些文件？", "五优工程包括哪些内容？"])
def test_an_answer_of_things_or_papers_rests_on_quotes_too(asker: Asker, question: str) -> None:
    evidence = asker.ask(question).to_json()["evidence"]
    assert evidence
    assert all(one["quote"] and one["document"] for one in evidence)
