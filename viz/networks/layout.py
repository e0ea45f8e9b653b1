"""Where nodes stand: computed here, the same every time, so that a page opens still and its labels can be read.

A spring layout (networkx, fixed seed) starting from rings around the focus, stretched for wide labels, or one of the
`arranged` ones; then boxes that overlap are pushed apart. Leaves out colours and words; boxes come in as widths and heights.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from viz.networks.arranged import Box, Position, chain, columns, tree

SEED = 7
GAP = 14.0  # pixels kept free between two boxes
_ARRANGED = {"tree": tree, "columns": columns, "chain": chain}
_ROUNDS = 400
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
    points -= points[names.index(focus)] if focus in names else points.mean(axis=0)
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, points, strict=True)}


def _sprung(drawn: nx.MultiDiGraph[str]) -> NDArray[np.float64]:
    placed: Mapping[str, Collection[float]] = _rings(drawn)
    if len(drawn) > 2:
        k = 1.9 / math.sqrt(len(drawn))
        placed = nx.spring_layout(_flat(drawn), pos=placed, seed=SEED, iterations=120, k=k, weight="pull")
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
    """Push apart boxes that overlap, each pair along the axis that needs the smaller move, until none does."""
    moved = points + np.arange(len(points))[:, None] * 1e-3  # equal points get a direction
    for _ in range(_ROUNDS):
        gap = moved[:, None, :] - moved[None, :, :]
        overlap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(gap)
        clash = (overlap > 0).all(axis=2)
        np.fill_diagonal(clash, val=False)
        if not clash.any():
            break
        along_x = overlap[:, :, 0] < overlap[:, :, 1]
        push = np.where(np.stack([along_x, ~along_x], axis=2), overlap * np.sign(gap), 0) * clash[:, :, None]
        moved += push.sum(axis=1) / np.maximum(clash.sum(axis=1), 1)[:, None] * 0.55
    return moved
