"""A CONSTRUCT's answer as a network: what becomes a line, what stays a note, what is counted."""

from __future__ import annotations

import rdflib
from rdflib import URIRef

from ontology import iris
from ontology.terms import JC, RDF, SDMX_DIMENSION
from queries.embedded import EmbeddedGraph
from viz.networks.construct import from_statements

ENJOY, LIFT = iris.initiative("学前教育优享工程"), iris.initiative("教育提升行动")
TARGET = URIRef(iris.BASE + "observation/o2")
SHARE = iris.indicator("公办园在园幼儿占比")


def statements(*triples: tuple[URIRef, URIRef, URIRef]) -> rdflib.Graph:
    found = rdflib.Graph()
    for triple in triples:
        found.add(triple)
    return found


def test_a_statement_between_things_is_a_line_with_its_words(world: EmbeddedGraph) -> None:
    drawn = from_statements(world, statements((ENJOY, JC.subInitiativeOf, LIFT)))
    assert drawn.edges[str(ENJOY), str(LIFT), "jc:subInitiativeOf"]["zh"] == "隶属"
    assert drawn.nodes[str(LIFT)]["zh"] == "教育提升行动"


def test_an_observation_is_named_by_its_value_and_carries_its_quote(world: EmbeddedGraph) -> None:
    node = from_statements(world, statements((TARGET, JC.indicator, SHARE))).nodes[str(TARGET)]
    assert (node["kind"], node["zh"], node["missed"]) == ("Target", "2024目标 ≥73%", True)
    assert node["figures"][0]["evidence"][0]["quote"] == "力争公办园占比不低于73%"


def test_codes_are_no_nodes(world: EmbeddedGraph) -> None:
    drawn = from_statements(
        world,
        statements(
            (TARGET, JC.indicator, SHARE), (TARGET, JC.comparator, JC.AtLeast), (TARGET, RDF.type, JC.Target),
            (TARGET, SDMX_DIMENSION.refPeriod, iris.period("2024")),
        ),
    )  # fmt: skip
    assert set(drawn) == {str(TARGET), str(SHARE)}


def test_a_large_answer_is_cut_to_the_best_joined_and_the_rest_counted(world: EmbeddedGraph) -> None:
    star = statements(*((URIRef(f"urn:{number}"), JC.subInitiativeOf, LIFT) for number in range(300)))
    drawn = from_statements(world, star, limit=50)
    assert drawn.number_of_nodes() == 50
    assert str(LIFT) in drawn
    assert drawn.graph["left_out"] == 251
