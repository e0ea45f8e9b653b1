"""Positions: the same every time, and no two boxes over each other."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from viz.networks.layout import positions


def star(leaves: int) -> nx.MultiDiGraph[str]:
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(focus="中心")
    drawn.add_node("中心", hop=0)
    for number in range(leaves):
        drawn.add_node(str(number), hop=1)
        drawn.add_edge("中心", str(number))
    return drawn


@pytest.mark.parametrize("leaves", [0, 1, 2, 9, 80, 250])
def test_no_two_boxes_overlap(leaves: int) -> None:
    drawn = star(leaves)
    places = positions(drawn, dict.fromkeys(drawn, (150.0, 50.0)))
    for (x1, y1), (x2, y2) in combinations(places.values(), 2):
        assert abs(x1 - x2) >= 150 or abs(y1 - y2) >= 50


def test_places_are_the_same_every_time() -> None:
    drawn = star(40)
    boxes = dict.fromkeys(drawn, (120.0, 40.0))
    assert positions(drawn, boxes) == positions(star(40), boxes)


def test_the_focus_stands_at_the_origin() -> None:
    drawn = star(12)
    assert positions(drawn, dict.fromkeys(drawn, (120.0, 40.0)))["中心"] == (0.0, 0.0)


def test_an_empty_network_has_no_places() -> None:
    assert positions(nx.MultiDiGraph(), {}) == {}
