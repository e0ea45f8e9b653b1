"""Scanned pages to lines and tables through rapidocr, an extra.

Rules are found in the picture, so that merged cells are told as in a drawn PDF; words are read for the
whole page at once and go to the cell that holds their middle. What is read is less sure than text, and
tables say so by their confidence.
"""

from __future__ import annotations

from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING, Any

from pdfplumber.page import Page

from kg_build.read.errors import MissingProgram
from kg_build.read.pdfgrid import PageTable, table_of_boxes
from kg_build.read.pdflines import Box, Line, PlacedWord, Word, lines_of

if TYPE_CHECKING:
    import numpy as np

    Picture = np.ndarray[Any, np.dtype[np.uint8]]

_DPI = 300
_POINTS = 72 / _DPI
# Shades of grey below this are ink; so many pixels of it are more than dust; so far inside a cell its rules have ended.
_DARK, _LEAST_INK, _MARGIN = 160, 20, 8
# A scanned table is never surer than this, and less where the reader of characters is less sure.
_SUREST = 0.85
# Readings of a mark that stands alone in its cell, where others of its table are read as marks.
_MISREAD = {"V": "√", "v": "√", "J": "√", "✓": "√", "米": "※"}
_MARKS = frozenset("√※")


def scanned_page(page: Page, name: str) -> list[Line | PageTable]:
    """Return what a scanned page holds. Raises MissingProgram where the extra is not installed."""
    picture, words, sure = _read(page, name)
    tables = [
        _table(picture, cells, words, min(_SUREST, sure), page.page_number, name)
        for cells in ruled_cells(picture)
        if len(cells) > 3
    ]
    outside = [word for word in words if not any(_inside(word, table.box) for table in tables)]
    return [*lines_of(outside), *tables]


def _read(page: Page, name: str) -> tuple[Picture, list[PlacedWord], float]:
    """Return a page's picture in shades of grey, its words in points, and how sure they are on the whole."""
    engine = _engine(name)
    import numpy as np

    picture = np.asarray(page.to_image(resolution=_DPI).original.convert("L"))
    found = engine(np.stack([picture] * 3, axis=-1))
    if found.boxes is None:
        return picture, [], 0.0
    words = []
    for corners, text in zip(found.boxes, found.txts, strict=True):
        (left, top), (right, bottom) = corners.min(axis=0) * _POINTS, corners.max(axis=0) * _POINTS
        words.append((Word(text, float(left), float(right)), float(top), float(bottom)))
    return picture, words, round(fmean(found.scores), 3)


@cache
def _loaded() -> Any:  # noqa: ANN401 - rapidocr has no types
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _engine(name: str) -> Any:  # noqa: ANN401 - rapidocr has no types
    try:
        return _loaded()
    except ImportError as error:
        raise MissingProgram(name, "the extra 'ocr' (rapidocr)", "pip install 'jiaoce[ocr]'") from error


def ruled_cells(picture: Picture) -> list[list[Box]]:
    """Return the cells of each ruled table of a picture, in points: the blank areas that its rules enclose."""
    import cv2
    import numpy as np

    ink = (picture < _DARK).astype(np.uint8) * 255
    height, width = ink.shape
    rules = np.zeros_like(ink)
    for kernel in ((width // 40, 1), (1, height // 80)):
        found = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        rules = np.maximum(rules, np.asarray(found, np.uint8))
    rules = np.asarray(cv2.dilate(rules, np.ones((3, 3), np.uint8)), np.uint8)
    _, frames, places, _ = cv2.connectedComponentsWithStats(rules)
    _, _, areas, _ = cv2.connectedComponentsWithStats(255 - rules, connectivity=4)
    tables: dict[int, list[Box]] = {}
    for left, top, wide, high, _ in areas[1:]:
        if wide < 20 or high < 20 or wide > 0.98 * width or high > 0.98 * height:
            continue
        frame = int(frames[top + high // 2, max(0, left - 1)])
        if frame and places[frame][2] > wide:
            box = tuple(float(v) * _POINTS for v in (left - 2, top - 2, left + wide + 2, top + high + 2))
            tables.setdefault(frame, []).append((box[0], box[1], box[2], box[3]))
    return list(tables.values())


def _table(
    picture: Picture, cells: list[Box], words: list[PlacedWord], sure: float, number: int, name: str
) -> PageTable:
    texts = {}
    for cell in cells:
        inside = [word for word in words if _inside(word, cell)]
        text = "\n".join(line.text for line in lines_of(inside))
        texts[cell] = text or _looked_again(picture, cell, name)
    single = [text for text in texts.values() if len(text) == 1]
    if sum(text in _MARKS for text in single) * 2 > len(single):
        texts = {cell: _MISREAD.get(text, text) for cell, text in texts.items()}
    box = (min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))
    return table_of_boxes(texts, box, confidence=sure, scanned=number)


def _inside(word: PlacedWord, box: Box) -> bool:
    x, y = (word[0].left + word[0].right) / 2, (word[1] + word[2]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _looked_again(picture: Picture, cell: Box, name: str) -> str:
    """Return what a cell holds that was passed over in the whole page: a flat stroke, or a mark read by itself."""
    import numpy as np

    left, top, right, bottom = (int(v / _POINTS) for v in cell)
    inner = picture[top + _MARGIN : bottom - _MARGIN, left + _MARGIN : right - _MARGIN]
    rows, columns = np.nonzero(inner < _DARK)
    if rows.size < _LEAST_INK:
        return ""
    if np.ptp(rows) * 4 < np.ptp(columns):
        return "—"
    crop = inner[
        max(0, rows.min() - _MARGIN) : rows.max() + _MARGIN, max(0, columns.min() - _MARGIN) : columns.max() + _MARGIN
    ]
    found = _engine(name)(np.stack([crop] * 3, axis=-1), use_det=False, use_cls=False, use_rec=True)
    return str(found.txts[0]).strip() if found.txts else ""
