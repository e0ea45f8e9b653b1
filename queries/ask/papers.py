"""Papers called by their kind, place and year, without their title: 温州2024年工作计划, Taizhou's ten action plans.

Who issued them and when, and which papers they were made to carry out: those quoted before anything else in them. Every
word of the question must be used up, and only one paper may be meant; else nothing is answered here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from rdflib import URIRef

from queries.ask.answer import Answer
from queries.ask.narrowing import kept, text_of
from queries.ask.numbers import COUNTING
from queries.ask.paint import Paint
from queries.ask.plans import with_mentions
from queries.ask.reading import Reading
from queries.ask.statement import statement
from queries.ask.text import fold, in_english
from queries.graph import Graph
from queries.run import run

_NEAR = 10
_WHOLE = re.compile(r"^《[^》]+》$")
_COUNTED = re.compile(r"(\d+|[一二三四五六七八九十])[个项]")
_HEADING = re.compile(r" / ")


def _number(said: str) -> int:
    return int(said) if said.isdigit() else COUNTING.get(said, 0)


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of `papers.yaml`; `kinds` maps what questions call a kind of paper to what titles write."""

    kinds: tuple[tuple[re.Pattern[str], str], ...]
    facts: re.Pattern[str]
    basis: re.Pattern[str]
    beside: re.Pattern[str]
    number: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Called:
    """A paper as a question calls it: how its title writes its kind, each with its year ('' for none), and how many it is."""

    kinds: tuple[tuple[str, str], ...]
    number: int
    basis: bool

    def fits(self, title: str, issued: str) -> bool:
        """Say whether a title is of these kinds, years and this number; one without years is of the year it was issued."""
        for kind, year in self.kinds:
            dated = re.search(rf"{year}年[^年]{{0,{_NEAR}}}(?:{kind})", title) if year else re.search(kind, title)
            undated = re.search(kind, title) and not re.search(r"\d{4}", title) and issued.startswith(year)
            if not (dated or undated):
                return False
        return not self.number or self.number in map(_number, _COUNTED.findall(title))


@cache
def _words() -> Words:
    said = yaml.safe_load(files("queries.ask").joinpath("papers.yaml").read_text(encoding="utf-8"))
    kinds = tuple((re.compile(asked), written) for asked, written in said.pop("kinds").items())
    return Words(kinds, **{name: re.compile(pattern) for name, pattern in said.items()})


def paper_told(graph: Graph, question: str, reading: Reading) -> Answer | None:
    """Return who issued the one paper that a question calls so and when, or what it goes by; None for other questions."""
    called = _called(reading)
    if called is None:
        return None
    place = next((thing.iri for found in reading.of_kind("region") for thing in found.things if thing.known), "")
    listed = run(graph, "papers-issued", {"region": place} if place else {}).solutions
    meant = {
        str(row["document"]): text_of(row, "document")
        for row in listed
        if called.fits(fold(text_of(row, "document")), text_of(row, "issued"))
    }
    if len(meant) != 1:
        return None
    (document, title), lang = meant.popitem(), "en" if in_english(question) else "zh"
    if called.basis:
        return _gone_by(graph, question, document, title, lang)
    result = run(graph, "document-details", {"document": document}, lang=lang)
    if not any(row.get("issuer") or row.get("issued") for row in result.to_json_rows()):
        return None
    understood = f"number, date and issuer of {title}" if lang == "en" else f"{title}的文号、日期与发文单位"
    return Answer(question, "document-details", understood, {"document": (document,)}, result, (), statement(result))


def _called(reading: Reading) -> Called | None:
    """Return the paper a question calls by its kind; None where it asks for something else, or where words stay over."""
    text, words = reading.text, _words()
    paint = Paint(text)
    spans = [(f.start, f.end) for f in reading.of_kind("region")]
    for start, end in [*spans, *((t.start, t.end) for t in reading.times)]:
        paint.take(start, end)
    kinds = [*_kinds(text, paint)]
    basis, facts = words.basis.search(text), words.facts.search(text)
    number = next((m for m in words.number.finditer(text) if paint.free(*m.span())), None)
    for pattern in (words.basis, words.facts, words.number, words.beside):
        for match in pattern.finditer(text):
            if match.end() > match.start() and paint.free(*match.span()):
                paint.take(*match.span())
    years = [(time.start, str(time.single or "")) for time in reading.times]
    if (
        not kinds
        or not (basis or facts)
        or any(paint.runs())
        or len(years) > len(kinds)
        or not all(y for _, y in years)
    ):
        return None
    each = [(kind, next((year for _, year in years[at : at + 1]), "")) for at, (_, kind) in enumerate(sorted(kinds))]
    return Called(
        tuple(each),
        _number(number[0]) if number else 0,
        basis is not None and not (facts and "which document" not in text),
    )


def _kinds(text: str, paint: Paint) -> Iterator[tuple[int, str]]:
    """Take what calls a kind of paper, the longest first, and yield where it stands and how titles write it."""
    found = [(*m.span(), written) for asked, written in _words().kinds for m in asked.finditer(text)]
    for start, end, written in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if paint.free(start, end):
            paint.take(start, end)
            yield start, written


def _gone_by(graph: Graph, question: str, document: str, title: str, lang: str) -> Answer | None:
    """Return the papers that a paper quotes before its first heading, and that are none of its own."""
    sparql = files("queries.ask").joinpath("papers.rq").read_text(encoding="utf-8")
    meant: set[URIRef] = set()
    for row in graph.select(sparql, {"document": [URIRef(document)]}):
        if _HEADING.search(str(row.get("section", ""))):
            break
        quoted = str(row["quote"])
        if _WHOLE.match(quoted) and fold(quoted) not in fold(title):
            meant.add(URIRef(row["paper"]))
    named = run(graph, "initiatives", {"document": document}, lang=lang)
    result = with_mentions(kept(named, lambda row: row.get("initiative") in meant))
    if not len(result):
        return None
    understood = f"the papers that {title} goes by" if lang == "en" else f"{title}的制定依据"
    told = ("; " if lang == "en" else "、").join(dict.fromkeys(text_of(row, "initiative") for row in result.solutions))
    return Answer(question, "initiatives", understood, {"document": (document,)}, result, (), told)
