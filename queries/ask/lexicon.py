"""What things a question can speak of, and by which names: the graph's own vocabulary.

Places come with their full and short names and their pinyin (Wenzhou), whether the graph knows them or not, so that
a question about a place without facts is understood and declined rather than answered for another place.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from pypinyin import lazy_pinyin

from ontology import iris
from ontology.normal import normal_form
from ontology.regions import Region, load_regions
from queries.ask.spelling import spelled_schools
from queries.ask.text import fold, likeness, pieces
from queries.graph import Graph

_SUFFIXES = "省市区县州盟旗"
_LARGE = frozenset({"country", "province", "prefecture"})
_ZONES = {
    "新区": ("new area", "new district"),
    "经济技术开发区": ("economic and technological development zone", "development zone"),
    "开发区": ("development zone", "development area"),
    "高新区": ("high-tech zone", "hi-tech zone"),
    "集聚区": ("cluster area", "agglomeration area"),
}
_BRACKETS = (("〔", "〕"), ("(", ")"), ("[", "]"))
CANDIDATES = 300
FUZZY_KINDS = frozenset({"indicator", "initiative", "certification", "honour", "project", "school"})
_INDEXED = FUZZY_KINDS | {"document"}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name: its kind (region, indicator, initiative …), its IRI, its preferred name.

    `known` where the graph says something of it; `facts` counts how much, so that of two alike the better known wins.
    """

    kind: str
    iri: str
    label: str
    known: bool = True
    facts: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """A thing whose name looks like what was asked; `beside` holds what else was asked, each word in all its writings."""

    thing: Thing
    name: str
    score: float
    beside: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Names, folded, with the things that bear them; `known` holds the places the graph speaks of, by IRI."""

    names: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    captions: tuple[str, ...] = ()

    @cached_property
    def _reach(self) -> Mapping[str, int]:
        """The length of the longest name that begins with two characters."""
        reach: dict[str, int] = {}
        for name in (*self.names, *_places(), *_spelled_places(), *self._spelled_schools):
            reach[name[:2]] = max(reach.get(name[:2], 0), len(name))
        return reach

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the things of each kind."""
        index: dict[str, list[str]] = {}
        for name, things in self.names.items():
            for kind in {thing.kind for thing in things}:
                index.setdefault(kind, []).append(name)
        return {kind: tuple(names) for kind, names in index.items()}

    @cached_property
    def _by_piece(self) -> Mapping[str, tuple[str, ...]]:
        """Names by the pairs of characters (words, of English names) in them: what may look alike shares one."""
        index: dict[str, list[str]] = {}
        for name, things in self.names.items():
            if any(thing.kind in _INDEXED for thing in things):
                for piece in pieces(name):
                    index.setdefault(piece, []).append(name)
        return {piece: tuple(names) for piece, names in index.items()}

    @cached_property
    def english(self) -> Mapping[str, frozenset[str]]:
        """The stems of the words of the English names of things, by IRI."""
        stems: dict[str, frozenset[str]] = {}
        for name, things in self.names.items():
            if name.isascii():
                for thing in things:
                    stems[thing.iri] = stems.get(thing.iri, frozenset()) | pieces(name)
        return stems

    def bearers(self, name: str) -> tuple[Thing, ...]:
        """Return what bears this folded name; places whether the graph knows them or not.

        The short name of a county that the graph does not know is a common word as often (新建), and no place.
        """
        own = self.names.get(name, ())
        spelled = _spelled_places().get(name, ()) if not any(thing.kind == "region" for thing in own) else ()
        places = (self._place(code) for code in (*_places().get(name, ()), *spelled))
        schools = self._spelled_schools.get(name, ()) if name.isascii() else ()
        return (*own, *schools, *(place for place, sure in places if sure or place.label == name))

    @cached_property
    def _spelled_schools(self) -> Mapping[str, tuple[Thing, ...]]:
        """The schools by their names in Latin letters: jiulong primary school."""
        return spelled_schools(self.of_kind("school"))

    def _place(self, code: str) -> tuple[Thing, bool]:
        iri = str(iris.region(code))
        region = load_regions().by_code(code)
        return Thing("region", iri, region.name, iri in self.known), iri in self.known or region.level in _LARGE

    def at(self, text: str, start: int, kinds: frozenset[str], shortest: int) -> tuple[int, tuple[Thing, ...]]:
        """Return the end and the bearers of the longest name of these kinds that starts here; (start, ()) for none."""
        reach = self._reach.get(text[start : start + 2], 0)
        for end in range(min(len(text), start + reach), start + shortest - 1, -1):
            things = tuple(thing for thing in self.bearers(text[start:end]) if thing.kind in kinds)
            if things and _whole_word(text, start, end):
                return end, things
        return start, ()

    def near(self, phrase: str, kinds: frozenset[str], most: int = 5, least: float = 0.34) -> tuple[Near, ...]:
        """Return the things of these kinds with the likest names, the likest first, each once."""
        plain = normal_form(phrase)
        shared = Counter(
            name for piece in sorted(pieces(phrase) | pieces(plain)) for name in self._by_piece.get(piece, ())
        )
        scores = {}
        for name, count in shared.most_common(CANDIDATES):
            scores[name] = max(likeness(phrase, name), likeness(plain, normal_form(name))) if count else 0.0
        return self._ranked(scores, kinds, most, least)

    def sharing(self, shared: Iterable[str], kinds: frozenset[str], most: int = CANDIDATES) -> tuple[str, ...]:
        """Return the names of things of these kinds that share pairs of characters with a question, the most first."""
        counts = Counter(name for piece in sorted(shared) for name in self._by_piece.get(piece, ()))
        likest = sorted(counts, key=lambda name: (-counts[name], len(name)))
        fitting = (n for n in likest if any(thing.kind in kinds for thing in self.names[n]))
        return tuple(itertools.islice(fitting, most))

    def of_kind(self, kind: str) -> tuple[Thing, ...]:
        """Return the things of a kind, each once."""
        things = {thing.iri: thing for bearers in self.names.values() for thing in bearers if thing.kind == kind}
        return tuple(things[iri] for iri in sorted(things))

    def holding(self, held: tuple[str, ...], kind: str, most: int = 8, least: float = 0.45) -> tuple[Near, ...]:
        """Return the things whose names hold every piece: 开工, 义务教育 and 项目 in 义务教育学校建设开工项目.

        The score is the part of the name that the pieces cover; names less covered than `least` are left out.
        """
        length = sum(map(len, held))
        scores = {
            name: min(1.0, length / len(name))
            for name in self._by_kind.get(kind, ()) if all(piece in name for piece in held)
        }  # fmt: skip
        return self._ranked(scores, frozenset({kind}), most, least)

    def _ranked(self, scores: Mapping[str, float], kinds: frozenset[str], most: int, least: float) -> tuple[Near, ...]:
        best: dict[str, Near] = {}
        for name, score in scores.items():
            for thing in self.names[name] if score >= least else ():
                if thing.kind in kinds and (thing.iri not in best or best[thing.iri].score < score):
                    best[thing.iri] = Near(thing, name, score)
        ordered = sorted(best.values(), key=lambda n: (-n.score, -n.thing.facts, len(n.name), n.thing.iri))
        return tuple(ordered[:most])


def _whole_word(text: str, start: int, end: int) -> bool:
    """Latin names match whole words only; Chinese has no word borders to look at."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    latin = text[start].isascii() and text[start].isalpha()
    return not latin or not ((before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()))


@cache
def _spelled_places() -> Mapping[str, tuple[str, ...]]:
    """Return the provinces and cities of China by their pinyin, so that Shanghai is a place though no paper names it."""
    regions = load_regions()
    codes = {code for codes in _places().values() for code in codes}
    found: dict[str, tuple[str, ...]] = {}
    for region in map(regions.by_code, sorted(codes)):
        if region.level in _LARGE:
            for latin in _latin(region):
                found[latin] = (*found.get(latin, ()), region.code)
    return found


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    """Return the names of all places of China with their codes; the table writes them as folding would."""
    return load_regions().names()


def make_lexicon(
    named: Iterable[tuple[Thing, str]], known: Mapping[str, str] | None = None, captions: Iterable[str] = ()
) -> Lexicon:
    """Return the lexicon of these things and names, and of the places; `known` maps IRIs of known places to names."""
    names: dict[str, dict[tuple[str, str], Thing]] = {}
    for thing, name in [*named, *_known_places(known or {})]:
        if folded := fold(name):
            names.setdefault(folded, {}).setdefault((thing.kind, thing.iri), thing)
    ordered = {name: tuple(things[key] for key in sorted(things)) for name, things in names.items()}
    return Lexicon(ordered, known or {}, tuple(captions))


def read_lexicon(graph: Graph) -> Lexicon:
    """Read the names a graph knows, and add the places of all China."""
    package = files("queries.ask")
    labels: dict[str, str] = {}
    named: list[tuple[str, str, str, int]] = []
    for row in graph.select(package.joinpath("names.rq").read_text(encoding="utf-8")):
        iri, name = str(row["entity"]), str(row["name"])
        if str(row["naming"]).endswith(("prefLabel", "title")) and str(row["lang"]) != "en":
            labels.setdefault(iri, name)
        named.append((str(row["kind"]), iri, name, int(str(row.get("facts", 0)))))
    places = graph.select(package.joinpath("regions.rq").read_text(encoding="utf-8"))
    known = {str(row["region"]): str(row["name"]) for row in places}
    captions = [str(row["table"]) for row in graph.select(package.joinpath("captions.rq").read_text(encoding="utf-8"))]
    return make_lexicon(
        (
            (Thing(kind, iri, labels.get(iri, name), facts=n), written)
            for kind, iri, name, n in named for written in _writings(kind, name)
        ),
        known,
        captions,
    )  # fmt: skip


def _writings(kind: str, name: str) -> Iterator[str]:
    """Yield the ways to write a name: the brackets of a document's number are typed as others."""
    yield name
    if kind == "document" and "〔" in name:
        for left, right in _BRACKETS[1:]:
            yield name.replace("〔", left).replace("〕", right)


def _known_places(known: Mapping[str, str]) -> Iterator[tuple[Thing, str]]:
    """Yield the pinyin of the places a graph knows (Wenzhou), and the names of zones that have no code."""
    regions = load_regions()
    codes = {code for codes in _places().values() for code in codes}
    by_iri = {str(iris.region(code)): code for code in codes} if known else {}
    for iri in sorted(known):
        if iri in by_iri:
            region = regions.by_code(by_iri[iri])
            yield from ((Thing("region", iri, region.name), latin) for latin in _latin(region))
        else:
            zone = Thing("region", iri, known[iri])
            yield from ((zone, written) for written in (known[iri], *zone_spellings(known[iri])))


def zone_spellings(name: str) -> Iterator[str]:
    """Yield the ways to write the name of a zone in English.

    >>> list(zone_spellings("东海湾新区"))
    ['donghai bay new area', 'donghai bay new district', 'donghaiwan new area', 'donghaiwan new district']
    """
    stem, kinds = next(
        ((name.removesuffix(end), kinds) for end, kinds in _ZONES.items() if name.endswith(end)), ("", ())
    )
    stems = [f"{''.join(lazy_pinyin(stem[:-1]))} bay"] if stem.endswith("湾") and len(stem) > 2 else []
    stems += ["".join(lazy_pinyin(stem))] if stem else []
    yield from (f"{spelled} {kind}" for spelled in stems for kind in kinds)


def _latin(region: Region) -> Iterator[str]:
    stem = region.name[:-1] if len(region.name) > 2 and region.name[-1] in _SUFFIXES else region.name
    spelled = "".join(lazy_pinyin(stem))
    yield spelled
    kinds = ("city", "province") if region.level in _LARGE else ("city", "county", "district")
    yield from (f"{spelled} {kind}" for kind in kinds)
