"""Reading SPARQL 1.1 results in JSON into rows of terms."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, cast

from rdflib import BNode, Literal, URIRef

from ontology.terms import XSD
from queries.rows import Node, Rows


class NotResults(ValueError):
    """JSON that is not a SPARQL result."""


def read_json(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a body. Raises ValueError where it is cut off or no JSON."""
    return cast("dict[str, Any]", json.loads(body))


def read_rows(said: dict[str, Any]) -> Rows:
    """Return the rows of a SELECT's answer. Raises NotResults."""
    try:
        columns = tuple(said["head"]["vars"])
        bindings = said["results"]["bindings"]
        return Rows(columns, tuple(tuple(_term(row.get(name)) for name in columns) for row in bindings))
    except (KeyError, TypeError, AttributeError) as error:
        raise NotResults from error


def read_boolean(said: dict[str, Any]) -> bool:
    """Return the answer of an ASK. Virtuoso 7 sends it as a table of one number; both shapes are read."""
    if "boolean" in said:
        return bool(said["boolean"])
    rows = read_rows(said)
    return any(str(term) in ("1", "true") for row in rows.rows for term in row)


@lru_cache(maxsize=20_000)
def _iri(text: str) -> URIRef:
    """Return an IRI; rdflib looks at each character of one, and the same come in every answer."""
    return URIRef(text)


def _term(cell: dict[str, str] | None) -> Node | None:
    if cell is None:
        return None
    if cell["type"] == "uri":
        return _iri(cell["value"])
    if cell["type"] == "bnode":
        return BNode(cell["value"])
    if "xml:lang" in cell:
        return Literal(cell["value"], lang=cell["xml:lang"])
    datatype = cell.get("datatype")
    if datatype in (None, str(XSD.string)):
        return Literal(cell["value"])
    return Literal(cell["value"], datatype=_iri(str(datatype)), normalize=False)
