"""Tables of a text stand in cells again, and nothing of the text is lost between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz.web.marks import Line, marked
from viz.web.sheets import Block, laid_out

FLAT = "前言\n\n\t指标\n\t甲县\n\t乙县\n\n\t生均用房\n\t√\n\t※\n\n\t生均场馆\n面积\n\t√\n\t√\n\n后记写在表格之外，是一段完整的话，不算最后一格\n"


def _said(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def _blocks(text: str) -> tuple[Block, ...]:
    return laid_out(text, marked(text, []))


def test_cells_written_a_line_each_stand_in_their_rows() -> None:
    (sheet,) = (block.sheet for block in _blocks(FLAT) if block.sheet)
    shown = [["".join(map(_said, cell.lines)).strip() for cell in row] for row in sheet.rows]
    assert shown == [["指标", "甲县", "乙县"], ["生均用房", "√", "※"], ["生均场馆面积", "√", "√"]]
    assert [cell.header for cell in sheet.rows[0]] == [True, True, True]
    assert not any(cell.header for row in sheet.rows[1:] for cell in row)


def test_words_around_a_table_stay_lines() -> None:
    shown = [_said(block.line) for block in _blocks(FLAT) if block.line and block.line.pieces]
    assert shown == ["前言", "后记写在表格之外，是一段完整的话，不算最后一格"]


@given(st.text(alphabet="教育、\n\n\t\t12√※", max_size=120))
def test_every_line_is_shown_once(text: str) -> None:
    shown = list[Line]()
    for block in _blocks(text):
        cells = [cell for row in block.sheet.rows for cell in row] if block.sheet else []
        shown += [block.line] if block.line else [line for cell in cells for line in cell.lines]
    wanted = [line for line in marked(text, []) if line.pieces and _said(line).strip()]
    assert [line for line in shown if _said(line).strip()] == wanted
