"""Whether a graph keeps every rule: OWL by HermiT, SHACL, the Data Cube's and SKOS's constraints, and our own rules.

- checks/*.rq run on Oxigraph over the union of named graphs; each is one pass, so millions of statements are no worry.
- shapes.ttl runs by pyshacl, in pieces; beyond SHAPES_LIMIT statements the rest is left out, and the report says so.
- core.ttl goes to HermiT with what is said about things, folded (see `quotient`); beyond REASONER_LIMIT as above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import URIRef

from ontology import iris
from ontology.load import quads
from ontology.quotient import fold
from ontology.reason import NoJavaError, inconsistent
from ontology.report import Issue, Report
from ontology.rules import Rule, rules
from ontology.shapes import violations
from ontology.terms import SKOS, SSSOM

__all__ = ["Issue", "Report", "check"]

SHAPES_LIMIT = 400_000
REASONER_LIMIT = 2_000_000
ISSUES_A_RULE = 100
_LINKS = ox.NamedNode(str(iris.graph("links")))
_UNREASONED = (str(SKOS.closeMatch), str(SSSOM))


def check(
    index: ox.Store | Iterable[ox.Quad], *, reasoner: bool = True, shapes: bool = True, limit: int = SHAPES_LIMIT
) -> Report:
    """Return all that is wrong in a graph; the ontology and the vocabularies are added where the graph lacks them."""
    store = _complete(index)
    found = [issue for rule in rules() for issue in _broken(store, rule)]
    checked, skipped = {"rules": len(rules())}, list[str]()
    names = _data_graphs(store)
    if shapes:
        parts, left = _within(store, [name for name in names if name != _LINKS], limit)
        found += violations([*part, *_shared(store, part)] for part in parts)
        checked["shapes"] = sum(map(len, parts))
        skipped += [f"shapes: {left} of {len(names)} graphs, beyond {limit} statements"] if left else []
    if reasoner:
        issues, count, why = _reasoned(store, names)
        found += issues
        checked["reasoner"] = count
        skipped += why
    return Report(tuple(sorted(found)), checked, tuple(skipped))


def _complete(index: ox.Store | Iterable[ox.Quad]) -> ox.Store:
    """Return a store that has the ontology: the given one, or a copy in memory with it added."""
    ontology = ox.NamedNode(str(iris.graph("ontology")))
    if isinstance(index, ox.Store) and index.contains_named_graph(ontology):
        return index
    store = ox.Store()
    store.bulk_extend(index)
    store.bulk_extend(quads())
    return store


def _broken(store: ox.Store, rule: Rule) -> Iterator[Issue]:
    answer = store.query(rule.sparql, use_default_graph_as_union=True)
    if not isinstance(answer, ox.QuerySolutions):
        return
    has_detail = "detail" in [variable.value for variable in answer.variables]
    for number, row in enumerate(answer):
        if number >= ISSUES_A_RULE:
            break
        yield Issue(
            rule=rule.name,
            focus=_text(row["focus"]),
            message_zh=rule.problem[0],
            message_en=rule.problem[1],
            detail=_text(row["detail"]) if has_detail else "",
            level=rule.level,
            solution_zh=rule.solution[0],
            solution_en=rule.solution[1],
        )


def _text(term: object) -> str:
    return str(getattr(term, "value", "") or "")


def _data_graphs(store: ox.Store) -> list[ox.NamedNode]:
    own = {str(iris.graph("ontology")), str(iris.graph("vocabulary"))}
    return sorted(
        (g for g in store.named_graphs() if isinstance(g, ox.NamedNode) and g.value not in own), key=lambda g: g.value
    )


def _within(store: ox.Store, names: list[ox.NamedNode], limit: int) -> tuple[list[list[ox.Quad]], int]:
    """Return the statements of the first graphs that stay within a limit, and the number of graphs left out."""
    parts: list[list[ox.Quad]] = []
    total = 0
    for name in names:
        if total >= limit:
            return parts, len(names) - len(parts)
        parts.append(list(store.quads_for_pattern(None, None, None, name)))
        total += len(parts[-1])
    return parts, 0


def _shared(store: ox.Store, part: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield what the graph of links says of the things a document speaks of: what they are is shared with others."""
    things = {term for quad in part for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)}
    for thing in sorted(things, key=str):
        yield from store.quads_for_pattern(thing, None, None, _LINKS)


def _reasoned(store: ox.Store, names: list[ox.NamedNode]) -> tuple[list[Issue], int, list[str]]:
    parts, left = _within(store, names, REASONER_LIMIT)
    said = [triple for part in parts for triple in _relations(part)]
    why = [f"reasoner: {left} of {len(names)} graphs, beyond {REASONER_LIMIT} statements"] if left else []
    try:
        wrong = inconsistent(fold(said)) and inconsistent(said)
    except NoJavaError as error:
        return [], 0, [*why, str(error)]
    text = ("本体或数据自相矛盾", "The ontology, with what is said of things, has no model")
    return [Issue("owl", name, *text, level="error") for name in wrong], len(said), why


def _relations(part: Iterable[ox.Quad]) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Yield the statements between things; values are the shapes' business, likeness and its reasons nobody's."""
    for quad in part:
        if quad.predicate.value.startswith(_UNREASONED):
            continue
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield URIRef(quad.subject.value), URIRef(quad.predicate.value), URIRef(quad.object.value)
