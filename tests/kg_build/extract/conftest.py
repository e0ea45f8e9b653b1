"""Sentences become documents of 温岭市 from 2024 that report, or plan, as the test says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_build.extract.measures import measures
from kg_build.extract.page import page
from kg_build.model import Block, Document, ManifestEntry, Measure, Outline, Span
from kg_build.structure import outline

TITLES = {
    "reporting": "2024年教育工作总结",
    "planning": "2024年教育工作要点",
    "report": "政府工作报告",
    "plan": "校舍行动计划（2021—2023年）",
}


def document_of(text: str, title: str = TITLES["reporting"], place: str = "温岭市", year: str = "2024") -> Document:
    entry = ManifestEntry("own.txt", title, place, year)
    return Document("own", text, (Block(Span(0, len(text))),), (), "own.txt", "text/plain", "0", entry)


def _outlined(
    text: str, mode: str = "reporting", place: str = "温岭市", year: str = "2024"
) -> tuple[Document, Outline]:
    document = document_of(text, TITLES[mode], place, year)
    return document, outline(document)


@pytest.fixture(scope="session")
def outlined() -> Callable[..., tuple[Document, Outline]]:
    """Return a function from a text to its document and outline."""
    return _outlined


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Measure]]:
    """Return a function from a sentence to its measures."""

    def reading(text: str, mode: str = "reporting", place: str = "温岭市", year: str = "2024") -> list[Measure]:
        document, found = _outlined(text, mode, place, year)
        return list(measures(page(document, found), found))

    return reading
