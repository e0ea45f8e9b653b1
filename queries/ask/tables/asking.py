"""Answering a question about tables: the first open way with rows, cut to what was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from queries.ask.answer import Answer
from queries.ask.lexicon import Lexicon
from queries.ask.narrowing import in_units
from queries.ask.refusals import DontKnow
from queries.ask.tables.columns import Tables, read_tables
from queries.ask.tables.cutting import all_placed, as_asked, cut
from queries.ask.tables.filling import Parameters, fixed_parameters, placed
from queries.ask.tables.fitting import fits, of_two_states, subject_fits
from queries.ask.tables.seen import Seen, see
from queries.ask.tables.spread import spread
from queries.ask.tables.subject import names_rated, subject_of
from queries.ask.tables.telling import signs, state_of, told
from queries.ask.tables.ways import Way, load_ways
from queries.ask.tables.words import load_table_words
from queries.ask.text import asked_in_chinese, fold
from queries.graph import Graph
from queries.results import Result
from queries.run import run

_ASKED_FOR = frozenset({"which_county", "county", "count_county"})
SUBJECT = frozenset({"place", "within", "other", "table", "indicator", "year"})


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
        """Answer a question that speaks of tables and of nothing else; None where it does not, or others may know.

        Raises DontKnow where tables tell the columns and places asked, but none in the state or the bounds asked, and
        where figures are compared with a best or least one or with that of a place, or standards of one state with those
        of another, which no way reads.
        """
        if load_table_words().unread.search(fold(question)):
            raise DontKnow(question, _no_such_comparison(zh=asked_in_chinese(question)))
        for about in ("figures", "items", "projects"):
            seen = see(question, about, self.lexicon, self.tables)
            if seen is None:
                return None
            if _with_a_place(seen):
                raise DontKnow(question, _no_such_comparison(zh=asked_in_chinese(question)))
            for way in load_ways():
                if way.about == about and (answer := self._by(way, question, seen)):
                    return answer
            if about == "items" and of_two_states(seen) and names_rated(seen, self.tables):
                raise DontKnow(question, _one_state(zh=asked_in_chinese(question)))
        return None

    def _by(self, way: Way, question: str, seen: Seen) -> Answer | None:
        if not way.open_to(frozenset(seen.cues)) or not fits(way, seen):
            return None
        subject = subject_of(way, seen, self.tables)
        if subject is None or not subject_fits(way, seen, subject):
            return None
        fixed = fixed_parameters(way, seen, subject)
        if fixed is None:
            return None
        lang = "zh" if asked_in_chinese(question) else "en"
        for where in placed(way, seen, self.lexicon):
            parameters = {**fixed, **where}
            if parameters.get("place") == []:
                continue
            result = run(self.graph, way.query, parameters, lang=lang)
            if way.about == "figures" and way.places == "at":
                result = in_units(result, seen.text)
            if not len(result) and way.firm and self._spoken_of(way, parameters):
                raise DontKnow(question, _nothing_such(way, seen, zh=lang == "zh"))
            if len(result) and all_placed(way, seen, result) and len(result := cut(way, seen, result)):
                return self._told(question, way, seen, parameters, as_asked(way, seen, result))
        return None

    def _told(self, question: str, way: Way, seen: Seen, parameters: Parameters, result: Result) -> Answer | None:
        if way.keep != "spread":
            answer = _answer(question, way, seen, parameters, result)
            said = state_of(parameters, result) + answer.statement + (signs(result) if self._owes(parameters) else "")
            return replace(answer, statement=said)
        apart = spread(self.graph, result, parameters)
        return _answer(question, way, seen, apart[1], apart[0]) if apart else None

    def _owes(self, parameters: Parameters) -> bool:
        """Say whether the figures are of columns that write money lacking as negative."""
        asked, lacking = set(parameters.get("indicator", ())), load_table_words().shortfall
        columns = (column for column in self.tables.columns if column.indicator in asked and column.negative)
        return any(lacking.search(name) for column in columns for name in column.names)

    def _spoken_of(self, way: Way, parameters: Parameters) -> bool:
        """Say whether tables do speak of these places and columns, only not so: then nothing else knows better."""
        wider = {name: value for name, value in parameters.items() if name in SUBJECT}
        return bool(len(run(self.graph, way.query, wider)))


def _with_a_place(seen: Seen) -> bool:
    """Say whether places are asked whose figures are more or less than that of a place."""
    if not _ASKED_FOR & seen.cues.keys() or not seen.places:
        return False
    said = load_table_words()
    before = (seen.text[: match.start()] for place in seen.places for match in re.finditer(place.label[:2], seen.text))
    return any(said.compared.search(text) for text in before) or bool(said.than.search(seen.text))


def _no_such_comparison(*, zh: bool) -> str:
    if zh:
        return "不能与最高、最低或别处的数值相比；请给出具体的数值。"
    return "Comparing with the highest, the lowest or another place's figure is not read; give the figure itself."


def _one_state(*, zh: bool) -> str:
    return (
        "一次只能问一种状态：达标的，或未达标的。" if zh else "Ask of one state at a time: what is met, or what is not."
    )


def _nothing_such(way: Way, seen: Seen, *, zh: bool) -> str:
    names = [place.label for place in seen.places] + list(seen.phrases)
    if zh:
        return f"表中没有符合条件的（{'、'.join([way.understood.zh, *names])}）。"
    return f"No row of the tables is like that ({'; '.join([way.understood.en, *names])})."


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
        question,
        result.question.name,
        understood,
        shown,
        result,
        (),
        told(result, zh=zh, owed=_asked_whether_owed(seen)),
    )


def _asked_whether_owed(seen: Seen) -> bool:
    return {"gap", "whether"} <= seen.cues.keys()
