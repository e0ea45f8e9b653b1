"""The words of questions about tables, as `words.yaml` gives them, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

Pattern = re.Pattern[str]
Named = tuple[tuple[str, Pattern], ...]


@dataclass(frozen=True, slots=True)
class TableWords:
    """The patterns of `words.yaml`. `cues` and `english` hold those of each subject, its own before those of all."""

    cues: Mapping[str, Named]
    filler: tuple[Pattern, ...]
    light_filler: Pattern
    overall: Pattern
    kinds: Named
    words: tuple[tuple[Pattern, tuple[str, ...]], ...]
    called: tuple[tuple[Pattern, str], ...]
    english: Mapping[str, tuple[tuple[Pattern, str], ...]]
    unread: Pattern
    compared: Pattern
    than: Pattern
    shortfall: Pattern
    per_head: Pattern
    large_money: Pattern
    to_add: Pattern
    both_gaps: Pattern
    head_gap: Pattern
    light: Pattern
    light_owed: Pattern


def _named(said: Mapping[str, str]) -> Named:
    return tuple((name, re.compile(pattern)) for name, pattern in said.items())


def _english(said: Mapping[str, Mapping[str, str]], about: str) -> tuple[tuple[Pattern, str], ...]:
    own = said.get(f"english_{about}", {})
    return tuple((re.compile(pattern), meant) for pattern, meant in {**own, **said["english"], **own}.items())


@cache
def load_table_words() -> TableWords:
    """Return the words of questions about tables."""
    said = yaml.safe_load(files("queries.ask.tables").joinpath("words.yaml").read_text(encoding="utf-8"))
    return TableWords(
        cues={
            about: _named({**said[about], **said["cues"], **said["tail"]}) for about in ("projects", "items", "figures")
        },
        filler=tuple(re.compile(pattern) for pattern in said["filler"]),
        light_filler=re.compile(said["light_filler"]),
        overall=re.compile(said["overall"]),
        kinds=_named(said["kinds"]),
        words=tuple((re.compile(pattern), tuple(names)) for pattern, names in said["words"].items()),
        called=tuple((re.compile(pattern), meant) for pattern, meant in said["called"].items()),
        english={about: _english(said, about) for about in ("projects", "items", "figures")},
        unread=re.compile(said["unread"]),
        compared=re.compile(said["compared"]),
        than=re.compile(said["than"]),
        shortfall=re.compile(said["shortfall"]),
        per_head=re.compile(said["per_head"]),
        large_money=re.compile(said["large_money"]),
        head_gap=re.compile(said["head_gap"]),
        both_gaps=re.compile(said["both_gaps"]),
        to_add=re.compile(said["to_add"]),
        light=re.compile(said["light"]),
        light_owed=re.compile(said["light_owed"]),
    )
