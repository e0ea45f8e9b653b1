"""Make the samples that are not plain text from `scripts/samples/`: one .docx, one .pdf, one .txt in GB18030.

Run by hand after a change of a source: `python scripts/make_samples.py`.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
from docx.document import Document as DocxDocument
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

SAMPLES = Path(__file__).parent.parent / "samples"
FONT = "STSong-Light"
WRITTEN = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def _heading(line: str) -> tuple[int, str]:
    level = len(line) - len(line.lstrip("#"))
    return level, line[level:].strip()


def _add_table(document: DocxDocument, lines: list[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    for column in (0, 1):  # header cells that span both header rows
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(2, 0).merge(table.cell(3, 0))
    for merged in (table.cell(0, 0), table.cell(0, 1), table.cell(0, 2), table.cell(2, 0)):
        merged.text = merged.text.strip()


def make_docx(source: Path, target: Path) -> None:
    """Write a Word document with headings and one table with merged header cells."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    lines = source.read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if not line.startswith("|")):
        level, text = _heading(line)
        document.add_heading(text, level) if level else document.add_paragraph(text)
    _add_table(document, [line for line in lines if line.startswith("|")])
    document.save(str(target))


def make_pdf(source: Path, target: Path) -> None:
    """Write a PDF with text, in a CJK font every reader has."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    story = []
    for line in source.read_text(encoding="utf-8").splitlines():
        level, text = _heading(line)
        size = {0: 11, 1: 17, 2: 14, 3: 12}[level]
        style = ParagraphStyle(
            f"level{level}", fontName=FONT, fontSize=size, leading=size * 1.6, wordWrap="CJK", spaceAfter=6
        )
        story.append(Paragraph(text, style))
    SimpleDocTemplate(str(target), invariant=1, title=source.stem).build(story)


def make_gb18030(source: Path, target: Path) -> None:
    """Write the same text as older offices saved it."""
    target.write_bytes(source.read_text(encoding="utf-8").encode("gb18030"))


if __name__ == "__main__":
    sources = Path(__file__).parent / "samples"
    make_docx(sources / "wenling-2024-review.txt", SAMPLES / "wenling-2024-review.docx")
    make_pdf(sources / "wenzhou-2024-review-2025-plan.txt", SAMPLES / "wenzhou-2024-review-2025-plan.pdf")
    make_gb18030(sources / "taizhou-2019-review-2020-plan.txt", SAMPLES / "taizhou-2019-review-2020-plan.txt")
