"""A question in a sentence: how it was understood, the answer, its chart, its evidence — or why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from queries.ask import DontKnow
from queries.catalog import load_catalog
from queries.evidence import Evidence
from queries.failures import TooSlow
from queries.results import Result
from viz.web.answers import answer_table
from viz.web.jobs import NotYet
from viz.web.links import document_link, question_link
from viz.web.page import Link, Page
from viz.web.pages.questions import FIRST_ROWS, picture_address
from viz.web.starters import starters
from viz.web.tables import Table
from viz.web.visit import Visit

_QUOTES_SHOWN = 12
_CELL = 14  # characters that a cell of a table holds, and hardly a sentence
_ABOUT = ("region", "county", "place", "indicator")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an answer rests on; `about` says whose they are where a cell of a table says too little by itself."""

    quote: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the words of it that an answer rests on."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Ask(Page):
    """An answer, or the reason why there is none. `contract` is what programs get (DESIGN 2.5)."""

    template: ClassVar[str] = "ask.html"
    question: str
    understood: str = ""
    statement: str = ""
    taken: tuple[tuple[str, str], ...] = ()
    error: str = ""
    suggestions: tuple[Link, ...] = ()
    answer: Table | None = None
    evidence: tuple[Source, ...] = ()
    more_evidence: int = 0
    picture: str = ""
    sparql: str = ""
    change: str = ""
    later: str = ""
    contract: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the shape of the public contract."""
        return dict(self.contract)


def ask_page(visit: Visit) -> Ask:
    """Build the page for a question; without one, a page that invites one."""
    asked = visit.get("q")[:500]
    title = asked or visit.lang("ask.title")
    if not asked:
        return Ask(
            title, "", suggestions=starters(visit.snapshot, visit.lang), contract={"question": "", "suggestions": []}
        )
    try:
        return visit.result(("ask", asked, visit.form), lambda: _answered(visit, asked, title))
    except NotYet:
        return Ask(title, asked, later=visit.here(wait="1"))
    except TooSlow as slow:
        if visit.form != "html":
            raise
        stopped = visit.lang("later.stopped", seconds=f"{slow.seconds:g}")
        return Ask(title, asked, error=stopped, suggestions=starters(visit.snapshot, visit.lang))
    except DontKnow as reason:
        links = tuple(Link(text, f"/ask?{visit.with_query(q=text)}") for text in reason.suggestions)
        near = links or starters(visit.snapshot, visit.lang)
        return Ask(title, asked, error=reason.reason, suggestions=near, contract=reason.to_json())


def _answered(visit: Visit, asked: str, title: str) -> Ask:
    found = visit.snapshot.asker.ask(asked)
    table, evidence = answer_table(replace(found.result, lang=visit.lang.code), visit)
    given = {name: ",".join(values) for name, values in found.parameters.items()}
    words = list({(each.document, each.start, each.end): each for each in evidence}.values())
    return Ask(
        title=title,
        question=asked,
        understood=found.understood,
        statement=found.statement,
        taken=tuple((each.asked, each.meant) for each in found.taken),
        answer=table if visit.form != "html" else replace(table, rows=table.rows[:FIRST_ROWS], total=len(table.rows)),
        evidence=_sources(words[:_QUOTES_SHOWN], _named(found.result)),
        more_evidence=max(0, len(words) - _QUOTES_SHOWN),
        picture=picture_address(found.result, given),
        sparql=found.result.sparql,
        change=question_link(found.query, given) if found.query in load_catalog() else "",
        contract=found.to_json() if visit.form == "json" else {},
    )


def _sources(words: Sequence[Evidence], named: Mapping[str, str]) -> tuple[Source, ...]:
    """Return documents in the order of the answer, each with its words."""
    grouped = defaultdict[tuple[str, str], list[Quote]](list)
    for each in words:
        about = named.get(str(each.fact), "") if len(each.quote) <= _CELL else ""
        href = document_link(each.document, each.start, each.end)
        grouped[each.document, each.title].append(Quote(each.quote, href, about))
    return tuple(Source(title or slug, tuple(quotes)) for (slug, title), quotes in grouped.items())


def _named(result: Result) -> dict[str, str]:
    """Return what each observation of an answer is about: its place and its indicator."""
    found: dict[str, str] = {}
    for row in result.solutions:
        names = (str(row[f"{name}Label"]) for name in _ABOUT if f"{name}Label" in row)
        about = " · ".join(filter(None, names))
        found |= {
            str(row[column.name]): about
            for column in result.question.columns
            if column.observation and column.name in row
        }
    return found
