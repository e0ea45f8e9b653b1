from collections.abc import Callable

import pytest

from kg_build.extract.named import initiative_index, named_facts
from kg_build.model import Document, Fact, ManifestEntry, Outline
from kg_build.structure import outline

Read = Callable[..., tuple[Fact, ...]]


def document(
    text: str, place: str = "临沧市", title: str = "临沧市教育体育局2022年工作总结", year: str = "2022"
) -> Document:
    """A plain document with what a manifest says of it."""
    entry = ManifestEntry(file="a.txt", title=title, issuer_region=place, year=year)
    return Document("a", f"{title}\n{text}\n", (), (), "a.txt", "text/plain", "", entry)


@pytest.fixture
def read() -> Read:
    """Read the named things of a text; `kind` keeps the facts of one type."""

    def reader(text: str, kind: str = "", **about: str) -> tuple[Fact, ...]:
        page = document(text, **about)
        facts = named_facts(page, outline(page))
        return tuple(fact for fact in facts if not kind or fact.type == kind)

    return reader


@pytest.fixture
def under() -> Callable[[str, str], str | None]:
    """The initiative that the place of some words in a text reports under."""

    def reader(text: str, words: str) -> str | None:
        page = document(text)
        read_outline: Outline = outline(page)
        return initiative_index(page, read_outline).at(page.text.index(words))

    return reader
