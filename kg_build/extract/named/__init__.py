"""Named things in running text: initiatives, schools, certified states, honours.

`named_facts` reads them, `initiative_at` tells under which initiative a clause reports. Numbers are the
business of the neighbouring modules of `extract`, tables that of `kg_build.tables`.
"""

from __future__ import annotations

from kg_build.extract.named.initiatives import initiative_facts
from kg_build.extract.named.places import issuing_region
from kg_build.extract.named.schools import school_facts
from kg_build.extract.named.view import view_of
from kg_build.model import Document, Fact, Outline

__all__ = ["named_facts"]


def named_facts(document: Document, outline: Outline) -> tuple[Fact, ...]:
    """Return the initiatives, schools, certified states and honours of a document's prose, by place in the text."""
    view = view_of(document)
    home = issuing_region(outline)
    facts: list[Fact] = [*initiative_facts(view, outline), *school_facts(view, home, outline.place)]
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end, fact.type)))
