"""Named things in running text: initiatives, schools, certified states, honours.

`named_facts` reads them; `initiative_index` tells, by its `at`, under which initiative a clause reports.
Numbers are the business of the neighbouring modules of `extract`, tables that of `kg_build.tables`.
"""

from __future__ import annotations

from kg_build.extract.named.certified import status_facts
from kg_build.extract.named.clauses import clauses
from kg_build.extract.named.context import InitiativeIndex
from kg_build.extract.named.honours import recognition_facts
from kg_build.extract.named.initiatives import initiative_facts, mentions
from kg_build.extract.named.places import issuing_region
from kg_build.extract.named.places import mentions as place_mentions
from kg_build.extract.named.recipients import Recipients
from kg_build.extract.named.schools import school_facts
from kg_build.extract.named.view import view_of
from kg_build.model import Document, Fact, Outline

__all__ = ["InitiativeIndex", "initiative_index", "named_facts", "read_named"]


def read_named(document: Document, outline: Outline) -> tuple[tuple[Fact, ...], InitiativeIndex]:
    """Return the named things of a document's prose by place in the text, and the index of its initiatives."""
    view = view_of(document)
    read = list(clauses(view.plain))
    home = issuing_region(outline)
    places = list(place_mentions(view.plain, home))
    schools = school_facts(view, places, outline.place)
    found = mentions(view, read, outline.place, schools)
    index = InitiativeIndex(view, outline, found)
    facts: list[Fact] = [
        *initiative_facts(view, outline, home, found, index),
        *schools,
        *status_facts(view, read, outline, home, places),
        *recognition_facts(view, read, outline, index, Recipients(view, schools, places, home)),
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end, fact.type))), index


def named_facts(document: Document, outline: Outline) -> tuple[Fact, ...]:
    """Return the initiatives, schools, certified states and honours of a document's prose, by place in the text."""
    return read_named(document, outline)[0]


def initiative_index(document: Document, outline: Outline) -> InitiativeIndex:
    """Return the index that tells under which initiative a clause of a document reports."""
    return read_named(document, outline)[1]
