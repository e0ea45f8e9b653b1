"""Layouts with a meaning: a tree on two sides, two things with what they share between them, a chain from left to right.

Each takes a network and the boxes of its labels and returns pixels; `layout` sees to it that no boxes overlap.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

Position = tuple[float, float]
Box = tuple[float, float]
_BESIDE = 46.0  # pixels between two columns
_BELOW = 16.0  # pixels between two rows
_IN_ROW = 2  # leaves of one branch that stand side by side


def tree(drawn: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """Place the focus in the middle and its branches, in order, first down the right side and then down the left."""
    focus = str(drawn.graph["focus"])
    placed: dict[str, Position] = {focus: (0.0, 0.0)}
    spanning = nx.bfs_tree(nx.DiGraph(drawn), focus)
    branches = list(spanning.successors(focus))
    heights = [_height(spanning, branch, boxes) for branch in branches]
    split = min(range(len(branches) + 1), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    split = split if len(branches) > 1 else len(branches)
    for side, members in ((1, branches[:split]), (-1, branches[split:])):
        top = -sum(_height(spanning, branch, boxes) for branch in members) / 2
        for branch in members:
            top = _place(spanning, branch, boxes, placed, side * (boxes[focus][0] / 2 + _BESIDE), top, side)
    for index, iri in enumerate(iri for iri in drawn if iri not in placed):
        placed[iri] = (0.0, (index + 2) * (boxes[iri][1] + _BELOW))
    return placed


def _rows(spanning: nx.DiGraph[str], iri: str) -> tuple[list[str], list[list[str]]]:
    """Return the branches below a node, and its leaves in rows."""
    below = list(spanning.successors(iri))
    branches = [each for each in below if spanning.out_degree(each)]
    leaves = [each for each in below if not spanning.out_degree(each)]
    return branches, [leaves[start : start + _IN_ROW] for start in range(0, len(leaves), _IN_ROW)]


def _height(spanning: nx.DiGraph[str], iri: str, boxes: Mapping[str, Box]) -> float:
    branches, rows = _rows(spanning, iri)
    below = sum(_height(spanning, branch, boxes) for branch in branches)
    below += sum(max(boxes[leaf][1] for leaf in row) + _BELOW for row in rows)
    return max(below, boxes[iri][1] + _BELOW)


def _place(
    spanning: nx.DiGraph[str],
    iri: str,
    boxes: Mapping[str, Box],
    placed: dict[str, Position],
    edge: float,
    top: float,
    side: int,
) -> float:
    """Place a node and all below it from `top` on, `edge` being its inner side; return where the next may start."""
    height = _height(spanning, iri, boxes)
    placed[iri] = (edge + side * boxes[iri][0] / 2, top + height / 2)
    inner = edge + side * (boxes[iri][0] + _BESIDE)
    branches, rows = _rows(spanning, iri)
    below = top
    for row in rows:
        tall = max(boxes[leaf][1] for leaf in row) + _BELOW
        start = inner
        for leaf in row:
            placed[leaf] = (start + side * boxes[leaf][0] / 2, below + tall / 2)
            start += side * (boxes[leaf][0] + _BELOW)
        below += tall
    for branch in branches:
        below = _place(spanning, branch, boxes, placed, inner, below, side)
    return top + height


def columns(drawn: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """Place the two things at hop 0 left and right, and the others in columns between them."""
    ends = [iri for iri, hop in _hops(drawn).items() if hop == 0]
    middle = [iri for iri in drawn if iri not in ends]
    wide = max((boxes[iri][0] for iri in middle), default=0.0) + 3 * _BESIDE
    count = 1 if len(middle) <= 14 else 2 if len(middle) <= 36 else 3
    placed: dict[str, Position] = {}
    for column in range(count):
        members = middle[column::count]
        _stack(placed, members, boxes, (column - (count - 1) / 2) * wide, spare=2.2)
    outer = wide * (count - 1) / 2 + wide
    for side, iri in zip((-1, 1), ends, strict=False):
        placed[iri] = (side * outer, 0.0)
    return placed


def chain(drawn: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """Place nodes from left to right by how many steps they are from the first end."""
    steps: dict[int, list[str]] = {}
    for iri, hop in _hops(drawn).items():
        steps.setdefault(hop, []).append(iri)
    placed: dict[str, Position] = {}
    left = 0.0
    for hop in sorted(steps):
        wide = max(boxes[iri][0] for iri in steps[hop])
        _stack(placed, steps[hop], boxes, left + wide / 2, spare=4.0)
        left += wide + 4 * _BESIDE
    return placed


def _hops(drawn: nx.MultiDiGraph[str]) -> dict[str, int]:
    return {iri: int(data.get("hop", 1)) for iri, data in drawn.nodes(data=True)}


def _stack(placed: dict[str, Position], members: list[str], boxes: Mapping[str, Box], x: float, spare: float) -> None:
    """Put boxes under each other around y = 0."""
    below = -sum(boxes[iri][1] + spare * _BELOW for iri in members) / 2
    for iri in members:
        tall = boxes[iri][1] + spare * _BELOW
        placed[iri] = (x, below + tall / 2)
        below += tall
