"""Reads a written table the way the pipeline does, with an outline made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg_build.model import Document, Fact, Mode, Outline, Place, Project, Section, Source, Span, TableCell, Unread
from kg_build.read import read
from kg_build.tables import table_facts

CHANGSHA = Place("430100", "长沙市")


@dataclass(frozen=True)
class Facts:
    """What was read from one document's tables."""

    document: Document
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]

    @property
    def cells(self) -> list[TableCell]:
        return [fact for fact in self.facts if isinstance(fact, TableCell)]

    @property
    def projects(self) -> list[Project]:
        return [fact for fact in self.facts if isinstance(fact, Project)]

    @property
    def said(self) -> dict[tuple[str, str, str], str]:
        """Return value and unit, or the state, of each cell by indicator, place and period."""
        return {(c.indicator, c.place.name, c.period): c.state or f"{c.value}{c.unit}" for c in self.cells}


def outline_for(document: Document, place: Place = CHANGSHA, year: str = "2023", mode: Mode = "reporting") -> Outline:
    section = Section(Span(0, len(document.text)), "", 0, (), mode, year)
    return Outline(title="", issuer="", place=place, issued="", number="", year=year, kind="", sections=(section,))


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    def run(data: bytes, suffix: str = ".txt", **outline: object) -> Facts:
        document = read(Source("x" + suffix, data))
        facts, unread = table_facts(document, outline_for(document, **outline))  # type: ignore[arg-type]
        return Facts(document, facts, unread)

    return run
