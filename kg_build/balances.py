"""Every check of figures against each other in a graph, as a line a reader takes in at a glance; what is off comes first.

The checks are nodes already: reconciliations of each document, and those that rules derived across documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from kg_build.reporting import label
from kg_build.store import Store
from kg_build.triples.quads import node
from ontology import iris
from ontology.terms import JC, OA, RDF, SDMX_DIMENSION, SDMX_MEASURE

_SHOWN = 3
_WORDS = 24


@dataclass(frozen=True, slots=True)
class Balance:
    """One check: what it is about, the words that claim, what they were laid beside, how far off, and whether it holds."""

    about: str
    basis: str
    document: str
    claim: str
    parts: tuple[str, ...]
    margin: str
    verdict: str

    def __str__(self) -> str:
        shown = "; ".join(self.parts[:_SHOWN]) + (" …" if len(self.parts) > _SHOWN else "")
        return (
            f"{self.verdict}  {self.about}  {self.document}: {self.claim}  against {len(self.parts)} "
            f"({shown})  margin {self.margin or '?'}  {self.basis}"
        )


def balances(store: Store) -> list[Balance]:
    """Return every reconciliation of a graph: those that do not hold first, then by what they are about."""
    kind = store.index.quads_for_pattern(None, node(RDF.type), node(JC.Reconciliation))
    found = {_balance(store, quad.subject) for quad in kind if isinstance(quad.subject, NamedNode)}
    return sorted(found, key=lambda b: (b.verdict == "Consistent", b.about, b.document, b.claim, b.parts, b.margin))


def _balance(store: Store, check: NamedNode) -> Balance:
    claim = _one(store, check.value, str(JC.claim))
    place, indicator, period = (
        _one(store, check.value, str(term)) for term in (SDMX_DIMENSION.refArea, JC.indicator, SDMX_DIMENSION.refPeriod)
    )
    about = " ".join((label(store, place), label(store, indicator), iris.last_part(period)))
    parts = sorted(_said(store, part) for part in _all(store, check.value, str(JC.between)))
    return Balance(
        about,
        label(store, _one(store, check.value, str(JC.basis))),
        iris.last_part(_one(store, claim, str(JC.reportedIn))),
        _said(store, claim),
        tuple(parts),
        plain(_one(store, check.value, str(JC.margin))),
        iris.last_part(_one(store, check.value, str(JC.verdict)).replace("#", "/")),
    )


def plain(number: str) -> str:
    """Return a decimal as a reader writes it: no exponent, no zeros behind.

    >>> plain("12.50")
    '12.5'
    """
    return f"{Decimal(number).normalize():f}" if number else ""


def _said(store: Store, figure: str) -> str:
    """Return the value of a figure or the name of a project, with the words that say it."""
    value = plain(_one(store, figure, str(SDMX_MEASURE.obsValue)) or _one(store, figure, str(JC.investment)))
    words = " ".join(_one(store, _one(store, figure, str(JC.evidence)), str(OA.exact)).split())
    return f"{value} “{words if len(words) <= _WORDS else words[: _WORDS - 1] + '…'}”"


def _all(store: Store, subject: str, predicate: str) -> list[str]:
    if not subject:
        return []
    quads = store.index.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return sorted(
        {quad.object.value for quad in quads if not isinstance(quad.object, tuple) and hasattr(quad.object, "value")}
    )


def _one(store: Store, subject: str, predicate: str) -> str:
    return next(iter(_all(store, subject, predicate)), "")
