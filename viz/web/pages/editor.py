"""The SPARQL editor: a text area with completion, the library as examples, answers as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ontology.load import ontology_graph
from ontology.terms import OWL, PREFIXES, RDF, RDFS
from queries.catalog import load_catalog
from viz.web.ask_graph import page_query
from viz.web.page import Page
from viz.web.visit import Visit

_TROUBLES = ("syntax", "400", "403", "413", "503", "failed")  # by status, and where reading stopped


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the library as something to start from."""

    name: str
    title: str
    sparql: str


@dataclass(frozen=True)
class Editor(Page):
    """The editor's page. `words` maps a prefixed name to what it is called; `prefixes` a prefix to its namespace.

    `troubles` are the sentences for refusals, by HTTP status or by name.
    """

    template: ClassVar[str] = "editor.html"
    query: str
    examples: tuple[Example, ...]
    prefixes: dict[str, str]
    words: dict[str, str]
    troubles: dict[str, str]


def editor(visit: Visit) -> Editor:
    """Build the editor, with the query of `?query=` where there is one."""
    examples = tuple(
        Example(question.name, visit.lang.pick(question.title_zh, question.title_en), _without_header(question.sparql))
        for question in load_catalog().values()
    )
    query = visit.parameters.get("query", "") or page_query("editor_start")
    troubles = {name: visit.lang(f"editor.{name}", line="#line", column="#column") for name in _TROUBLES}
    return Editor(visit.lang("editor.title"), query, examples, dict(PREFIXES), _words(visit.lang.code), troubles)


def _without_header(sparql: str) -> str:
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#+"))


def _words(code: str) -> dict[str, str]:
    """Return the ontology's classes, properties and individuals as prefixed names with their labels."""
    graph, found = ontology_graph(), dict[str, str]()
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, RDF.Property):
        for term in graph.subjects(RDF.type, kind):
            name = _prefixed(str(term))
            labels = {getattr(label, "language", None): str(label) for label in graph.objects(term, RDFS.label)}
            if name:
                found[name] = labels.get(code) or next(iter(labels.values()), "")
    return dict(sorted(found.items()))


def _prefixed(iri: str) -> str:
    fitting = [(prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    return f"{fitting[0][0]}:{iri.removeprefix(fitting[0][1])}" if fitting else ""
