"""What stands before the point of a question is left out, but for its places and years; initiatives have short names."""

from __future__ import annotations

import pytest

from queries.ask.clauses import clauses, with_commas, with_heads, without_preamble
from queries.ask.lexicon import Lexicon, Thing, make_lexicon
from queries.ask.reading import Reading, read_question
from queries.ask.times import find_times

PLAN = Thing("initiative", "urn:plan", "城区名师领航行动方案")
OTHER = Thing("initiative", "urn:other", "海岛名师支教行动")


@pytest.fixture
def lexicon() -> Lexicon:
    return make_lexicon([(thing, thing.label) for thing in (PLAN, OTHER)])


def called(question: str, lexicon: Lexicon) -> set[str]:
    reading: Reading = read_question(question, lexicon)
    return {thing.iri for found in reading.of_kind("initiative") for thing in found.things}


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("请问，丽水2021年公办园占比是多少", "丽水2021年公办园占比是多少"),
        ("据了解，丽水2021年公办园占比是多少", "丽水2021年公办园占比是多少"),
        ("根据丽水市教育局的部署，2021年公办园占比是多少", "丽水市2021年公办园占比是多少"),
        ("根据哪些要求，丽水办了园", "根据哪些要求，丽水办了园"),
        ("丽水2021年公办园占比是多少", "丽水2021年公办园占比是多少"),
    ],
)
def test_who_says_so_is_left_out_but_its_places_stay(question: str, left: str, lexicon: Lexicon) -> None:
    assert without_preamble(question, read_question(question, lexicon)) == left


def test_a_half_that_only_says_what_was_done_counts_what_the_one_before_it_counts() -> None:
    assert "丽水2021年拆除老校舍多少间" in with_heads("丽水2021年拆除多少间", ["新建老校舍"])
    assert not [*with_heads("丽水2021年怎么样", ["新建老校舍"])]


def test_a_plan_is_called_by_its_words_though_the_paper_calls_it_a_scheme(lexicon: Lexicon) -> None:
    assert called("名师领航行动计划的目标", lexicon) == {PLAN.iri}


def test_a_space_after_how_many_parts_two_figures() -> None:
    assert with_commas("丽水 2021 新开园几所 新增学位多少") == "丽水 2021 新开园几所，新增学位多少"


@pytest.mark.parametrize(
    "question", ["“领航”行动的目标", "领航行动的目标", "“名师领航”有哪些目标", "丽水领航计划的目标"]
)
def test_a_telling_part_of_its_name_calls_an_initiative(question: str, lexicon: Lexicon) -> None:
    assert called(question, lexicon) == {PLAN.iri}


def test_the_beginning_of_a_name_and_its_kind_call_all_that_begin_so() -> None:
    ours = [
        Thing("initiative", f"urn:{name}", name)
        for name in ("乡间好校建设三年行动计划", "3.丽水市乡间好校提质行动方案", "乡间好校基金")
    ]
    lexicon = make_lexicon([(thing, thing.label) for thing in ours])
    assert called("乡间好校行动的目标", lexicon) == {thing.iri for thing in ours[:2]}


@pytest.mark.parametrize("question", ["“名师”行动的目标", "教育行动的目标"])
def test_a_part_that_several_share_or_that_says_nothing_calls_none(question: str, lexicon: Lexicon) -> None:
    assert called(question, lexicon) == set()


def test_a_number_quoted_for_its_source_is_no_condition(lexicon: Lexicon) -> None:
    reading = read_question("占比达到61.5%出自哪份文件", lexicon)
    assert reading.bounds == ()
    assert [found.things[0].label for found in reading.of_kind("number")] == ["61.5"]


@pytest.mark.parametrize(
    ("question", "clauses_asked"),
    [
        ("丽水名师2024年有多少人，2025年要有多少人？", ("2024名师有多少", "2025名师要有多少")),
        ("丽水名师2024年达到多少，比上年提高多少？", ("名师达到多少", "名师提高多少")),
        ("丽水2024年名师有多少人，温州2019年有多少？", ("丽水", "温州")),
        ("丽水名师2024年有多少人，其中特级多少人？", ("名师有多少", "名师特级多少")),
        ("丽水三年培养多少名师，新增多少特级名师？", ("三年名师", "三年特级名师")),
        ("丽水2024年名师有多少人？", ()),
    ],
)
def test_a_clause_takes_from_the_others_what_it_leaves_unsaid(
    question: str, clauses_asked: tuple[str, ...], lexicon: Lexicon
) -> None:
    asked = clauses(read_question(question, lexicon), question)
    assert len(asked) == len(clauses_asked)
    for clause, words in zip(asked, clauses_asked, strict=True):
        assert all(character in clause for character in words), clause
        assert len(find_times(clause)) == ("三年" not in clause), clause
