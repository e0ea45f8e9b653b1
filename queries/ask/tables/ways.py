"""The ways of asking what tables say, as `ways.yaml` gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from queries.header import Bilingual

ALWAYS = frozenset({"whether"})
CONDITIONS = frozenset({"lacking", "having", "zero_value", "none_at_all"})


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking one library question; the fields are those of `ways.yaml`."""

    name: str
    about: str
    query: str
    subject: str
    places: str
    understood: Bilingual
    when: tuple[frozenset[str], ...]
    also: frozenset[str]
    bounds: str
    needs: str
    choices: Mapping[str, Mapping[str, str]]
    constants: Mapping[str, str]
    keep: str
    of: str
    unless: Mapping[str, str]
    count: str
    count_where: Mapping[str, str]
    add: str
    order: bool
    bound_on: str
    soft: bool
    tells: Mapping[str, tuple[str, ...]]

    @property
    def firm(self) -> bool:
        """Whether no row means that there is none: of ratings, of figures in bounds, of lists of projects."""
        return not self.soft and (self.about == "items" or self.bounds == "required" or self.query == "project-list")

    def open_to(self, cues: frozenset[str]) -> bool:
        """Say whether every group of cues occurs and no cue occurs that this way has no use for."""
        used = self.also.union(ALWAYS | (CONDITIONS if self.about == "figures" else {"what"}), *self.when)
        return cues <= used and all(group & cues for group in self.when)


def _way(said: Mapping[str, Any]) -> Way:
    return Way(
        name=said["name"],
        about=said["about"],
        query=said["query"],
        subject=said["subject"],
        places=said["places"],
        understood=Bilingual(said["understood"]["zh"], said["understood"]["en"]),
        when=tuple(frozenset(str(group).split("|")) for group in said.get("when") or ()),
        also=frozenset(said.get("also") or ()),
        bounds=said.get("bounds", "none"),
        needs=said.get("needs", ""),
        choices=said.get("choices") or {},
        constants={name: str(value) for name, value in (said.get("set") or {}).items()},
        keep=said.get("keep", "all"),
        of=said.get("of", "value"),
        unless=said.get("unless") or {},
        count=said.get("count", ""),
        count_where=said.get("count_where") or {},
        add=said.get("add", ""),
        order=bool(said.get("order", False)),
        bound_on=said.get("bound_on", ""),
        soft=bool(said.get("soft", False)),
        tells={cue: tuple(str(columns).split("|")) for cue, columns in (said.get("tells") or {}).items()},
    )


@cache
def load_ways() -> tuple[Way, ...]:
    """Return the ways in their order."""
    text = files("queries.ask.tables").joinpath("ways.yaml").read_text(encoding="utf-8")
    return tuple(_way(entry) for entry in yaml.safe_load(text))
