"""The library of questions, and one question with its form, its answer and its query."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, ClassVar

from queries.catalog import Question, UnknownQuestion, load_catalog
from queries.failures import TooSlow
from queries.header import Parameter
from queries.names import near_names
from queries.results import Result
from queries.run import run
from viz.charts.choose import worth_drawing
from viz.charts.points import points
from viz.web.answers import answer_table
from viz.web.first_rows import FirstRows
from viz.web.jobs import NotYet
from viz.web.language import known_messages
from viz.web.links import chart_link, question_link
from viz.web.page import Link, NotFound, Page, plain
from viz.web.spoken import named, spoken
from viz.web.starters import best_known, starters
from viz.web.tables import Table
from viz.web.visit import Visit

_KINDS = {
    "region": "Region", "indicator": "Indicator", "initiative": "Initiative", "school": "School", "document": "PolicyDocument",
    "entity": "Region Indicator Initiative School PolicyDocument",
}  # fmt: skip
FIRST_ROWS = 500  # that a page shows of an answer; files and ?all=1 hold all
ALL_ROWS = 1_000_000


@dataclass(frozen=True)
class Questions(Page):
    """The whole library."""

    template: ClassVar[str] = "questions.html"
    groups: tuple[tuple[str, tuple[Link, ...]], ...]

    def as_json(self) -> dict[str, Any]:
        """Return the questions in the order of the page; groups are for the eye."""
        return {"title": self.title, "questions": plain([link for _, links in self.groups for link in links])}


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of a form; `choices` are what is sent and how it is called."""

    name: str
    label: str
    type: str
    kinds: str
    value: str
    required: bool
    many: bool
    choices: tuple[tuple[str, str], ...]
    hint: str


@dataclass(frozen=True)
class QuestionPage(Page):
    """A question with its form and, once it is asked, its answer; it may come after the page.

    `later` is where the answer is then; `stopped` says that it took too long.
    """

    template: ClassVar[str] = "question.html"
    name: str
    question: str
    blanks: tuple[Blank, ...]
    missing: tuple[str, ...]
    parameters: Mapping[str, str]
    sparql: str
    picture: str
    answer: Table | None
    example: Link | None
    later: str = ""
    stopped: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return question, query, parameters, SPARQL, columns and rows: the shape of answers (DESIGN 2.5)."""
        answer = self.answer.as_json() if self.answer else {"columns": [], "rows": []}
        return {
            "question": self.question, "query": self.name, "parameters": dict(self.parameters), "sparql": self.sparql,
            "missing": list(self.missing), "columns": answer["columns"], "rows": answer["rows"],
        }  # fmt: skip


def questions(visit: Visit) -> Questions:
    """Build the list of the library."""
    examples = {link.href.partition("?")[0]: link for link in starters(visit.snapshot, visit.lang, limit=1_000)}

    def listed(question: Question) -> Link:
        title = visit.lang.pick(question.title_zh, question.title_en)
        example = examples.get(question_link(question.name, {}))
        href = example.href if example else question_link(question.name, {})
        return Link(title, href, example.label if example and example.label != title else "")

    catalog = load_catalog()
    grouped = (
        (title, tuple(listed(catalog[name]) for name in names)) for title, names in _groups(visit, tuple(catalog))
    )
    return Questions(visit.lang("questions.title"), tuple(group for group in grouped if group[1]))


def _groups(visit: Visit, known: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Give each group's title and its questions that are in the library; the last takes those no group names."""
    groups = tomllib.loads(resources.files("viz.web").joinpath("library.toml").read_text(encoding="utf-8"))["groups"]
    named = {name for group in groups for name in group["questions"]}
    for group in groups:
        rest = [name for name in known if name not in named] if group is groups[-1] else []
        yield group[visit.lang.code], [name for name in group["questions"] if name in known] + rest


def question(visit: Visit) -> QuestionPage:
    """Build one question's page; asks it as soon as everything required is given. Raises NotFound and what `run` raises."""
    asked = _find(visit)
    given = {p.name: visit.get(p.name) for p in asked.parameters if visit.get(p.name)}
    missing = tuple(_label(visit, p) for p in asked.parameters if p.required and not p.default and p.name not in given)
    answered, later, stopped = Answered(asked.sparql), "", ""
    if not missing:
        try:
            answered = answer_of(visit, asked, given)
        except NotYet:
            later = visit.here(wait="1")
        except TooSlow as slow:
            if visit.form != "html":
                raise
            stopped = visit.lang("later.stopped", seconds=f"{slow.seconds:g}")
    return QuestionPage(
        title=visit.lang.pick(asked.title_zh, asked.title_en),
        name=asked.name,
        question=_wording(visit, asked, given),
        blanks=_blanks(visit, asked, given),
        missing=missing,
        parameters=given,
        sparql=answered.sparql,
        picture=answered.picture,
        answer=answered.table,
        example=_example(visit, asked) if missing else None,
        later=later,
        stopped=stopped,
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """What a page shows of an answer."""

    sparql: str
    table: Table | None = None
    picture: str = ""


def answer_of(visit: Visit, asked: Question, given: Mapping[str, str]) -> Answered:
    """Return a question's answer, worked out in a process of its own. Raises NotYet, TooSlow, and what `run` raises."""
    most = ALL_ROWS if visit.wants_everything else FIRST_ROWS

    def work() -> Answered:
        first = FirstRows(visit.snapshot.asked, most)
        result = run(first, asked, given, lang=visit.lang.code)
        table = replace(answer_table(result, visit)[0], total=max(first.total, len(result)))
        return Answered(result.sparql, table, picture_address(result, given))

    return visit.result((asked.name, tuple(sorted(given.items())), most), work)


def picture_address(result: Result, given: Mapping[str, str]) -> str:
    """Return where the chart of an answer is drawn; empty where it has no numbers to draw."""
    name = result.question.name
    drawable = name in load_catalog() and result.graph is None and worth_drawing(result.question.best, points(result))
    return chart_link(name, given) if drawable else ""


def _find(visit: Visit) -> Question:
    name = visit.path["name"]
    try:
        return load_catalog()[name]
    except UnknownQuestion:
        near = (load_catalog()[each] for each in near_names(name, load_catalog()))
        titled = (Link(visit.lang.pick(q.title_zh, q.title_en), question_link(q.name, {}), q.name) for q in near)
        raise NotFound(name, titled) from None


def _label(visit: Visit, parameter: Parameter) -> str:
    return visit.lang.pick(parameter.label.zh, parameter.label.en)


def _blanks(visit: Visit, asked: Question, given: Mapping[str, str]) -> tuple[Blank, ...]:
    best = best_known(visit.snapshot)
    return tuple(
        Blank(
            p.name, _label(visit, p), p.type, _KINDS.get(p.type, ""), named(visit.snapshot, given.get(p.name, p.default)), p.required, p.many,
            tuple((each, _choice(visit, p, each)) for each in p.choices), best.get(p.type, ""),
        )
        for p in asked.parameters
    )  # fmt: skip


def _choice(visit: Visit, parameter: Parameter, choice: str) -> str:
    """Return what a choice is called: a standard that failed is not called what a certification that failed is."""
    of_standard = {"met", "failed"} <= parameter.choices.keys()
    keys = (f"choice.standard.{choice}" if of_standard else "", f"choice.{choice}")
    return next((visit.lang(key) for key in keys if key in known_messages()), choice)


def _wording(visit: Visit, asked: Question, given: Mapping[str, str]) -> str:
    template = visit.lang.pick(asked.question_zh, asked.question_en)
    labels = {p.name: visit.lang.pick(f"〔{p.label.zh}〕", f"[{p.label.en}]") for p in asked.parameters}
    return template.format_map(
        {
            **labels,
            **spoken(visit.snapshot, {name: named(visit.snapshot, text) for name, text in given.items()}, visit.lang),
        }
    )


def _example(visit: Visit, asked: Question) -> Link | None:
    """Return this question with its blanks filled from what the graph knows most about."""
    filled = starters(visit.snapshot, visit.lang, limit=1_000)
    return next((link for link in filled if link.href.partition("?")[0] == question_link(asked.name, {})), None)
