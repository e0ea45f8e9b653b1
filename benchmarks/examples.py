"""What a store speaks of most: values with which its pages and questions can be asked, whatever it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Store

from kg_build.store import Store as Folder
from ontology.regions import UnknownRegion, load_regions
from ontology.terms import JC, RDF, SDMX_DIMENSION, SKOS

COUNTED = {
    "indicator": JC.indicator,
    "region": SDMX_DIMENSION.refArea,
    "initiative": JC.initiative,
    "document": JC.reportedIn,
    "honour": JC.honour,
    "certified": JC.certifiedAs,
}
_SCHOOLS = (JC.SeniorHighSchool, JC.JuniorMiddleSchool, JC.PrimarySchool, JC.School, JC.Kindergarten)
LOOKED_AT = 100_000  # statements of each kind
LEVELS = ("country", "province", "prefecture", "county")


@dataclass(frozen=True)
class Spoken:
    """IRIs by type of parameter, the most spoken-of first; `places` by level; the latest year but one of the documents."""

    things: dict[str, list[str]]
    places: dict[str, list[str]]
    year: str

    def value(self, kind: str, place: int = 0) -> str:
        """Return the thing of a kind that is most spoken of, or one after it; empty where there is none."""
        return next(iter(self.things.get(kind, [])[place:]), "")


def spoken(index: Store) -> Spoken:
    """Count what observations are about."""
    things = {kind: _most(index, str(name)) for kind, name in COUNTED.items()}
    years = Counter(iri[-4:] for iri in _said(index, str(SDMX_DIMENSION.refPeriod)))
    for kind in _SCHOOLS:
        schools = index.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(kind)))
        things.setdefault("school", []).extend(quad.subject.value for quad in islice(schools, 1))
    return Spoken(things, _by_level(things["region"]), max(years, key=lambda year: (years[year], year), default="2024"))


def _said(index: Store, name: str) -> Iterator[str]:
    found = islice(index.quads_for_pattern(None, NamedNode(name), None), LOOKED_AT)
    return (quad.object.value for quad in found)


def _most(index: Store, name: str) -> list[str]:
    counts = Counter(_said(index, name))
    return sorted(counts, key=lambda iri: (-counts[iri], iri))


def _by_level(places: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {level: [] for level in LEVELS}
    for iri in places:
        try:
            found.setdefault(load_regions().by_code(iri.rpartition("/")[2]).level, []).append(iri)
        except UnknownRegion:
            continue
    return found


def label(index: Store, iri: str, language: str = "zh") -> str:
    """Return the preferred name of a thing in a language; empty where it has none."""
    names = (q.object for q in index.quads_for_pattern(NamedNode(iri), NamedNode(str(SKOS.prefLabel)), None))
    return min((n.value for n in names if isinstance(n, Literal) and n.language == language), default="")


def fullest(folder: Folder) -> str:
    """Return the slug of the document with most facts."""
    records = folder.documents()
    return max(records, key=lambda slug: (records[slug].facts, slug))
