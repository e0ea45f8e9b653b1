"""The word lists of `data/*.tsv`, and regular expressions made of them.

A list is a text file a domain expert can extend: one entry a line, columns divided by tabs, `#` starts
a comment. What the columns mean stands in each file's first comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `data/NAME.tsv`, each a tuple of its columns."""
    text = (files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    kept = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in kept)


@cache
def words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """Return the first column of a list, of all rows or of those whose second column holds `kind`."""
    return tuple(row[0] for row in rows(name) if kind is None or (len(row) > 1 and kind in row[1].split()))


def either(entries: Iterable[str]) -> str:
    """Return a regular expression that matches any of the entries, longest first."""
    return "(?:" + "|".join(re.escape(entry) for entry in sorted(set(entries), key=lambda e: (-len(e), e))) + ")"
