"""The style files: complete, in both languages, and readable by those who see colours badly."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from ontology.terms import JC, PREFIXES
from viz.charts.style import load_style as chart_style
from viz.networks.lookups import SCHOOLS, pattern
from viz.networks.style import load_style, prefixed

SHAPES = {"box", "ellipse", "hexagon", "triangle", "diamond", "dot", "star", "square", "database"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", load_style().classes.values(), ids=lambda style: style.name)
def test_a_class_has_words_a_known_shape_and_enough_contrast(style) -> None:
    assert style.zh
    assert style.en
    assert style.shape in SHAPES
    assert contrast("#1b1b1b", style.fill) >= 4.5
    assert contrast(style.line, "#ffffff") >= 3


@pytest.mark.parametrize("relation", load_style().relations.values(), ids=lambda relation: relation.name)
def test_a_relation_is_a_sentence_with_both_ends(relation) -> None:
    for sentence in (relation.zh, relation.en):
        fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert {"source", "target"} <= fields <= {"source", "target", "n"}


def test_every_relation_that_is_looked_for_has_its_sentence() -> None:
    asked = re.findall(r"[a-z-]+:\w+", re.search(r"VALUES \?relation \{([^}]*)\}", pattern("linked"))[1])
    assert len(asked) > 10
    assert set(asked) <= load_style().relations.keys()


def test_every_class_of_the_ontology_that_can_stand_alone_has_a_look() -> None:
    classes = {name for name in JC.__annotations__ if name[0].isupper()} & {
        "Region", "School", "Organization", "PolicyDocument", "Initiative", "Indicator", "Outcome", "Target", "Baseline",
        "Change", "Standard", "Rating", "Project", "Certification", "Recognition", "Assessment", "Conflict",
    }  # fmt: skip
    assert classes <= load_style().classes.keys()
    assert set(JC.__annotations__) >= SCHOOLS


def test_what_the_file_does_not_name_has_its_own_name() -> None:
    assert load_style().of_class("Unheard").name == "Other"
    assert "Wort" in load_style().of_relation("x:Wort").zh


def test_an_iri_is_shortened_by_its_longest_prefix() -> None:
    assert prefixed(PREFIXES["jc"] + "region") == "jc:region"
    assert prefixed("urn:x") == "urn:x"


def test_states_of_a_heat_map_differ_in_mark_and_word() -> None:
    states = chart_style().states.values()
    assert len({state.mark for state in states}) == len({state.zh for state in states}) == len(states)
