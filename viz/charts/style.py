"""How charts look, read from `style.toml`, and the text they show, made safe for plotly's own markup."""

from __future__ import annotations

import html
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from viz.networks.labels import clean, cut


@dataclass(frozen=True, slots=True)
class State:
    """How one state of a monitoring table is shown; `bad` where a standard is not reached."""

    zh: str
    en: str
    fill: str
    mark: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours, font and words of charts."""

    face: str
    ink: str
    grid: str
    lines: tuple[str, ...]
    bar: str
    missed: str
    met: str
    target: str
    nothing: str
    scale: list[list[Any]]
    states: dict[str, State]
    kinds: dict[str, dict[str, str]]
    counts: dict[str, str]


@cache
def load_style() -> ChartStyle:
    """Read the style file of the package, once."""
    raw = tomllib.loads((files(__package__) / "style.toml").read_text(encoding="utf-8"))
    states = {name: State(**entry) for name, entry in raw.pop("states").items()}
    return ChartStyle(states=states, lines=tuple(raw.pop("lines")), **raw)


def shown(text: str, ems: float = 18) -> str:
    """Return text for a chart: cleaned, cut to a width in ems, and escaped, since plotly reads a little HTML."""
    return html.escape(cut(clean(text), ems), quote=False)


def distinct(texts: list[str], ems: float) -> list[str]:
    """Return texts as `shown`, whole where two would be cut to the same: an axis puts equal names into one place."""
    short = [shown(text, ems) for text in texts]
    return [shown(text, 60) if short.count(brief) > 1 else brief for text, brief in zip(texts, short, strict=True)]
