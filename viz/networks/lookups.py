"""What pictures ask of a graph: descriptions, figures and evidence, each by one `.rq` file of `patterns/`.

Every query is bounded; what a bound cuts off is counted. Leaves out what stands
next to what (`nearby`), and which of the answers get drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from rdflib import URIRef

from ontology import iris
from ontology.terms import JC, SDMX_DIMENSION
from ontology.units import unit_label
from queries.asked import AskedGraph
from queries.embedded import EmbeddedGraph
from queries.evidence import evidence_of
from queries.graph import Graph
from queries.rows import Node, Rows
from queries.together import together
from viz.networks.figures import Evidence, Figure
from viz.networks.labels import clean
from viz.networks.style import load_style, prefixed

PER_PAIR = 20  # observations of two things together that a panel lists
_AT_ONCE = 150  # things whose words are asked for in one query


_ROLES = {"region": SDMX_DIMENSION.refArea, "indicator": JC.indicator, "initiative": JC.initiative}


@dataclass(frozen=True, slots=True)
class Description:
    """The names, classes (local names) and plain statements of one thing."""

    iri: str
    classes: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""
    other_names: tuple[str, ...] = ()
    statements: tuple[tuple[str, str], ...] = field(default=())

    @property
    def kind(self) -> str:
        """Return the first class that the style file knows, in its order."""
        known = load_style().classes
        names = set(self.classes)
        if "Concept" in names and "Indicator" in names:
            names.remove("Concept")
        if names & SCHOOLS:
            names.add("School")
        if SECTION in self.iri:
            names.add("Section")
        return next((name for name in known if name in names), "Other")


SCHOOLS = frozenset({
    "Kindergarten", "PrimarySchool", "JuniorMiddleSchool", "SeniorHighSchool", "VocationalSchool", "SpecialSchool",
    "HigherEducationInstitution",
})  # fmt: skip
SECTION = "#section="
_ORDER = ("kind", "indicator", "region", "observation", "outcome")  # of figures of one period, as in figures_these.rq
_NAMES = ("skos:prefLabel", "rdfs:label", "dcterms:title")


@cache
def pattern(name: str) -> str:
    """Return the text of one of the package's query patterns."""
    return (files(__package__) / "patterns" / f"{name}.rq").read_text(encoding="utf-8")


def bound(**terms: Iterable[str]) -> dict[str, list[URIRef]]:
    """Return IRIs as what the marks of a pattern are bound to."""
    return {key: [URIRef(iri) for iri in each] for key, each in terms.items()}


def dimensions(iri: str) -> dict[str, list[URIRef]]:
    """Return as which `role` a thing stands in observations, and by which `relation` what stands there beside it."""
    kind = iri.removeprefix(iris.BASE).partition("/")[0]
    own = [_ROLES[kind]] if kind in _ROLES else list(_ROLES.values())
    # An observation is of one place and one indicator, but may belong to several initiatives.
    beside = [role for role in _ROLES.values() if [role] != own or role == JC.initiative]
    return {"role": own, "relation": beside}


def _ask(graph: Graph, name: str, **terms: Iterable[str]) -> list[dict[str, Node]]:
    return list(graph.select(pattern(name), bound(**terms)))


def _ask_each(graph: Graph, asked: Iterable[tuple[str, dict[str, list[URIRef]]]]) -> list[Rows]:
    """Ask several patterns, at once where the graph can."""
    return together(graph, [(pattern(name), terms) for name, terms in asked])


def describe(graph: Graph, things: Iterable[str]) -> dict[str, Description]:
    """Return names, classes and plain statements of things; the tail of its IRI where one has no name."""
    wanted = list(things)
    values: dict[str, dict[str, list[Node]]] = {iri: defaultdict(list) for iri in wanted}
    for rows in _ask_each(graph, (("describe", bound(focus=part)) for part in _parts(wanted))):
        for row in rows:
            values[str(row["focus"])][prefixed(str(row["property"]))].append(row["value"])
    return {iri: _description(iri, values[iri]) for iri in wanted}


def _description(iri: str, values: Mapping[str, list[Node]]) -> Description:
    zh, en = _name(values, "zh"), _name(values, "en")
    taken = {*_NAMES, "rdf:type", "skos:altLabel"}
    statements = tuple(
        (name, clean(local(str(term)))) for name, terms in values.items() if name not in taken for term in terms
    )
    return Description(
        iri,
        tuple(local(str(term)) for term in values.get("rdf:type", ())),
        zh or en or tail(iri),
        en,
        tuple(dict.fromkeys(clean(str(term)) for term in values.get("skos:altLabel", ()))),
        statements,
    )


def _name(values: Mapping[str, list[Node]], language: str) -> str:
    for name in _NAMES:
        for term in values.get(name, ()):
            spoken = getattr(term, "language", None) or "zh"
            if spoken.startswith(language):
                return clean(str(term))
    return ""


def evidence(graph: Graph, things: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """Return the words that say each of some things; in a graph of our own store a few of each."""
    said: dict[str, list[Evidence]] = defaultdict(list)
    if isinstance(graph, EmbeddedGraph | AskedGraph):
        for rows in _ask_each(graph, (("said_these", bound(focus=part)) for part in _parts(things))):
            for row in rows:
                document, title = str(row["document"]), str(row.get("title", "")) or tail(str(row["document"]))
                words = Evidence(str(row["quote"]), document, title, int(row["start"]), int(row["end"]))
                said[str(row["focus"])].append(words)
    else:
        for each in evidence_of(graph, [URIRef(iri) for iri in things]):
            document = str(iris.document(each.document))
            title = each.title or each.document
            said[str(each.fact)].append(Evidence(each.quote, document, title, each.start, each.end))
    return {iri: tuple(found) for iri, found in said.items()}


def _parts(things: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(things)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]


def figures(graph: Graph, focus: str) -> list[Figure]:
    """Return the observations of a thing, latest first, at most two hundred."""
    return _figures(graph, _ask(graph, "figures_of", focus=[focus]))


def figures_between(
    graph: Graph, pairs: Mapping[str, Iterable[str]], most: int = PER_PAIR, *, far: bool = False
) -> dict[tuple[str, str], list[Figure]]:
    """Return the observations each thing has together with each of its others, latest first, at most `most` a pair.

    Beyond the focus (`far`) a smaller part of what much spoken-of things have is looked at.
    """
    chosen: dict[tuple[str, str], list[str]] = {(iri, other): [] for iri, others in pairs.items() for other in others}
    which = "figures_few" if far else "figures"
    asked = [(which, bound(focus=[iri], other=others) | dimensions(iri)) for iri, others in pairs.items()]
    for iri, rows in zip(pairs, _ask_each(graph, asked), strict=True):
        for row in rows:
            found = chosen[iri, str(row["other"])]
            if len(found) < most:
                found.append(str(row["observation"]))
    wanted = dict.fromkeys(name for found in chosen.values() for name in found)
    known = {each.iri: each for each in figures_these(graph, wanted)}
    return {pair: [known[name] for name in found if name in known] for pair, found in chosen.items()}


def figures_these(graph: Graph, observations: Iterable[str]) -> list[Figure]:
    """Return the given observations, latest first."""
    asked = [("figures_these", bound(observation=part)) for part in _parts(observations)]
    rows = [row for found in _ask_each(graph, asked) for row in found]
    rows.sort(key=lambda row: [str(row.get(name, "")) for name in _ORDER])
    return _figures(graph, sorted(rows, key=lambda row: str(row.get("period", "")), reverse=True))


def _figures(graph: Graph, rows: list[dict[str, Node]]) -> list[Figure]:
    said = evidence(graph, dict.fromkeys(str(row["observation"]) for row in rows))
    first = {str(row["observation"]): row for row in reversed(rows)}
    return [_figure(iri, first[iri], said.get(iri, ())) for iri in reversed(first)]


def _figure(iri: str, row: Mapping[str, Node], said: tuple[Evidence, ...]) -> Figure:
    codes = {name: local(str(row[name])) if name in row else "" for name in ("kind", "comparator", "rating", "verdict")}
    things = {name: str(row.get(name, "")) for name in ("region", "indicator", "initiative", "outcome", "margin")}
    unit = unit_name(row.get("unit"))
    span = period(str(row.get("period", "")))
    return Figure(iri, period=span, value=str(row.get("value", "")), unit=unit, evidence=said, **codes, **things)


def unit_name(unit: Node | None) -> str:
    """Return a unit as it stands behind a number; empty without one."""
    return "" if unit is None else clean(unquote(unit_label(str(unit))))


def period(iri: str) -> str:
    """Return a period's text from its IRI: 2022--2024 becomes 2022–2024."""
    return tail(iri).replace("--", "–")


def tail(iri: str) -> str:
    """Return the last part of one of jiaoce's IRIs, or the local name of another."""
    own = unquote(iri.removeprefix(iris.BASE).partition("/")[2]) if iri.startswith(iris.BASE) else local(iri)
    return clean(own) or iri


def local(iri: str) -> str:
    """Return what stands after the last # or / of an IRI; plain text comes back as it is."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2] if "://" in iri else iri


def skeleton(graph: Graph, document: str) -> list[tuple[str, str, int]]:
    """Return heading path, thing and number of statements for what a document's sections speak of, in reading order."""
    rows = _ask(graph, "skeleton", focus=[document])
    return [(str(row["heading"]), str(row["thing"]), int(row["n"])) for row in rows]


def joint(graph: Graph) -> list[tuple[str, str, str, int]]:
    """Return initiative, relation, other end and number of figures for what initiatives are joined to."""
    rows = _ask(graph, "joint")
    return [(str(row["initiative"]), str(row["relation"]), str(row["other"]), int(row["n"])) for row in rows]
