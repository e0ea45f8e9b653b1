"""Putting terms where a query asks for them.

A query marks the place of a parameter with `VALUES ?name { UNDEF }`, which is SPARQL that runs as it is and
restricts nothing. Binding replaces the marks by `VALUES ?name { term … }`; the marks of parameters without
a value go, because a store plans better without them. Values arrive as RDF terms and are written by rdflib's
own serialiser, so whatever a user types stays one term. This module knows nothing of types and labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rdflib import Literal, URIRef

from ontology.errors import InputError
from ontology.terms import PREFIXES
from queries.lexical import declared_prefixes, used_prefixes

Term = URIRef | Literal
_MARK = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}")
_IRI_TEXT = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*\Z')


class BadTerm(InputError):
    """A value that cannot be an RDF term."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f"'{value}' is not an IRI: it lacks a scheme, or holds a space, a control character or one of <>\"{{}}|^`\\."
        )


def is_iri(text: str) -> bool:
    """Say whether a text is an absolute IRI that SPARQL can write.

    >>> is_iri("urn:a"), is_iri("a b"), is_iri("region/330300")
    (True, False, False)
    """
    return bool(_IRI_TEXT.match(text))


def written(term: Term) -> str:
    """Return a term as SPARQL writes it. Raises BadTerm for an IRI that would not stay one term."""
    if isinstance(term, URIRef) and not is_iri(term):
        raise BadTerm(str(term))
    return term.n3()


def marked(sparql: str) -> frozenset[str]:
    """Return the names of the parameters for which a query has a mark."""
    return frozenset(_MARK.findall(sparql))


def bind(sparql: str, values: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with each marked parameter bound to its terms, and marks without a value taken out."""

    def replace(match: re.Match[str]) -> str:
        terms = values.get(match[1], ())
        return f"VALUES ?{match[1]} {{ {' '.join(written(term) for term in terms)} }}" if terms else ""

    return _MARK.sub(replace, sparql)


def with_prefixes(sparql: str) -> str:
    """Return the query with the well-known prefixes it uses but does not declare."""
    missing = used_prefixes(sparql) - declared_prefixes(sparql)
    known = sorted(missing & PREFIXES.keys())
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in known) + sparql
