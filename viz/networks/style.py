"""How networks look, read from `style.toml`: classes with colour and shape, relations with their sentences, words for codes.

Knows nothing about graphs or pages; a class or relation the file does not name gets the file's `Other`
look and its own local name as wording.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.terms import PREFIXES

OTHER = "Other"


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """How nodes of one class look; `fill` and `line` are CSS colours, `shape` one of vis-network's."""

    name: str
    zh: str
    en: str
    shape: str
    fill: str
    line: str
    dashes: bool = False


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """What an edge says: sentences with {source}, {target} and {n}, and the few words on the line.

    A relation that is not drawn `across` stands only at the focus: every initiative is mentioned in some document,
    and lines for it between all others would hide the rest.
    """

    name: str
    zh: str
    en: str
    short_zh: str
    short_en: str
    weight: float = 1
    across: bool = True


@dataclass(frozen=True, slots=True)
class Style:
    """The whole style file. Classes keep the order of the file, which is the legend's."""

    classes: dict[str, ClassStyle]
    relations: dict[str, RelationStyle]
    words: dict[str, tuple[str, str]]
    community_fills: tuple[str, ...]
    face: str
    size: int
    focus_size: int

    def word(self, name: str) -> tuple[str, str]:
        """Return the Chinese and English word for a property or a code; its own name where the file has none."""
        return self.words.get(name, (name.rpartition(":")[2],) * 2)

    def of_class(self, name: str) -> ClassStyle:
        """Return the look of a class, `Other` where the file has none."""
        return self.classes.get(name) or self.classes[OTHER]

    def of_relation(self, name: str) -> RelationStyle:
        """Return the wording of a relation given as a prefixed name (jc:region)."""
        known = self.relations.get(name)
        if known:
            return known
        word = name.rpartition(":")[2]
        return RelationStyle(name, f"{{source}} — {word} — {{target}}", f"{{source}} — {word} — {{target}}", word, word)


@cache
def load_style() -> Style:
    """Read the style file of the package, once."""
    raw = tomllib.loads((files(__package__) / "style.toml").read_text(encoding="utf-8"))
    return Style(
        classes={name: ClassStyle(name=name, **entry) for name, entry in raw["classes"].items()},
        relations={name: RelationStyle(name=name, **entry) for name, entry in raw["relations"].items()},
        words={name: (entry["zh"], entry["en"]) for name, entry in raw["words"].items()},
        community_fills=tuple(raw["communities"]["fills"]),
        face=raw["font"]["face"],
        size=raw["font"]["size"],
        focus_size=raw["font"]["focus_size"],
    )


def prefixed(iri: str) -> str:
    """Shorten an IRI of a known vocabulary to prefix:name; others come back as they are."""
    best = max(
        ((prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space)),
        key=lambda pair: len(pair[1]),
        default=None,
    )
    return f"{best[0]}:{iri[len(best[1]) :]}" if best else iri
