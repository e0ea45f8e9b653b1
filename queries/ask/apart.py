"""A question that names several things of a kind (figures, years, places), once for each of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from queries.ask.reading import Reading
from queries.ask.times import Time
from queries.ask.words import load_words

APART = ("indicator", "number", "time", "project", "certification", "initiative", "region")


def apart(reading: Reading, kind: str) -> list[Reading]:
    """Return the reading once for each of several things of a kind that it names; none where it names one."""
    if kind == "time":
        alone = reading.cues - {"pair", "year_on_year"}  # a year by itself is compared with none
        return [replace(reading, times=(time,), cues=alone) for time in _times_apart(reading)]
    several = reading.of_kind(kind)
    if len(several) < 2:
        return []
    if kind == "indicator" and not all(_join(reading.text[a.end : b.start]) for a, b in itertools.pairwise(several)):
        return []
    others = tuple(found for found in reading.found if found not in several)
    return [replace(reading, found=(*others, one)) for one in several]


def _times_apart(reading: Reading) -> Sequence[Time]:
    """Return the several times a reading names, or the two years that one time names."""
    if len(reading.times) != 1:
        return reading.times if len(reading.times) > 1 else ()
    first, last = reading.times[0].years
    both = first is not None and last is not None and first != last
    return [replace(reading.times[0], years=(year, year), pair=False) for year in (first, last)] if both else ()


def with_year_before(reading: Reading) -> Time | None:
    """Return the year asked and the one before it, where a question compares with the year before."""
    if "year_on_year" not in reading.cues or len(reading.times) != 1 or not (year := reading.times[0].single):
        return None
    return replace(reading.times[0], years=(year - 1, year), pair=True)


def _join(between: str) -> bool:
    """Say whether what stands between two figures joins them: 和, 与, a comma."""
    return bool(re.search(r"[和与及、,，以;；?？]|\band\b", between) or load_words().cues["how_many"].search(between))
