"""From a document and its outline to its measures, and the numbers that became none."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from kg_build.extract.clauses import Clause, clauses, sentences
from kg_build.extract.confidence import confidence
from kg_build.extract.evidence import quote
from kg_build.extract.groups import runs
from kg_build.extract.kinds import kind
from kg_build.extract.masks import masks
from kg_build.extract.periods import period
from kg_build.extract.quantities import Quantity, quantities
from kg_build.extract.subjects import Named, name_run
from kg_build.model import Document, Measure, Outline, Section, Span, Unread
from kg_build.structure.fold import fold
from kg_build.structure.headings import lines, skipped_spans


@dataclass(slots=True)
class _Sentence:
    """What the clauses of one sentence hand on to each other."""

    section: Section
    names: tuple[str, ...] = ()
    period: str | None = None
    words: str = ""
    found: list[Measure] = field(default_factory=list)


def measures(document: Document, outline: Outline) -> tuple[tuple[Measure, ...], tuple[Unread, ...]]:
    """Return the measures of a document's prose, and every number of it that became none, with the reason."""
    folded = fold(document.text)
    masked = masks(folded)
    found, refused = quantities(folded, masked)
    skipped = skipped_spans(document)
    starts = [q.span.start for q in found]
    out: list[Measure] = []
    for line in lines(folded, skipped):
        first = bisect_left(starts, line.start)
        if first == len(starts) or starts[first] >= line.end:
            continue
        for sentence in sentences(folded, line):
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            if low < high:
                out += _read(document, folded, outline, sentence, found[low:high])
    return tuple(out), ()


def _read(document: Document, folded: str, outline: Outline, sentence: Span, found: list[Quantity]) -> list[Measure]:
    state = _Sentence(outline.section_at(sentence.start))
    for clause in clauses(folded, sentence):
        words = clause.span.of(folded)
        inside = [
            q
            for q in found
            if clause.span.start <= q.span.start
            and q.span.end <= clause.span.end
            and not any(b.start < q.span.start < b.end for b in clause.brackets)
        ]
        _clause(document, folded, outline, sentence, clause, inside, state)
        state.words = words
    return state.found


def _clause(
    document: Document,
    folded: str,
    outline: Outline,
    sentence: Span,
    clause: Clause,
    found: list[Quantity],
    state: _Sentence,
) -> None:
    words = clause.span.of(folded)
    if not found:
        said = period(words, state.section, outline.year)
        state.period = said or state.period
        return
    names: list[str] = []
    verb = ""
    context = state.names
    for run in runs(folded, clause, found):
        named, verb = name_run(run, tuple(names) or context, verb)
        said = period(folded[clause.span.start : run.start], state.section, outline.year)
        state.period = said or state.period
        for item in named:
            state.found.append(_measure(folded, outline, sentence, clause, run.left, run.right, item, state))
        if run.quantities[0].shape != "rank":
            names += [item.name for item in named if item.name]
    if names and not clause.inside:
        state.names = tuple(dict.fromkeys(names))


def _measure(
    folded: str, outline: Outline, sentence: Span, clause: Clause, left: str, right: str, item: Named, state: _Sentence
) -> Measure:
    quantity = item.quantity
    span = quote(folded, quantity.number, clause.span, sentence)
    said = kind(left, right, clause.span.of(folded), state.section.mode, quantity.unit)
    if quantity.shape == "low" and said == "change":
        said = "change"
    when = state.period or state.section.period
    return Measure(
        span=span,
        confidence=confidence(item),
        indicator=item.name or "",
        value=quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        kind=said,
        place=outline.place,
        period=when,
        printed=quantity.number.of(folded),
        number=quantity.number,
    )
