"""From a name a user gives to the entity of the graph that bears it.

Places are found in the table of places, since a user may name one that no document is about; everything else by
its labels in the graph: exactly, then by the same normal form, and otherwise the near names go into the error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from rdflib import Literal, URIRef

from ontology import iris
from ontology.errors import InputError
from ontology.normal import initiative_form, normal_form
from ontology.regions import UnknownRegion, load_regions
from ontology.terms import JC, PREFIXES, SKOS
from queries.catalog import packaged
from queries.graph import Graph

_SCHOOLS = (
    JC.School, JC.Kindergarten, JC.PrimarySchool, JC.JuniorMiddleSchool, JC.SeniorHighSchool, JC.VocationalSchool,
    JC.SpecialSchool, JC.HigherEducationInstitution,
)  # fmt: skip
SCHEMES = {"certification": ("certification",), "honour": ("honour",), "theme": ("theme", "stage")}
CLASSES: dict[str, tuple[URIRef, ...]] = {
    "indicator": (JC.Indicator,),
    "initiative": (JC.Initiative,),
    "school": _SCHOOLS,
    "document": (JC.PolicyDocument,),
    **dict.fromkeys(SCHEMES, (SKOS.Concept,)),
    "entity": (JC.Initiative, JC.Indicator, *_SCHOOLS, JC.PolicyDocument, JC.Organization, JC.Project),
}
_IRI = re.compile(r"(https?|urn):\S+\Z")
_PREFIXED = re.compile(r"([a-z][\w-]*):(\S+)\Z")


class UnknownName(InputError):
    """Nothing of this kind in the graph has this name."""

    def __init__(self, kind: str, name: str, near: Iterable[str]) -> None:
        self.name, self.near = name, tuple(near)
        hints = ", ".join(self.near)
        advice = f"Near: {hints}." if hints else "Give its name, another name of it, or its IRI."
        super().__init__(f"The graph knows no {kind} '{name}'. {advice}")


class AmbiguousName(InputError):
    """Several things bear this name."""

    def __init__(self, kind: str, name: str, entities: Iterable[URIRef]) -> None:
        super().__init__(f"'{name}' names more than one {kind}. Give one IRI: {', '.join(entities)}.")


def as_iri(text: str) -> URIRef | None:
    """Return the IRI that a text writes, in full or with a well-known prefix; None where it writes none."""
    if _IRI.match(text):
        return URIRef(text)
    match = _PREFIXED.match(text)
    if match is None:
        return None
    if match[1] == "jcr":
        return URIRef(iris.BASE + match[2])
    return URIRef(PREFIXES[match[1]] + match[2]) if match[1] in PREFIXES else None


def find_region(graph: Graph, text: str) -> URIRef:
    """Return the place a user names by full or short name, code or IRI. Raises UnknownRegion with near names."""
    iri = as_iri(text)
    if iri is not None and graph.ask(_lookup("exists"), {"entity": [iri]}):
        return iri
    try:
        return iris.region(load_regions().resolve(text).code)
    except UnknownRegion:
        found = _by_label(graph, (JC.Region,), text)
        if len(found) == 1:
            return found[0]
        raise


def known(graph: Graph, kind: str, text: str) -> bool:
    """Say whether a text as it stands is a name or an IRI in the graph, or for the kind `text` any wording there."""
    if kind == "text":
        return graph.ask(
            _lookup("worded"), {"text": [Literal(text), Literal(text, lang="zh"), Literal(text, lang="en")]}
        )
    iri = as_iri(text)
    if iri is not None:
        return graph.ask(_lookup("exists"), {"entity": [iri]})
    return kind in CLASSES and bool(_of_scheme(kind, _by_label(graph, CLASSES[kind], text)))


def find_entity(graph: Graph, kind: str, text: str) -> URIRef:
    """Return what a user names: an IRI, a label, another name. Raises UnknownName, AmbiguousName.

    `kind` is a parameter type: indicator, initiative, school, document, entity (any of these, or a place), or one of
    SCHEMES, whose names are known in that scheme alone: 学习型城市 may be an indicator and what a city is certified as.
    """
    text = text.strip()
    iri = as_iri(text)
    if iri is not None:
        if graph.ask(_lookup("exists"), {"entity": [iri]}):
            return iri
        raise UnknownName(kind, text, ())
    if kind == "document" and graph.ask(_lookup("exists"), {"entity": [iris.document(text)]}):
        return iris.document(text)
    found = _of_scheme(kind, _by_label(graph, CLASSES[kind], text)) or _by_normal_form(graph, kind, text)
    if len(found) > 1:
        raise AmbiguousName(kind, text, found)
    return found[0]


def _of_scheme(kind: str, entities: Iterable[URIRef]) -> list[URIRef]:
    """Return the concepts of a kind's schemes among entities; all of them where the kind has none."""
    schemes = tuple(str(iris.concept(scheme, "")) for scheme in SCHEMES.get(kind, ()))
    return [one for one in entities if not schemes or str(one).startswith(schemes)]


def _lookup(name: str) -> str:
    return packaged("lookup")[name].sparql


def _by_label(graph: Graph, classes: tuple[URIRef, ...], text: str) -> list[URIRef]:
    names = [Literal(text, lang="zh"), Literal(text), Literal(text, lang="en")]
    rows = graph.select(_lookup("named"), {"name": names, "class": classes})
    return sorted({URIRef(row["entity"]) for row in rows})


def _by_normal_form(graph: Graph, kind: str, text: str) -> list[URIRef]:
    if kind == "entity":
        try:
            return [iris.region(load_regions().resolve(text).code)]
        except UnknownRegion:
            pass
    rows = list(graph.select(_lookup("names"), {"class": CLASSES[kind]}))
    if kind in SCHEMES:
        rows = [row for row in rows if _of_scheme(kind, [URIRef(row["entity"])])]
    wanted = normal_form(text)
    found = sorted({URIRef(row["entity"]) for row in rows if normal_form(str(row["name"])) == wanted})
    if not found:
        found = _by_initiative_form(graph, kind, text)
    if not found:
        raise UnknownName(kind, text, near_names(text, {str(row["name"]) for row in rows}))
    return found


def _by_initiative_form(graph: Graph, kind: str, text: str) -> list[URIRef]:
    """Return the initiatives whose name is this one but for 工程, 行动 and the like: 优教强城 for 优教强城工程."""
    if JC.Initiative not in CLASSES[kind]:
        return []
    wanted = initiative_form(text)
    rows = graph.select(_lookup("names"), {"class": (JC.Initiative,)})
    return sorted({URIRef(row["entity"]) for row in rows if initiative_form(str(row["name"])) == wanted})


def near_names(text: str, names: Iterable[str], most: int = 5) -> list[str]:
    """Return the names most like a text: those that contain it or are contained in it first, then similar ones."""
    known = sorted(names)
    holding = [name for name in known if text in name or (len(name) > 1 and name in text)]
    holding.sort(key=lambda name: (abs(len(name) - len(text)), name))
    similar = difflib.get_close_matches(text, known, n=most, cutoff=0.5)
    return list(dict.fromkeys([*holding, *similar]))[:most]
