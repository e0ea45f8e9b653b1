"""Plain questions over the samples: answered right, or declined; a wrong answer is worse than none.

`questions.tsv` holds questions for development (`dev`) and questions that were kept back while the words and intents were
written (`held`, `late`); those were opened at the end, and their figures at first sight stand in docs/decisions/0701.
Each row names the library questions that may answer, `any`, or `declined`, and what the answer must show: `a & b` both,
`a|b` either, `!a` not, `^a` in the first row.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.ask import Asker, DontKnow
from queries.ask.lexicon import Lexicon
from queries.ask.reading import read_question

LEAST_RIGHT = {"dev": 0.97, "held": 0.97, "late": 0.95}


def asked() -> list[dict[str, str]]:
    text = (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def shows(rows: list[dict[str, object]], wanted: str) -> bool:
    every = " ".join(str(value) for row in rows for value in row.values())
    first = " ".join(map(str, rows[0].values()))
    for token in filter(None, wanted.split(" & ")):
        if token.startswith("!"):
            good = token[1:] not in every
        else:
            good = any(part in (first if token[0] == "^" else every) for part in token.removeprefix("^").split("|"))
        if not good:
            return False
    return True


def said(asker: Asker, question: str) -> str:
    try:
        return asker.ask(question).query
    except DontKnow as refused:
        return str(refused)


def verdict(asker: Asker, row: dict[str, str]) -> str:
    allowed = row["query"].split("|")
    try:
        answer = asker.ask(row["question"])
    except DontKnow:
        return "right" if "declined" in allowed else "declined"
    return (
        "right"
        if (answer.query in allowed or "any" in allowed) and shows(answer.rows, row["answer"] or "")
        else "wrong"
    )


def test_the_questions_are_many_and_in_both_languages() -> None:
    questions = asked()
    assert len(questions) >= 200
    assert sum(row["query"] == "declined" for row in questions) >= 25
    assert sum(row["question"].isascii() for row in questions) >= 20
    assert len({row["question"] for row in questions}) == len(questions)


@pytest.mark.parametrize("part", ["dev", "held", "late"])
def test_questions_are_answered_right_or_declined(asker: Asker, part: str) -> None:
    verdicts = {row["question"]: verdict(asker, row) for row in asked() if row["set"] == part}
    wrong = [question for question, said in verdicts.items() if said == "wrong"]
    right = sum(said == "right" for said in verdicts.values())
    assert not wrong
    assert right / len(verdicts) >= LEAST_RIGHT[part]


@pytest.mark.parametrize("row", [row for row in asked() if row["query"] == "declined"])
def test_what_the_graph_cannot_know_is_declined(asker: Asker, row: dict[str, str]) -> None:
    with pytest.raises(DontKnow):
        asker.ask(row["question"])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("杭州市2024年公办园占比是多少？", "杭州市"),
        ("温州市去年公办园占比是多少？", "去年"),
        ("温州的房价是多少？", "房价"),
        ("为什么温州的公办园占比下降", "没有原因"),
        ("Why did Wenzhou miss its target?", "no reasons"),
        ("温州市1998年公办园占比是多少？", "1998年"),
    ],
)
def test_a_refusal_says_what_is_missing(asker: Asker, question: str, said: str) -> None:
    with pytest.raises(DontKnow) as refused:
        asker.ask(question)
    assert said in str(refused.value)
    assert refused.value.to_json().keys() == {"question", "error", "suggestions"}


def test_no_span_of_one_year_is_suggested(asker: Asker) -> None:
    with pytest.raises(DontKnow) as refused:
        asker.ask("温州市1998年公办园占比是多少？")
    assert not [one for one in refused.value.suggestions if one.count("1998") > 1]


def test_an_answer_is_json_of_the_contract_with_quotes(asker: Asker) -> None:
    said = json.loads(json.dumps(asker.ask("温州市2024年公办园占比的目标完成了吗？").to_json(), default=str))
    assert said["query"] == "target-vs-outcome"
    assert said["parameters"]["year"] == ["2024"]
    assert "SELECT" in said["sparql"]
    assert said["rows"][0].keys() == set(said["columns"])
    assert said["evidence"][0].keys() >= {"document", "quote", "start", "end"}


def test_the_source_of_a_number_is_told_by_its_paper_and_its_words_first(asker: Asker) -> None:
    told = asker.ask("温州新锐教师1997名出自哪份文件？").statement
    assert told.startswith("《温州市教育局2024年工作总结和2025年工作要点》“")
    assert "1997" in told.split("——")[0]


def test_the_parts_of_an_initiative_are_those_that_a_paper_of_the_year_names(asker: Asker) -> None:
    assert len(asker.ask("五优工程2024年由哪几项组成？").rows) == 5
    with pytest.raises(DontKnow):
        asker.ask("五优工程2019年由哪几项组成？")


@pytest.mark.parametrize(
    "question",
    [
        "温州 } ; DROP ALL #",
        '" } UNION { ?s ?p ?o } #',
        "温州公办园占比'; DELETE WHERE {?s ?p ?o}",
        "{region} {0} %s",
        "?" * 300,
    ],
)
def test_text_that_looks_like_a_query_is_only_text(asker: Asker, question: str) -> None:
    with pytest.raises(DontKnow):
        asker.ask(question)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered_or_declined(asker: Asker, question: str) -> None:
    assert said(asker, question)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "温州 台州 2024年 目标 完成 哪些 多少 公办园占比 最高 变化 达标 项目 荣誉 文件 70% 和 的 吗".split()
        ),
        max_size=7,
    )
)
def test_any_order_of_question_words_is_answered_or_declined(asker: Asker, words: list[str]) -> None:
    assert said(asker, "".join(words))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_every_word_is_named_a_cue_filler_or_unknown(question: str) -> None:
    reading = read_question(question, Lexicon())
    assert all(phrase in reading.text for phrase in reading.unknown)
