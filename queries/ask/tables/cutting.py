"""What of the rows is the answer: the best of each column, the number of places, the sum, the rank."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from rdflib import Literal

from queries.ask.narrowing import counted, first, kept, number, text_of
from queries.ask.tables.places import is_area
from queries.ask.tables.seen import Seen
from queries.ask.tables.ways import Way
from queries.header import Bilingual, Column
from queries.results import Result
from queries.rows import Rows

_RANK = Column("rank", Bilingual("名次", "rank"))
_TOTAL = Column("total", Bilingual("合计", "total"))


def all_placed(way: Way, seen: Seen, result: Result) -> bool:
    """Say whether each of several places has a figure: an answer for one of two places is none."""
    if way.about != "figures" or len(seen.places) < 2 or way.bounds == "required" or "place" not in result.columns:
        return True
    told = {str(row.get(name)) for row in result.solutions for name in ("place", "other")}
    return told >= {place.iri for place in seen.places}


def cut(way: Way, seen: Seen, result: Result) -> Result:
    """Leave of the rows what was asked: the best of each column, or how many there are."""
    if way.keep == "alike" and seen.all_of > 1:
        result = kept(result, lambda row: number(row, "rated") == seen.all_of)
    count = way.count or next((column for cue, column in way.count_where.items() if cue in seen.cues), "")
    if count:
        return counted(result, count) if len(_groups(way, result)) == 1 else kept(result, lambda _row: False)
    if way.keep == "majority":
        return kept(result, lambda row: 2 * (number(row, "count") or 0) > (number(row, "rated") or 0))
    if way.keep == "alone":
        return _of_few(result, frozenset(place.iri for place in seen.places if not is_area(place)), seen.few)
    if way.places == "beside":
        return _ranked(result, seen.places[0].iri)
    if way.add:
        return _added_up(result, way.add)
    if way.keep == "best" and way.of == "count" and not {"bottom", "last"} & seen.cues.keys():
        result = kept(result, lambda row: bool(number(row, "count")))
    if way.keep == "best" and not way.unless.keys() & seen.cues.keys():
        both = {"top", "bottom"} <= seen.cues.keys()
        return _best(result, _by_column(way, seen), seen.most, _groups(way, result), both_ends=both)
    return result


def as_asked(way: Way, seen: Seen, result: Result) -> Result:
    """Hide the columns that nobody asked for, where the question says which it asks for: what a project costs."""
    asked = {column for cue, columns in way.tells.items() if cue in seen.cues for column in columns}
    others = {column for columns in way.tells.values() for column in columns} - asked
    if not asked or not any(row.get(column) for row in result.solutions for column in asked):
        return result
    columns = tuple(replace(c, hidden=c.hidden or c.name in others) for c in result.question.columns)
    header = replace(result.question.header, columns=columns)
    return replace(result, question=replace(result.question, header=header))


def _added_up(result: Result, column: str) -> Result:
    """Return the rows with their sum in front, where all are in one unit; no rows where they are not."""
    values = [value for row in result.solutions if (value := number(row, column)) is not None]
    if len({text_of(row, "unit") for row in result.solutions}) != 1:
        return kept(result, lambda _row: False)
    header = replace(result.question.header, columns=(_TOTAL, *result.question.columns))
    total = Literal(sum(values, Decimal(0)))
    rows = Rows(("total", *result.solutions.columns), tuple((total, *row) for row in result.solutions.rows))
    return replace(result, question=replace(result.question, header=header), solutions=rows)


def _of_few(result: Result, places: frozenset[str], few: int) -> Result:
    """Keep the standards of which only these places have rows, or so many places."""
    having: dict[tuple[str, str], set[str]] = {}
    for row in result.solutions:
        having.setdefault((text_of(row, "table"), str(row.get("indicator"))), set()).add(str(row.get("place")))
    wanted = {key for key, own in having.items() if (own == places if places else len(own) == few)}
    return kept(result, lambda row: (text_of(row, "table"), str(row.get("indicator"))) in wanted)


def _ranked(result: Result, place: str) -> Result:
    """Return the row of a place with its rank in front: one more than the number of rows ahead of it with other figures."""
    rows = list(result.solutions)
    at = next((i for i, row in enumerate(rows) if str(row.get("place")) == place), None)
    if at is None or len({text_of(row, "table") for row in rows}) > 1:
        return kept(result, lambda _row: False)
    values = [number(row, "value") for row in rows]
    rank = next(i for i, value in enumerate(values, start=1) if value == values[at])
    header = replace(result.question.header, columns=(_RANK, *result.question.columns))
    ranked = Rows(("rank", *result.solutions.columns), ((Literal(rank), *result.solutions.rows[at]),))
    return replace(result, question=replace(result.question, header=header), solutions=ranked)


def _by_column(way: Way, seen: Seen) -> str:
    if way.about == "projects":
        named = "investment" if "investment" in seen.cues else "places" if "seats" in seen.cues else ""
        return named or "projects"
    return way.of


def _groups(way: Way, result: Result) -> list[tuple[str, ...]]:
    """Return what tells apart rows that are not to be ranked or counted together: tables, and columns of figures."""
    if way.about == "projects":
        return [()]
    columns = {"figures": ("table", "indicator", "unit")}.get(way.about, ("table",))
    return list(dict.fromkeys(tuple(text_of(row, name) for name in columns) for row in result.solutions))


def _best(result: Result, column: str, most: int, groups: list[tuple[str, ...]], *, both_ends: bool) -> Result:
    """Keep the first rows of each group, with those that equal the last of them; the last rows too where both are asked."""
    names = ("table", "indicator", "unit")[: len(groups[0])] if groups else ()
    rows: list[Any] = []
    for group in groups:
        own = kept(result, lambda row, group=group: tuple(text_of(row, name) for name in names) == group)  # type: ignore[misc]
        rows.extend(first(own, column, most).solutions.rows)
        if both_ends:
            turned = replace(own, solutions=Rows(own.solutions.columns, own.solutions.rows[::-1]))
            rows.extend(first(turned, column, most).solutions.rows)
    return replace(result, solutions=Rows(result.solutions.columns, tuple(dict.fromkeys(rows))))
