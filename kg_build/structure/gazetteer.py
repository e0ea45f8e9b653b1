"""Places named in a document's head: the full official name where a table of divisions knows it."""

from __future__ import annotations

import re

from kg_build.model import Place

_FULL = re.compile(r"(?:[一-鿿]{2,7}?(?:自治区|自治州|自治县|省|市|县|区|旗|州|盟))+")


def place_named(words: str) -> Place | None:
    """Return the first place that some words name, or None."""
    found = _FULL.search(words)
    if found:
        name = re.split(r"(?<=省)|(?<=自治区)(?=.)", found[0])[-1]
        return Place("", name)
    short = re.search(r"([一-鿿]{2})教育", words)
    return Place("", short[1] + "市") if short else None
