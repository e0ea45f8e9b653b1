"""All mappings of a graph as one SSSOM set: names that mean a thing, things that are alike, and what curators decided.

What linking decided can be taken by others from here; what a curator decided alone is `jiaoce review --decisions`,
which can be imported again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg_build.link.sssom import LITERAL, curie, head
from kg_build.reporting import label
from kg_build.store import Store
from kg_build.triples.quads import LINKS, node
from ontology.terms import RDF, SSSOM

COLUMNS = (
    "subject_id", "subject_label", "subject_type", "predicate_id", "predicate_modifier", "object_id", "object_label", "object_type",
    "mapping_justification", "confidence", "similarity_score", "similarity_measure", "author_label", "mapping_date", "comment",
)  # fmt: skip


def to_tsv(store: Store) -> str:
    """Return every mapping as SSSOM TSV, ordered by what it says."""
    out = io.StringIO()
    out.write(head("mappings/all"))
    rows = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    rows.writeheader()
    rows.writerows(sorted(_rows(store), key=lambda row: [row.get(column, "") for column in COLUMNS]))
    return out.getvalue()


def _rows(store: Store) -> Iterator[dict[str, str]]:
    for quad in store.index.quads_for_pattern(None, node(RDF.type), node(SSSOM.Mapping), node(LINKS)):
        if isinstance(quad.subject, NamedNode):
            yield _row(store, quad.subject)


def _row(store: Store, mapping: NamedNode) -> dict[str, str]:
    row = {}
    for column in COLUMNS:
        for quad in store.index.quads_for_pattern(mapping, node(SSSOM[column]), None, node(LINKS)):
            if isinstance(quad.object, (NamedNode, Literal)):
                row[column] = curie(quad.object.value) if isinstance(quad.object, NamedNode) else quad.object.value
                if column in ("subject_id", "object_id"):
                    row[column.replace("_id", "_label")] = label(store, quad.object.value)
    for side in ("subject", "object"):
        if f"{side}_id" not in row:
            row[f"{side}_type"] = LITERAL
    return row
