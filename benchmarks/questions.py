"""Time every question of the library on a store, or on many copies of one store's facts under other documents.

    python benchmarks/questions.py STORE [--copies N]

Copies rename documents and observations and move them to other places, so that a graph of any size has the shape of
the real one. Prints milliseconds and rows for each question, slowest first. Not a test: it asserts nothing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg_build.store import open_store
from ontology import iris
from ontology.errors import JiaoceError
from ontology.regions import load_regions
from ontology.terms import JC, SDMX_DIMENSION
from queries.catalog import load_catalog
from queries.embedded import EmbeddedGraph
from queries.header import Parameter
from queries.rules import derive
from queries.run import run

_LOCAL = (
    "document/",
    "observation/",
    "graph/document/",
    "activity/",
    "recognition/",
    "certification/",
    "reconciliation/",
    "project/",
)


def renamed(term: object, number: int, places: dict[str, str]) -> object:
    """Return a node as copy `number` names it: facts and documents get a suffix, places are moved."""
    if not isinstance(term, NamedNode) or not term.value.startswith(iris.BASE):
        return term
    name = term.value.removeprefix(iris.BASE)
    if term.value in places:
        return NamedNode(places[term.value])
    if not name.startswith(_LOCAL):
        return term
    head, mark, tail = term.value.partition("#")
    return NamedNode(f"{head}-{number}{mark}{tail}")


def copied(index: Store, copies: int) -> Iterator[Quad]:
    """Give the facts of a store `copies` times, and its vocabulary once."""
    graphs = {g for g in index.named_graphs() if g.value.startswith(str(iris.graph("document", "")))}
    derived, links = NamedNode(str(iris.graph("derived"))), NamedNode(str(iris.graph("links")))
    yield from (q for q in index if q.graph_name not in graphs and q.graph_name != derived)
    used = sorted({q.object.value for q in index.quads_for_pattern(None, NamedNode(str(SDMX_DIMENSION.refArea)), None)})
    counties = [str(iris.region(r.code)) for r in load_regions() if r.level == "county" and not r.valid_to]
    for number in range(copies):
        moved = (
            {iri: counties[(number * len(used) + i) % len(counties)] for i, iri in enumerate(used)} if number else {}
        )
        for graph in (*graphs, *([links] if number else [])):
            for quad in index.quads_for_pattern(None, None, None, graph):
                copy = Quad(*(renamed(t, number, moved) for t in (quad.subject, quad.predicate, quad.object, graph)))
                if not number or copy.triple != quad.triple:  # what documents share is said once
                    yield copy


def examples(index: Store) -> dict[str, str]:
    """Return a value for each type of parameter: what most observations speak of."""
    counts: dict[str, dict[str, int]] = {"indicator": {}, "region": {}, "initiative": {}, "document": {}}
    names = {
        "indicator": JC.indicator,
        "region": SDMX_DIMENSION.refArea,
        "initiative": JC.initiative,
        "document": JC.reportedIn,
    }
    for kind, name in names.items():
        for quad in index.quads_for_pattern(None, NamedNode(str(name)), None):
            counts[kind][quad.object.value] = counts[kind].get(quad.object.value, 0) + 1
    return {kind: max(sorted(found), key=found.__getitem__) for kind, found in counts.items() if found}


def value_for(parameter: Parameter, known: dict[str, str]) -> str | None:
    """Return a value for a required parameter."""
    if parameter.type == "year":
        return "2023" if parameter.name == "first" else "2024"
    return known.get(parameter.type)


def main() -> None:
    """Time the questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    original = open_store(options.store).index
    index = Store()
    index.bulk_extend(copied(original, options.copies))
    started = time.perf_counter()
    index.bulk_extend(derive(index).add)
    print(f"{len(index)} quads; rules {time.perf_counter() - started:.2f} s")
    known = examples(index)
    graph = EmbeddedGraph(index)
    timings = []
    for name, question in load_catalog().items():
        given = {p.name: value_for(p, known) for p in question.parameters if p.required}
        print(f"{name} …", file=sys.stderr, flush=True)
        started = time.perf_counter()
        try:
            rows = len(run(graph, question, given))
        except JiaoceError as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        timings.append((time.perf_counter() - started, rows, name))
    for seconds, rows, name in sorted(timings, reverse=True):
        print(f"{seconds * 1000:10.0f} ms {rows:8d} rows  {name}")


if __name__ == "__main__":
    main()
