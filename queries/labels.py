"""The labels of entities, asked once for a whole answer.

Questions return IRIs and leave labels to this: joined into each question, labels would multiply its rows, since an
entity that many documents name bears its label in each of their named graphs and a union of graphs keeps every copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rdflib import Literal, URIRef

from ontology import iris
from queries.catalog import packaged
from queries.graph import Graph
from queries.rows import Node, Rows

_AT_ONCE = 500
_UNLABELLED = tuple(f"{iris.BASE}{kind}/" for kind in ("period", "observation", "unit"))


def labelled(graph: Graph, solutions: Rows, names: Sequence[str], lang: str) -> Rows:
    """Return the solutions with a column `xLabel` after the others for each of `names` that holds labelled entities."""
    entities = {term for row in solutions for name, term in row.items() if name in names and isinstance(term, URIRef)}
    labels = labels_of(graph, entities, lang)
    places = [(name, solutions.columns.index(name)) for name in names if name in solutions.columns]
    places = [(n, i) for n, i in places if any(row[i] in labels for row in solutions.rows)]
    return Rows(
        (*solutions.columns, *(f"{name}Label" for name, _ in places)),
        tuple((*row, *(_literal(labels, row[index]) for _, index in places)) for row in solutions.rows),
    )


def _literal(labels: Mapping[URIRef, str], term: Node | None) -> Literal | None:
    return Literal(labels[term]) if isinstance(term, URIRef) and term in labels else None


def labels_of(graph: Graph, entities: Iterable[URIRef], lang: str) -> dict[URIRef, str]:
    """Return the labels in a language, or in Chinese, of those entities that have one."""
    wanted = sorted({e for e in entities if str(e).startswith(iris.BASE) and not str(e).startswith(_UNLABELLED)})
    sparql = packaged("lookup")["labels"].sparql
    found: dict[URIRef, dict[str, str]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        for row in graph.select(sparql, {"entity": wanted[start : start + _AT_ONCE]}):
            label = row["label"]
            language = label.language or "" if isinstance(label, Literal) else ""
            found.setdefault(URIRef(row["entity"]), {}).setdefault(language, str(label))
    return {entity: _best(labels, lang) for entity, labels in found.items()}


def _best(labels: dict[str, str], lang: str) -> str:
    return next((labels[choice] for choice in (lang, "zh", "") if choice in labels), min(labels.values()))
