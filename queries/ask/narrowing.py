"""What of a library question's rows is the answer: the places, tables and stages asked, bounds, the most, how many.

The library's queries answer for all places and projects; a question asks for the largest, for those above a bound, or
for their number. Rows are only left out, put in order or counted here, never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rdflib import Literal, URIRef

from ontology import iris
from ontology.errors import InputError
from ontology.regions import load_regions
from ontology.terms import JC
from queries.ask.nesting import around
from queries.ask.numbers import Bound
from queries.ask.times import Time
from queries.ask.words import load_words
from queries.display import shown
from queries.header import Bilingual, Column
from queries.results import Result
from queries.rows import Node, Rows

Row = Mapping[str, Node]
_COUNT = Column("count", Bilingual("数量", "count"))
_NAMES = Column("names", Bilingual("有", "which"))
MOST_NAMED = 60
_LEVEL = re.compile("国家级|省级|市级|县级")
RANK = "位"
BELOW_ZERO = (Bound(0, 0, "<", Decimal(0)),)


def kept(result: Result, keep: Callable[[Row], bool]) -> Result:
    """Return the result with the rows that fit, in their order."""
    columns = result.solutions.columns
    rows = (row for row in result.solutions.rows if keep(_mapping(columns, row)))
    return replace(result, solutions=Rows(columns, tuple(rows)))


def _mapping(columns: Sequence[str], row: Sequence[Node | None]) -> Row:
    return {name: term for name, term in zip(columns, row, strict=True) if term is not None}


def said_of(row: Row, time: Time) -> bool:
    """Say whether a row is of the years asked."""
    years = [int(year) for year in re.findall(r"\d{4}", text_of(row, "period"))]
    first, last = time.years[0] or 0, time.years[1] or 9999
    return bool(years) and min(years) <= last and first <= max(years)


def length(row: Row) -> int:
    """Return how many years the period of a row takes; 0 for none."""
    years = [int(year) for year in re.findall(r"\d{4}", text_of(row, "period"))]
    return max(years) - min(years) + 1 if years else 0


def of_whole_time(result: Result, times: Sequence[Time]) -> Result:
    """Keep what is said of as many years as are asked, where anything is; else what is said of some of them."""
    lengths = {last - first + 1 for first, last in (time.years for time in times) if first and last}
    whole = kept(result, lambda row: length(row) in lengths)
    return whole if len(whole) else result


def text_of(row: Row, column: str) -> str:
    """Return what a row shows in a column: the label where there is one."""
    term = row.get(f"{column}Label", row.get(column))
    return "" if term is None else str(shown(term))


def in_tables(result: Result, tables: frozenset[str]) -> Result:
    """Keep what stands in these tables, where the rows stand in tables at all."""
    if not tables or "table" not in result.columns:
        return result
    if not all(text_of(row, "table") for row in result.solutions):
        return result
    return kept(result, lambda row: text_of(row, "table") in tables)


def of_stages(result: Result, columns: Sequence[str], stages: Sequence[Sequence[str]]) -> Result:
    """Keep the rows that tell most of the stages asked, by the words that names have for them."""
    if not stages:
        return result

    def told(row: Row) -> int:
        written = " ".join(text_of(row, column) for column in columns)
        return sum(any(name in written for name in names) for names in stages)

    most = max(map(told, result.solutions), default=0)
    return kept(result, lambda row: most > 0 and told(row) == most)


def inside(result: Result, column: str, *, whole: bool = False) -> Result:
    """Keep the counties, districts and zones of the places that rows are about, or with `whole` the wider places."""

    def small(row: Row) -> bool:
        name, iri = text_of(row, column), str(row.get(column, ""))
        return not name.endswith("本级") and is_small(iri)

    return kept(result, lambda row: small(row) != whole)


def without_wholes(result: Result, column: str) -> Result:
    """Leave out the places in which others of the rows lie: a city is not ranked among its counties."""
    places = {str(row.get(column)) for row in result.solutions}
    wholes = places & around(places) if len(places) > 1 else ()
    return kept(result, lambda row: str(row.get(column)) not in wholes)


def is_small(place: str) -> bool:
    """Say whether a place is a county, a district, or a zone without a code, given its IRI."""
    code = place.removeprefix(str(iris.region("")))
    try:
        return "-" in code or load_regions().by_code(code).level == "county"
    except InputError:
        return True


def bounded(result: Result, column: str, bounds: Sequence[Bound]) -> Result:
    """Keep the rows whose figure meets the bounds."""
    if not bounds:
        return result

    def holds(row: Row) -> bool:
        value = number(row, column)
        share = "unit" not in row or unit_of(row, result.lang) == "%"
        fits = all(bound.unit != "%" or share for bound in bounds)
        return value is not None and fits and all(bound.holds(value) for bound in bounds)

    return kept(result, holds)


def number(row: Row, column: str) -> Decimal | None:
    """Return the figure of a row; None where there is none."""
    term = row.get(column)
    try:
        return Decimal(str(term)) if isinstance(term, Literal) else None
    except ArithmeticError:
        return None


def preferred(result: Result) -> Result:
    """Keep what was reached where rows hold that and plans, and of several periods the latest."""
    if "kind" in result.columns and any(row.get("kind") == JC.Outcome for row in result.solutions):
        result = kept(result, lambda row: row.get("kind") == JC.Outcome)
    return result


def latest(result: Result) -> Result:
    """Of rows that tell of several periods keep those of the last."""
    last = max((text_of(row, "period") for row in result.solutions), default="")
    return kept(result, lambda row: text_of(row, "period") == last) if "period" in result.columns else result


def comparable(result: Result, column: str) -> Result:
    """Keep, for the things of a column, the rows of the last period that all have.

    Where they share none, keep the last of each, and beside it the one that is nearest to the last of another.
    """
    periods: dict[str, set[str]] = {}
    for row in result.solutions:
        periods.setdefault(text_of(row, column), set()).add(text_of(row, "period"))
    shared = set.intersection(*periods.values()) if periods else set()
    if shared or not periods:
        return kept(result, lambda row: text_of(row, "period") == max(shared))
    last = {thing: max(own) for thing, own in periods.items()}
    wanted = set(last.items())
    for thing, own in periods.items():
        others = {period for other, period in last.items() if other != thing}
        wanted |= {(thing, min(own, key=lambda one: abs(_year(one) - _year(other)))) for other in others}
    return kept(result, lambda row: (text_of(row, column), text_of(row, "period")) in wanted)


def _year(period: str) -> int:
    """Return the last year of a period as it is shown; 0 for none."""
    return max(map(int, re.findall(r"\d{4}", period)), default=0)


def of_levels(result: Result, text: str) -> Result:
    """Keep the rows of the levels that a question names, by their names or, where these tell none, by their words."""
    levels = set(_LEVEL.findall(text))

    def fits(row: Row) -> bool:
        own = set(_LEVEL.findall(text_of(row, "indicatorLabel")))
        return bool(own & levels) if own else all(one in text_of(row, "quote") for one in levels)

    return kept(result, fits) if levels else result


def in_units(result: Result, text: str) -> Result:
    """Keep the figures in units that fit what the question wants: no share where a number of people is asked."""
    wanted = [fits for asked, fits in load_words().units if asked.search(text)]
    if "unit" not in result.columns:
        return result
    if len(wanted) != 1:
        return kept(result, lambda row: unit_of(row, result.lang) != RANK) if not wanted else result
    return kept(result, lambda row: bool(wanted[0].search(unit_of(row, result.lang))))


def unit_of(row: Row, lang: str) -> str:
    """Return the unit of a row as it is shown."""
    return str(shown(row.get("unit"), lang) or "")


def newest_first(result: Result) -> Result:
    """Put rows of later periods before those of earlier ones."""
    columns = result.solutions.columns
    rows = sorted(result.solutions.rows, key=lambda row: text_of(_mapping(columns, row), "period"), reverse=True)
    return replace(result, solutions=Rows(columns, tuple(rows)))


def one_a_time(result: Result, likeliest: Sequence[str]) -> Result:
    """Of several indicators keep, for each place, period and kind, the likeliest, so that a series is one."""
    if "measured" not in result.columns:
        return result
    ranks = {iri: rank for rank, iri in enumerate(likeliest)}

    def rank(row: Row) -> int:
        return ranks.get(str(row["measured"]), len(ranks))

    def key(row: Row) -> tuple[str, ...]:
        return tuple(text_of(row, column) for column in ("region", "period", "kind"))

    best: dict[tuple[str, ...], int] = {}
    for row in result.solutions:
        best[key(row)] = min(best.get(key(row), len(ranks)), rank(row))
    return kept(result, lambda row: rank(row) == best[key(row)])


def one_unit(result: Result) -> Result:
    """Of rows in several units keep the unit of most."""
    units = [text_of(row, "unit") for row in result.solutions]
    if len(set(units)) < 2:
        return result
    commonest = max(sorted(set(units)), key=units.count)
    return kept(result, lambda row: text_of(row, "unit") == commonest)


def ordered(result: Result, column: str, *, lowest: bool) -> Result:
    """Put the rows in the order of their figures; those without one are left out."""
    columns = result.solutions.columns
    pairs = [(number(_mapping(columns, row), column), row) for row in result.solutions.rows]
    rows = [(value, row) for value, row in pairs if value is not None]
    rows.sort(key=lambda pair: pair[0] if lowest else -pair[0])
    return replace(result, solutions=Rows(columns, tuple(row for _, row in rows)))


def first(result: Result, column: str, most: int) -> Result:
    """Keep the first rows of an order, and those that equal the last of them."""
    rows = result.solutions.rows
    if len(rows) <= most:
        return result
    last = number(_mapping(result.solutions.columns, rows[most - 1]), column)
    equal = (row for row in rows[most:] if number(_mapping(result.solutions.columns, row), column) == last)
    return replace(result, solutions=Rows(result.solutions.columns, (*rows[:most], *equal)))


def counted(result: Result, each: str) -> Result:
    """Return one row that says how many there are and which, with the facts behind all of them."""
    names = list(dict.fromkeys(text_of(row, each) for row in result.solutions))
    facts = result.observations() or _things(result, each)
    columns = (_COUNT, _NAMES, *(_fact(i) for i in range(len(facts))))
    mark = "、" if result.lang == "zh" else "; "
    row: tuple[Node, ...] = (Literal(len(names)), Literal(mark.join(names[:MOST_NAMED])), *facts)
    question = replace(result.question, header=replace(result.question.header, columns=columns, show="table"))
    return replace(result, question=question, solutions=Rows(tuple(column.name for column in columns), (row,)))


def _things(result: Result, column: str) -> tuple[Node, ...]:
    """Return the things counted, which stand for themselves where no fact stands behind them."""
    return tuple(dict.fromkeys(term for row in result.solutions if isinstance(term := row.get(column), URIRef)))


def _fact(index: int) -> Column:
    return Column(f"observation{index}", Bilingual("依据", "fact"), hidden=True, observation=True)


def together(results: Sequence[Result]) -> Result:
    """Return the rows of several answers one after the other, under all their columns."""
    head = results[0]
    columns = {column.name: column for result in results for column in result.question.columns}
    names = tuple(dict.fromkeys(name for result in results for name in result.solutions.columns))
    rows = tuple(tuple(row.get(name) for name in names) for result in results for row in result.solutions)
    question = replace(head.question, header=replace(head.question.header, columns=tuple(columns.values())))
    return replace(head, question=question, solutions=Rows(names, tuple(dict.fromkeys(rows))))


def common(results: Sequence[Result], column: str) -> Result:
    """Return the rows of several answers that are about what all of them are about."""
    shared = set.intersection(*({text_of(row, column) for row in result.solutions} for result in results))
    return kept(together(results), lambda row: text_of(row, column) in shared)


def added(result: Result, column: str, each: str, *, mean: bool) -> Result:
    """Return one row with the sum or the mean of the figures, and the facts behind it."""
    values = [value for row in result.solutions if (value := number(row, column)) is not None]
    total = sum(values, Decimal(0))
    value = round(total / len(values), 2) if mean and values else total
    facts = result.observations()
    label = Bilingual("平均", "mean") if mean else Bilingual("合计", "total")
    first = (Column("mean" if mean else "total", label), Column("unit", Bilingual("单位", "unit")), _COUNT, _NAMES)
    names = list(dict.fromkeys(text_of(row, each) for row in result.solutions))
    unit = next((row["unit"] for row in result.solutions if "unit" in row), Literal(""))
    mark = "、" if result.lang == "zh" else "; "
    row: tuple[Node, ...] = (Literal(value), unit, Literal(len(values)), Literal(mark.join(names[:MOST_NAMED])), *facts)
    columns = (*first, *(_fact(i) for i in range(len(facts))))
    question = replace(result.question, header=replace(result.question.header, columns=columns, show="table"))
    return replace(result, question=question, solutions=Rows(tuple(c.name for c in columns), (row,)))
