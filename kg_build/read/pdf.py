"""PDF files with text: pages to lines and tables, lines to paragraphs.

pdfplumber finds characters and rules; `pdfgrid` makes tables of them. Pages that are pictures are handed
to `scan`. Page numbers and lines that repeat on most pages are residue.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from kg_build.read.compose import Composer
from kg_build.read.errors import BrokenFile, DangerousFile, EncryptedFile
from kg_build.read.pdfgrid import PageTable, aligned_tables, join_pages, ruled_tables
from kg_build.read.pdflines import Line, page_lines, paragraphs
from kg_build.read.scan import scanned_page

_MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(r"[-—–－\s第/共]*\d{1,4}[-—–－\s页/共\d]*")
_RUNNING = 4


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page from top to bottom."""

    items: tuple[Line | PageTable, ...]


def compose_pdf(data: bytes, name: str) -> Composer:
    """Return the text of a PDF. Raises EncryptedFile, BrokenFile, DangerousFile, or MissingProgram for a scan."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MAX_PAGES:
                raise DangerousFile(name, f"it has {len(pdf.pages):,} pages, more than {_MAX_PAGES:,}")
            pages = [_page(page, name) for page in pdf.pages]
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise EncryptedFile(name) from error
        raise BrokenFile(name, "PDF", str(error) or type(error).__name__) from error
    composer = Composer()
    running = _running(pages)
    margins = _margins(pages)
    lines: list[Line] = []
    for item in join_pages([[i for i in page.items if not _is_residue(i, running)] for page in pages]):
        if isinstance(item, Line):
            lines.append(item)
            continue
        _flush(composer, lines, margins)
        composer.table(item.grid)
    _flush(composer, lines, margins)
    for text in sorted(running):
        composer.paragraph(text, "residue")
    return composer


def _margins(pages: Sequence[Content]) -> tuple[float, float]:
    """Return the left and right edge of what stands on the pages."""
    boxes = [(i.left, i.right) if isinstance(i, Line) else (i.box[0], i.box[2]) for page in pages for i in page.items]
    return min((left for left, _ in boxes), default=0.0), max((right for _, right in boxes), default=0.0)


def _flush(composer: Composer, lines: list[Line], margins: tuple[float, float]) -> None:
    for paragraph in paragraphs(lines, *margins):
        composer.paragraph(paragraph)
    lines.clear()


def _page(page: Page, name: str) -> Content:
    """Return lines and tables of a page from top to bottom; the page's own memory is given back."""
    if not page.chars and page.images:
        return Content(tuple(sorted(scanned_page(page, name), key=lambda item: item.top)))
    tables = ruled_tables(page)
    lines = page_lines(page, [table.box for table in tables])
    found, rest = aligned_tables(lines)
    items: list[Line | PageTable] = [*tables, *found, *rest]
    page.close()
    return Content(tuple(sorted(items, key=lambda item: item.top)))


def _running(pages: Sequence[Content]) -> frozenset[str]:
    """Return the first and last lines that repeat on most pages of a longer document."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [item.text for item in page.items if isinstance(item, Line)]
        edges.update({*lines[:1], *lines[-1:]})
    return frozenset(text for text, n in edges.items() if n >= _RUNNING and n * 2 > len(pages))


def _is_residue(item: Line | PageTable, running: frozenset[str]) -> bool:
    return isinstance(item, Line) and (item.text in running or bool(_PAGE_NUMBER.fullmatch(item.text)))
