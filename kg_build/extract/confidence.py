"""How sure a fact is, by the way its parts were found."""

from __future__ import annotations

from kg_build.extract.subjects import Named

_BY_PATH = {"before": 0.92, "after": 0.92, "paired": 0.92}


def confidence(item: Named) -> float:
    """Return how likely the core of a fact is right (0 to 1)."""
    return _BY_PATH.get(item.path, 0.7)
