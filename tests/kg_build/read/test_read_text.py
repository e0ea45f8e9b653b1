"""Plain text: encodings, offsets, flattened tables, private data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_build.model import Source
from kg_build.read import read
from kg_build.read.decode import decode
from kg_build.read.mask import MASK

TEXT = "丽水市教育局2021年工作小结\r\n\r\n一、办好家门口的幼儿园，公办园在园幼儿占比达到61.5%。\r\n"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    assert read(Source("a.txt", TEXT.encode(encoding))).text == TEXT


@given(
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1), st.sampled_from(ENCODINGS)
)
def test_a_text_with_a_mark_or_in_utf8_is_never_changed(words: str, encoding: str) -> None:
    data = words.encode(encoding)
    if encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(data, "a.txt") == words


def table(rows: list[list[str]]) -> str:
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows)


def grid(text: str) -> list[tuple[str, int, int, int, int]]:
    found = read(Source("a.txt", text.encode())).tables[0]
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in found.cells]


def test_merged_header_cells_share_out_the_columns_below() -> None:
    rows = [
        ["地区", "小学", "初中"],
        ["", "公办", "民办", "公办", "民办"],
        ["莲都区", "5", "1", "4", "2"],
        ["龙泉市", "3", "0", "2", "1"],
    ]
    assert grid(table(rows))[:3] == [("地区", 0, 0, 2, 1), ("小学", 0, 1, 1, 2), ("初中", 0, 3, 1, 2)]


def test_header_cells_of_unlike_width_are_told_by_the_gaps_below() -> None:
    rows = [
        ["地区", "高中", "幼儿园"],
        ["", "数值", "与上年比", "数值", "与上年比"],
        ["", "", "增幅", "差额", "", "增幅", "差额"],
        ["莲都区", "1", "2", "3", "4", "5", "6"],
        ["龙泉市", "1", "2", "3", "4", "5", "6"],
    ]
    header = grid(table(rows))[:7]
    assert header[1:3] == [("高中", 0, 1, 1, 3), ("幼儿园", 0, 4, 1, 3)]
    assert header[3:6] == [("数值", 1, 1, 2, 1), ("与上年比", 1, 2, 1, 2), ("数值", 1, 4, 2, 1)]


def test_a_cell_may_hold_blank_lines() -> None:
    text = "\t项目\n\t莲都\n\t龙泉\n\n\t一、\n\n师资\n\n\n\t√\n\t√\n\n\t总分\n\t（-2）\n\n80%\n\t（-1）\n\n90%\n\n\n注：完。"
    words = [cell[0] for cell in grid(text)]
    assert words == ["项目", "莲都", "龙泉", "一、\n\n师资", "√", "√", "总分", "（-2）\n\n80%", "（-1）\n\n90%"]


def test_prose_after_a_table_is_not_its_last_cell() -> None:
    text = table([["县", "数"], ["莲都区", "5"], ["龙泉市", "6"]]) + "\n附件2\n\n另一份方案\n"
    document = read(Source("a.txt", text.encode()))
    assert document.tables[0].cells[-1].text == "6"
    assert [b.kind for b in document.blocks] == ["table", "paragraph", "paragraph"]


def test_paragraphs_indented_by_tabs_are_no_table() -> None:
    lines = ["各地要把学前教育摆上重要位置，逐年增加投入，切实改善办园条件和保教质量。"] * 4
    assert not read(Source("a.txt", "\n\n".join("\t" + line + "\n\t" + line for line in lines).encode())).tables


def test_every_cell_is_the_text_at_its_span() -> None:
    text = "前文\r\n\r\n" + table([["县", "数"], ["莲都区", " 5 "], ["龙泉市", ""]]).replace("\n", "\r\n") + "\r\n"
    document = read(Source("a.txt", text.encode()))
    assert all(c.span.of(document.text) == c.text for t in document.tables for c in t.cells)
    assert [c.text for c in document.tables[0].cells] == ["县", "数", "莲都区", "5", "龙泉市", ""]


def test_rows_copied_from_a_spreadsheet_are_a_table() -> None:
    rows = "地区\t小学\t\t初中\t\n\t公办\t民办\t公办\t民办\n莲都区\t5\t1\t4\t2\n龙泉市\t3\t0\t2\t1\n"
    assert grid("说明\n" + rows)[:3] == [("地区", 0, 0, 2, 1), ("小学", 0, 1, 1, 2), ("初中", 0, 3, 1, 2)]


def test_captions_units_and_notes_stand_around_a_table() -> None:
    text = (
        "附件2\n\n2021年学校建设\n\n情况一览表\n\n单位：万元\n"
        + table([["县", "投入"], ["莲都区", "5"], ["龙泉市", "6"]])
        + "\n\n\n注：1.含在建。\n2.不含民办。\n\n附件3\n"
    )
    found = read(Source("a.txt", text.encode())).tables[0]
    assert (found.caption, found.unit, found.notes) == (
        "2021年学校建设情况一览表",
        "万元",
        "注：1.含在建。\n2.不含民办。",
    )


PRIVATE = ["13812345678", "138****5678", "0578-2123456", "332501198001011234", "someone@example.com"]


@pytest.mark.parametrize("number", PRIVATE)
def test_private_numbers_are_covered_and_offsets_hold(number: str) -> None:
    text = f"咨询请联系{number}，谢谢。公办园占比61.5%。"
    document = read(Source("a.txt", text.encode()))
    assert number not in document.text
    assert document.text.index("61.5") == text.index("61.5")


def test_contact_columns_are_covered_with_their_names() -> None:
    text = table(
        [
            ["项目名称", "总投资", "联系人及联系电话"],
            ["一中扩建", "300", "王小明 139****3977"],
            ["二中扩建", "500", "李明"],
        ]
    )
    document = read(Source("a.txt", text.encode()))
    assert "王小明" not in document.text
    assert "李明" not in document.text
    assert [c.text for c in document.tables[0].cells if c.column == 1] == ["总投资", "300", "500"]


def test_large_amounts_are_no_phone_numbers() -> None:
    assert "13800000000元" in read(Source("a.txt", "总投资13800000000元。".encode())).text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第二小学秦小雨同学获全省朗诵比赛一等奖", ["秦小雨"]),
        ("其中罗一、董二妹等3名同学入选集训队", ["罗一", "董二妹"]),
        ("实验中学钟大山在全国数学竞赛中夺得金牌", ["钟大山"]),
        ("学校向全体同学发出倡议并获好评", []),
        ("实验中学高中组在全国数学竞赛中夺得金牌", []),
        ("老师和同学共获奖项12个，同学们荣获称号", []),
    ],
)
def test_pupils_are_not_named_and_offsets_hold(text: str, names: list[str]) -> None:
    expected = text
    for name in names:
        expected = expected.replace(name, MASK * len(name))
    assert read(Source("a.txt", text.encode())).text == expected
