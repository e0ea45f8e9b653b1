import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg_build.extract.named import initiative_index, named_facts
from kg_build.structure import outline

from .conftest import document

MARKS = ("“", "”", "《", "》", "（", "）", "、", "，", "。", "等", "\u200b", "\u202e", "１２", "％", "\t", "\n", '"')
PIECES = (
    "实施",
    "推进",
    "工程",
    "行动",
    "改革",
    "省级试点",
    "凤庆县",
    "通过",
    "入选",
    "中学",
    "大学",
    "教育",
    "优质均衡县",
)
WORDS = st.sampled_from((*MARKS, *PIECES, "县(市、区)"))
TEXTS = st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=80)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
@example("实施“青禾《强校（工程")
@example("）》”、等工程")
def test_every_named_thing_has_its_words_in_the_text(text: str) -> None:
    page = document(text)
    for fact in named_facts(page, outline(page)):
        assert 0 <= fact.span.start < fact.span.end <= len(page.text)
        assert fact.span.of(page.text).strip()
        assert 0 < fact.confidence <= 1


@pytest.mark.parametrize(
    "piece",
    ["教育", "“", "《", "（", "实施工程", "实施“", "凤庆县、", "7", "中学", "入选省级试点、", "改革等", "“甲”", "双减"],
)
def test_a_hundred_thousand_characters_without_an_end_are_read(piece: str) -> None:
    page = document((piece * 100_000)[:100_000])
    facts = named_facts(page, outline(page))
    assert all(fact.span.end <= len(page.text) for fact in facts)


def test_the_index_answers_at_every_offset() -> None:
    page = document("一、“青禾强校”发力\n新建学校18所。")
    index = initiative_index(page, outline(page))
    assert {index.at(offset) for offset in range(len(page.text))} <= {None, "青禾强校"}
