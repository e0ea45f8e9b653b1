"""The words behind facts: for observations and other facts, the quotes and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import URIRef

from ontology import iris
from queries.catalog import packaged
from queries.graph import Graph

_AT_ONCE = 200
_DOCUMENTS = str(iris.document(""))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote: code points [start, end) of the text of the document with this slug."""

    fact: URIRef
    document: str
    title: str
    quote: str
    start: int
    end: int

    def to_json(self) -> dict[str, str | int]:
        """Return the evidence in the shape of the public contract (`ask`, `/ask`)."""
        return {
            "document": self.document,
            "title": self.title,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "fact": str(self.fact),
        }


def evidence_of(graph: Graph, facts: Sequence[URIRef]) -> tuple[Evidence, ...]:
    """Return the evidence of facts, in the order of the facts and then of the text; asked in bounded batches."""
    sparql = packaged("lookup")["evidence"].sparql
    found: dict[URIRef, list[Evidence]] = {fact: [] for fact in facts}
    for start in range(0, len(facts), _AT_ONCE):
        for row in graph.select(sparql, {"fact": facts[start : start + _AT_ONCE]}):
            one = Evidence(
                fact=URIRef(row["fact"]),
                document=unquote(str(row["document"]).removeprefix(_DOCUMENTS)),
                title=str(row.get("title", "")),
                quote=str(row["quote"]),
                start=int(row["start"]),
                end=int(row["end"]),
            )
            found[one.fact].append(one)
    return tuple(one for fact in found for one in found[fact])


def grounds_of(graph: Graph, facts: Sequence[URIRef], things: Sequence[URIRef]) -> tuple[Evidence, ...]:
    """Return the words an answer rests on: those of its facts, or of the things it names, or where its papers begin."""
    found = evidence_of(graph, facts) or evidence_of(graph, things[:_AT_ONCE])
    papers = [thing for thing in things if thing.startswith(_DOCUMENTS)]
    return found or (_first_words(graph, papers[:_AT_ONCE]) if papers else ())


def _first_words(graph: Graph, papers: Sequence[URIRef]) -> tuple[Evidence, ...]:
    first: dict[URIRef, Evidence] = {}
    for row in graph.select(packaged("lookup")["first-words"].sparql, {"document": list(papers)}):
        paper = URIRef(row["document"])
        slug = unquote(str(paper).removeprefix(_DOCUMENTS))
        title, quote = str(row.get("title", "")), str(row["quote"])
        first.setdefault(paper, Evidence(paper, slug, title, quote, int(row["start"]), int(row["end"])))
    return tuple(first[paper] for paper in papers if paper in first)
