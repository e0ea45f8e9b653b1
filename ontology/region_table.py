"""One place with a government, and the row and the triples that say it.

The table `vocabularies/regions.tsv` (written by scripts/build_regions.py) is what programs read, because it loads in
milliseconds; `vocabularies/regions.ttl` says the same in RDF, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal as OneOf

from rdflib import Literal, URIRef

from ontology import iris
from ontology.terms import DCTERMS, GEO, JC, RDF, RDFS, SDO, SKOS, XSD

Level = OneOf["country", "province", "prefecture", "county", "zone"]
LEVELS: tuple[Level, ...] = ("country", "province", "prefecture", "county", "zone")
COUNTRY = "100000"
COLUMNS = (
    "code", "name", "level", "parent", "short", "english", "latitude", "longitude", "valid_from", "valid_to",
    "alt_names", "successor", "former_codes", "common",
)  # fmt: skip
Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True, slots=True)
class Region:
    """A place: GB/T 2260 code (a zone: parent's code, hyphen, name), official name, and what is known besides.

    `latitude` and `longitude` are degrees (WGS 84 as far as the source says), None where no source has a point.
    `valid_from` and `valid_to` are years, empty where the place is older than the record or still in force;
    `successor` is the code of the place it became. `alt_names` holds former and colloquial names, `former_codes`
    codes the same place had before. `common` says that the short name is an everyday word too (新建, 合作).
    """

    code: str
    name: str
    level: Level
    parent: str
    short: str
    latitude: float | None = None
    longitude: float | None = None
    valid_from: str = ""
    valid_to: str = ""
    alt_names: tuple[str, ...] = ()
    successor: str = ""
    former_codes: tuple[str, ...] = ()
    common: bool = False
    english: str = ""

    @property
    def iri(self) -> URIRef:
        """The place's IRI."""
        return iris.region(self.code)

    def in_force(self, year: str = "") -> bool:
        """Say whether the place existed in `year` (today where empty)."""
        if not year:
            return not self.valid_to
        return (not self.valid_from or self.valid_from <= year) and (not self.valid_to or year <= self.valid_to)


def to_row(region: Region) -> tuple[str, ...]:
    """Return the fields of the table for one region, in the order of COLUMNS."""
    point = [
        "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".") for value in (region.latitude, region.longitude)
    ]
    return (
        region.code, region.name, region.level, region.parent, region.short, region.english, *point, region.valid_from,
        region.valid_to, "|".join(region.alt_names), region.successor, "|".join(region.former_codes), "x" if region.common else "",
    )  # fmt: skip


def from_row(line: str) -> Region:
    r"""Return the region of one line of the table.

    >>> from_row("330300\t温州市\tprefecture\t330000\t温州\tWenzhou\t28\t120.7\t\t\t\t\t\t").short
    '温州'
    """
    code, name, level, parent, short, english, lat, long, since, until, others, heir, former, common = line.split("\t")
    return Region(
        code, name, LEVELS[LEVELS.index(level)], parent, short, float(lat) if lat else None, float(long) if long else None, since, until,
        tuple(others.split("|")) if others else (), heir, tuple(former.split("|")) if former else (), common == "x", english,
    )  # fmt: skip


def triples(region: Region) -> Iterator[Triple]:
    """Yield what the graph says of a region; also for zones made while documents are read."""
    me = region.iri
    yield me, RDF.type, JC.Region
    yield me, SKOS.prefLabel, Literal(region.name, lang="zh")
    yield me, RDFS.label, Literal(region.name, lang="zh")
    yield me, JC.adminCode, Literal(region.code)
    yield me, JC.regionLevel, iris.concept("region-level", region.level)
    if region.english:
        yield me, SKOS.prefLabel, Literal(region.english, lang="en")
    if region.parent:
        yield me, SDO.containedInPlace, iris.region(region.parent)
    for name in sorted({region.short, *region.alt_names} - {region.name}):
        yield me, SKOS.altLabel, Literal(name, lang="zh")
    yield from _history(region)
    if region.latitude is not None and region.longitude is not None:
        yield me, GEO.lat, Literal(Decimal(str(region.latitude)))
        yield me, GEO.long, Literal(Decimal(str(region.longitude)))


def _history(region: Region) -> Iterator[Triple]:
    for code in region.former_codes:
        yield region.iri, JC.formerCode, Literal(code)
    if region.valid_from:
        yield region.iri, JC.validFrom, Literal(region.valid_from, datatype=XSD.gYear)
    if region.valid_to:
        yield region.iri, JC.validUntil, Literal(region.valid_to, datatype=XSD.gYear)
    if region.successor:
        yield region.iri, DCTERMS.isReplacedBy, iris.region(region.successor)
