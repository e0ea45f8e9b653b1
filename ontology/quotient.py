"""What is said about things, folded so that a reasoner can hold it.

Things of the same classes with the same properties in and out are one to a reasoner that looks for contradictions: all
statements are positive, so a model of the folded graph is a model of the whole (send each thing where its fold goes).
A folded graph without a model proves nothing yet, since folding may bring together what was apart; the whole is asked then.
A million statements fold into some hundred.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from rdflib import URIRef

from ontology import iris
from ontology.terms import JC_NAMESPACE, RDF

Triple: TypeAlias = tuple[URIRef, URIRef, URIRef]
_Signature: TypeAlias = tuple[frozenset[URIRef], frozenset[URIRef], frozenset[URIRef]]


def fold(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Return the triples between folds of things, without repetition, in order."""
    said = list(triples)
    types: dict[URIRef, set[URIRef]] = {}
    outward: dict[URIRef, set[URIRef]] = {}
    inward: dict[URIRef, set[URIRef]] = {}
    for s, p, o in said:
        if p == RDF.type:
            types.setdefault(s, set()).add(o)
        else:
            outward.setdefault(s, set()).add(p)
            inward.setdefault(o, set()).add(p)
    folds: dict[_Signature, URIRef] = {}
    place: dict[URIRef, URIRef] = {}
    for thing in sorted(types.keys() | outward.keys() | inward.keys()):
        if thing.startswith(JC_NAMESPACE):
            place[thing] = thing
            continue
        signature = tuple(frozenset(of.get(thing, ())) for of in (types, outward, inward))
        key = (signature[0], signature[1], signature[2])
        place[thing] = folds.setdefault(key, iris.hashed("fold", thing))
    return tuple(sorted({(place[s], p, o if p == RDF.type else place[o]) for s, p, o in said}))
