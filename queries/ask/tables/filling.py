"""From a question about tables to the parameters of its library question."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from queries.ask.lexicon import Lexicon
from queries.ask.tables.fitting import whether_owed
from queries.ask.tables.places import beside, counties, is_area, of_level
from queries.ask.tables.seen import Seen
from queries.ask.tables.subject import Subject
from queries.ask.tables.ways import Way

_BOUNDS = {">=": "least", ">": "above", "<=": "most", "<": "below", "=": "equal"}
_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "=": "="}
Parameters = dict[str, Any]


def fixed_parameters(way: Way, seen: Seen, subject: Subject) -> Parameters | None:
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
    if "having" in seen.cues or whether_owed(seen):
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


def _districts(seen: Seen) -> bool:
    """Say whether districts are asked for, not counties of every kind: 哪个区."""
    span = seen.cues.get("which_county")
    said = seen.text[slice(*span)] if span else ""
    return "区" in said and "县" not in said and "市" not in said and "地" not in said


def placed(way: Way, seen: Seen, lexicon: Lexicon) -> Iterator[Parameters]:
    """Yield the ways of reading the places: themselves, or what lies in them."""
    iris = [place.iri for place in seen.places]
    first = seen.places[0] if seen.places else None
    if way.places == "two":
        yield {"place": iris[0], "other": iris[1]}
    elif way.places == "within" and "alone" in seen.cues and first and not is_area(first):
        yield {"place": beside(lexicon, first)}
    elif way.places == "several" or len(iris) > 1:
        yield {"place": iris}
    elif way.places == "beside":
        yield {"place": beside(lexicon, first)} if first else {}
    elif way.about == "projects":
        yield {"within": iris[0]} if iris else {}
    elif way.places == "within":
        inside = counties(lexicon, first)
        yield {"place": [iri for iri in inside if lexicon.known[iri].endswith("区")] if _districts(seen) else inside}
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
