"""Abbreviations in general use, as vocabulary (`data/abbreviations.tsv`: kind, abbreviation, full name).

Only those that mean one thing everywhere in China stand there; what a document defines for itself is
in its outline, and what looks like an abbreviation is left to `similar`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ontology.normal import initiative_form, normal_form


@cache
def general(kind: str) -> Mapping[str, str]:
    """Return abbreviation -> full name for a kind of entity."""
    text = files("kg_build.link").joinpath("data/abbreviations.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {short: full for of, short, full in rows if of == kind}


@cache
def _by_form(kind: str) -> Mapping[str, str]:
    return {_form(kind, short): full for short, full in general(kind).items()}


def _form(kind: str, name: str) -> str:
    return initiative_form(name) if kind == "initiative" else normal_form(name)


def full_name(kind: str, name: str) -> str | None:
    """Return the full name that a name in general use is short for, however it is written; None if it is not.

    >>> full_name("initiative", "“县中振兴”行动计划")
    '县域普通高中振兴行动'
    """
    return _by_form(kind).get(_form(kind, name))
