"""Scanned pages to lines and tables through rapidocr, an extra.

What it reads is less sure than text, and its tables say so by their confidence.
"""

from __future__ import annotations

from pdfplumber.page import Page

from kg_build.read.errors import MissingProgram
from kg_build.read.pdfgrid import PageTable
from kg_build.read.pdflines import Line


def scanned_page(page: Page, name: str) -> list[Line | PageTable]:
    """Return what a scanned page holds. Raises MissingProgram where the extra is not installed."""
    raise MissingProgram(name, "the extra 'ocr' (rapidocr)", "pip install 'jiaoce[ocr]'")
