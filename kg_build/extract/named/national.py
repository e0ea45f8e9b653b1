"""Programmes of the whole country, or of a province, that documents name without saying whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.vocabulary import either, rows

_KNOWN = {
    spelling: (row[0], row[2], row[3] if len(row) > 3 else "programme")
    for row in rows("national")
    for spelling in (row[0], *row[1].split())
}
_ANY = re.compile(either(_KNOWN))


def national_names(plain: str) -> Iterator[Candidate]:
    """Yield every mention of a known programme; the name is as written."""
    for match in _ANY.finditer(plain):
        _, region, kind = _KNOWN[match[0]]
        yield Candidate(re.sub("[“”]", "", match[0]), match.start(), match.end(), kind, "national", region or "中国")


def canonical(name: str) -> str:
    """Return the first spelling of a known programme, other names as they are.

    >>> canonical("国培计划"), canonical("百校行动")
    ('国培', '百校行动')
    """
    return _KNOWN[name][0] if name in _KNOWN else name
