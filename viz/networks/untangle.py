"""Boxes moved off the lines of others: a line that runs behind a box seems to end there.

Starts from places where no two boxes overlap and keeps that so. A box goes to a free place within the frame
where fewer lines run behind it and its own lines run behind fewer boxes. Chance is seeded: the same network, the same places.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SEED = 11
_EFFORT = 240  # boxes times rounds: 4 rounds of a usual picture, one of a large one
_TESTS = 9_000  # candidates times boxes that are looked at for one box, so that large networks stay quick
_WIDE, _DENSER = 1.4, 0.85
_OUT = 1.5  # what a place outside the frame costs, in crossings
_NEAR = 0.35  # of two places with as many crossings, what a way as long as the picture's half costs, in crossings

Points = NDArray[np.float64]
Edges = Sequence[tuple[int, int]]


def untangled(points: Points, sizes: Points, edges: Edges, fixed: int) -> Points:
    """Return places with fewer lines behind boxes; `sizes` are widths and heights, `fixed` the box that stays."""
    placed, chance = points.copy(), np.random.default_rng(SEED)
    low, high = _frame(placed, sizes)
    pairs = np.array(sorted({(min(e), max(e)) for e in edges if e[0] != e[1]}), dtype=np.intp).reshape(-1, 2)
    half, count = sizes / 2, max(12, _TESTS // max(len(points), 1))
    for _ in range(max(1, _EFFORT // max(len(points), 1))):
        moved = False
        for box in range(len(placed)):
            if box == fixed:
                continue
            tried = chance.uniform(low + half[box], high - half[box], (count, 2))
            places = np.vstack([placed[box], tried])
            out = _either((places - half[box] < low) | (places + half[box] > high))
            best = _best(box, places, placed, half, pairs, np.where(out, _OUT, 0.0))
            moved |= bool(np.any(best != placed[box]))
            placed[box] = best
        if not moved:
            break
    return placed


def _frame(placed: Points, sizes: Points) -> tuple[Points, Points]:
    """Return the corners of what the picture should fill: as wide against its height as a screen, somewhat denser."""
    low, high = (placed - sizes / 2).min(axis=0), (placed + sizes / 2).max(axis=0)
    height = np.sqrt(float((high - low).prod()) * _DENSER / _WIDE)
    reach = np.maximum(np.array([height * _WIDE, height]), sizes.max(axis=0) * 2) / 2
    middle = (low + high) / 2
    return middle - reach, middle + reach


def _best(
    box: int, tried: Points, placed: Points, half: Points, pairs: NDArray[np.intp], out: NDArray[np.float64]
) -> Points:
    """Return the best of some places for a box; the first is where it stands."""
    others = np.arange(len(placed)) != box
    room = half[others] + half[box]
    apart = np.asarray(_either(np.abs(tried[:, None] - placed[others]) >= room).all(axis=1))
    apart[0] = True
    tried, cost = tried[apart], out[apart]
    own = _either(pairs == box)
    ends = placed[pairs[own].sum(axis=1) - box]
    for end, end_at in zip(pairs[own].sum(axis=1) - box, ends, strict=True):
        rest = others & (np.arange(len(placed)) != end)
        cost += _behind(tried[:, None], end_at, placed[rest], half[rest]).sum(axis=1)
    strange = pairs[~own]
    cost += _behind(placed[strange[:, 0]], placed[strange[:, 1]], tried[:, None], half[box]).sum(axis=1)
    reach = float(np.ptp(placed, axis=0).max()) / 2 or 1.0
    if len(ends):
        cost += _NEAR * np.hypot(*(tried[:, None] - ends).transpose(2, 0, 1)).mean(axis=1) / reach
    found: Points = tried[int(cost.argmin())]
    return found


def _either(holds: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say where something holds for the first or the second of a pair; numpy's own `any` over two is many times slower."""
    return np.asarray(holds[..., 0] | holds[..., 1])


def _behind(start: Points, end: Points, middle: Points, half: Points) -> NDArray[np.bool_]:
    """Say of lines and boxes, broadcast against each other, whether the line passes through the box."""
    enters, leaves = np.zeros(()), np.ones(())
    for axis in (0, 1):  # apart: numpy is many times slower over an axis of two
        way = end[..., axis] - start[..., axis]
        way = np.where(np.abs(way) < 1e-9, 1e-9, way)
        to_middle, reach = (middle[..., axis] - start[..., axis]) / way, half[..., axis] / np.abs(way)
        enters, leaves = np.maximum(enters, to_middle - reach), np.minimum(leaves, to_middle + reach)
    return np.asarray(enters < leaves)
