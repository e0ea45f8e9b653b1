"""The plans that a paper brings with it: 台州2023年印发的十个行动方案分别是什么.

They are what the paper's title names and what stands over a section of its own; a plan that the paper only speaks of is
none of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

from rdflib import URIRef

from queries.ask.answer import Answer
from queries.ask.narrowing import kept, text_of
from queries.ask.numbers import COUNTING
from queries.ask.reading import Reading
from queries.ask.text import fold, in_english
from queries.graph import Graph
from queries.header import Bilingual, Column
from queries.results import Result
from queries.rows import Rows
from queries.run import run

_KINDS = "行动方案|行动计划|实施方案|专项行动|行动|方案|计划|工程|举措"
_WHICH = re.compile(rf"(?:哪些|什么)({_KINDS})")
_NUMBERED = re.compile(rf"(?:这|那|哪)?([一二三四五六七八九十\d]+)(?:个|项|大|份)?({_KINDS})")
_ENGLISH = re.compile(
    r"\b(?:(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) )?(?:education )?(action plans|plans)\b"
)
_CALLED = {"action plans": ("行动方案", "行动计划"), "行动计划": ("行动计划", "行动方案"), "plans": ("方案", "计划")}
_ASKING = frozenset({"what", "which_things", "each"})
_ELSE = frozenset(
    "target reached missed change top bottom how_is issuer date when which_year where money evidence".split()
)


def plans_of_paper(graph: Graph, question: str, reading: Reading) -> Answer | None:
    """Return the plans of the one paper that has as many as a question says; None where none has."""
    text = fold(question)
    english = in_english(question)
    said = _said(text, reading, english=english)
    asked = bool(reading.cues & _ASKING) or "哪" in text
    aims = {"target"} if english or (said and said[1].endswith("计划")) else set()
    if said is None or not asked or (reading.cues - aims) & _ELSE:
        return None
    number, kind = said
    places = [thing.iri for found in reading.of_kind("region") for thing in found.things if thing.known][:1]
    years = [str(time.single) for time in reading.times]
    papers = run(graph, "papers-issued", {"region": places[0]} if places else {})
    found = []
    for paper in {row["document"]: row for row in papers.solutions}.values():
        dated = all(text_of(paper, "issued").startswith(year) for year in years)
        for written in _CALLED.get(kind, (kind,)) if dated else ():
            given = {"document": str(paper["document"]), "text": written, **({"region": places[0]} if places else {})}
            plans = _own(graph, run(graph, "initiatives", given), fold(text_of(paper, "document")))
            found += [(given, plans)] if plans and len(plans) == (number or len(plans)) else []
    if len(found) != 1:
        return None
    given, plans = found[0]
    names = ("; " if english else "、").join(_unnumbered(text_of(row, "initiative")) for row in plans.solutions)
    title = _title(papers, given["document"])
    understood = f"the plans of {title}" if english else f"{title}的{given['text']}"
    told = f"{len(plans)}: {names}" if english else f"{len(plans)} 个：{names}"
    plans = replace(with_mentions(plans), lang="en" if english else "zh")
    return Answer(
        question, "initiatives", understood, {name: (value,) for name, value in given.items()}, plans, (), told
    )  # fmt: skip


def _said(text: str, reading: Reading, *, english: bool) -> tuple[int, str] | None:
    """Return how many plans a question asks for, 0 for any number, and of what kind; None where it asks for none."""
    issued = "issue" in reading.cues
    if english:
        called = _ENGLISH.search(text)
        return (_number(called[1]), called[2]) if called and (issued or called[1]) else None
    if numbered := _NUMBERED.search(text):
        return _number(numbered[1]), numbered[2]
    which = _WHICH.search(text) if issued else None
    return (0, which[1]) if which else None


def _number(said: str | None) -> int:
    """Return the number that digits or words say, 0 for none."""
    return int(said) if said and said.isdigit() else COUNTING.get(said or "", 0)


def _title(papers: Result, document: str) -> str:
    return next((text_of(row, "document") for row in papers.solutions if str(row["document"]) == document), "")


def _unnumbered(name: str) -> str:
    return name.lstrip("0123456789.、")


def with_mentions(result: Result) -> Result:
    """Return the plans as facts of their own, so that the words that name them are the evidence."""
    hidden = Column("mention", Bilingual("依据", "mention"), hidden=True, observation=True)
    header = replace(result.question.header, columns=(*result.question.columns, hidden))
    rows = tuple(
        (*row, plan.get("initiative")) for row, plan in zip(result.solutions.rows, result.solutions, strict=True)
    )
    solutions = Rows((*result.solutions.columns, "mention"), rows)
    return replace(result, question=replace(result.question, header=header), solutions=solutions)


def _own(graph: Graph, result: Result, title: str) -> Result:
    """Keep the plans that a title names or that stand over a section of their own."""
    sparql = files("queries.ask").joinpath("beside.rq").read_text(encoding="utf-8")
    iris = [term for row in result.solutions if isinstance(term := row.get("initiative"), URIRef)]
    over: set[URIRef] = set()
    for row in graph.select(sparql, {"fact": iris}):
        quote = _unnumbered(fold(str(row["quote"])))
        heading = _unnumbered(fold(str(row.get("section", ""))).rsplit("/", 1)[-1].strip())
        over |= {URIRef(row["fact"])} if quote in title or quote == heading else set()
    return kept(result, lambda row: row.get("initiative") in over)
