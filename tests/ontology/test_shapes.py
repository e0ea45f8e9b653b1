"""Every message of the shapes can be heard, in both languages, and the good world hears none."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from ontology.load import shapes_graph
from ontology.shapes import violations
from ontology.terms import SH

HERE = Path(__file__).parent


def quads(name: str) -> list[ox.Quad]:
    return list(ox.parse((HERE / name).read_bytes(), format=ox.RdfFormat.TURTLE))


def messages() -> dict[str, set[str]]:
    said: dict[str, set[str]] = {"zh": set(), "en": set()}
    for text in shapes_graph().objects(None, SH.message):
        said[str(getattr(text, "language", ""))].add(str(text))
    return said


def test_every_message_is_heard_when_every_shape_is_broken() -> None:
    heard = list(violations([quads("bad_shapes.ttl")]))
    assert {issue.message_zh for issue in heard} == messages()["zh"]
    assert {issue.message_en for issue in heard} == messages()["en"]


def test_every_property_shape_speaks_both_languages() -> None:
    graph = shapes_graph()
    shapes = list(graph.objects(None, SH.property))
    assert len(shapes) >= 45
    for shape in shapes:
        assert {getattr(text, "language", None) for text in graph.objects(shape, SH.message)} == {"zh", "en"}


def test_the_good_world_conforms() -> None:
    assert list(violations([quads("good.ttl")])) == []


def test_one_fault_in_two_pieces_is_told_once() -> None:
    bad = quads("bad_shapes.ttl")
    assert len(list(violations([bad, bad]))) == len(list(violations([bad])))
