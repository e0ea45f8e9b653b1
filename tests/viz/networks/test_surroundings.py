"""The surroundings of a thing: what is drawn, with which words, and what is only counted."""

from __future__ import annotations

import networkx as nx
import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad

from ontology import iris
from ontology.terms import JC, RDF, SDMX_DIMENSION, SKOS
from queries.embedded import EmbeddedGraph
from viz.networks import neighbourhood, surroundings

WENZHOU = str(iris.region("330300"))
SHARE = str(iris.indicator("公办园在园幼儿占比"))
ENJOY = str(iris.initiative("学前教育优享工程"))


def test_figures_between_two_things_become_one_edge_with_evidence(world: EmbeddedGraph) -> None:
    edge = neighbourhood(world, WENZHOU).edges[WENZHOU, SHARE, "observed"]
    assert edge["n"] == 2
    assert {figure["zh"] for figure in edge["figures"]} == {"2024 71.2%", "2024目标 ≥73%"}
    assert {said["quote"] for figure in edge["figures"] for said in figure["evidence"]} == {
        "公办园占比升到71.2%", "力争公办园占比不低于73%",
    }  # fmt: skip


def test_a_missed_target_is_marked(world: EmbeddedGraph) -> None:
    drawn = neighbourhood(world, WENZHOU)
    assert drawn.nodes[SHARE]["missed"]
    assert not drawn.nodes[str(iris.indicator("新增学位"))]["missed"]


def test_a_node_has_both_languages_and_its_class(world: EmbeddedGraph) -> None:
    node = neighbourhood(world, WENZHOU).nodes[SHARE]
    assert (node["kind"], node["zh"], node["en"]) == (
        "Indicator", "公办园在园幼儿占比", "share of children in public kindergartens",
    )  # fmt: skip


def test_one_hop_stays_beside_the_focus(world: EmbeddedGraph) -> None:
    near = neighbourhood(world, WENZHOU, hops=1)
    assert all(near.has_edge(WENZHOU, iri) or near.has_edge(iri, WENZHOU) for iri in near if iri != WENZHOU)
    assert near.number_of_nodes() < neighbourhood(world, WENZHOU, hops=2).number_of_nodes()


def test_an_initiative_keeps_the_direction_of_what_it_is_part_of(world: EmbeddedGraph) -> None:
    drawn = neighbourhood(world, ENJOY)
    assert drawn.has_edge(ENJOY, str(iris.initiative("教育提升行动")), key="jc:subInitiativeOf")


def test_what_is_not_drawn_is_counted(world: EmbeddedGraph) -> None:
    whole = neighbourhood(world, WENZHOU, hops=1)
    few = neighbourhood(world, WENZHOU, hops=1, limit=4)
    assert few.number_of_nodes() == 4
    assert few.graph["left_out"] == whole.number_of_nodes() - 4


def test_a_thing_the_graph_does_not_know_stands_alone(world: EmbeddedGraph) -> None:
    assert list(neighbourhood(world, str(iris.initiative("没有的工程")))) == [str(iris.initiative("没有的工程"))]


@pytest.fixture(scope="module")
def crowded() -> EmbeddedGraph:
    """One place with 50,000 indicators, of which number 7 has three observations."""
    store = pyoxigraph.Store()
    place = NamedNode(WENZHOU)
    kind, about, where = (NamedNode(str(term)) for term in (RDF.type, JC.indicator, SDMX_DIMENSION.refArea))
    outcome = NamedNode(str(JC.Outcome))
    quads = []
    for number in [*range(50_000), 7, 7]:
        observation = NamedNode(str(iris.hashed("observation", str(len(quads)))))
        indicator = NamedNode(str(iris.indicator(f"指标{number}")))
        quads += [
            Quad(observation, kind, outcome),
            Quad(observation, about, indicator),
            Quad(observation, where, place),
        ]
    store.bulk_extend(quads)
    return EmbeddedGraph(store)


def test_of_fifty_thousand_neighbours_the_strongest_are_drawn_and_the_rest_counted(crowded: EmbeddedGraph) -> None:
    drawn = neighbourhood(crowded, WENZHOU, limit=60)
    assert drawn.number_of_nodes() <= 60
    assert str(iris.indicator("指标7")) in drawn
    assert drawn.graph["total"] == 50_000
    assert drawn.graph["left_out"] == 50_000 - (drawn.degree(WENZHOU))


def test_two_that_are_close_are_joined_by_one_line_though_the_graph_says_so_of_both() -> None:
    store = pyoxigraph.Store()
    one, other = (NamedNode(str(iris.indicator(name))) for name in ("甲校占比", "甲类校占比"))
    for this, that in ((one, other), (other, one)):
        store.add(Quad(this, NamedNode(str(RDF.type)), NamedNode(str(JC.Indicator))))
        store.add(Quad(this, NamedNode(str(SKOS.closeMatch)), that))
    drawn = neighbourhood(EmbeddedGraph(store), one.value)
    assert [relation for *_, relation in drawn.edges(keys=True)] == ["skos:closeMatch"]
    assert drawn.graph["left_out"] == 0


def test_of_many_lines_each_has_fewer_figures_and_none_is_without(
    world: EmbeddedGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counts(drawn: nx.MultiDiGraph[str], *, far: bool) -> list[int]:
        lines = drawn.edges(keys=True, data="figures")
        return [len(figures) for s, t, key, figures in lines if key == "observed" and (WENZHOU not in (s, t)) == far]

    usual = neighbourhood(world, WENZHOU)
    monkeypatch.setattr(surroundings, "FAR_IN_ALL", 0)
    monkeypatch.setattr(surroundings, "NEAR_IN_ALL", 0)
    monkeypatch.setattr(surroundings, "NEAR_LEAST", 1)
    fewer = neighbourhood(world, WENZHOU)
    assert max(counts(usual, far=False)) > 1
    assert set(counts(fewer, far=False)) == set(counts(fewer, far=True)) == {1}
    assert list(fewer.edges(keys=True)) == list(usual.edges(keys=True))
