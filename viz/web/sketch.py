"""Geometry of the small picture beside a row: only numbers; the template draws it as SVG, so it prints and needs no script."""

from __future__ import annotations

from collections.abc import Sequence


def spark(values: Sequence[tuple[int, float]], width: int = 144, height: int = 34) -> str:
    """Return the points of a small line through (year, value); empty for fewer than two."""
    if len(values) < 2:
        return ""
    years, numbers = [year for year, _ in values], [value for _, value in values]
    across, up = max(years) - min(years) or 1, max(numbers) - min(numbers) or 1
    return " ".join(
        f"{3 + (year - min(years)) / across * (width - 6):.1f},{height - 4 - (value - min(numbers)) / up * (height - 8):.1f}"
        for year, value in values
    )
