"""What each format brings besides its words: headings, residue, merged cells, pages, sheets."""

from __future__ import annotations

import io

import docx
import openpyxl
from docx.oxml import OxmlElement
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

from kg_build.model import Document, Source
from kg_build.read import read

LONG = "全市各地坚持把学前教育作为重要的民生工程来抓，持续扩大普惠性资源供给，努力让更多孩子在家门口上好园。" * 3


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, b.span.of(document.text)) for b in document.blocks if b.kind != "table"]


def pdf(*flow: object) -> bytes:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(list(flow))
    return stream.getvalue()


def style() -> ParagraphStyle:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return ParagraphStyle("cn", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK", firstLineIndent=22)


def test_a_web_page_is_its_main_text_and_the_rest_is_residue() -> None:
    page = f"""<html><head><title>x</title><script>var a=1;</script></head><body>
    <div class="nav">首页 &gt; 公开</div>
    <div class="content"><h1>工作总结</h1><p>{LONG}</p><p>二〇二三年<br>完成</p></div>
    <div class="footer">主办单位</div></body></html>"""
    found = kinds(read(Source("a.html", page.encode())))
    assert found == [
        ("residue", 0, "首页 > 公开"),
        ("heading", 1, "工作总结"),
        ("paragraph", 0, LONG),
        ("paragraph", 0, "二〇二三年"),
        ("paragraph", 0, "完成"),
        ("residue", 0, "主办单位"),
    ]


def test_a_page_in_an_old_encoding_is_read_by_what_it_declares() -> None:
    page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><body><p>丽水市镕镓</p></body></html>"
    assert read(Source("a.htm", page.encode("gb18030"))).text == "丽水市镕镓\n"


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    page = f"<table><tr><td><p>{LONG}</p><table><tr><td>县</td><td>数</td></tr><tr><td>甲</td><td>1</td></tr></table></td><td>x</td></tr></table>"
    document = read(Source("a.html", page.encode()))
    assert [t.rows for t in document.tables] == [2]
    assert LONG in document.text


def test_spans_of_web_tables_are_bounded() -> None:
    page = "<table><tr><td rowspan=999999 colspan=99999>县</td><td>数</td></tr><tr><td>1</td></tr></table>"
    table = read(Source("a.html", page.encode())).tables[0]
    assert (table.rows, table.columns <= 500) == (2, True)


def test_word_headings_have_their_level_and_deletions_are_gone() -> None:
    document = docx.Document()
    document.add_heading("总结", 1)
    paragraph = document.add_paragraph("新增学位")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:delText"))
    deleted.append(run)
    paragraph._p.append(deleted)
    paragraph.add_run("3个")
    stream = io.BytesIO()
    document.save(stream)
    assert kinds(read(Source("a.docx", stream.getvalue()))) == [("heading", 1, "总结"), ("paragraph", 0, "新增学位3个")]


def test_merged_word_cells_stand_once_with_their_spans() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for r in range(3):
        for c in range(3):
            table.cell(r, c).text = f"{r}{c}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "县"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "学校"
    table.cell(2, 2).add_paragraph("第二段")
    stream = io.BytesIO()
    document.save(stream)
    cells = read(Source("a.docx", stream.getvalue())).tables[0].cells
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in cells] == [
        ("县", 0, 0, 2, 1), ("学校", 0, 1, 1, 2), ("11", 1, 1, 1, 1), ("12", 1, 2, 1, 1),
        ("20", 2, 0, 1, 1), ("21", 2, 1, 1, 1), ("22\n第二段", 2, 2, 1, 1),
    ]  # fmt: skip


def test_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    document = read(
        Source("a.pdf", pdf(Paragraph("工作总结", style()), Paragraph(LONG, style()), Paragraph(LONG, style())))
    )
    assert [words for _, _, words in kinds(document)] == ["工作总结", LONG, LONG]


def test_aligned_columns_of_a_pdf_without_rules_are_a_table() -> None:
    rows = [["区县", "小学", "初中"], ["甲县", "10", "5"], ["乙县", "7", "8"], ["丙县", "9", "4"]]
    bare = PdfTable(rows, colWidths=[120, 120, 120], style=[("FONTNAME", (0, 0), (-1, -1), "STSong-Light")])
    document = read(Source("a.pdf", pdf(Paragraph(LONG, style()), Spacer(1, 20), bare)))
    assert [[c.text for c in t.cells] for t in document.tables] == [[text for row in rows for text in row]]


def test_a_table_over_a_page_break_is_one_and_its_header_stands_once() -> None:
    rows = [["区县", "小学"], *([f"第{i}县", str(i)] for i in range(90))]
    ruled = PdfTable(
        rows,
        repeatRows=1,
        style=[("FONTNAME", (0, 0), (-1, -1), "STSong-Light"), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))],
    )
    style()
    (table,) = read(Source("a.pdf", pdf(ruled))).tables
    assert table.rows == 91
    assert [c.text for c in table.cells].count("区县") == 1


def test_sheets_are_read_as_they_show_their_numbers() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "办学情况"
    for row in (["区县", "达标率", "经费", "学校数"], ["甲县", 0.703, 29.630000000000003, 12.0], ["乙县", 1, None, 7]):
        page.append(row)
    page["B2"].number_format = page["B3"].number_format = "0.0%"
    book.create_sheet("说明").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    (table,) = read(Source("a.xlsx", stream.getvalue())).tables
    assert table.caption == "办学情况"
    assert [c.text for c in table.cells[4:]] == ["甲县", "70.3%", "29.63", "12", "乙县", "100.0%", "", "7"]


def test_two_tables_on_a_sheet_are_two() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["甲表"], ["县", "数"], ["甲县", 1], ["乙县", 2], [], ["县", "所"], ["丙县", 3], ["丁县", 4]):
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert [t.rows for t in read(Source("a.xlsx", stream.getvalue())).tables] == [3, 3]
