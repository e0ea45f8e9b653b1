"""What things a question can speak of, and by which names: the graph's own vocabulary.

Places come with their full and short names and their pinyin (Wenzhou), whether the graph knows them or not, so that
a question about a place without facts is understood and declined rather than answered for another place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files

from pypinyin import lazy_pinyin

from ontology import iris
from ontology.regions import Region, Regions, load_regions
from queries.ask.text import fold, likeness
from queries.graph import Graph

_SUFFIXES = "省市区县州盟旗"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name: its kind (region, indicator, initiative …), its IRI and its preferred name."""

    kind: str
    iri: str
    label: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Near:
    """A thing whose name looks like what was asked."""

    thing: Thing
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names, folded, with the things that bear them. `longest` is the length of the longest name."""

    names: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    longest: int = 0

    def at(self, text: str, start: int, kinds: frozenset[str], shortest: int) -> tuple[int, tuple[Thing, ...]]:
        """Return the end and the bearers of the longest name of these kinds that starts here; (start, ()) for none."""
        for end in range(min(len(text), start + self.longest), start + shortest - 1, -1):
            things = tuple(thing for thing in self.names.get(text[start:end], ()) if thing.kind in kinds)
            if things and _whole_word(text, start, end):
                return end, things
        return start, ()

    def near(self, phrase: str, kinds: frozenset[str], most: int = 5, least: float = 0.34) -> tuple[Near, ...]:
        """Return the things of these kinds with the likest names, the likest first, each once."""
        best: dict[str, Near] = {}
        for name, things in self.names.items():
            score = likeness(phrase, name)
            for thing in things if score >= least else ():
                if thing.kind in kinds and (thing.iri not in best or best[thing.iri].score < score):
                    best[thing.iri] = Near(thing, name, score)
        return tuple(sorted(best.values(), key=lambda near: (-near.score, len(near.name), near.thing.iri))[:most])

    def holding(self, pieces: tuple[str, ...], kind: str, most: int = 8, least: float = 0.45) -> tuple[Near, ...]:
        """Return the things whose names hold every piece: 开工, 义务教育 and 项目 in 义务教育学校建设开工项目.

        The score is the part of the name that the pieces cover; names less covered than `least` are left out.
        """
        best: dict[str, Near] = {}
        for name, things in self.names.items():
            if not all(piece in name for piece in pieces):
                continue
            score = min(1.0, sum(map(len, pieces)) / len(name))
            for thing in things if score >= least else ():
                if thing.kind == kind and (thing.iri not in best or best[thing.iri].score < score):
                    best[thing.iri] = Near(thing, name, score)
        return tuple(sorted(best.values(), key=lambda near: (-near.score, near.thing.iri))[:most])


def _whole_word(text: str, start: int, end: int) -> bool:
    """Latin names match whole words only; Chinese has no word borders to look at."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    latin = text[start].isascii() and text[start].isalpha()
    return not latin or not ((before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()))


def make_lexicon(named: Iterable[tuple[Thing, str]]) -> Lexicon:
    """Return the lexicon of these things and names."""
    names: dict[str, dict[tuple[str, str], Thing]] = {}
    for thing, name in named:
        if folded := fold(name):
            names.setdefault(folded, {}).setdefault((thing.kind, thing.iri), thing)
    ordered = {name: tuple(things[key] for key in sorted(things)) for name, things in names.items()}
    return Lexicon(ordered, max(map(len, ordered), default=0))


def read_lexicon(graph: Graph) -> Lexicon:
    """Read the names a graph knows, and add the places of all China."""
    package = files("queries.ask")
    rows = graph.select(package.joinpath("names.rq").read_text(encoding="utf-8"))
    labels: dict[str, str] = {}
    named: list[tuple[str, str, str]] = []
    for row in rows:
        iri, name = str(row["entity"]), str(row["name"])
        if str(row["preferred"]) == "true" and str(row["lang"]) != "en":
            labels.setdefault(iri, name)
        named.append((str(row["kind"]), iri, name))
    places = graph.select(package.joinpath("regions.rq").read_text(encoding="utf-8"))
    known = {str(row["region"]): str(row["name"]) for row in places}
    things = [(Thing(kind, iri, labels.get(iri, name)), name) for kind, iri, name in named]
    return make_lexicon([*things, *_places(load_regions(), known)])


def _places(regions: Regions, known: dict[str, str]) -> Iterable[tuple[Thing, str]]:
    tabled = set()
    for name, codes in regions.names().items():
        for code in codes:
            region = regions.by_code(code)
            iri = str(iris.region(code))
            tabled.add(iri)
            thing = Thing("region", iri, region.name, iri in known)
            yield thing, name
            if thing.known:
                yield from ((thing, latin) for latin in _latin(region))
    for iri in sorted(known.keys() - tabled):  # zones without a code
        yield Thing("region", iri, known[iri]), known[iri]


def _latin(region: Region) -> Iterable[str]:
    stem = region.name[:-1] if len(region.name) > 2 and region.name[-1] in _SUFFIXES else region.name
    spelled = "".join(lazy_pinyin(stem))
    yield spelled
    yield f"{spelled} city"
    yield f"{spelled} county"
