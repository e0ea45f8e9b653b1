"""Which place a header or a label names, seen from the issuing place.

Knows divisions by the table, the issuer itself under 合计 and 全市, its own level (市本级), and zones
without a code by the name the document gives them in full. A rank or an average of a province is not
a place: it qualifies the indicator of the province.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg_build.model import Document, Outline, Place
from kg_build.read.shapes import squeeze
from kg_build.structure.gazetteer import mentions
from kg_build.tables.names import is_subtotal, is_total
from ontology.regions import COUNTRY, Region, load_regions, zone

_ZONE_TAIL = "新区|开发区|高新区|经开区|集聚区|功能区|示范区|度假区|产业园区|管委会"
_ZONE = re.compile(rf"[一-鿿]{{2,10}}?(?:{_ZONE_TAIL})")
# Below a county the table of divisions ends; its towns are places of a county's own tables.
_TOWN = re.compile(r"[一-鿿]{1,6}(?:街道|镇|乡)")
_ZONE_START = re.compile(r".*(?:[省市县区镇和及与或对含在为于由至、]|街道)(?=.)")
_OWN_LEVEL = re.compile(r"(?:(?:省|市|州|县|区)(?:本级|直属?|属)|本级|市直(?:学校)?|直属(?:学校)?)")
_WHOLE = re.compile(r"全(?P<level>[国省市州县区])(?P<rest>.*)")
_QUALIFIED = re.compile(r"[(（].*?[)）]|[:：]$")
_RANK = re.compile(r"第[一二三四五六七八九十\d]+[名位]|中位数|最[高低](?:值|水平)?")
_MEAN = re.compile(r"平均(?:数|值|水平)?|均值")
_LEVELS = {"国": "country", "省": "province", "市": "prefecture", "州": "prefecture", "县": "county", "区": "county"}


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a label names; `total` where the label sums others, `rest` what else it says."""

    place: Place
    total: bool = False
    rest: str = ""


class Places:
    """Reads the places of one document's tables."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self._document = document
        self._regions = load_regions()
        self._known: dict[str, Named | None] = {}
        self.year = outline.year
        home = self._regions.by_name(outline.place.name) if outline.place.name else None
        self.home = outline.place if outline.place.code or home is None else Place(home.code, home.name)

    def named(self, label: str) -> Named | None:
        """Return the place a label names as a whole, None if it names none."""
        if label not in self._known:
            self._known[label] = self._named(_QUALIFIED.sub("", label).replace(" ", "").strip())
        return self._known[label]

    def _named(self, label: str) -> Named | None:
        if not 1 < len(label) <= 20:
            return None
        if is_total(label):
            return None if is_subtotal(label) else Named(self.home, total=True)
        if _OWN_LEVEL.fullmatch(label):
            name = f"{self.home.name}{label.lstrip('省市州县区') or label}"
            return Named(Place(f"{self.home.code}-{name}", name))
        whole = _WHOLE.fullmatch(label)
        if whole:
            return self._whole(whole["level"], whole["rest"])
        region = self._region(label)
        return Named(Place(region.code, region.name)) if region else None

    def _whole(self, level: str, rest: str) -> Named | None:
        wanted = _LEVELS[level]
        line = [self.home.code, *(r.code for r in self._above())]
        place = next((p for p in map(self._place, line) if p and self._level(p) == wanted), None)
        if place is None or (rest and not (_RANK.fullmatch(rest) or _MEAN.fullmatch(rest))):
            return None
        rank = f"全{level}{rest}" if _RANK.fullmatch(rest) else ""
        return Named(place, total=place == self.home and not rest, rest=rank)

    def _place(self, code: str) -> Place | None:
        return self.home if code == self.home.code else Place(code, self._regions.by_code(code).name)

    def _level(self, place: Place) -> str:
        return "zone" if "-" in place.code or not place.code else self._regions.by_code(place.code).level

    def _above(self) -> tuple[Region, ...]:
        return self._regions.ancestors(self.home.code) if self.home.code else ()

    def _region(self, label: str) -> Region | None:
        region = self._regions.by_name(label, self.home.code or None, self.year)
        if region and (self._is_near(region) or label == region.name) and not self._is_former(region):
            return region
        if self._level(self.home) == "county" and _TOWN.fullmatch(label):
            return zone(label, self.home.code)
        zone_name = self._zone_named(label)
        return zone(zone_name, self.home.code or COUNTRY) if zone_name else None

    def _is_near(self, region: Region) -> bool:
        """Tell whether a place called by its short name is in, around or above the issuing place."""
        if not self.home.code or self.home.code == COUNTRY:
            return True
        near = {self.home.code.split("-")[0], *(r.code for r in self._above()[:1])}
        return region.code in {r.code for r in self._above()} | near or region.parent in near or self._is_below(region)

    def _is_below(self, region: Region) -> bool:
        return self.home.code in {r.code for r in self._regions.ancestors(region.code)}

    def _is_former(self, region: Region) -> bool:
        return bool(region.valid_to) and bool(self.year) and region.valid_to < self.year and not self._is_near(region)

    def _zone_named(self, label: str) -> str | None:
        """Return the full name of the zone a label means: 新区 and 台州湾 both mean 台州湾新区 where that is named."""
        tailed = bool(re.search(rf"(?:{_ZONE_TAIL})$", label))
        fits = [
            (n, name)
            for name, n in self._zones.items()
            if name.endswith(label) or (not tailed and name.startswith(label))
        ]
        if fits:
            return max(fits, key=lambda found: (found[0], len(found[1]), found[1]))[1]
        return label if tailed else None

    @cached_property
    def _zones(self) -> Counter[str]:
        """Return the zones the document names and how often; a whole table cell counts for more."""
        found: Counter[str] = Counter()
        for match in _ZONE.finditer(self._document.text):
            name = _ZONE_START.sub("", match[0][:-2]) + match[0][-2:]
            if len(name) > 3:
                found[name] += 1
        for table in self._document.tables:
            for cell in table.cells:
                if _ZONE.fullmatch(word := squeeze(cell.text)) and len(word) > 3:
                    found[word] += 20
        return found

    def within(self, texts: Iterable[str]) -> Place:
        """Return the place below the issuer that some words, tried in order, name somewhere; else the issuer."""
        for text in texts:
            zones = [name for name in self._zones if name in text and self._zones[name] > 1]
            below = [m for m in mentions(text, self.home.code or None) if self._is_below(m.region)]
            full = [m for m in below if m.full] or below
            if full:
                return Place(full[0].region.code, full[0].region.name)
            if zones:
                name = max(zones, key=lambda z: (self._zones[z], z))
                return Place(f"{self.home.code}-{name}", name)
        return self.home
