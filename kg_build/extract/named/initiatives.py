"""All initiatives of a document: every phenomenon's candidates, one fact for each name at its first mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import Clause
from kg_build.extract.named.confidence import confidence
from kg_build.extract.named.context import InitiativeIndex
from kg_build.extract.named.enclosing import enclosed_names
from kg_build.extract.named.headings import heading_names
from kg_build.extract.named.kinds import kind_of
from kg_build.extract.named.national import canonical, national_names
from kg_build.extract.named.papers import paper_names
from kg_build.extract.named.phrases import phrase_names
from kg_build.extract.named.places import province_of
from kg_build.extract.named.quoted import quoted_names
from kg_build.extract.named.view import View
from kg_build.model import Initiative, Outline, Place, School
from ontology.regions import Region

CHINA = Place("100000", "中国")
_KEY = re.compile(r"[“”\"（）()·\s—–－~-]")
_WHOLE = frozenset(
    (
        "quoted-head",
        "paper-issued",
        "paper-own",
        "phrase-strong",
        "phrase-reform",
        "heading-name",
        "heading-other",
        "quoted-own-head",
    )
)
MAX_LENGTH = 120
_OF_ITS_OWN = ("基金", "项目", "大赛", "方案", "计划", "行动", "工程")
_PROVINCIAL = re.compile(r"^(?:全?省|自治区)")


def mentions(view: View, read: Sequence[Clause], place: Place, schools: Sequence[School] = ()) -> list[Candidate]:
    """Return every mention of an initiative in order; of overlapping ones the better founded or longer stays."""
    found = list(_candidates(view.plain, read, _own(place)))
    found = _without_buildings(_without_repeats(found), view, schools)
    ranked = sorted(
        found,
        key=lambda c: (
            c.rule not in ("national", "title-line"),
            -confidence(c.rule),
            -(c.end - c.start),
            c.start,
            c.name,
        ),
    )
    taken: list[Candidate] = []
    covered: set[int] = set()
    for candidate in ranked:
        span = range(candidate.start, candidate.end)
        if candidate.rule not in ("quoted-list-whole", "quoted-list") and not covered.isdisjoint(span):
            continue
        covered.update(span)
        taken.append(candidate)
    return sorted(taken, key=lambda c: (c.start, c.end, c.name))


def _without_repeats(found: list[Candidate]) -> list[Candidate]:
    """Drop known national names inside longer names, and other readings that only repeat a national name."""
    known = _Near(c for c in found if c.rule == "national")
    others = [c for c in found if c.rule != "national" and not any(_repeats(c, n) for n in known.around(c))]
    wide = _Near(c for c in others if c.rule in _WHOLE)
    alone = (n for n in known.all if not any(w.start <= n.start and n.end <= w.end for w in wide.around(n)))
    return [*alone, *others]


def _without_buildings(found: list[Candidate], view: View, schools: Sequence[School]) -> list[Candidate]:
    """Drop works and phrases that begin with a named school: 温泉中学校舍改造工程 is a building."""
    begins = {view.index(school.span.start) for school in schools}
    return [c for c in found if not (c.rule.startswith("phrase") and c.start in begins)]


class _Near:
    """Candidates by their start, to find those close to another one."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        self.all = sorted(found, key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self.all]

    def around(self, candidate: Candidate) -> list[Candidate]:
        first = bisect_left(self._starts, candidate.start - MAX_LENGTH)
        return self.all[first : bisect_left(self._starts, candidate.end)]


def _repeats(candidate: Candidate, known: Candidate) -> bool:
    overlap = candidate.start < known.end and known.start < candidate.end
    return overlap and key(candidate.name).endswith(key(known.name))


def _own(place: Place) -> tuple[str, ...]:
    """Return the names of the issuer's place, the long one first."""
    return tuple(name for name in (place.name, re.sub(r"(?:省|市|县|区|自治区)$", "", place.name)) if name)


def _candidates(plain: str, read: Sequence[Clause], own: tuple[str, ...]) -> Iterator[Candidate]:
    yield from national_names(plain)
    yield from heading_names(plain)
    for clause in read:
        yield from enclosed_names(plain, clause)
        yield from quoted_names(plain, clause)
        yield from phrase_names(plain, clause)
        yield from paper_names(plain, clause, own)


def key(name: str) -> str:
    """Return what makes two spellings one name within a document."""
    return _KEY.sub("", name)


def _first(found: Iterable[Candidate], own: tuple[str, ...]) -> list[Candidate]:
    """Return one candidate for each name.

    A later name that an earlier one holds, or holds but for the place, is the same; so is one with the same
    quotation marks around the same words (“公物仓”, “公物仓”系统).
    """
    kept: dict[str, Candidate] = {}
    said = ""
    cores: set[str] = set()
    for candidate in found:
        name = key(canonical(candidate.name))
        for place in own:
            name = name.removeprefix(place)
        if name in kept or (candidate.rule != "national" and len(name) >= 4 and name in said):
            continue
        if candidate.core in cores and not candidate.name.endswith(_OF_ITS_OWN):
            continue
        cores.update((candidate.core,) if candidate.core else ())
        kept[name] = candidate
        said += name + "\n"
    return list(kept.values())


def initiative_facts(
    view: View, outline: Outline, home: Region | None, found: list[Candidate], index: InitiativeIndex
) -> tuple[Initiative, ...]:
    """Return one fact for each initiative mentioned, in order of first mention."""
    facts = []
    for c in _first(found, _own(outline.place)):
        place = _place(c, outline.place, home)
        over = index.over(c.start) if place == outline.place else ()
        parent = c.enclosing or next((name for name in over if key(name) != key(c.name)), None)
        facts.append(
            Initiative(
                span=view.span(c.start, c.end),
                confidence=confidence(c.rule),
                name=c.name,
                place=place,
                parent=parent,
                kind=kind_of(c),
            )
        )
    return tuple(facts)


def _place(candidate: Candidate, place: Place, home: Region | None) -> Place:
    """Return who runs an initiative: the country, the province a name claims, or the issuer's place."""
    if candidate.region == CHINA.name:
        return CHINA
    province = province_of(home)
    if province and (
        candidate.region == province.name
        or _PROVINCIAL.match(candidate.name)
        or candidate.name.startswith(province.name)
    ):
        return Place(province.code, province.name)
    return place
