"""Web pages to text: the main text, its tables, and what stands around it as residue.

The main text is the element with the most prose of its own paragraphs, or one that says it is. Tables
that hold tables are layout and are read as the blocks they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from kg_build.read.compose import BlockKind, Composer
from kg_build.read.decode import decode
from kg_build.read.errors import DangerousFile
from kg_build.read.grid import MAX_CELLS, MAX_COLUMNS, Grid, RawCell

_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "head", "iframe", "svg", "object", "select", "button", "input")
)
_RESIDUE_TAGS = frozenset(("nav", "footer", "aside", "form"))
_RESIDUE_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|breadcrumb|crumb|footer|foot|share|print|toolbar|sidebar|position|copyright|related|pager?|location|qrcode|search)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_MAIN = (
    "article",
    "main",
    "#zoom",
    "#Zoom",
    ".TRS_Editor",
    "#UCAP-CONTENT",
    ".article-content",
    "#article",
    ".article",
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "o:p",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "time",
    )
)
_HEADING = re.compile(r"h([1-6])")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_ENOUGH_PROSE = 200


def compose_html(data: bytes, name: str) -> Composer:
    """Return the text of a web page. Raises EmptyFile, BinaryFile, UnknownEncoding, or DangerousFile."""
    soup = BeautifulSoup(_decoded(data, name), "lxml")
    body = soup.body or soup
    page = _Page(_main(body))
    try:
        page.walk(body, inside=page.main is body)
    except RecursionError as error:
        raise DangerousFile(name, "its elements are nested too deeply") from error
    page.flush()
    return page.composer


def _decoded(data: bytes, name: str) -> str:
    """Decode by what the bytes are; by what the page declares only where they leave it open."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = declared[1].decode("ascii").lower()
        encoding = "gb18030" if encoding in ("gb2312", "gbk", "gb18030") else encoding
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _main(body: Tag) -> Tag:
    for selector in _MAIN:
        found = body.select(selector)
        if len(found) == 1 and len(found[0].get_text(strip=True)) >= _ENOUGH_PROSE:
            return found[0]
    prose: dict[int, tuple[int, Tag]] = {}
    for paragraph in body.find_all(["p", "table"]):
        parent = paragraph.parent
        if parent is not None and not any(_is_residue(up) for up in (parent, *parent.parents) if up is not body):
            size, _ = prose.get(id(parent), (0, parent))
            prose[id(parent)] = (size + len(paragraph.get_text(strip=True)), parent)
    size, best = max(prose.values(), key=lambda found: found[0], default=(0, body))
    return best if size >= _ENOUGH_PROSE else body


def _is_residue(tag: Tag) -> bool:
    if tag.name in _RESIDUE_TAGS:
        return True
    names = " ".join([*(tag.get_attribute_list("class")), str(tag.get("id") or "")]) if tag.attrs else ""
    return bool(_RESIDUE_NAMES.search(names.replace("None", "")))


@dataclass
class _Page:
    """Walks a page once, writing paragraphs as blocks end."""

    main: Tag
    composer: Composer = field(default_factory=Composer)
    words: list[str] = field(default_factory=list)
    residue: bool = True

    def walk(self, tag: Tag, inside: bool) -> None:
        for child in tag.children:
            self.residue = not inside
            if isinstance(child, Tag):
                self._tag(child, inside)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.words.append(re.sub(r"\s+", " ", child))

    def _tag(self, tag: Tag, inside: bool) -> None:
        inside = (inside or tag is self.main) and not (_is_residue(tag) and self.main not in tag.descendants)
        if tag.name in _DROPPED:
            return
        if tag.name == "br":
            self.flush()
        elif tag.name == "table" and _is_data_table(tag):
            self.flush()
            self.residue = not inside
            self.composer.table(html_grid(tag))
        elif tag.name in _INLINE:
            self.walk(tag, inside)
        else:
            self.flush()
            self.walk(tag, inside)
            self.residue = not inside
            heading = _HEADING.fullmatch(tag.name or "")
            self.flush(int(heading[1]) if heading and inside else 0)

    def flush(self, level: int = 0) -> None:
        text, self.words = "".join(self.words), []
        kind: BlockKind = "residue" if self.residue else "paragraph"
        self.composer.paragraph(text, "heading" if level else kind, level)


def _is_data_table(table: Tag) -> bool:
    rows = _rows(table)
    return table.find("table") is None and len(rows) >= 2 and max(len(row) for row in rows) >= 2


def _rows(table: Tag) -> list[list[Tag]]:
    return [cells for row in table.find_all("tr") if (cells := row.find_all(["td", "th"], recursive=False))]


def html_grid(table: Tag) -> Grid:
    """Return the grid of a table by the rules of HTML for rowspan and colspan, bounded."""
    cells: list[RawCell] = []
    taken: set[tuple[int, int]] = set()
    found = _rows(table)
    columns = 0
    for r, row in enumerate(found):
        if len(cells) > MAX_CELLS:
            return Grid(tuple(cells), r, columns, left_out=len(found) - r)
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            width = min(_span(cell, "colspan"), MAX_COLUMNS - min(column, MAX_COLUMNS - 1))
            height = min(_span(cell, "rowspan"), len(found) - r)
            taken.update((r + i, column + j) for i in range(height) for j in range(width))
            cells.append(RawCell(_cell_text(cell), r, column, height, width, cell.name == "th"))
            column += width
        columns = max(columns, column)
    return Grid(tuple(cells), len(found), columns)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return max(1, int(value)) if value.isdecimal() and len(value) < 6 else 1


def _cell_text(cell: Tag) -> str:
    return "".join(_pieces(cell))


def _pieces(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "br":
                yield "\n"
            elif child.name not in _DROPPED:
                block = child.name not in _INLINE
                if block:
                    yield "\n"
                yield from _pieces(child)
                if block:
                    yield "\n"
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield re.sub(r"\s+", " ", child)
