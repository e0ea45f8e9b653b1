"""Who an honour goes to: the school, place, office or counted group named before the verb.

A person's name is never taken, since an honour of a pupil or teacher goes to the school or the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_build.extract.named.clauses import Clause
from kg_build.extract.named.places import Mention, within
from kg_build.extract.named.view import View
from kg_build.model import School
from ontology.regions import Region, load_regions

_GROUP = re.compile(r"(?:全[省市县区])?(?:共有?)?(?P<who>\d[\d,.]*(?:余|多)?[个所名人位家项](?:[一-鿿（）]{0,8}))$")
_OFFICE = re.compile(r"(?P<who>[省市县区]教育(?:局|厅|体育局)|教育局)(?:[、和及][^，]*)?[^，、]{0,6}$")
_GIVEN_BY = re.compile(r"(?:被|受到)[^，。；]{0,24}$")


class Recipients:
    """The schools and places of a document, to find who stands before a verb."""

    def __init__(self, view: View, schools: Sequence[School], places: Sequence[Mention], home: Region | None) -> None:
        self._view = view
        self._schools = sorted((school.name for school in schools), key=lambda name: (-len(name), name))
        self._places = list(places)
        self._home = home

    def of(self, clause: Clause, verb: int) -> list[str]:
        """Return who stands between the start of a clause and its verb; empty where nobody does."""
        given = _GIVEN_BY.search(self._view.plain, clause.start, verb)
        verb = given.start() if given else verb
        before = self._view.plain[clause.start : verb]
        found = [name for name in self._schools if name in before]
        schools = sorted((n for n in found if not any(n in other and n != other for other in found)), key=before.find)
        office = _OFFICE.search(before)
        if office and self._home:
            return [self._home.name + office["who"].lstrip("省市县区"), *schools]
        if schools:
            return schools
        group = _GROUP.search(before)
        if group:
            return [group["who"]]
        named = [m for m in within(self._places, clause.start, verb) if self._may_receive(m.region)]
        return _last_list(self._view.plain, named)

    def _may_receive(self, region: Region) -> bool:
        """Say whether a place can be honoured here: what stands above the issuer gives, and does not receive."""
        return self._home is None or region not in load_regions().ancestors(self._home.code)

    def leading(self, start: int, end: int) -> tuple[str | None, int]:
        """Return who stands at the beginning of an honour's name in [start, end), and where the name proper begins."""
        words = self._view.plain[start:end]
        school = next((name for name in self._schools if words.startswith(name)), None)
        if school:
            return school, start + len(school)
        place = next((m for m in within(self._places, start, end) if m.start == start), None)
        if place and place.region.level in ("prefecture", "county", "zone"):
            return place.region.name, place.end
        return None, start

    def of_a_province(self) -> bool:
        """Whether the document speaks for a province, whose counted honours are measures."""
        return self._home is not None and self._home.level in ("province", "country")

    def own_level(self) -> str:
        """Return the level of an honour that does not say its own: a province's report tells of the province's, others of many."""
        level = self._home.level if self._home else ""
        return {"province": "省级", "country": "国家级"}.get(level, "")


def _last_list(plain: str, named: Sequence[Mention]) -> list[str]:
    """Return the names of the last places that stand in a row."""
    row: list[str] = []
    edge = -1
    for mention in reversed(named):
        if row and plain[mention.end : edge] not in ("、", "和", "与", "及"):
            break
        row.insert(0, mention.region.name)
        edge = mention.start
    return row
