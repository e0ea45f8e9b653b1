"""The one thing every chart draws: a value or a state of something, somewhere, some time, and who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viz.networks.figures import Evidence

COUNT = "Count"  # the kind of a point that a question counted: it has no document behind it


@dataclass(frozen=True, slots=True)
class Point:
    """One value or state: names ready to read, `year` its last year (None without one), `value` None for a state.

    `measure` is the column a count stands in.
    """

    place: str
    place_iri: str
    indicator: str
    period: str
    value: float | None
    unit: str = ""
    kind: str = "Outcome"
    comparator: str = "Equal"
    rating: str = ""
    verdict: str = ""
    document: str = ""
    observation: str = ""
    measure: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def year(self) -> int | None:
        """Return the last year the period names."""
        years = re.findall(r"(?:19|20)\d\d", self.period)
        return int(years[-1]) if years else None
