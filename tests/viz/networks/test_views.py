"""Views that answer something: targets and outcomes, what two places share, a skeleton, communities, a path."""

from __future__ import annotations

import pytest

from ontology import iris
from queries.embedded import EmbeddedGraph
from viz.errors import NoPath
from viz.networks.views.communities import communities_view
from viz.networks.views.initiative import initiative_view
from viz.networks.views.path import path_view
from viz.networks.views.shared import shared_view
from viz.networks.views.skeleton import skeleton_view

WENZHOU, TAIZHOU = str(iris.region("330300")), str(iris.region("331000"))
LUCHENG, WENLING = str(iris.region("330302")), str(iris.region("331081"))
SHARE = str(iris.indicator("公办园在园幼儿占比"))
ENJOY, LIFT = str(iris.initiative("学前教育优享工程")), str(iris.initiative("教育提升行动"))


def observation(name: str) -> str:
    return str(iris.BASE + "observation/" + name)


def test_an_initiatives_missed_target_leads_to_its_outcome(world: EmbeddedGraph) -> None:
    drawn = initiative_view(world, ENJOY)
    edge = drawn.edges[observation("o2"), observation("o1"), "judged:Missed"]
    assert edge["zh"] == "未完成"
    assert edge["evidence"][0]["quote"] == "力争公办园占比不低于73%"


def test_observations_of_several_places_say_their_place(world: EmbeddedGraph) -> None:
    drawn = initiative_view(world, ENJOY)
    assert drawn.nodes[observation("o5")]["zh"] == "乐清市 2024 >96.5%"
    assert drawn.nodes[observation("o2")]["en"] == "Wenzhou 2024 target ≥73%"


def test_two_places_share_what_both_are_joined_to(world: EmbeddedGraph) -> None:
    drawn = shared_view(world, WENZHOU, TAIZHOU)
    assert {SHARE, LIFT} <= set(drawn)
    assert str(iris.indicator("新增学位")) not in drawn
    assert [zh for zh, _ in drawn.nodes[SHARE]["values"]] == ["温州市 2024 71.2%", "台州市 2023 65.6%"]


def test_what_is_shared_beyond_the_limit_is_counted(world: EmbeddedGraph) -> None:
    assert shared_view(world, WENZHOU, TAIZHOU, limit=3).graph["left_out"] == 2


def test_a_documents_skeleton_hangs_things_under_their_section(world: EmbeddedGraph) -> None:
    document = str(iris.document("wz-2024"))
    drawn = skeleton_view(world, document)
    sections = [iri for iri in drawn if drawn.nodes[iri]["kind"] == "Section"]
    assert {drawn.nodes[iri]["zh"] for iri in sections} == {"一、学前教育", "二、扩大供给"}
    above = {drawn.nodes[section]["zh"] for section, _ in drawn.in_edges(SHARE)}
    assert above == {"一、学前教育"}
    assert all(drawn.has_edge(document, section) for section in sections)


def test_communities_name_the_initiatives_that_connect(world: EmbeddedGraph) -> None:
    drawn = communities_view(world)
    assert drawn.nodes[ENJOY]["central"]
    assert "学前教育优享工程" in drawn.graph["notes"][0]["zh"]
    assert all("group" in data for _, data in drawn.nodes(data=True))


def test_a_path_has_evidence_on_the_step_that_figures_make(world: EmbeddedGraph) -> None:
    drawn = path_view(world, LUCHENG, TAIZHOU)
    assert drawn.nodes[LUCHENG]["hop"] == 0
    figures = drawn.edges[WENZHOU, SHARE, "observed"]["figures"]
    assert figures[0]["evidence"][0]["document"] == str(iris.document("wz-2024"))


def test_a_statement_on_a_path_carries_the_words_about_its_subject(world: EmbeddedGraph) -> None:
    drawn = path_view(world, ENJOY, TAIZHOU)
    edge = drawn.edges[ENJOY, LIFT, "jc:subInitiativeOf"]
    assert [said["quote"] for said in edge["evidence"]] == ["实施学前教育优享工程"]


def test_no_path_is_an_answer_with_both_names(world: EmbeddedGraph) -> None:
    with pytest.raises(NoPath, match=r"温州市.*没有的工程"):
        path_view(world, WENZHOU, str(iris.initiative("没有的工程")))
