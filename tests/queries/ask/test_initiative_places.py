"""A figure beside an initiative that a question names is one of a place that runs the initiative."""

from __future__ import annotations

from typing import Any

from ontology import iris
from queries.ask.initiative_places import UNDERSTOOD, of_initiative
from queries.ask.intents import Match, load_intents
from queries.ask.lexicon import Thing
from queries.ask.reading import Found
from queries.rows import Rows
from tests.queries.ask.test_narrowing import PLACES, names, result


class Places:
    """A graph in which one place and what lies in it run every initiative."""

    def __init__(self, *running: str) -> None:
        self._rows = Rows(("place",), tuple((iris.region(PLACES[name]),) for name in running))

    def select(self, _sparql: str, _given: Any = None) -> Rows:
        return self._rows


def match(*called: str) -> Match:
    things = tuple(Thing("initiative", str(iris.initiative(name)), name) for name in called)
    return Match(load_intents()[0], {UNDERSTOOD: (Found(0, 2, things),)} if called else {}, 1.0)


def test_figures_of_places_that_do_not_run_it_are_left_out() -> None:
    found = of_initiative(Places("鹿城区"), result({"鹿城区": "20", "龙湾区": "50"}), match("育苗"))  # type: ignore[arg-type]
    assert names(found) == ["鹿城区"]


def test_all_figures_stay_where_no_initiative_is_named_or_nobody_is_known_to_run_it() -> None:
    both = result({"鹿城区": "20", "龙湾区": "50"})
    assert names(of_initiative(Places("鹿城区"), both, match())) == ["鹿城区", "龙湾区"]  # type: ignore[arg-type]
    assert names(of_initiative(Places(), both, match("育苗"))) == ["鹿城区", "龙湾区"]  # type: ignore[arg-type]
