"""Observations of one thing within what a page can bear; files, and pages that are asked for all, get them all."""

from __future__ import annotations

from viz.web.observed import Observed, observed, spread
from viz.web.visit import Visit


def bounded(visit: Visit, role: str, focus: str, by: str, most: int) -> tuple[list[Observed], int]:
    """Return the observations to show, and over how many things of the other dimension all of them spread."""
    over = spread(visit.snapshot, role, focus, by, most)
    if over.is_whole or visit.wants_everything:
        return observed(visit.snapshot, role, focus), over.total
    if role == "indicator":
        # A few places have fewer observations than an indicator has everywhere: begin with the places.
        return observed(visit.snapshot, by, over.shown, indicator=[focus]), over.total
    return observed(visit.snapshot, role, focus, judged=True, **{by: over.shown}), over.total
