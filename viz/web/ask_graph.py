"""The pages' own queries, one `.rq` file each in `viz/web/queries`, asked with their parameters as terms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from rdflib import Literal, URIRef

from queries.binding import with_prefixes
from queries.graph import Graph
from queries.rows import Node, Rows

Term = URIRef | Literal


@cache
def page_query(name: str) -> str:
    """Return the SPARQL of a page's query, with the prefixes it uses declared."""
    text = resources.files("viz.web").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
    return with_prefixes(text)


def ask(graph: Graph, name: str, **terms: Term | Sequence[Term]) -> Rows:
    """Answer a page's query; each keyword binds the mark of that name."""
    bound = {key: [term] if isinstance(term, str) else list(term) for key, term in terms.items()}
    return graph.select(page_query(name), bound)


def text_of(term: Node | None) -> str:
    """Return the text of a term; empty for an unbound variable."""
    return "" if term is None else str(term)
