"""Facts as JSON objects (DESIGN 2.4) and back.

One object a fact, with the fields of the annotation guide. `place` is written as `region` (its full
name) and `region_code`; decimals as JSON numbers; a span as `start`, `end`. What linking found is no
part of a fact: only the `iri` of the node that stands for it in the graph is added by the caller.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from kg_build.model import (
    Document,
    Fact,
    Initiative,
    Measure,
    Place,
    Project,
    Recognition,
    School,
    Span,
    Status,
    TableCell,
)

FACT_TYPES: dict[str, type[Fact]] = {
    kind.type: kind for kind in (Measure, Initiative, Status, Recognition, School, TableCell, Project)
}
_DECIMALS = frozenset({"value", "investment", "spending"})


def number(value: Decimal) -> int | float:
    """Return the JSON number that prints `value` without trailing zeros."""
    return int(value) if value == value.to_integral_value() else float(value)


def _to_plain(name: str, value: object) -> dict[str, Any]:
    if name == "place":
        place = value if isinstance(value, Place) else None
        return {"region": place and place.name, "region_code": place and place.code}
    if isinstance(value, Decimal):
        return {name: number(value)}
    if isinstance(value, Span):
        if name == "span":
            return {"start": value.start, "end": value.end}
        return {name: [value.start, value.end]}
    return {name: list(value) if isinstance(value, tuple) else value}


def to_json(fact: Fact, document: Document, iri: str = "") -> dict[str, Any]:
    """Return a fact as a JSON object: document, type, iri, start, end, quote, then the fact's own fields."""
    found: dict[str, Any] = {"document": document.slug, "type": fact.type, "iri": iri}
    found |= {"start": fact.span.start, "end": fact.span.end, "quote": fact.span.of(document.text)}
    for field in fields(fact):
        found |= _to_plain(field.name, getattr(fact, field.name))
    return found


def _from_plain(name: str, record: Mapping[str, Any]) -> object:
    if name == "span":
        return Span(record["start"], record["end"])
    if name == "place":
        return None if record["region"] is None else Place(record["region_code"], record["region"])
    value = record[name]
    if name in _DECIMALS and value is not None:
        return Decimal(str(value))
    if isinstance(value, list):
        return Span(value[0], value[1]) if name == "number" else tuple(value)
    return value


def from_json(record: Mapping[str, Any]) -> Fact:
    """Return the fact that `to_json` wrote."""
    kind = FACT_TYPES[record["type"]]
    given: dict[str, Any] = {field.name: _from_plain(field.name, record) for field in fields(kind)}
    return kind(**given)


def to_line(record: Mapping[str, Any]) -> str:
    """Return a JSON object on one line, Chinese characters as they are."""
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
