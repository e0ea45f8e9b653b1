"""Abbreviations in general use, as vocabulary (`data/abbreviations.tsv`: kind, abbreviation, full name).

Only those that mean one thing everywhere in China stand there; what a document defines for itself is
in its outline, and what looks like an abbreviation is left to `similar`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def general(kind: str) -> Mapping[str, str]:
    """Return abbreviation -> full name for a kind of entity."""
    text = files("kg_build.link").joinpath("data/abbreviations.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {short: full for of, short, full in rows if of == kind}
