"""Questions that set a figure of one year against that of another: 2020年计划…比2019年实际多多少.

Each side has its year, and may be a plan or what was reached; what it counts is said on the first side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from queries.ask.answer import Answer
from queries.ask.lexicon import Lexicon
from queries.ask.narrowing import number, text_of
from queries.ask.reading import Reading
from queries.ask.statement import amount
from queries.ask.text import fold, in_english
from queries.ask.times import Time, find_times
from queries.ask.ways import readings
from queries.ask.words import load_words

_AGAINST = re.compile(r"的?(?:相?比较?|对比|较|与|和|跟|同)$")
_HOW_MUCH = re.compile(
    r"(?:相比|比较|比|之间|要|会|是)*(?:[高低多少大小]出?|增加|减少|增长|提高|上升|下降|提升|降低|增|减|相差|差)了?(?:多少|几|多大)"
)
_THAN = re.compile(r"\b(?:than|compared (?:with|to)|against|over)\b")
_BY_HOW_MUCH = re.compile(
    r"^(?:and )?(?:by )?how (?:much|many)(?: more| less| fewer)?(?: percentage points?)?(?: higher| lower)?(?: (?:is|was|are|were|does|did))?|\b(?:higher|lower|more|less)$"
)
_ACTUAL = re.compile(r"实际|完成|达到|实现|结果|\bresults?\b|\bactual(?:ly)?\b|\boutcomes?\b|\bachieved\b|\breached\b")
_WILL = re.compile("[要将]$")


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of the first side, the year of the second, and whether each is a plan; `unsaid` where the second may be."""

    first: str
    second: Time
    planned: tuple[bool, bool]
    unsaid: bool = False


def sides(question: str) -> Sides | None:
    """Return the two sides of a question that asks how much one year has more or less than another; None for others."""
    text = fold(question)
    times = find_times(text)
    if len(times) != 2 or not all(time.single for time in times):
        return None
    parts = _english_halves(text, times) if in_english(text) else _halves(text, times)
    if parts is None:
        return None
    target = load_words().cues["target"]
    first, second = parts
    planned = (
        bool(target.search(first) or _WILL.search(first)),
        bool(target.search(second)) and not _ACTUAL.search(second),
    )
    return Sides(first, times[1], planned, unsaid=planned == (True, False) and not _ACTUAL.search(second))


def _halves(text: str, times: Sequence[Time]) -> tuple[str, str] | None:
    """Return the words of the first side and of the second: 2020年计划的投入 and 2019年实际."""
    against = _AGAINST.search(text, 0, times[1].start)
    much = _HOW_MUCH.search(text, times[1].end)
    if against is None or against.start() <= times[0].end or much is None:
        return None
    return text[: against.start()], text[times[1].end : much.start()]


def _english_halves(text: str, times: Sequence[Time]) -> tuple[str, str] | None:
    """Return the two sides of: how much higher is the 2025 target of X than its 2024 result."""
    than = _THAN.search(text, times[0].end, times[1].start)
    if than is None or not _BY_HOW_MUCH.match(text):
        return None
    first = _BY_HOW_MUCH.sub("", text[: than.start()].strip()).strip()
    return first, text[than.end() :]


def both(asked: Sides, lexicon: Lexicon) -> Iterator[tuple[Reading, Reading]]:
    """Yield the readings of the two sides, the likeliest first."""
    for reading in readings(f"what was {asked.first}" if in_english(asked.first) else f"{asked.first}是多少", lexicon):
        if not reading.unknown and len(reading.of_kind("indicator")) == 1:
            for aim in (True, False) if asked.unsaid else asked.planned[1:]:
                yield (
                    _aimed(reading, aim=asked.planned[0]),
                    _aimed(replace(reading, times=(asked.second,)), aim=aim),
                )


def _aimed(reading: Reading, *, aim: bool) -> Reading:
    return replace(reading, cues=frozenset({"how_many", "target"} if aim else {"how_many"}), bounds=())


def told_apart(answer: Answer) -> Answer:
    """Return an answer of two figures in one unit with their difference said; any other as it is.

    Of two places it says which has more. What several papers say alike counts once.
    """
    said_once = {
        (row.get("place"), text_of(row, "period"), number(row, "value")): row for row in answer.result.solutions
    }
    rows = list(said_once.values())
    values = [number(row, "value") for row in rows]
    if len(rows) != 2 or None in values or text_of(rows[0], "unit") != text_of(rows[1], "unit"):
        return answer
    apart = (values[0] or Decimal(0)) - (values[1] or Decimal(0))
    zh = answer.result.lang == "zh"
    unit = text_of(rows[0], "unit")
    said = amount(abs(apart), "百分点" if unit == "%" else unit, zh=zh)
    places = list(dict.fromkeys(str(row.get("place") or "") for row in answer.rows))
    if all(places) and len(places) == len(rows) and apart:
        more = places[0 if apart > 0 else 1]
        told = (
            f"；{more}更{'高' if unit == '%' else '多'}，相差 {said}" if zh else f"; {more} has more: difference {said}"
        )
    else:
        told = f"；相差 {said}" if zh else f"; difference {said}"
    return replace(answer, statement=answer.statement + told)


def changed_between(answer: Answer) -> Answer:
    """Return an answer of one figure of one place in each of two years with its change said; any other as it is."""
    rows = list(answer.result.solutions)
    places = {text_of(row, "place") or text_of(row, "region") for row in rows}
    years = {text_of(row, "period") for row in rows}
    return told_apart(answer) if len(rows) == len(years) == 2 and len(places) == 1 else answer


def of_unlike_years(answer: Answer) -> Answer:
    """Return an answer that says so where several places have no figure of one year; any other as it is."""
    if len(answer.parameters.get("place", ())) < 2 or "period" not in answer.result.columns:
        return answer
    of_place: dict[str, set[str]] = {}
    for row in answer.result.solutions:
        of_place.setdefault(text_of(row, "place"), set()).add(text_of(row, "period"))
    if len(of_place) < 2 or set.intersection(*of_place.values()):
        return answer
    zh = answer.result.lang == "zh"
    said = "（各地没有同一年的数值）" if zh else " (the places have no figure of one year)"
    return replace(answer, understood=answer.understood + said)
