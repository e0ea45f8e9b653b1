"""Every number is in a measure or listed with a reason; spans lie in the text; bad input does no harm."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_build.extract import extract
from kg_build.extract.accounting import DIGITS, unread
from kg_build.extract.measures import measures
from kg_build.extract.page import page
from kg_build.model import Document, Measure, Outline, Unread
from kg_build.structure.fold import fold

WORDS = st.sampled_from(
    [
        "新增学位", "建成", "学校", "占比", "达到", "由", "提高到", "分别", "、", "，", "。", "；", "（", "）", "“", "”", "《", "》",
        "3", "12.5", "２０", "%", "％", "个", "所", "万", "亿元", "名", "2024年", "第", "一", "三", "百", "余", "近", "以上", "不低于",
        "每校", "居全省第二", "\n", "一、", "1.", "附件2", "〔2024〕3号", "较上年", "百分点", "3-5", "1:2", "\u200b", "\u202e", "\t", " ",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=60).map("".join)


Accounts = Callable[[str], tuple[list[Measure], tuple[Unread, ...]]]


@pytest.fixture(scope="session")
def account(outlined: Callable[..., tuple[Document, Outline]]) -> Accounts:
    def reading(text: str) -> tuple[list[Measure], tuple[Unread, ...]]:
        document, found = outlined(text)
        ready = page(document, found)
        facts = list(measures(ready, found))
        return facts, unread(ready, facts)

    return reading


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_number_is_in_a_measure_or_is_listed_with_a_reason(account: Accounts, text: str) -> None:
    facts, left = account(text)
    covered = {i for m in facts if m.number for i in range(m.number.start, m.number.end)}
    covered |= {i for u in left for i in range(u.span.start, u.span.end)}
    starts = {m.start() for m in DIGITS.finditer(fold(text))}
    assert starts <= covered
    assert all(u.reason for u in left)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_quote_holds_its_number_and_no_line_break(account: Accounts, text: str) -> None:
    facts, left = account(text)
    for measure in facts:
        quote = measure.span.of(text)
        assert measure.number is not None
        assert measure.span.start <= measure.number.start < measure.number.end <= measure.span.end
        assert "\n" not in quote
        assert measure.printed in quote
        assert measure.indicator
        assert 0 <= measure.confidence <= 1
    assert all(u.text == u.span.of(text) for u in left)


@pytest.mark.parametrize(
    "text",
    [
        "新建2所学校占比3%、居全省第一" * 1200,
        "12345678" * 3000,
        "（新增3个" * 3000,
        "“新增3个" * 3000,
        "新\u200b增３\u202e个（占比％" * 2000,
        "由3%提高到5%" * 2000,
        "，、；：" * 5000,
        "一二三百千万" * 4000,
    ],
)
def test_endless_sentences_are_read_to_their_end(account: Accounts, text: str) -> None:
    facts, left = account(text)
    assert all(m.span.end - m.span.start <= 80 for m in facts)
    assert len(facts) + len(left) <= len(text)


def test_facts_of_all_kinds_come_in_the_order_of_the_text(outlined: Callable[..., tuple[Document, Outline]]) -> None:
    document, found = outlined("实施“星火”工程，新建书吧3个；温岭中学获评示范校。")
    facts, _ = extract(document, found)
    assert {"initiative", "measure", "school"} <= {fact.type for fact in facts}
    assert [fact.span.start for fact in facts] == sorted(fact.span.start for fact in facts)
    assert [fact.initiative for fact in facts if isinstance(fact, Measure)] == ["星火工程"]


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("印发于2024年2月6日", "2024", "date"),
        ("依据教发〔2021〕8号文件", "8", "document number"),
        ("推进“469”行动", "469", "name"),
        ("1.加强师德建设", "1", "section number"),
        ("联系电话13800000000", "13800000000", "contact"),
    ],
)
def test_a_number_that_is_no_measure_has_its_reason(account: Accounts, text: str, number: str, reason: str) -> None:
    _, left = account(text)
    assert (number, reason) in [(u.text, u.reason) for u in left]


def test_the_digits_of_the_test_words_are_digits() -> None:
    assert re.findall(r"\d", fold("２０％")) == ["2", "0"]
