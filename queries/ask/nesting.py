"""Which place lies in which, by the table of places."""

from __future__ import annotations

from collections.abc import Iterable

from ontology import iris
from ontology.regions import load_regions
from queries.ask.lexicon import Thing


def lies_in(inner: str, outer: str) -> bool:
    """Say whether the place of one IRI lies in that of another, other than being it.

    >>> lies_in("x/331002", "x/331000"), lies_in("x/331000-台州湾新区", "x/331000"), lies_in("x/330302", "x/331000")
    (True, True, False)
    """
    code = iris.last_part(outer)
    return any(region.code == code for region in load_regions().ancestors(iris.last_part(inner)))


def around(places: Iterable[str]) -> frozenset[str]:
    """Return the IRIs of all places in which some places lie.

    >>> base = str(iris.region(""))
    >>> sorted(iri.removeprefix(base) for iri in around([f"{base}331002", f"{base}331000-台州湾新区"]))
    ['100000', '330000', '331000']
    """
    above = (region.code for place in places for region in load_regions().ancestors(iris.last_part(place)))
    return frozenset(str(iris.region(code)) for code in dict.fromkeys(above))


def inside(thing: Thing, around: tuple[Thing, ...]) -> bool:
    """Say whether a place lies in one of some others."""
    return any(lies_in(thing.iri, other.iri) for other in around)
