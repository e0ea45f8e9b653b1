"""What of an index decides some groups: their observations or certifications and what rules read beside them, in memory.

Rules are written for a whole graph. For the groups that a change touches they run on this small part of it, so that
linking a document costs what its groups hold and not what the graph holds, or what its place has said in thirty years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from pyoxigraph import NamedNode, Quad, Store
from rdflib import URIRef

from kg_build.derivation import Group
from ontology import iris
from ontology.terms import DCTERMS, JC, SDMX_DIMENSION, SDO, SKOS


def _node(iri: URIRef) -> NamedNode:
    return NamedNode(str(iri))


_AREA, _INDICATOR, _EVIDENCE, _TABLE = map(_node, (SDMX_DIMENSION.refArea, JC.indicator, JC.evidence, JC.table))
_CLOSE, _BETTER, _INSIDE = map(_node, (SKOS.closeMatch, JC.better, SDO.containedInPlace))
_OUTCOME, _REPORTED, _ISSUED = map(_node, (JC.Outcome, JC.reportedIn, DCTERMS.issued))
_READ_TOO = {_EVIDENCE: _TABLE, _REPORTED: _ISSUED}
_REGION, _CERTIFIED, _SUBJECT = map(_node, (JC.region, JC.certifiedAs, DCTERMS.subject))
_CERTIFICATION = str(iris.concept("certification", ""))


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """`part` is what rules read to judge some groups; `standing` are the resources of the derived graph about them."""

    part: Store = field(default_factory=Store)
    standing: set[NamedNode] = field(default_factory=set)


def close_to(index: Store, indicators: Iterable[str]) -> dict[str, set[str]]:
    """Return for each indicator those that the vocabulary or linking calls close, in either direction."""
    return {
        indicator: {_value(q.object) for q in index.quads_for_pattern(NamedNode(indicator), _CLOSE, None)}
        | {_value(q.subject) for q in index.quads_for_pattern(None, _CLOSE, NamedNode(indicator))}
        for indicator in indicators
    }


def with_close(index: Store, groups: frozenset[Group]) -> frozenset[Group]:
    """Add the groups of the same place whose indicator is close to one of these."""
    close = close_to(index, {indicator for indicator, _ in groups})
    return groups | {(like, region) for indicator, region in groups for like in close[indicator]}


def all_groups(index: Store) -> frozenset[Group]:
    """Return every group that has an observation or a certification."""
    areas = {quad.subject: _value(quad.object) for quad in index.quads_for_pattern(None, _AREA, None)}
    said = index.quads_for_pattern(None, _INDICATOR, None)
    return frozenset((_value(quad.object), areas[quad.subject]) for quad in said if quad.subject in areas) | frozenset(
        (_value(quad.object), _value(place.object))
        for quad in index.quads_for_pattern(None, _CERTIFIED, None)
        for place in index.quads_for_pattern(quad.subject, _REGION, None)
    )


def neighbourhood(index: Store, groups: frozenset[Group]) -> Neighbourhood:
    """Return what rules read to judge groups: observations, close indicators, tables, parts; or certifications."""
    found, derived = Neighbourhood(), _node(iris.graph("derived"))
    wanted: dict[str, set[str]] = {}
    certified = frozenset(group for group in groups if group[0].startswith(_CERTIFICATION))
    _add_certifications(found, index, certified)
    groups -= certified
    for indicator, region in with_close(index, groups):
        wanted.setdefault(region, set()).add(indicator)
    for region, indicators in wanted.items():
        for said in _said_of(index, NamedNode(region), indicators):
            if said.graph_name != derived:
                quads = _observation(index, said.subject)
                found.part.extend(quads)
                if _in_table(quads) and any(quad.object == _OUTCOME for quad in quads):
                    found.part.extend(_in_tables(index, said))
            elif isinstance(said.subject, NamedNode) and (_value(said.object), region) in groups:
                found.standing.add(said.subject)
        found.part.extend(index.quads_for_pattern(None, _INSIDE, NamedNode(region)))
    for node in {NamedNode(indicator) for indicator, _ in groups}:
        found.part.extend(index.quads_for_pattern(node, _CLOSE, None))
        found.part.extend(index.quads_for_pattern(None, _CLOSE, node))
        found.part.extend(index.quads_for_pattern(node, _BETTER, None))
    return found


def _add_certifications(found: Neighbourhood, index: Store, groups: frozenset[Group]) -> None:
    for concept, region in groups:
        for said in _said_of(index, NamedNode(region), {concept}, _REGION, _CERTIFIED):
            found.part.extend(index.quads_for_pattern(said.subject, None, None))
        for said in _said_of(index, NamedNode(region), {concept}, _AREA, _SUBJECT):
            if isinstance(said.subject, NamedNode):
                found.standing.add(said.subject)


def _said_of(
    index: Store, region: NamedNode, indicators: set[str], at: NamedNode = _AREA, about: NamedNode = _INDICATOR
) -> list[Quad]:
    """Return the quads that say what a resource is `about`, one of the indicators, of the resources `at` a place.

    A place may have much to say, or an indicator be said everywhere: both ways are gone side by side, and the shorter
    one decides.
    """
    by_place = _by_place(index, region, indicators, at, about)
    by_indicator = _by_indicator(index, region, indicators, at, about)
    first: list[Quad] = []
    second: list[Quad] = []
    end = object()
    for one, other in zip_longest(by_place, by_indicator, fillvalue=end):
        if one is end:
            return first
        if other is end:
            return second
        first += [one] if isinstance(one, Quad) else []
        second += [other] if isinstance(other, Quad) else []
    return first


def _by_place(
    index: Store, region: NamedNode, indicators: set[str], at: NamedNode, about: NamedNode
) -> Iterator[Quad | None]:
    for placed in index.quads_for_pattern(None, at, region):
        found = index.quads_for_pattern(placed.subject, about, None, placed.graph_name)
        yield next((quad for quad in found if _value(quad.object) in indicators), None)


def _by_indicator(
    index: Store, region: NamedNode, indicators: set[str], at: NamedNode, about: NamedNode
) -> Iterator[Quad | None]:
    for indicator in sorted(indicators):
        for quad in index.quads_for_pattern(None, about, NamedNode(indicator)):
            yield quad if Quad(quad.subject, at, region, quad.graph_name) in index else None


def _observation(index: Store, subject: object) -> list[Quad]:
    """Return what is said of an observation, the table it stands in, and when its document was issued."""
    if not isinstance(subject, NamedNode):
        return []
    quads = list(index.quads_for_pattern(subject, None, None))
    linked = [(q.object, _READ_TOO[q.predicate]) for q in quads if q.predicate in _READ_TOO]
    return quads + [
        quad
        for node, predicate in linked
        if isinstance(node, NamedNode)
        for quad in index.quads_for_pattern(node, predicate, None)
    ]


def _in_table(observation: list[Quad]) -> bool:
    return any(quad.predicate == _TABLE for quad in observation)


def _in_tables(index: Store, whole: Quad) -> Iterator[Quad]:
    """Yield the observations by the same indicator in the tables of the same document: parts that add up to a whole."""
    for said in index.quads_for_pattern(None, _INDICATOR, whole.object, whole.graph_name):
        quads = _observation(index, said.subject)
        yield from quads if _in_table(quads) else ()


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
