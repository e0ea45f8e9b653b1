"""From a document and its outline to the measures of its prose; tables are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg_build.extract.admission import counts_people
from kg_build.extract.clauses import Clause, clauses, sentences
from kg_build.extract.completion import (
    Context,
    counted_stage,
    object_ahead,
    object_in,
    occasion_in,
    stage_of,
    subject_in,
    theme_of,
    topic_of,
)
from kg_build.extract.confidence import confidence
from kg_build.extract.evidence import quote
from kg_build.extract.groups import Run, runs
from kg_build.extract.kinds import kind
from kg_build.extract.page import Page
from kg_build.extract.periods import opening, origin, period, says_present, settled
from kg_build.extract.phrases import strip_front
from kg_build.extract.places import locate
from kg_build.extract.subjects import Named, Reading, name_run
from kg_build.model import Comparator, Measure, Outline, Place, Section, Span

_BOUND = re.compile(r"(.{2,20}?)(?:比例)?(不低于|不少于|不超过|超过|低于)(.{2,16})")
_COMPARATORS: dict[str, Comparator] = {"不低于": ">=", "不少于": ">=", "不超过": "<=", "超过": ">", "低于": "<"}
MAX_HISTORY = 8
MAX_BEFORE = 40
MAX_TIME = 160


@dataclass(slots=True)
class _State:
    """What the clauses of one paragraph hand on to each other."""

    section: Section
    sentence: Span
    context: Context = field(default_factory=Context)
    period: str | None = None
    last_period: str | None = None
    opening: str | None = None
    span: str | None = None
    present: bool = False
    stage: str = ""


def measures(page: Page, outline: Outline) -> Iterator[Measure]:
    """Yield the measures of a page in order."""
    for line in page.lines:
        if page.within(line):
            yield from _read_line(page, outline, line)


def _read_line(page: Page, outline: Outline, line: Span) -> Iterator[Measure]:
    state = _State(page.section(line.start), line)
    for sentence in sentences(page.folded, line):
        _open(page, outline, sentence, state)
        if page.within(sentence):
            parted = clauses(page.folded, sentence)
            for clause, behind in zip(parted, [*parted[1:], None], strict=True):
                ahead = behind.span.of(page.folded)[:MAX_BEFORE] if behind and not behind.inside else ""
                state.context = replace(state.context, ahead=object_ahead(ahead))
                yield from _read_clause(page, outline, clause, state)
        else:
            state.stage = theme_of(sentence.of(page.folded)[:MAX_BEFORE]) or state.stage


def _open(page: Page, outline: Outline, sentence: Span, state: _State) -> None:
    """Begin a sentence: what it opens with stays for its paragraph, what the last one said in passing goes."""
    section = page.section(sentence.start)
    if section != state.section:
        state.opening = state.span = None
    state.section, state.sentence = section, sentence
    state.context = Context(topic=topic_of(section.heading), stage=state.stage or stage_of(section.path))
    words = page.dated[sentence.start : min(sentence.end, sentence.start + 90)]
    state.present = False
    if page.folded[sentence.start - 1 : sentence.start] != "；":
        state.period, state.last_period = None, state.period or state.last_period
        state.opening = opening(words, section, outline.year) or state.opening
        if state.opening and "/" in state.opening:
            state.span = state.opening
        elif words.startswith("累计"):
            # What was done altogether was done in the years the paragraph opened with, whatever year came between.
            state.opening = state.span or state.opening


def _read_clause(page: Page, outline: Outline, clause: Clause, state: _State) -> Iterator[Measure]:
    state.present = state.present or says_present(
        page.folded[clause.span.start : min(clause.span.end, clause.span.start + MAX_BEFORE)]
    )
    inside = [q for q in page.within(clause.span) if not any(b.start < q.span.start < b.end for b in clause.brackets)]
    if not inside:
        if not clause.inside:
            _listen(page, outline, clause, state)
        return
    said: list[str] = []
    where: Place | None = None
    reading, started = Reading(()), clause.span.start
    context = state.context
    if clause.inside and not context.before:
        around = page.folded[max(state.sentence.start, clause.span.start - MAX_BEFORE) : clause.span.start - 1]
        context = replace(context, subject=object_in(around))
    for run in runs(page.folded, clause, inside):
        reading = name_run(run, context, reading, clause.inside)
        words = page.dated[max(started, run.start - MAX_TIME) : run.start]
        when = period(words, state.section, outline.year, state.period or state.last_period)
        if not (reading.named and reading.named[0].path == "from"):
            state.period = when or state.period
        else:
            started = run.end
        for item in reading.named:
            read = _measure(page, outline, clause, run, item, state, where)
            where = read.place
            yield read
        if run.quantities[0].shape != "rank" and not run.bound:
            # 招生连续五年增长 leaves 招生 for the clauses that follow.
            names = (re.split("连续", item.name)[0] for item in reading.named)
            said = [*said, *(name for name in names if name)][-MAX_HISTORY:]
            context = replace(context, before=tuple(said) or context.before)
    if said and not clause.inside:
        said = list(dict.fromkeys(said))
        history = (*state.context.history, *said)[-MAX_HISTORY:]
        divided = page.folded.startswith("其中", clause.span.start) and state.context.before
        whole = (state.context.whole or state.context.before[-1]) if divided else ""
        state.context = replace(state.context, before=tuple(said), subject="", history=history, whole=whole)
        state.stage = counted_stage(tuple(said)) or state.stage


def _listen(page: Page, outline: Outline, clause: Clause, state: _State) -> None:
    """Keep what a clause without a number says of time, occasion and subject."""
    span = Span(clause.span.start, min(clause.span.end, clause.span.start + MAX_TIME))
    words = span.of(page.dated)
    state.period = period(words, state.section, outline.year, state.period or state.last_period) or state.period
    old = state.context
    plain = span.of(page.folded)
    subject = subject_in(plain)
    state.context = replace(
        old, occasion=occasion_in(plain) or old.occasion, subject=subject, about=subject or old.about
    )


def _measure(
    page: Page, outline: Outline, clause: Clause, run: Run, item: Named, state: _State, where: Place | None
) -> Measure:
    """Return one measure; `where` is the place of the number before it in the clause."""
    quantity = item.quantity
    said_period = state.period or state.opening or state.section.period
    place, name = locate(
        item.name,
        ""
        if run.left.endswith("等")
        else run.left or page.folded[clause.span.start : min(run.start, clause.span.start + MAX_BEFORE)],
        outline,
        clause.inside,
    )
    if where and place == outline.place and not clause.inside:
        place = where
    if name.startswith(outline.place.name) and len(name) > len(outline.place.name) + 2:
        name = strip_front(name.removeprefix(outline.place.name))
    bound = _BOUND.fullmatch(name) if quantity.unit == "%" else None
    if bound:
        name = f"{bound[1]}占{bound[3]}比例"
    lead = run.left + page.folded[quantity.span.start : quantity.number.start]
    said = "standard" if run.bound else kind(lead, run.right, quantity, state.section, said_period, name)
    own = (
        origin(page.dated[max(clause.span.start, run.start - 24) : run.start], state.section)
        if said == "baseline"
        else None
    )
    when = settled(said_period, said, quantity.unit, lead, own, state.present, bool(state.period))
    return Measure(
        span=quote(page.folded, quantity.number, clause.span, state.sentence),
        confidence=confidence(
            item.path, name, said, place == outline.place, "/" in when and not state.period and quantity.unit != "%"
        ),
        indicator=name or page.folded[quantity.number.start : quantity.number.end],
        value=quantity.value,
        unit=quantity.unit or ("人" if counts_people(name) else ""),
        comparator=_COMPARATORS[bound[2]] if bound else quantity.comparator,
        kind=said,
        place=place,
        period=when,
        printed=quantity.number.of(page.text),
        number=quantity.number,
    )
