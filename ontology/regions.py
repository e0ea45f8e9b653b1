"""Every place of China with a government, found by code, by name, or in what a user typed.

A name can mean several places (朝阳 is a district of 北京 and a city of 辽宁); the place that issued a document decides:
itself, its children, its siblings and those above it come before strangers. Names that stay ambiguous give None.
Places without a code (台州湾新区) are not here: they are made while documents are read, with `zone`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import unquote

from ontology import iris
from ontology.errors import InputError
from ontology.region_table import COUNTRY, Region, from_row
from ontology.short_names import short_name

__all__ = ["COUNTRY", "Region", "Regions", "UnknownRegion", "load_regions", "zone"]

# These say a part of any city and no place by themselves; they resolve only inside a city.
_GENERIC = frozenset({"城区", "郊区", "矿区", "新区"})


class UnknownRegion(InputError):
    """A user named a place that the table does not have, or that is several places."""

    def __init__(self, text: str, near: Iterable[str], ambiguous: bool = False) -> None:
        self.name, self.near = text, tuple(near)
        what = "could be several places" if ambiguous else "is not a place of the table"
        hints = ", ".join(self.near) or "give the full name, the GB/T 2260 code or the IRI"
        super().__init__(f"The place {text!r} {what}. Try: {hints}.")


class Regions:
    """The table of places with its indexes; immutable."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_code = {region.code: region for region in regions}
        self._former = {old: region.code for region in self._by_code.values() for old in region.former_codes}

    def __iter__(self) -> Iterator[Region]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def by_code(self, code: str) -> Region:
        """Return the place that has, or had, a code; raises UnknownRegion."""
        found = self._by_code.get(code) or self._by_code.get(self._former.get(code, ""))
        if found is None:
            raise UnknownRegion(code, [])
        return found

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the places in force directly below a place, by code."""
        return tuple(
            self._by_code[child] for child in self._children.get(code, ()) if not self._by_code[child].valid_to
        )

    def ancestors(self, code: str) -> tuple[Region, ...]:
        """Return the places above a place, the nearest first, the country last; a zone's parent is in its code."""
        above, found = (code.split("-", 1)[0] if "-" in code else self.by_code(code).parent), []
        while above:
            found.append(self.by_code(above))
            above = found[-1].parent
        return tuple(found)

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Return every full, short and other name -> codes, places in force first; 城区, 郊区, 矿区, 新区 left out."""
        return self._names

    def by_name(self, name: str, within: str | None = None, year: str = "") -> Region | None:
        """Return the one place a name means, seen from the place `within`; None if unknown or ambiguous.

        `year` prefers places that existed then: 洞头县 in 2010, 洞头区 in 2020, both called 洞头.
        """
        codes = self._lookup.get(name, ())
        found = [self._by_code[code] for code in codes]
        if year:
            found = [region for region in found if region.in_force(year)] or found
        if within is not None and found:
            found = self._nearest(found, within)
        if name in _GENERIC:
            found = [region for region in found if within in {region.code, region.parent}]
        return self._only(found, name, year) if found else None

    def resolve(self, text: str) -> Region:
        """Return the place a user names by name, short name, English name, code, IRI or path (温州市鹿城区); raises UnknownRegion."""
        wanted = unquote(text.strip()).removeprefix(iris.BASE + "region/")
        if wanted in self._by_code or wanted in self._former:
            return self.by_code(wanted)
        if "-" in wanted and wanted.split("-", 1)[0] in self._by_code:
            return zone(wanted.split("-", 1)[1], wanted.split("-", 1)[0])
        found = self.by_name(wanted) or self._english.get(wanted.casefold()) or self._by_path(wanted)
        if found is not None:
            return found
        codes = self._lookup.get(wanted, ())
        if codes:
            raise UnknownRegion(text, [f"{self.path(code)} ({code})" for code in codes], ambiguous=True)
        raise UnknownRegion(text, self._near(wanted))

    def path(self, code: str) -> str:
        """Return the full name from the province down: 浙江省温州市鹿城区."""
        above = [region.name for region in self.ancestors(code) if region.code != COUNTRY]
        return "".join([*reversed(above), self.by_code(code).name])

    def _near(self, wanted: str) -> list[str]:
        """Return names a slip of the keyboard or the ear may have meant: the same sound first (温洲: 温州), then close spelling."""
        from pypinyin import lazy_pinyin  # a fifth of a second to import, and only slips need it

        sound = "".join(lazy_pinyin(short_name(wanted))).casefold()
        alike = [r.name for r in self._by_code.values() if sound and r.english.casefold().replace("'", "") == sound]
        return list(dict.fromkeys([*alike, *difflib.get_close_matches(wanted, self._names, n=4, cutoff=0.5)]))[:4]

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        below: dict[str, list[str]] = {}
        for region in self._by_code.values():
            below.setdefault(region.parent, []).append(region.code)
        return {code: tuple(sorted(codes)) for code, codes in below.items()}

    @cached_property
    def _lookup(self) -> Mapping[str, tuple[str, ...]]:
        said: dict[str, list[str]] = {}
        for region in sorted(self._by_code.values(), key=lambda r: (bool(r.valid_to), r.code)):
            for name in dict.fromkeys((region.name, region.short, *region.alt_names)):
                said.setdefault(name, []).append(region.code)
        for region in self._by_code.values():  # 襄樊; former names of counties (中市区, 市郊区) are short for anything
            if region.level == "prefecture":
                said |= {name: [region.code] for name in map(short_name, region.alt_names) if name not in said}
        return {name: tuple(codes) for name, codes in said.items()}

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({name: codes for name, codes in self._lookup.items() if name not in _GENERIC})

    @cached_property
    def _english(self) -> Mapping[str, Region]:
        said: dict[str, list[Region]] = {}
        for region in self._by_code.values():
            said.setdefault(region.english.casefold(), []).append(region)
        return {name: only for name, places in said.items() if name and (only := self._only(places, name, ""))}

    def _nearest(self, found: list[Region], within: str) -> list[Region]:
        """Keep the places nearest to `within`: itself and its children, then its siblings, those above, the same province."""
        above = [region.code for region in self.ancestors(within)]
        own = within.split("-", 1)[0]

        def distance(region: Region) -> int:
            if region.code in {within, own} or region.parent in {within, own}:
                return 0
            if region.code in above:
                return 2
            if above and region.parent == above[0] and region.parent != COUNTRY:
                return 1
            line = {r.code for r in self.ancestors(region.code)}
            return 3 if own in line else 4 if len(line & {own, *above}) > 1 else 5

        nearest = min(map(distance, found))
        return [region for region in found if distance(region) == nearest]

    def _only(self, found: list[Region], name: str, year: str) -> Region | None:
        """Return the one left after preferring what was in force, full names, and a city over its own 市辖区 of that name."""
        preferences: tuple[Callable[[Region], bool], ...] = (
            lambda r: r.in_force(year),
            lambda r: r.name == name,
            lambda r: r.level in {"country", "province"},
        )
        for preferred in preferences:
            found = [r for r in found if preferred(r)] or found
        if len(found) > 1:
            # 吉林 and 海南 are decided above; 阜新 (city and county inside it) means the city.
            found = [r for r in found if not any(r.parent == other.code for other in found)]
        if len(found) > 1 and not year and all(r.valid_to for r in found):
            found = [max(found, key=lambda r: (r.valid_to, r.code))]
        return found[0] if len(found) == 1 else None

    def _by_path(self, text: str) -> Region | None:
        """Read 浙江省温州市鹿城区 or 温州鹿城: a name, then a name below it."""
        for cut in range(2, len(text) - 1):
            head, rest = self.by_name(text[:cut]), text[cut:]
            below = self.by_name(rest, head.code) if head else None
            if head and below and head in self.ancestors(below.code):
                return below
            deeper = self._by_path(rest) if head and len(rest) > 3 else None
            if head and deeper and head in self.ancestors(deeper.code):
                return deeper
        return None


def zone(name: str, parent: str) -> Region:
    """Return a place without a code (a development zone, a new area) inside the place with the code `parent`."""
    return Region(code=f"{parent}-{name}", name=name, level="zone", parent=parent, short=short_name(name))


@cache
def load_regions() -> Regions:
    """Return the table that ships with the package, read once."""
    table = files("ontology").joinpath("vocabularies/regions.tsv").read_text("utf-8")
    return Regions(from_row(line) for line in table.splitlines()[1:])
