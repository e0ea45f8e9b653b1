"""Marks cover their spans exactly, however spans overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.web.marks import Piece, marked

_TEXT = st.text(alphabet="教育\n，a😀", max_size=40)
_SPANS = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=8)


def test_overlapping_spans_share_the_piece_they_have_in_common() -> None:
    (line,) = marked("一二三四五", [(0, 3), (1, 5)])
    assert line.pieces == (Piece("一", (0,), (0,)), Piece("二三", (0, 1), (1,)), Piece("四五", (1,)))


def test_a_span_over_a_line_break_is_marked_on_both_lines_and_begins_once() -> None:
    first, second = marked("甲乙\n丙丁", [(1, 4)])
    assert first.pieces == (Piece("甲"), Piece("乙", (0,), (0,)))
    assert second.start == 3
    assert second.pieces == (Piece("丙", (0,)), Piece("丁"))


@given(_TEXT, _SPANS)
def test_the_pieces_are_the_text_and_each_character_carries_exactly_the_marks_over_it(
    text: str, spans: list[tuple[int, int]]
) -> None:
    lines = marked(text, spans)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    for line in lines:
        at = line.start
        for piece in line.pieces:
            for offset in range(at, at + len(piece.text)):
                assert set(piece.marks) == {i for i, (start, end) in enumerate(spans) if start <= offset < end}
            at += len(piece.text)


@given(_TEXT, _SPANS)
def test_every_mark_begins_once(text: str, spans: list[tuple[int, int]]) -> None:
    begun = [mark for line in marked(text, spans) for piece in line.pieces for mark in piece.starts]
    shown = {mark for line in marked(text, spans) for piece in line.pieces for mark in piece.marks}
    assert sorted(begun) == sorted(shown)
