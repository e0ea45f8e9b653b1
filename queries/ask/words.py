"""The words of questions as `words.yaml` and `glossary.yaml` give them: cues, filler, synonyms, stages, bounds.

Everything here is data read once and compiled; what a question makes of it is for `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from queries.ask.text import fold, stem

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of `words.yaml`; `called` maps a word of questions to what names write for it."""

    cues: Mapping[str, Pattern]
    strong: frozenset[str]
    inner: frozenset[str]
    filler: tuple[Pattern, ...]
    soft: tuple[Pattern, ...]
    synonyms: tuple[tuple[Pattern, str], ...]
    called: tuple[tuple[Pattern, tuple[str, ...]], ...]
    stages: Mapping[str, tuple[Pattern, tuple[str, ...]]]
    bounds: Mapping[str, Pattern]
    telling: tuple[Pattern, ...]
    turning: Pattern
    said_of_all: frozenset[str]
    implied: tuple[tuple[Pattern, Pattern], ...]
    light: Pattern
    shortfall: Pattern
    weighty: frozenset[str]
    not_places: Pattern
    honours: Pattern
    honours_english: tuple[tuple[Pattern, str], ...]
    actual: Pattern
    units: tuple[tuple[Pattern, Pattern], ...]


def _compiled(patterns: Mapping[str, str]) -> dict[str, Pattern]:
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def _called(said: Mapping[str, Any]) -> tuple[tuple[Pattern, tuple[str, ...]], ...]:
    """Return the patterns with what names write for them, with brackets of either width."""
    return tuple(
        (re.compile(pattern), tuple(dict.fromkeys((*str(names).split("|"), *fold(str(names)).split("|")))))
        for pattern, names in said.items()
    )


def _stages(said: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[Pattern, tuple[str, ...]]]:
    return {
        name: (re.compile(about["asked"]), tuple(str(about["names"]).split("|"))) for name, about in said.items()
    }  # fmt: skip


@cache
def load_words() -> Words:
    """Return the words of questions, compiled once."""
    said = _read("words.yaml")
    english = {rf"\b(?:{phrase})\b": names for phrase, names in _read("glossary.yaml").items()}
    return Words(
        cues=_compiled(said["cues"]),
        strong=frozenset(said["strong"]),
        inner=frozenset(said["inner"]),
        filler=tuple(re.compile(pattern) for pattern in said["filler"]),
        soft=tuple(re.compile(pattern) for pattern in said["soft"]),
        synonyms=tuple((re.compile(pattern), meant) for pattern, meant in said["synonyms"].items()),
        called=_called({**said["called"], **english}),
        stages=_stages(said["stages"]),
        bounds=_compiled(said["bounds"]),
        telling=tuple(re.compile(pattern) for pattern in said["telling"]),
        turning=re.compile(said["turning"]),
        said_of_all=frozenset(stem(word) for word in str(said["said_of_all"]).split()),
        implied=tuple((re.compile(word), re.compile(name)) for word, name in said["implied"].items()),
        light=re.compile(said["light"]),
        shortfall=re.compile(said["shortfall"]),
        weighty=frozenset(said["weighty"]),
        not_places=re.compile(said["not_places"]),
        honours=re.compile(said["honours"]),
        honours_english=tuple((re.compile(word), kind) for word, kind in said["honours_english"].items()),
        actual=re.compile(said["actual"]),
        units=tuple((re.compile(asked), re.compile(fits)) for asked, fits in said["units"].items()),
    )


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(files("queries.ask").joinpath(name).read_text(encoding="utf-8")))
