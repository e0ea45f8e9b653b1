"""Facts in running text: the third stage."""

from __future__ import annotations

from dataclasses import replace

from kg_build.extract.accounting import unread
from kg_build.extract.measures import measures
from kg_build.extract.named import read_named
from kg_build.extract.named.again import told_again
from kg_build.extract.page import page
from kg_build.model import Document, Fact, Outline, Unread

__all__ = ["extract"]


def extract(document: Document, outline: Outline) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
    """Return what a document's prose says, in order, and every number of it that became no fact."""
    named, initiatives = read_named(document, outline)
    read = page(document, outline)
    found = tuple(
        replace(m, initiative=initiatives.at(m.number.start if m.number else m.span.start))
        for m in measures(read, outline)
    )
    facts: list[Fact] = [*named, *found, *told_again(named, found, initiatives, outline.place)]
    left = unread(read, found, (fact.span for fact in named if fact.type in ("initiative", "school")))
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end, fact.type))), left
