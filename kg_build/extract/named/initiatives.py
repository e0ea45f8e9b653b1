"""All initiatives of a document: every phenomenon's candidates, one fact for each name at its first mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import clauses
from kg_build.extract.named.confidence import confidence
from kg_build.extract.named.context import InitiativeIndex
from kg_build.extract.named.headings import heading_names
from kg_build.extract.named.national import national_names
from kg_build.extract.named.papers import paper_names
from kg_build.extract.named.phrases import phrase_names
from kg_build.extract.named.places import province_of
from kg_build.extract.named.quoted import quoted_names
from kg_build.extract.named.view import View
from kg_build.model import Initiative, Outline, Place
from ontology.regions import Region

CHINA = Place("100000", "中国")
_KEY = re.compile(r"[“”\"（）()·\s]")
_PROVINCIAL = re.compile(r"^(?:全?省|自治区)")


def mentions(view: View, place: Place) -> list[Candidate]:
    """Return every mention of an initiative in order; of overlapping ones the better founded or longer stays."""
    own = (place.name, re.sub(r"(?:省|市|县|区|自治区)$", "", place.name))
    found = _candidates(view.plain, tuple(name for name in own if name))
    ranked = sorted(found, key=lambda c: (-confidence(c.rule), -(c.end - c.start), c.start, c.name))
    taken: list[Candidate] = []
    covered: set[int] = set()
    for candidate in ranked:
        span = range(candidate.start, candidate.end)
        if candidate.rule not in ("quoted-list-whole", "quoted-list") and not covered.isdisjoint(span):
            continue
        covered.update(span)
        taken.append(candidate)
    return sorted(taken, key=lambda c: (c.start, c.end, c.name))


def _candidates(plain: str, own: tuple[str, ...]) -> Iterator[Candidate]:
    yield from national_names(plain)
    yield from heading_names(plain)
    for clause in clauses(plain):
        yield from quoted_names(plain, clause)
        yield from phrase_names(plain, clause)
        yield from paper_names(plain, clause, own)


def key(name: str) -> str:
    """Return what makes two spellings one name within a document."""
    return _KEY.sub("", name)


def _first(found: Iterable[Candidate]) -> list[Candidate]:
    first: dict[str, Candidate] = {}
    for candidate in found:
        first.setdefault(key(candidate.name), candidate)
    return list(first.values())


def initiative_facts(
    view: View, outline: Outline, home: Region | None, found: list[Candidate], index: InitiativeIndex
) -> tuple[Initiative, ...]:
    """Return one fact for each initiative mentioned, in order of first mention."""
    facts = []
    for c in _first(found):
        place = _place(c, outline.place, home)
        parent = c.enclosing or (index.above(c.start) if place == outline.place else None)
        facts.append(
            Initiative(
                span=view.span(c.start, c.end),
                confidence=confidence(c.rule),
                name=c.name,
                place=place,
                parent=None if parent is None or key(parent) == key(c.name) else parent,
                kind=c.kind,
            )
        )
    return tuple(facts)


def _place(candidate: Candidate, place: Place, home: Region | None) -> Place:
    """Return who runs an initiative: the country, the province a name claims, or the issuer's place."""
    if candidate.region == CHINA.name:
        return CHINA
    province = province_of(home)
    if province and (_PROVINCIAL.match(candidate.name) or candidate.name.startswith(province.name)):
        return Place(province.code, province.name)
    return place
