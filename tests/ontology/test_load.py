"""The files load whole, alike by both libraries, and move with the base."""

from __future__ import annotations

import subprocess
import sys

import pyoxigraph as ox

from ontology import iris
from ontology.load import ONTOLOGY_FILES, VOCABULARY_FILES, ontology_graph, quads, vocabulary_graph


def test_quads_hold_what_the_graphs_hold() -> None:
    found = list(quads())
    assert {str(quad.graph_name) for quad in found} == {f"<{iris.graph(name)}>" for name in ("ontology", "vocabulary")}
    by_graph = [
        sum(1 for q in found if str(q.graph_name) == f"<{iris.graph(name)}>") for name in ("ontology", "vocabulary")
    ]
    assert by_graph[0] >= len(ontology_graph()) > 700
    assert by_graph[1] >= len(vocabulary_graph()) > 40_000


def test_quads_have_no_blank_nodes_so_that_graphs_come_out_the_same() -> None:
    assert not [q for q in quads() if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_resources_move_with_the_base_and_terms_stay() -> None:
    program = "from ontology.load import quads; print(*{q.subject.value.split('indicator/')[0] for q in quads() if 'indicator/' in q.subject.value})"
    environment = {"JIAOCE_BASE": "https://example.org/id/"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "https://example.org/id/"


def test_every_file_is_named_once() -> None:
    assert len({*ONTOLOGY_FILES, *VOCABULARY_FILES}) == len(ONTOLOGY_FILES) + len(VOCABULARY_FILES)
