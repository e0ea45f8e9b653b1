"""Answering a question about tables: the first open way with rows, cut to what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from rdflib import Literal

from queries.ask.answer import Answer
from queries.ask.lexicon import Lexicon
from queries.ask.narrowing import counted, first, in_units, kept, number, text_of
from queries.ask.tables.columns import Tables, read_tables
from queries.ask.tables.places import beside, counties, is_area, of_level
from queries.ask.tables.seen import Seen, see
from queries.ask.tables.subject import Subject, subject_of
from queries.ask.tables.telling import told
from queries.ask.tables.ways import CONDITIONS, Way, load_ways
from queries.ask.text import asked_in_chinese
from queries.graph import Graph
from queries.header import Bilingual, Column
from queries.results import Result
from queries.rows import Rows
from queries.run import run

_BOUNDS = {">=": "least", ">": "above", "<=": "most", "<": "below", "=": "equal"}
_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "=": "="}
_RANK = Column("rank", Bilingual("名次", "rank"))
_TOTAL = Column("total", Bilingual("合计", "total"))
Parameters = dict[str, Any]


@dataclass(frozen=True)
class TableAsker:
    """Answers questions about what the tables of one state of a graph say."""

    graph: Graph
    lexicon: Lexicon = field(default_factory=Lexicon)
    tables: Tables = field(default_factory=Tables)

    @classmethod
    def over(cls, graph: Graph, lexicon: Lexicon) -> TableAsker:
        """Return an asker that knows the tables of this graph."""
        return cls(graph, lexicon, read_tables(graph, lexicon))

    def ask(self, question: str) -> Answer | None:
        """Answer a question that speaks of tables and of nothing else; None where it does not, or has no answer there."""
        for about in ("figures", "items", "projects"):
            seen = see(question, about, self.lexicon, self.tables)
            if seen is None:
                return None
            for way in load_ways():
                if way.about == about and (answer := self._by(way, question, seen)):
                    return answer
        return None

    def _by(self, way: Way, question: str, seen: Seen) -> Answer | None:
        if not way.open_to(frozenset(seen.cues)) or not _bounds_fit(way, seen) or not _needs_met(way, seen):
            return None
        subject = subject_of(way, seen, self.tables)
        if subject is None or not _subject_fits(way, seen, subject):
            return None
        fixed = _parameters(way, seen, subject)
        if fixed is None:
            return None
        lang = "zh" if asked_in_chinese(question) else "en"
        for placed in _placed(way, seen, self.lexicon):
            parameters = {**fixed, **placed}
            if parameters.get("place") == []:
                continue
            result = run(self.graph, way.query, parameters, lang=lang)
            if way.about == "figures" and way.places == "at":
                result = in_units(result, seen.text)
            if len(result) and _all_placed(way, seen, result) and len(result := _cut(way, seen, result)):
                return _answer(question, way, seen, parameters, result)
        return None


def _bounds_fit(way: Way, seen: Seen) -> bool:
    if way.bounds == "any":
        return not seen.of_counties
    if way.bounds == "counties":
        return bool(seen.of_counties) and not seen.bounds
    asked = bool(seen.bounds) or bool(CONDITIONS & seen.cues.keys()) or _whether_owed(seen)
    return not seen.of_counties and asked == (way.bounds == "required")


def _whether_owed(seen: Seen) -> bool:
    """Say whether places are asked in which money is lacking, however much: 哪些县有缺口."""
    ordered = {"top", "bottom", "first", "last", "rank", "rank_up"} & seen.cues.keys()
    which = {"which_county", "count_county"} & seen.cues.keys()
    return "gap" in seen.cues and bool(which) and not ordered and not seen.bounds


def _needs_met(way: Way, seen: Seen) -> bool:
    """Say whether a question has what its way needs beyond cues: a place of a kind, an order of its cues."""
    leaf = bool(seen.places) and not any(is_area(place) for place in seen.places)
    checks: dict[str, Callable[[], bool]] = {
        "leaf": lambda: leaf,
        "place": lambda: bool(seen.places),
        "area": lambda: not leaf,
        "area_or_table": lambda: not leaf and bool(seen.places or seen.phrases),
        "item_first": lambda: _item_first(seen),
        "project": lambda: _speaks_of_projects(seen),
        "how_much": lambda: _asks_amount(seen),
        "list": lambda: (
            not _asks_amount(seen) and (bool(seen.bounds) or not {"investment", "seats"} & seen.cues.keys())
        ),
    }
    return checks.get(way.needs, lambda: True)() and _places_fit(way, seen)


def _speaks_of_projects(seen: Seen) -> bool:
    return bool({"project", "which_project"} & seen.cues.keys() or seen.kinds) or any(
        word in seen.text for word in ("项目", "工程", "project")
    )


def _asks_amount(seen: Seen) -> bool:
    return "sum" in seen.cues or any(word in seen.text for word in ("多少", "几", "how m", "total"))


def _item_first(seen: Seen) -> bool:
    """Say whether standards are asked for, not places: 哪项指标未达标的县最多, against 哪个县未达标的指标最多."""
    if "which_county" in seen.cues:
        return "which_item" in seen.cues and seen.cues["which_item"][0] < seen.cues["which_county"][0]
    return "which_item" in seen.cues or seen.text.endswith(("指标", "标准"))


def _places_fit(way: Way, seen: Seen) -> bool:
    return {"two": len(seen.places) == 2, "several": len(seen.places) > 1}.get(way.places, True)


def _subject_fits(way: Way, seen: Seen, subject: Subject) -> bool:
    if way.needs == "several_figures":
        return len(seen.places) > 1 or len({column.indicator for column in subject.columns}) > 1
    return True


def _parameters(way: Way, seen: Seen, subject: Subject) -> Parameters | None:
    """Return the parameters that do not depend on how places are read; None where a time is no single year."""
    parameters: Parameters = {**way.constants, **subject.parameters}
    for cue in way.choices.keys() & seen.cues.keys():
        parameters.update(way.choices[cue])
    if way.about != "projects" and seen.times:
        if len(seen.times) > 1 or not seen.times[0].single:
            return None
        parameters["year"] = str(seen.times[0].single)
    bounds = _bound_parameters(way, seen, subject)
    if bounds is None:
        return None
    if way.order:
        low = bool({"bottom", "last", "rank_up", "lower"} & seen.cues.keys())
        parameters["order"] = "up" if low != _owed(seen, subject) else "down"
    return parameters | bounds


def _owed(seen: Seen, subject: Subject) -> bool:
    """Say whether figures count what is lacking as negative: the largest gap is the lowest figure."""
    return "gap" in seen.cues and any(column.negative for column in subject.columns)


def _bound_parameters(way: Way, seen: Seen, subject: Subject) -> Parameters | None:
    if way.about == "projects":
        return _project_bounds(way, seen)
    parameters: Parameters = {}
    owed = _owed(seen, subject)
    for bound in (*seen.bounds, *seen.of_counties):
        value = -bound.value if owed else bound.value
        parameters[_BOUNDS[_TURNED[bound.comparator] if owed else bound.comparator]] = value
    if "gap" in seen.cues and {"lacking", "none_at_all"} & seen.cues.keys():
        return parameters | ({"least": Decimal(0)} if owed else {"equal": Decimal(0)})
    if {"lacking", "zero_value"} & seen.cues.keys():
        parameters["equal"] = Decimal(0)
    if "having" in seen.cues or _whether_owed(seen):
        parameters["below" if owed else "above"] = Decimal(0)
    return parameters


def _project_bounds(way: Way, seen: Seen) -> Parameters | None:
    """Return bounds on investment (in yuan), on places, or on the number of projects; None where that is unclear."""
    parameters: Parameters = {}
    seats, money = "seats" in seen.cues, "investment" in seen.cues
    for bound in seen.bounds:
        name = _BOUNDS[bound.comparator]
        if way.bound_on == "projects":
            step = {"least": ("few", 0), "above": ("few", 1), "most": ("many", 0), "below": ("many", -1)}.get(name)
            if step is None:
                return None
            parameters[step[0]] = bound.value + step[1]
        elif bound.unit in ("元", "万元", "yuan") or (money and not seats) or (money and not bound.unit):
            parameters[name] = bound.value
        elif seats and bound.unit in ("个", ""):
            parameters[f"places{name.capitalize()}"] = bound.value
        else:
            return None
    return parameters


def _placed(way: Way, seen: Seen, lexicon: Lexicon) -> Iterator[Parameters]:
    """Yield the ways of reading the places: themselves, or what lies in them."""
    iris = [place.iri for place in seen.places]
    first = seen.places[0] if seen.places else None
    if way.places == "two":
        yield {"place": iris[0], "other": iris[1]}
    elif way.places == "several" or len(iris) > 1:
        yield {"place": iris}
    elif way.places == "beside":
        yield {"place": beside(lexicon, first)} if first else {}
    elif way.about == "projects":
        yield {"within": iris[0]} if iris else {}
    elif way.places == "within":
        yield {"place": counties(lexicon, first)}
    elif first:
        yield {"place": iris}
        if way.about == "figures" and is_area(first) and "whole" not in seen.cues:
            yield {"place": counties(lexicon, first)}
    elif way.about != "figures" or {"whole", "province", "gap"} & seen.cues.keys():
        yield (
            {"place": of_level(lexicon, "province" if "province" in seen.cues else "prefecture")}
            if way.about == "figures"
            else {}
        )


def _all_placed(way: Way, seen: Seen, result: Result) -> bool:
    """Say whether each of several places has a figure: an answer for one of two places is none."""
    if way.about != "figures" or len(seen.places) < 2 or way.bounds == "required" or "place" not in result.columns:
        return True
    told = {str(row.get(name)) for row in result.solutions for name in ("place", "other")}
    return told >= {place.iri for place in seen.places}


def _cut(way: Way, seen: Seen, result: Result) -> Result:
    """Leave of the rows what was asked: the best of each column, or how many there are."""
    count = way.count or next((column for cue, column in way.count_where.items() if cue in seen.cues), "")
    if count:
        return counted(result, count) if len(_groups(way, result)) == 1 else kept(result, lambda _row: False)
    if way.places == "beside":
        return _ranked(result, seen.places[0].iri)
    if way.add:
        return _added_up(result, way.add)
    if way.keep == "best" and not way.unless.keys() & seen.cues.keys():
        return _best(result, _by_column(way, seen), seen.most, _groups(way, result))
    return result


def _added_up(result: Result, column: str) -> Result:
    """Return the rows with their sum in front, where all are in one unit; no rows where they are not."""
    values = [value for row in result.solutions if (value := number(row, column)) is not None]
    if len({text_of(row, "unit") for row in result.solutions}) != 1:
        return kept(result, lambda _row: False)
    header = replace(result.question.header, columns=(_TOTAL, *result.question.columns))
    total = Literal(sum(values, Decimal(0)))
    rows = Rows(("total", *result.solutions.columns), tuple((total, *row) for row in result.solutions.rows))
    return replace(result, question=replace(result.question, header=header), solutions=rows)


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


def _best(result: Result, column: str, most: int, groups: list[tuple[str, ...]]) -> Result:
    """Keep the first rows of each group, with those that equal the last of them."""
    names = ("table", "indicator", "unit")[: len(groups[0])] if groups else ()
    rows: list[Any] = []
    for group in groups:
        own = kept(result, lambda row, group=group: tuple(text_of(row, name) for name in names) == group)  # type: ignore[misc]
        rows.extend(first(own, column, most).solutions.rows)
    return Result(
        result.question,
        result.sparql,
        Rows(result.solutions.columns, tuple(rows)),
        result.graph,
        result.lang,
        result.source,
    )


def _answer(question: str, way: Way, seen: Seen, parameters: Parameters, result: Result) -> Answer:
    zh = result.lang == "zh"
    named = [place.label for place in seen.places] + [str(time.single) for time in seen.times]
    named += [str(table) for table in parameters.get("table", ())]
    label = way.understood.zh if zh else way.understood.en
    mark, colon = ("、", "：") if zh else ("; ", ": ")
    understood = f"{label}{colon}{mark.join(named)}" if named else label
    shown = {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),) for name, value in parameters.items()
    }
    return Answer(
        question, way.query, understood, shown, result, (), told(result, zh=zh, owed=_asked_whether_owed(seen))
    )


def _asked_whether_owed(seen: Seen) -> bool:
    return {"gap", "whether"} <= seen.cues.keys()
