"""All initiatives of a document: every phenomenon's candidates, one fact for each name at its first mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import clauses
from kg_build.extract.named.confidence import confidence
from kg_build.extract.named.headings import heading_names
from kg_build.extract.named.national import national_names
from kg_build.extract.named.papers import paper_names
from kg_build.extract.named.phrases import phrase_names
from kg_build.extract.named.quoted import quoted_names
from kg_build.extract.named.view import View
from kg_build.model import Initiative, Outline, Place

CHINA = Place("100000", "中国")
_KEY = re.compile(r"[“”\"（）()·\s]")


def candidates(plain: str, own: tuple[str, ...]) -> Iterator[Candidate]:
    """Yield what each phenomenon finds, in no order."""
    yield from national_names(plain)
    yield from heading_names(plain)
    for clause in clauses(plain):
        yield from quoted_names(plain, clause)
        yield from phrase_names(plain, clause)
        yield from paper_names(plain, clause, own)


def key(name: str) -> str:
    """Return what makes two spellings one name within a document."""
    return _KEY.sub("", name)


def merged(found: Iterable[Candidate]) -> list[Candidate]:
    """Return one candidate for each name, in order of first mention; overlapping ones yield to the better rule."""
    ranked = sorted(found, key=lambda c: (-confidence(c.rule), -(c.end - c.start), c.start))
    taken: list[Candidate] = []
    covered: set[int] = set()
    for candidate in ranked:
        place = range(candidate.start, candidate.end)
        if candidate.enclosing is None and candidate.rule != "quoted-list-whole" and any(i in covered for i in place):
            continue
        covered.update(place)
        taken.append(candidate)
    first: dict[str, Candidate] = {}
    for candidate in sorted(taken, key=lambda c: (c.start, c.end)):
        first.setdefault(key(candidate.name), candidate)
    return list(first.values())


def initiative_facts(view: View, outline: Outline) -> tuple[Initiative, ...]:
    """Return the initiatives of a document in order of first mention."""
    place = outline.place
    own = (place.name, re.sub(r"(?:省|市|县|区|自治区)$", "", place.name))
    facts = []
    for c in merged(candidates(view.plain, own)):
        where = CHINA if c.region == "中国" else place
        facts.append(
            Initiative(
                span=view.span(c.start, c.end),
                confidence=confidence(c.rule),
                name=c.name,
                place=where,
                parent=c.enclosing,
                kind=c.kind,
            )
        )
    return tuple(facts)
