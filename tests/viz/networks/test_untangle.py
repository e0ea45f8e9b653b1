"""Boxes leave the lines of others, and never come to lie on each other."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.networks.untangle import untangled

SIZES = st.integers(3, 14)


def _grid(count: int) -> np.ndarray:
    return np.array([[(i % 4) * 120.0, (i // 4) * 60.0] for i in range(count)])


def crossings(points: np.ndarray, sizes: np.ndarray, lines: list[tuple[int, int]]) -> int:
    """Count the boxes that lines run behind without ending there, by looking at points along each line."""
    found = 0
    for one, other in lines:
        along = points[one] + np.linspace(0, 1, 400)[:, None] * (points[other] - points[one])
        inside = (np.abs(along[:, None] - points[None]) < sizes[None] / 2).all(axis=2).any(axis=0)
        found += sum(inside[box] for box in range(len(points)) if box not in (one, other))
    return int(found)


def test_a_box_on_a_line_goes_off_it() -> None:
    points, sizes = np.array([[0.0, 0.0], [200.0, 0.0], [400.0, 0.0], [0.0, 200.0]]), np.full((4, 2), (80.0, 30.0))
    lines = [(0, 2)]
    assert crossings(points, sizes, lines) == 1
    assert crossings(untangled(points, sizes, lines, 0), sizes, lines) == 0


def test_around_a_hub_most_lines_come_free() -> None:
    points, sizes, lines = _grid(30), np.full((30, 2), (100.0, 40.0)), [(13, leaf) for leaf in range(30)]
    placed = untangled(points * 1.6, sizes, lines, 13)
    assert crossings(placed, sizes, lines) < crossings(points * 1.6, sizes, lines) / 2


@settings(max_examples=25, deadline=None)
@given(SIZES, st.data())
def test_boxes_overlap_nowhere_the_fixed_one_stays_and_places_are_the_same_again(
    count: int, data: st.DataObject
) -> None:
    ends = st.integers(0, count - 1)
    lines = data.draw(st.lists(st.tuples(ends, ends), max_size=20))
    points, sizes = _grid(count), np.full((count, 2), (90.0, 40.0))
    placed = untangled(points, sizes, lines, 0)
    assert (placed[0] == points[0]).all()
    gap = np.abs(placed[:, None] - placed[None])
    clash = (gap < sizes[0]).all(axis=2)
    assert not np.triu(clash, k=1).any()
    assert (untangled(points, sizes, lines, 0) == placed).all()
