"""Word files to text: paragraphs with heading levels, tables with merged cells, content controls.

python-docx opens the package; merged cells are told by the grid (gridSpan, vMerge) and not by repeated
text. Tracked deletions, fallbacks of drawings and headers and footers are left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from kg_build.read.compose import Composer
from kg_build.read.convert import to_docx
from kg_build.read.errors import BrokenFile
from kg_build.read.grid import MAX_CELLS, MAX_COLUMNS, Grid, RawCell
from kg_build.read.package import OLE, is_encrypted, opened

_P, _TBL, _SDT, _SDT_CONTENT = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:sdtContent")
_TR, _TC, _TRPR, _TCPR = qn("w:tr"), qn("w:tc"), qn("w:trPr"), qn("w:tcPr")
_PPR = qn("w:pPr")
_T, _TAB, _BR, _CR, _VAL = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:val")
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
# Content that repeats or that was deleted, by local name.
_LEFT_OUT = frozenset(("Fallback", "del", "moveFrom", "txbxContent", "tbl", "rPr", "pPr", "instrText"))


def compose_docx(data: bytes, name: str) -> Composer:
    """Return the text of a .docx. Raises BrokenFile, EncryptedFile or DangerousFile."""
    if data.startswith(OLE) and not is_encrypted(data):
        return compose_doc(data, name)
    opened(data, name, "Word", "word/document.xml").close()
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets KeyError, ValueError and lxml's errors through
        raise BrokenFile(name, "Word", str(error) or type(error).__name__) from error
    levels = {
        style.style_id: int(found[1]) for style in document.styles if (found := _HEADING_STYLE.match(style.name or ""))
    }
    composer = Composer()
    for block in _blocks(document.element.body):
        if block.tag == _TBL:
            composer.table(_grid(block))
        else:
            level = _level(block, levels)
            composer.paragraph(_text(block), "heading" if level else "paragraph", level)
            for box in block.iter(qn("w:txbxContent")):
                if not any(_local(up) == "Fallback" for up in box.iterancestors()):
                    for inner in box.iter(_P):
                        composer.paragraph(_text(inner))
    return composer


def compose_doc(data: bytes, name: str) -> Composer:
    """Return the text of an old Word file, converted by LibreOffice. Raises MissingProgram without it."""
    return compose_docx(to_docx(data, name), name)


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _blocks(node: Element) -> Iterator[Element]:
    """Yield paragraphs and tables in order, through content controls."""
    for child in node:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag == _SDT:
            for content in child.iterchildren(_SDT_CONTENT):
                yield from _blocks(content)
        elif _local(child) in ("ins", "smartTag", "customXml", "moveTo"):
            yield from _blocks(child)


def _text(node: Element) -> str:
    """Return the words of a paragraph as they stand when changes are accepted."""
    parts: list[str] = []
    for child in node:
        if child.tag == _T:
            parts.append(child.text or "")
        elif child.tag == _TAB:
            parts.append(" ")
        elif child.tag in (_BR, _CR):
            parts.append("\n")
        elif _local(child) == "noBreakHyphen":
            parts.append("-")
        elif _local(child) not in _LEFT_OUT:
            parts.append(_text(child))
    return "".join(parts)


def _level(paragraph: Element, levels: dict[str, int]) -> int:
    properties = paragraph.find(_PPR)
    if properties is None:
        return 0
    outline = properties.find(qn("w:outlineLvl"))
    if outline is not None:
        level = int(outline.get(_VAL, "9"))
        return level + 1 if level < 9 else 0
    style = properties.find(qn("w:pStyle"))
    return levels.get(style.get(_VAL) or "", 0) if style is not None else 0


def _cell_text(cell: Element) -> str:
    """Return a cell's paragraphs, a line each; a table nested in it row by row."""
    lines = []
    for block in _blocks(cell):
        if block.tag == _TBL:
            lines += [" ".join(_cell_text(inner) for inner in row.iter(_TC)) for row in block.iterchildren(_TR)]
        else:
            lines.append(_text(block))
    return "\n".join(lines)


def _grid(table: Element) -> Grid:
    """Return the grid of a table; a vertical merge is the cell it started with, grown downwards."""
    cells: list[RawCell] = []
    open_at: dict[int, int] = {}
    rows = columns = 0
    found = list(table.iterchildren(_TR))
    for rows, row in enumerate(found, start=1):
        if len(cells) > MAX_CELLS:
            return Grid(tuple(cells), rows - 1, columns, left_out=len(found) - rows + 1)
        column = _skipped(row)
        for cell in row.iter(_TC) if row.find(_SDT) is not None else row.iterchildren(_TC):
            width, merge = _spans(cell)
            if merge == "continue" and column in open_at:
                above = cells[open_at[column]]
                grown = RawCell(above.text, above.row, above.column, rows - above.row, above.column_span, above.header)
                cells[open_at[column]] = grown
            else:
                open_at[column] = len(cells)
                cells.append(RawCell(_cell_text(cell), rows - 1, column, 1, width))
            column += width
            if merge != "continue" and merge != "restart":
                open_at.pop(column - width, None)
        columns = max(columns, column)
    return Grid(tuple(cells), rows, columns)


def _skipped(row: Element) -> int:
    properties = row.find(_TRPR)
    before = properties.find(qn("w:gridBefore")) if properties is not None else None
    return min(int(before.get(_VAL, "0")), MAX_COLUMNS) if before is not None else 0


def _spans(cell: Element) -> tuple[int, str]:
    """Return how many grid columns a cell covers, and its part in a vertical merge: "", restart or continue."""
    properties = cell.find(_TCPR)
    if properties is None:
        return 1, ""
    width, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    columns = max(1, min(int(width.get(_VAL, "1")), MAX_COLUMNS)) if width is not None else 1
    return columns, "" if merge is None else merge.get(_VAL, "continue")
