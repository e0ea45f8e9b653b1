"""Where nodes stand: computed here, the same every time, so that a page opens still and its labels can be read.

A spring layout (networkx, fixed seed) starting from rings around the focus, stretched for wide labels, or one of the
`arranged` ones; then boxes that overlap are pushed apart, and go off the lines of others (`untangle`). Leaves out colours and words; boxes come in as widths and heights.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from viz.networks.arranged import Box, Position, chain, columns, tree
from viz.networks.untangle import untangled

SEED = 7
GAP = 14.0  # pixels kept free between two boxes
_ARRANGED = {"tree": tree, "columns": columns, "chain": chain}
_STEPS = 40  # of the springs: more of them take longer and leave as many lines behind boxes
_ROUNDS = 2000
_LOOK_AGAIN = 10  # rounds after which the pairs that may overlap are looked for again
_SOON = 120.0  # pixels within which two boxes may come to overlap meanwhile
_PATIENCE, _GROWTH = 150, 1.004
_WIDE = 1.4  # screens are wider than high, and so are labels
_ROOM = 2.8  # how many times the area of all boxes


def positions(drawn: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """Return pixels for every node; no two boxes overlap. `drawn.graph["layout"]` may name an arranged layout."""
    names = list(drawn)
    if not names:
        return {}
    sizes = np.array([boxes[name] for name in names], dtype=float)
    arranged = _ARRANGED.get(drawn.graph.get("layout", ""))
    if arranged:
        placed = arranged(drawn, boxes)
        points = np.array([placed[name] for name in names], dtype=float)
    else:
        points = _stretched(_sprung(drawn), sizes)
    points = separate(points, sizes + GAP)
    focus = str(drawn.graph.get("focus"))
    if not arranged:
        number = {name: index for index, name in enumerate(names)}
        lines = [(number[source], number[target]) for source, target in drawn.edges()]
        points = untangled(points, sizes + GAP, lines, number.get(focus, -1))
    points -= points[names.index(focus)] if focus in names else points.mean(axis=0)
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, points, strict=True)}


def _sprung(drawn: nx.MultiDiGraph[str]) -> NDArray[np.float64]:
    placed: Mapping[str, Collection[float]] = _rings(drawn)
    if len(drawn) > 2:
        k = 1.9 / math.sqrt(len(drawn))
        placed = nx.spring_layout(_flat(drawn), pos=placed, seed=SEED, iterations=_STEPS, k=k, weight="pull")
    return np.array([list(placed[name]) for name in drawn], dtype=float)


def _flat(drawn: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    flat: nx.Graph[str] = nx.Graph()
    flat.add_nodes_from(drawn)
    for source, target in drawn.edges():
        flat.add_edge(source, target, pull=1.0 / math.sqrt(max(1, min(drawn.degree(source), drawn.degree(target)))))
    return flat


def _rings(drawn: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """Put nodes on rings by hop, those of one class side by side."""
    rings: dict[int, list[str]] = {}
    for name, data in drawn.nodes(data=True):
        rings.setdefault(int(data.get("hop", 1)), []).append(name)
    placed: dict[str, Position] = {}
    for hop, members in rings.items():
        ordered = sorted(members, key=lambda name: (drawn.nodes[name].get("kind", ""), name))
        for index, name in enumerate(ordered):
            angle = 2 * math.pi * index / len(ordered) + 0.3 * hop
            placed[name] = (hop * math.cos(angle), hop * math.sin(angle))
    return placed


def _stretched(points: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Spread evenly over an ellipse of which the boxes fill a good third, so that a few far ones don't shrink the rest."""
    spread = points - points.mean(axis=0)
    distance = np.hypot(spread[:, 0], spread[:, 1])
    farthest = distance.max() or 1.0
    even = np.sqrt(distance.argsort(kind="stable").argsort() / max(len(points) - 1, 1))
    radius = (distance / farthest + 2 * even) / 3
    direction = spread / np.where(distance == 0, 1, distance)[:, None]
    area = float((sizes + GAP).prod(axis=1).sum()) * _ROOM
    height = math.sqrt(area / _WIDE / math.pi)
    scaled: NDArray[np.float64] = direction * radius[:, None] * np.array([height * _WIDE, height])
    return scaled


def separate(points: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Push apart boxes that overlap, each pair along the axis that needs the smaller move, until none does.

    Where pushing does not settle, the whole picture grows a little each round.
    """
    moved = points + np.arange(len(points))[:, None] * 1e-3  # equal points get a direction
    for round_ in range(_ROUNDS):
        if round_ % _LOOK_AGAIN == 0:
            near = _near(moved, sizes)
            if not _clashes(moved, sizes, *near)[0].any():
                break
        if round_ > _PATIENCE:
            moved *= _GROWTH
        clash, overlap, gap = _clashes(moved, sizes, *near)
        first, second = near[0][clash], near[1][clash]
        overlap, gap = overlap[clash], gap[clash]
        along_x = overlap[:, 0] < overlap[:, 1]
        push = np.where(np.stack([along_x, ~along_x], axis=1), overlap * np.where(gap < 0, -1, 1), 0) * 0.5
        shares = np.bincount(np.concatenate([first, second]), minlength=len(moved)).clip(1)[:, None] ** 0.5
        total = np.zeros_like(moved)
        np.add.at(total, first, push)
        np.add.at(total, second, -push)
        moved += total / shares + np.sign(total) * 0.01
    return moved


Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]


def _near(moved: NDArray[np.float64], sizes: NDArray[np.float64]) -> Pairs:
    """Return the pairs of boxes that overlap or may soon."""
    first, second = np.triu_indices(len(moved), k=1)
    for axis in (0, 1):
        place, size = moved[:, axis], sizes[:, axis]
        close = np.abs(place[first] - place[second]) < (size[first] + size[second]) / 2 + _SOON
        first, second = first[close], second[close]
    return first, second


def _clashes(
    moved: NDArray[np.float64], sizes: NDArray[np.float64], first: NDArray[np.intp], second: NDArray[np.intp]
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.float64]]:
    """Return for each pair whether it overlaps, by how much along x and y, and the way from the second to the first."""
    gap = moved[first] - moved[second]
    overlap = (sizes[first] + sizes[second]) / 2 - np.abs(gap)
    return np.logical_and(overlap[:, 0] > 0, overlap[:, 1] > 0), overlap, gap
