"""Scanned pages: pictures of tables become tables, less sure than text, with page and box."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from kg_build.model import Source
from kg_build.read import read
from kg_build.read.errors import MissingProgram

Image = pytest.importorskip("PIL.Image")
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
ROWS = [
    ["指标", "芙蓉区", "天心区"],
    ["生均面积", "√", "※"],
    ["巩固率（%）", "98.5", "—"],
    ["在校生数", "51762", "43780"],
]


def scanned() -> bytes:
    """Return a page at 300 dpi that shows a caption and a ruled table and holds no text."""
    from PIL import ImageDraw, ImageFont

    font = ImageFont.truetype(str(FONT), 40)
    page = Image.new("L", (1600, 900), 255)
    draw = ImageDraw.Draw(page)
    draw.text((500, 60), "2022年办学条件情况表", font=font, fill=0)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            left, top = 150 + 420 * c, 160 + 120 * r
            draw.rectangle((left, top, left + 420, top + 120), outline=0, width=3)
            draw.text((left + 210 - draw.textlength(text, font=font) / 2, top + 30), text, font=font, fill=0)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=300.0)
    return stream.getvalue()


needs_font = pytest.mark.skipif(not FONT.is_file(), reason="fonts-noto-cjk is not installed")


@needs_font
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_scanned_table_is_read_with_page_and_box() -> None:
    pytest.importorskip("rapidocr")
    document = read(Source("scan.pdf", scanned()))
    (table,) = document.tables
    assert [c.text for c in table.cells] == [text for row in ROWS for text in row]
    assert table.caption == "2022年办学条件情况表"
    assert table.confidence < 0.9
    assert all(c.box.startswith("page=1&xywh=") for c in table.cells)
    left, top, width, height = (float(v) for v in table.cells[0].box.rpartition("=")[2].split(","))
    assert (left, top, width, height) == pytest.approx((36, 38.4, 100.8, 28.8), abs=2)


@needs_font
def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Any:
        raise ImportError("rapidocr")

    monkeypatch.setattr("kg_build.read.scan._loaded", missing)
    with pytest.raises(MissingProgram, match=r"scan\.pdf.*jiaoce\[ocr\]"):
        read(Source("scan.pdf", scanned()))
