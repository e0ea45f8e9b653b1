"""From a document and its outline to the measures of its prose; tables are read elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg_build.extract.clauses import Clause, clauses, sentences
from kg_build.extract.completion import Context, occasion_in, subject_in, topic_of
from kg_build.extract.confidence import confidence
from kg_build.extract.evidence import quote
from kg_build.extract.groups import Run, runs
from kg_build.extract.kinds import kind
from kg_build.extract.page import Page
from kg_build.extract.periods import origin, period, settled
from kg_build.extract.places import place
from kg_build.extract.quantities import Quantity
from kg_build.extract.subjects import Named, Reading, name_run
from kg_build.model import Measure, Outline, Section, Span


@dataclass(slots=True)
class _State:
    """What the clauses of one paragraph hand on to each other."""

    section: Section
    sentence: Span
    context: Context = field(default_factory=Context)
    period: str | None = None
    last_period: str | None = None


def measures(page: Page, outline: Outline) -> Iterator[Measure]:
    """Yield the measures of a page in order."""
    starts = [quantity.span.start for quantity in page.quantities]
    for line in page.lines:
        low, high = bisect_left(starts, line.start), bisect_left(starts, line.end)
        if low < high:
            yield from _read_line(page, outline, line, starts)


def _read_line(page: Page, outline: Outline, line: Span, starts: list[int]) -> Iterator[Measure]:
    state = _State(outline.section_at(line.start), line)
    for sentence in sentences(page.folded, line):
        state.section = outline.section_at(sentence.start)
        state.sentence = sentence
        state.context = Context(topic=topic_of(state.section.heading))
        if page.folded[sentence.start - 1 : sentence.start] != "；":
            state.period, state.last_period = None, state.period or state.last_period
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if low < high:
            for clause in clauses(page.folded, sentence):
                yield from _read_clause(page, outline, clause, page.quantities[low:high], state)


def _read_clause(
    page: Page, outline: Outline, clause: Clause, found: tuple[Quantity, ...], state: _State
) -> Iterator[Measure]:
    inside = [
        q
        for q in found
        if clause.span.start <= q.span.start < clause.span.end
        and not any(b.start < q.span.start < b.end for b in clause.brackets)
    ]
    if not inside:
        if not clause.inside:
            _listen(page, outline, clause, state)
        return
    said: list[str] = []
    reading, started = Reading(()), clause.span.start
    context = state.context
    for run in runs(page.folded, clause, inside):
        reading = name_run(run, context, reading, clause.inside)
        words = page.dated[started : run.start]
        when = period(words, state.section, outline.year, state.period or state.last_period)
        if not (reading.named and reading.named[0].path == "from"):
            state.period = when or state.period
        else:
            started = run.end
        for item in reading.named:
            yield _measure(page, outline, clause, run, item, state)
        if run.quantities[0].shape != "rank":
            said += [item.name for item in reading.named if item.name]
            context = Context(tuple(said) or context.before, context.occasion, context.topic, context.subject)
    if said and not clause.inside:
        state.context = Context(tuple(dict.fromkeys(said)), state.context.occasion, state.context.topic, "")


def _listen(page: Page, outline: Outline, clause: Clause, state: _State) -> None:
    """Keep what a clause without a number says of time, occasion and subject."""
    words = clause.span.of(page.dated)
    state.period = period(words, state.section, outline.year, state.period or state.last_period) or state.period
    old = state.context
    plain = clause.span.of(page.folded)
    state.context = Context(old.before, occasion_in(plain) or old.occasion, old.topic, subject_in(plain))


def _measure(page: Page, outline: Outline, clause: Clause, run: Run, item: Named, state: _State) -> Measure:
    quantity = item.quantity
    said_period = state.period or state.section.period
    words = page.folded[clause.span.start : run.start] if not run.left else run.left
    lead = run.left + page.folded[quantity.span.start : quantity.number.start]
    said = kind(lead, run.right, quantity, state.section, said_period)
    own = (
        origin(page.dated[max(clause.span.start, run.start - 24) : run.start], state.section)
        if said == "baseline"
        else None
    )
    when = settled(said_period, said, quantity.unit, lead, own)
    return Measure(
        span=quote(page.folded, quantity.number, clause.span, state.sentence),
        confidence=confidence(item),
        indicator=item.name or page.folded[quantity.number.start : quantity.number.end],
        value=quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        kind=said,
        place=place(words, outline, clause.inside),
        period=when,
        printed=quantity.number.of(page.text),
        number=quantity.number,
    )
