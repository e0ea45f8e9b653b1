"""Which library question a reading asks: intents are data (`intents.yaml`), chosen by their cues and slots.

An intent is open to a reading when each group of its cues occurs, what it needs is named, and it can take everything
that is named. Among open intents the one that uses most of the question's cues wins; the order of the file decides ties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from queries.ask.reading import Found, Reading
from queries.ask.words import load_words
from queries.header import Bilingual

LEAST_SAID = 4
MOST_SAID = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter of the library question that something named in the question fills, of one of these kinds.

    `many` takes several named things, `every` all that one unclear name may mean.
    """

    parameter: str
    kinds: frozenset[str]
    many: bool = False
    required: bool = False
    every: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """One way of asking one library question.

    `when` holds groups of cues, each of which must occur; `also` cues only speak for it; `never` cues against it.
    `choices` gives a parameter a value where a cue occurs. `times` maps the words one, first, last, span to parameters, or to
    nothing where a time is understood but the library question has no place for it. `reverse` names the cue that turns
    the answer's order around. `named` are cues that are no more than part of a name here: something beside the places must be named.
    `unknown` names parameters for words that no name holds: they are looked for in sentences.
    What narrows the rows afterwards is for `narrowing`: `amounts` maps cues ('' for none) to the column of figures that
    bounds and superlatives speak of, `each` is the column of what is counted or ranked, `place` that of places.
    """

    name: str
    query: str
    understood: Bilingual
    when: tuple[frozenset[str], ...]
    also: frozenset[str]
    never: frozenset[str]
    slots: tuple[Slot, ...]
    times: Mapping[str, str]
    time_required: bool
    choices: Mapping[str, Mapping[str, str]]
    constants: Mapping[str, str]
    places: tuple[int, int]
    reverse: str
    unknown: tuple[str, ...]
    amounts: Mapping[str, str]
    each: str
    place: str
    staged: tuple[str, ...]
    tables: bool
    least: int
    counts: str
    part: bool
    named: frozenset[str]

    def slots_of(self, kind: str) -> tuple[Slot, ...]:
        """Return the slots that a thing of this kind may fill."""
        return tuple(slot for slot in self.slots if kind in slot.kinds)

    @property
    def cues(self) -> frozenset[str]:
        """Every cue that speaks for this intent."""
        return self.also.union(*self.when)


@dataclass(frozen=True, slots=True)
class Match:
    """An intent with the things that fill its slots, and how much of the question's cues it uses."""

    intent: Intent
    filled: Mapping[str, tuple[Found, ...]]
    score: float


def _intent(said: Mapping[str, Any]) -> Intent:
    slots = []
    for parameter, about in (said.get("slots") or {}).items():
        kinds, *rest = str(about).split()
        slots.append(Slot(parameter, frozenset(kinds.split("|")), "many" in rest, "required" in rest, "every" in rest))
    times = said.get("times") or {}
    low, high = said.get("places", [0, 99])
    return Intent(
        name=said["name"],
        query=said["query"],
        understood=Bilingual(said["understood"]["zh"], said["understood"]["en"]),
        when=tuple(frozenset(str(group).split("|")) for group in said.get("when") or ()),
        also=frozenset(said.get("also") or ()),
        never=frozenset(said.get("never") or ()),
        slots=tuple(slots),
        times={key: str(value) for key, value in times.items() if key != "required"},
        time_required=bool(times.get("required", False)),
        choices=said.get("choices") or {},
        constants={key: str(value) for key, value in (said.get("constants") or {}).items()},
        places=(low, high),
        reverse=str(said.get("reverse", "")),
        unknown=tuple(said.get("unknown") or ()),
        amounts=_amounts(said.get("amounts")),
        each=str(said.get("each", "")),
        place=str(said.get("place", "")),
        staged=tuple(str(said.get("staged", "")).split("|")) if said.get("staged") else (),
        tables=bool(said.get("tables", False)),
        least=int(said.get("least", 1)),
        counts=str(said.get("counts", "")),
        part=bool(said.get("part", False)),
        named=frozenset(said.get("named") or ()),
    )


def _amounts(said: Mapping[str, str] | str | None) -> dict[str, str]:
    return {"": said} if isinstance(said, str) else dict(said or {})


@cache
def load_intents() -> tuple[Intent, ...]:
    """Return the intents of `intents.yaml` in their order."""
    said = yaml.safe_load(files("queries.ask").joinpath("intents.yaml").read_text(encoding="utf-8"))
    return tuple(_intent(entry) for entry in said)


def sentence_match(reading: Reading, intents: tuple[Intent, ...]) -> Match | None:
    """Return the intent that looks for unknown words in the sentences of figures, where a reading is open to it.

    At most as many unknown phrases as it has parameters for, and long enough together to mean something, which beside
    a named indicator they need not be.
    """
    known = replace(reading, unknown=())
    least = 2 if reading.of_kind("indicator") else LEAST_SAID
    for intent in intents:
        fits = len(reading.unknown) <= len(intent.unknown) and sum(map(len, reading.unknown)) >= least
        if intent.unknown and fits and (match := _open(intent, known)):
            return match
    return None


def part_match(reading: Reading, intents: tuple[Intent, ...]) -> Match | None:
    """Return the intent that asks for the figures of an initiative, for a reading that names one and asks for figures."""
    if not reading.of_kind("initiative") or not reading.cues & {"how_many", "what", "target", "reached"}:
        return None
    kept = tuple(f for f in reading.found if f.kinds & {"region", "initiative"})
    plain = replace(reading, unknown=(), found=kept, cues=frozenset({"how_many"}))
    return next((match for intent in intents if intent.part and (match := _open(intent, plain))), None)


def choose(reading: Reading, intents: tuple[Intent, ...]) -> tuple[Match, ...]:
    """Return the open intents, the best first."""
    matches = [
        match for intent in intents if not intent.unknown and not intent.part and (match := _open(intent, reading))
    ]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _open(intent: Intent, reading: Reading) -> Match | None:
    if intent.never & reading.cues or not all(group & reading.cues for group in intent.when):
        return None
    if (reading.cues & load_words().strong) - intent.cues or (reading.bounds and not intent.amounts):
        return None
    filled = _fill(intent, reading)
    if filled is None or not _times_fit(intent, reading):
        return None
    if intent.named & reading.cues and not filled.keys() - {slot.parameter for slot in intent.slots_of("region")}:
        return None
    if not intent.places[0] <= sum(len(found) for found in _places(intent, filled)) <= intent.places[1]:
        return None
    used = len(intent.cues & reading.cues)
    return Match(intent, filled, used + 0.5 * len(intent.when) - 0.1 * len(reading.cues - intent.cues))


def _places(intent: Intent, filled: Mapping[str, tuple[Found, ...]]) -> list[tuple[Found, ...]]:
    return [filled[slot.parameter] for slot in intent.slots if "region" in slot.kinds and slot.parameter in filled]


def _fill(intent: Intent, reading: Reading) -> dict[str, tuple[Found, ...]] | None:
    """Give each thing to the first slot of its kind with room; None where one finds no slot or a need stays open."""
    filled: dict[str, list[Found]] = {}
    for found in reading.found:
        if (intent.staged and found.kinds == {"stage"}) or (intent.tables and found.kinds == {"certification"}):
            continue
        room = [s for s in intent.slots if s.kinds & found.kinds and (s.many or s.parameter not in filled)]
        if not room:
            return None
        filled.setdefault(room[0].parameter, []).append(found)
    if any(slot.required and slot.parameter not in filled for slot in intent.slots):
        return None
    return {parameter: tuple(found) for parameter, found in filled.items()}


def _times_fit(intent: Intent, reading: Reading) -> bool:
    if len(reading.times) > 1 or (not reading.times and intent.time_required):
        return False
    if not reading.times or reading.times[0].relative:
        return not reading.times or bool(intent.times)
    if reading.times[0].single:
        return "one" in intent.times
    bounded = None not in reading.times[0].years
    if "first" in intent.times:
        return bounded or not intent.time_required
    return bounded and "span" in intent.times
