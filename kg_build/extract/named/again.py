"""Initiatives that come again under another heading, and report figures there.

An initiative is told once, at its first mention, with the heading over it. What a plan aims at by the same
initiative stands under the plan's own headings: there it is told again, as a part of those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_build.extract.named.context import InitiativeIndex
from kg_build.extract.named.initiatives import key
from kg_build.model import Fact, Initiative, Measure, Place

CONFIDENCE = 0.75


def told_again(
    named: Sequence[Fact], measures: Sequence[Measure], index: InitiativeIndex, place: Place
) -> Iterator[Initiative]:
    """Yield an initiative for each heading over figures reported under it that it was not told under at its mention."""
    told = [fact for fact in named if isinstance(fact, Initiative)]
    kinds = {key(fact.name): fact.kind for fact in told}
    known = {(key(fact.name), key(name)) for fact in told for name in index.over_at(fact.span.start)}
    for measure in measures:
        name = key(measure.initiative or "")
        span = (
            index.named_at(measure.number.start, measure.initiative) if measure.initiative and measure.number else None
        )
        over = [parent for parent in index.over_at(span.start) if key(parent) != name] if span else []
        if span and measure.initiative and over and (name, key(over[0])) not in known:
            known.add((name, key(over[0])))
            yield Initiative(
                span=span,
                confidence=CONFIDENCE,
                name=measure.initiative,
                place=place,
                parent=over[0],
                kind=kinds.get(name, "programme"),
            )
