"""How one RDF term reads to a person: numbers as numbers, jiaoce's own terms by their labels, other IRIs shortened."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from urllib.parse import unquote

from rdflib import BNode, Literal, URIRef

from ontology import iris
from ontology.load import ontology_graph
from ontology.terms import JC, JC_NAMESPACE, PREFIXES, RDFS, SKOS, UNIT, XSD
from ontology.units import unit_label
from queries.rows import Node

Value = str | int | bool | Decimal | float | None
_COMPARATORS = {
    JC.Equal: "=", JC.AtLeast: "≥", JC.MoreThan: ">", JC.About: "≈", JC.AtMost: "≤", JC.LessThan: "<",
}  # fmt: skip
_INTEGERS = frozenset({XSD.integer, XSD.int, XSD.long, XSD.nonNegativeInteger, XSD.positiveInteger})
_REALS = frozenset({XSD.double, XSD.float})


def shown(term: Node | None, lang: str = "zh") -> Value:
    """Return the value a person reads for a term.

    >>> shown(Literal("70.77", datatype=XSD.decimal)), shown(JC.AtLeast)
    (Decimal('70.77'), '≥')
    """
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, URIRef):
        return _COMPARATORS.get(term) or _named(term, lang)
    return f"_:{term}" if isinstance(term, BNode) else None


def _literal(term: Literal) -> Value:
    text = str(term)
    if term.datatype in _INTEGERS:
        return int(text)
    if term.datatype == XSD.decimal:
        return plain(Decimal(text))
    if term.datatype in _REALS:
        return float(text)
    if term.datatype == XSD.boolean:
        return text in ("true", "1")
    return text


def plain(number: Decimal) -> Decimal:
    """Return a number without the zeros that stores append, and without an exponent.

    >>> str(plain(Decimal("70.770"))), str(plain(Decimal("2E+3")))
    ('70.77', '2000')
    """
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _named(term: URIRef, lang: str) -> str:
    if str(term).startswith((str(UNIT), f"{iris.BASE}unit/")):
        return unquote(unit_label(str(term)))
    if term.startswith(JC_NAMESPACE):
        return _own_label(term, lang) or term.removeprefix(JC_NAMESPACE)
    if term.startswith(iris.BASE):
        return unquote(term.removeprefix(iris.BASE).split("/", 1)[-1]).replace("--", "–")
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return str(term)


@cache
def _own_label(term: URIRef, lang: str) -> str:
    graph = ontology_graph()
    labels = [label for naming in (SKOS.prefLabel, RDFS.label) for label in graph.objects(term, naming)]
    return next((str(label) for label in labels if isinstance(label, Literal) and label.language == lang), "")
