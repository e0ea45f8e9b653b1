"""Tables in text flattened from Word: a tab starts a cell, a blank line before a tab starts a row.

Finds where such tables stand and which characters each cell holds. How cells share the grid (spans) is
the business of `flatgrid`. Tab-indented prose is not a table: its cells are sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg_build.model import Span
from kg_build.read.shapes import is_data

_HEADING = re.compile(
    r"\s*(?:附件|附表|附录|表\s*[一二三四五六七八九十\d]|注\s*[:：\d]|备注\s*[:：]|说明\s*[:：]|(?:数据|资料)来源|[（(]?单位\s*[:：]|第[一二三四五六七八九十]+[章节])"
)
_LONG = 60
_TAIL = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text without its newline."""

    start: int
    text: str

    @property
    def blank(self) -> bool:
        """Tell whether nothing but white space stands in the line; a tab makes it a cell."""
        return not self.text.strip() and not self.tabbed

    @property
    def tabbed(self) -> bool:
        """Tell whether the line starts a cell."""
        return self.text.startswith("\t")


Row = list[Span]


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, parted by a line feed that a carriage return may precede."""
    lines, start = [], 0
    for part in text.split("\n"):
        lines.append(Line(start, part.removesuffix("\r")))
        start += len(part) + 1
    return lines


def flat_tables(text: str) -> Iterator[list[Row]]:
    """Yield the tables of a flattened text, each a list of rows of cell spans."""
    lines = lines_of(text)
    at = 0
    while at < len(lines):
        if lines[at].tabbed:
            rows, at = _table(lines, at)
            for part in split_tables(text, _joined(text, rows)):
                if _is_table(text, part):
                    yield part
        else:
            at += 1


def _table(lines: Sequence[Line], at: int) -> tuple[list[Row], int]:
    """Read one run of cells from line `at`; return its rows and the line after it."""
    rows: list[Row] = [[]]
    while True:
        end = _cell_end(lines, at)
        rows[-1].append(_trimmed(lines, at, end))
        following = _next_cell(lines, end)
        if following is None:
            return rows, end
        if following > end:
            rows.append([])
        at = following


def _cell_end(lines: Sequence[Line], at: int) -> int:
    """Return the line after the last line with words of the cell that starts at line `at`."""
    following = next((i for i in range(at + 1, len(lines)) if lines[i].tabbed), None)
    stop = len(lines) if following is None else following
    end, blanks = at + 1, 0
    for i in range(at + 1, stop):
        line = lines[i]
        if line.blank:
            blanks += 1
            continue
        if blanks > 1 or _HEADING.match(line.text) or (blanks and len(line.text) > _LONG):
            return end
        if following is None and not _last_words(lines, i, blanks):
            return end
        end, blanks = i + 1, 0
    if following is not None and blanks == 0 and end == stop:
        return end
    return end


def _last_words(lines: Sequence[Line], i: int, blanks: int) -> bool:
    """Tell whether line `i`, after which no cell starts any more, still belongs to the last cell."""
    if len(lines[i].text.strip()) > _LONG:
        return False
    if not blanks:
        return True
    ends = all(line.blank for line in lines[i + 1 : i + 3])
    return ends and len(lines[i].text.strip()) <= _TAIL


def _next_cell(lines: Sequence[Line], end: int) -> int | None:
    """Return the line where the next cell starts, None where words stand between (the table has ended)."""
    for i in range(end, len(lines)):
        if lines[i].tabbed:
            return i
        if not lines[i].blank:
            return None
    return None


def _trimmed(lines: Sequence[Line], at: int, end: int) -> Span:
    first, last = lines[at], lines[end - 1]
    start, stop = first.start + 1, last.start + len(last.text)
    return Span(start, max(start, stop))


def _joined(text: str, rows: list[Row]) -> list[Row]:
    """Join rows that a cell with empty paragraphs at its end tore apart."""
    width = usual_width(rows)
    joined: list[Row] = []
    for row in rows:
        torn = joined and len(joined[-1]) + len(row) == width and text[row[0].start : row[0].end].strip()
        if torn and len(joined) > 1:
            joined[-1] = joined[-1] + row
        else:
            joined.append(row)
    return joined


def usual_width(rows: Sequence[Row]) -> int:
    """Return the number of cells that most rows have; of two the larger."""
    counts = Counter(len(row) for row in rows)
    return max(counts, key=lambda n: (counts[n], n))


def split_tables(text: str, rows: list[Row]) -> Iterator[list[Row]]:
    """Cut a run of rows where a header of another width starts a second table."""
    for at in range(2, len(rows) - 1):
        above, below = usual_width(rows[:at]), usual_width(rows[at:])
        if above == below or any(is_data(text[c.start : c.end]) for c in rows[at]):
            continue
        same = all(len(row) != above for row in rows[at:]) and len(rows[at - 1]) == above
        if same and sum(len(row) == above for row in rows[:at]) > 1 and sum(len(row) == below for row in rows[at:]) > 1:
            yield rows[:at]
            yield from split_tables(text, rows[at:])
            return
    yield rows


def _is_table(text: str, rows: list[Row]) -> bool:
    """Tell a table from prose whose paragraphs are indented by tabs."""
    cells = [text[cell.start : cell.end].strip() for row in rows for cell in row]
    prose = sum(1 for cell in cells if len(cell) > _LONG or (len(cell) > 25 and cell.endswith(("。", "；"))))
    return len(rows) >= 2 and usual_width(rows) >= 2 and prose * 2 < len(cells)
