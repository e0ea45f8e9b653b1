"""One small reading, and its graph as rdflib reads it: what the document says itself, and what it shares."""

from __future__ import annotations

from decimal import Decimal

import rdflib
from pyoxigraph import RdfFormat, parse

from kg_build.link import link
from kg_build.model import Document, Fact, Measure, Outline, Place, Reading, Section, Span
from kg_build.triples import document_graph
from kg_build.triples.quads import NamedGraph

TEXT = "海岸市教育局二〇二四年工作总结\n一、学位\n新增学位1200个，公办园占比近八成。\n表 甲 √\n"
COAST = Place("331000", "台州市")
ZONE = Place("331000-台州湾新区", "台州湾新区")
OUTLINE = Outline(
    title="海岸市教育局二〇二四年工作总结", issuer="海岸市教育局", place=COAST, issued="2024-12-30", number="海教〔2024〕9号",
    year="2024", kind="summary",
    sections=(Section(Span(0, 16), "", 0, (), "standing", ""), Section(Span(16, 54), "一、学位", 1, ("一、学位",), "reporting", "2024")),
)  # fmt: skip


def words(text: str) -> Span:
    """Return where words stand in the text."""
    start = TEXT.index(text)
    return Span(start, start + len(text))


def measure(**other: object) -> Measure:
    """Return what the text says of new school places, but for what is given."""
    given: dict[str, object] = {
        "span": words("新增学位1200个"), "indicator": "新增学位", "value": Decimal(1200), "unit": "个", "kind": "actual",
        "place": COAST, "period": "2024", "printed": "1200",
    }  # fmt: skip
    return Measure(**(given | other))  # type: ignore[arg-type]


class Said(rdflib.Graph):
    """The graph of a document: `own`, what it says itself, and `shared`, what others may say in the same words."""

    def __init__(self, graph: NamedGraph) -> None:
        super().__init__()
        self.own, self.shared = _parsed(graph.to_nquads()), _parsed(graph.shared_nquads())
        self += self.own
        self += self.shared


def _parsed(nquads: str) -> rdflib.Graph:
    triples = "\n".join(f"{quad.triple} ." for quad in parse(nquads.encode(), format=RdfFormat.N_QUADS))
    return rdflib.Graph().parse(data=triples, format="nt")


def graph_of(*facts: Fact, outline: Outline = OUTLINE) -> Said:
    """Return the graph of a document with these facts."""
    document = Document("coast", TEXT, (), (), "coast.txt", "text/plain", "0" * 64)
    return Said(document_graph(link(Reading(document, outline, facts))))


def only(found: rdflib.Graph, subject: object, predicate: object) -> rdflib.term.Node:
    """Return the one value of a property."""
    (value,) = found.objects(subject, predicate)  # type: ignore[arg-type]
    return value
