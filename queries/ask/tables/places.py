"""Which places of the graph lie in a named one: counties stand for 哪些县, the wider places for 全市 and 全省."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.errors import InputError
from ontology.regions import load_regions
from queries.ask.lexicon import Lexicon, Thing
from queries.ask.narrowing import is_small
from queries.ask.nesting import lies_in


def code_of(place: str) -> str:
    """Return the code at the end of a place's IRI."""
    return place.rsplit("/", 1)[-1]


def is_area(place: Thing) -> bool:
    """Say whether a place is a city, a province or the country."""
    code = code_of(place.iri)
    return "-" not in code and code.endswith("00")


def inmost(places: Iterable[Thing]) -> tuple[Thing, ...]:
    """Leave out a place that another of the places lies in: 浙江省 in 浙江省台州市."""
    each = tuple(dict.fromkeys(places))
    return tuple(one for one in each if not any(lies_in(other.iri, one.iri) for other in each))


def counties(lexicon: Lexicon, within: Thing | None) -> list[str]:
    """Return the counties, districts and zones the graph knows, in a place or at all; no city's own offices."""
    small = (iri for iri in sorted(lexicon.known) if is_small(iri) and not iri.endswith("本级"))
    return [iri for iri in small if within is None or iri == within.iri or lies_in(iri, within.iri)]


def beside(lexicon: Lexicon, place: Thing) -> list[str]:
    """Return the counties, districts and zones of the city that a county lies in, itself among them."""
    city = code_of(place.iri)[:4]
    return [iri for iri in counties(lexicon, None) if code_of(iri).startswith(city)]


def of_level(lexicon: Lexicon, level: str) -> list[str]:
    """Return the places of a level (prefecture, province) that the graph knows."""
    found = []
    for iri in sorted(lexicon.known):
        try:
            found += [iri] if load_regions().by_code(code_of(iri)).level == level else []
        except InputError:
            continue
    return found
