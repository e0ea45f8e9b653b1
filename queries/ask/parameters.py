"""From what a match found in a question to the parameters of its library question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from queries.ask.intents import Match
from queries.ask.lexicon import Lexicon, Thing
from queries.ask.reading import Found, Reading
from queries.ask.times import Time
from queries.ask.words import load_words
from queries.results import Result

PERIODS = ("period", "year", "earlierYear", "from", "to")
MOST_MEANINGS = 12


def parameter_sets(match: Match, reading: Reading, lexicon: Lexicon, cues: frozenset[str]) -> list[dict[str, Any]]:
    """Return the parameters of the query, likeliest first: one set for each thing an unclear name may mean.

    Without cues the choices stay open: asked whether a place passed, the graph may say that it plans to.
    """
    fixed: dict[str, Any] = dict(match.intent.constants)
    for cue, choice in match.intent.choices.items():
        fixed.update(choice if cue in cues else {})
    if fixed.pop("gaps", None):
        shortfall = load_words().shortfall
        fixed["indicator"] = [thing.iri for thing in lexicon.of_kind("indicator") if shortfall.search(thing.label)]
    fixed.update(_time_parameters(match, reading.times[0] if reading.times else None))
    sets = [fixed]
    for slot in match.intent.slots:
        chosen = [_things(found, slot.kinds) for found in match.filled.get(slot.parameter, ())]
        if not chosen or slot.parameter.startswith("_"):
            continue
        if slot.every:
            values = [thing.iri for things in chosen for thing in things[:MOST_MEANINGS]]
            sets = [{**one, slot.parameter: values} for one in sets]
        elif slot.many and len(chosen) > 1:
            values = [thing.iri for things in chosen for thing in things[:1]]
            sets = [{**one, slot.parameter: values} for one in sets]
        else:
            single = chosen[0][:MOST_MEANINGS]
            sets = [{**one, slot.parameter: [t.iri] if slot.many else t.iri} for one in sets for t in single]
    return sets if all(one.get("indicator") != [] for one in sets) else []


def _things(found: Found, kinds: frozenset[str]) -> tuple[Thing, ...]:
    return tuple(sorted((t for t in found.things if t.kind in kinds), key=lambda t: not t.known))


def _time_parameters(match: Match, time: Time | None) -> dict[str, str]:
    if time is None:
        return {}
    times = match.intent.times
    if time.single:
        return {times["one"]: str(time.single)} if times["one"] else {}
    if "span" in times:
        return {times["span"]: f"{time.years[0]}-{time.years[1]}"} if times["span"] else {}
    bounds = {"first": time.years[0], "last": time.years[1]}
    return {times[name]: str(year) for name, year in bounds.items() if year and times.get(name)}


def covers(result: Result, time: Time) -> bool:
    """Say whether a row is of the time that was asked, where rows tell their time; a series need not be cut to it.

    Of two years that a question names, both must be told.
    """
    told = [name for name in PERIODS if name in result.columns]
    first, last = time.years[0] or 0, time.years[1] or 9999
    if time.pair and told:
        return all(covers(result, replace(time, years=(year, year), pair=False)) for year in (first, last))
    for row in result.to_json_rows():
        years = [int(year) for name in told for year in re.findall(r"\d{4}", str(row[name]))]
        if years and min(years) <= last and first <= max(years):
            return True
    return not told
