"""Where a place stands among the places of its level under the same parent: outcomes of one indicator, year and unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ontology.indicators import load_indicators
from viz.web.observed import Observed
from viz.web.visit import Visit

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """A place's rank for one indicator: 1 is best where a direction is known, else highest."""

    indicator: str
    label: str
    year: str
    value: Observed
    rank: int
    places: int
    lowest: Decimal
    highest: Decimal
    better: str
    order: tuple[tuple[str, Decimal], ...]

    @property
    def said(self) -> str:
        """The places from the first to the last."""
        return " > ".join(place for place, _ in self.order)

    @property
    def dots(self) -> tuple[float, ...]:
        """Where the places stand on a strip of 120 units."""
        return tuple(self._across(number) for _, number in self.order)

    @property
    def own(self) -> float:
        """Where this place stands on the strip."""
        return self._across(self.value.amount or self.lowest)

    def _across(self, number: Decimal) -> float:
        width = self.highest - self.lowest
        return round(6 + 108 * float((number - self.lowest) / width), 1) if width else 60.0


def standings(visit: Visit, region: str, rows: Sequence[Observed]) -> tuple[Standing, ...]:
    """Return the latest standing of a place in each indicator for which at least three places are known."""
    groups: dict[tuple[str, str, str], dict[str, Observed]] = defaultdict(dict)
    for row in rows:
        if row.kind == "Outcome" and row.amount is not None and row.year:
            groups[row.indicator, row.unit, row.year].setdefault(row.region, row)
    latest: dict[tuple[str, str], Standing] = {}
    for (indicator, unit, year), known in sorted(groups.items()):
        if region in known and len(known) >= _FEWEST:
            latest[indicator, unit] = _standing(visit, region, indicator, year, known)
    return tuple(sorted(latest.values(), key=lambda s: (s.rank / s.places, -s.places, s.label)))


def _standing(visit: Visit, region: str, indicator: str, year: str, known: dict[str, Observed]) -> Standing:
    label = visit.name(indicator)
    concept = load_indicators().canonical(visit.snapshot.label(indicator))
    better = concept.better if concept else ""
    numbers = {place: row.amount for place, row in known.items() if row.amount is not None}
    own = numbers[region]
    ahead = sum(1 for number in numbers.values() if (number < own if better == "lower" else number > own))
    order = sorted(numbers.items(), key=lambda pair: (pair[1] if better == "lower" else -pair[1], pair[0]))
    return Standing(
        indicator, label, year, known[region], ahead + 1, len(numbers), min(numbers.values()), max(numbers.values()), better,
        tuple((visit.name(place), number) for place, number in order),
    )  # fmt: skip
