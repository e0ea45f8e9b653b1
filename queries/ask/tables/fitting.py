"""Whether a question has what a way of asking needs, beyond its cues: bounds, places of a kind, an amount, an order."""

from __future__ import annotations

import re
from collections.abc import Callable

from queries.ask.tables.places import is_area
from queries.ask.tables.seen import Seen
from queries.ask.tables.subject import Subject
from queries.ask.tables.ways import CONDITIONS, Way

ENDING = 2
_EACH = re.compile(r"各(?![县区市地])|分别|每个|\beach\b|\brespectively\b")
_STATES = frozenset({"failed", "met", "zero", "below", "not_counted"})


def fits(way: Way, seen: Seen) -> bool:
    """Say whether the bounds and places of a question, and what else a way needs, are there."""
    return (
        _bounds_fit(way, seen)
        and _needs_met(way, seen)
        and _places_fit(way, seen)
        and not (way.about == "items" and of_two_states(seen))
    )


def of_two_states(seen: Seen) -> bool:
    """Say whether a question puts standards of one state beside those of another: 甲没达标而乙达标的."""
    return len(_STATES & seen.cues.keys()) > 1 and "whether" not in seen.cues and "还是" not in seen.text


def _bounds_fit(way: Way, seen: Seen) -> bool:
    if way.bounds == "any":
        return not seen.of_counties
    if way.bounds == "counties":
        return bool(seen.of_counties) and not seen.bounds
    asked = bool(seen.bounds) or bool(CONDITIONS & seen.cues.keys()) or whether_owed(seen)
    return not seen.of_counties and asked == (way.bounds == "required")


def whether_owed(seen: Seen) -> bool:
    """Say whether places are asked in which money is lacking, however much: 哪些县有缺口."""
    ordered = {"top", "bottom", "first", "last", "rank", "rank_up"} & seen.cues.keys()
    which = {"which_county", "count_county"} & seen.cues.keys()
    return "gap" in seen.cues and bool(which) and not ordered and not seen.bounds


def _needs_met(way: Way, seen: Seen) -> bool:
    """Say whether a question has what its way needs beyond cues: a place of a kind, an order of its cues."""
    leaf = bool(seen.places) and not any(is_area(place) for place in seen.places)
    checks: dict[str, Callable[[], bool]] = {
        "leaf": lambda: leaf,
        "one_leaf": lambda: leaf and len(seen.places) == 1,
        "place": lambda: bool(seen.places),
        "area": lambda: not leaf,
        "area_or_table": lambda: not leaf and bool(seen.places or seen.phrases),
        "item_first": lambda: _item_first(seen),
        "kinds": lambda: len(seen.kinds) > 1 and _asks_amount(seen),
        "few": lambda: leaf or bool(seen.few),
        "project": lambda: _speaks_of_projects(seen),
        "how_much": lambda: _asks_amount(seen),
        "list": lambda: _asks_list(seen),
    }
    return checks.get(way.needs, lambda: True)()


def _speaks_of_projects(seen: Seen) -> bool:
    return bool({"project", "which_project"} & seen.cues.keys() or seen.kinds) or any(
        word in seen.text for word in ("项目", "工程", "project")
    )


def _asks_list(seen: Seen) -> bool:
    """Say whether things are to be listed, be it with an amount of each, and nothing is to be added up."""
    if "which_project" in seen.cues and _EACH.search(seen.text):
        return True
    return not _asks_amount(seen) and (bool(seen.bounds) or not {"investment", "seats"} & seen.cues.keys())


def _asks_amount(seen: Seen) -> bool:
    return "sum" in seen.cues or any(word in seen.text for word in ("多少", "几", "how m", "total"))


def _item_first(seen: Seen) -> bool:
    """Say whether standards are asked for, not places: 哪项指标未达标的县最多, against 哪个县未达标的指标最多."""
    if "which_county" in seen.cues:
        return "which_item" in seen.cues and seen.cues["which_item"][0] < seen.cues["which_county"][0]
    return "which_item" in seen.cues or seen.text.endswith(("指标", "标准"))


def _places_fit(way: Way, seen: Seen) -> bool:
    return {"two": len(seen.places) == 2, "several": len(seen.places) > 1}.get(way.places, True)


def subject_fits(way: Way, seen: Seen, subject: Subject) -> bool:
    """Say whether there is more than one figure where figures are to be added up, and all count the same things."""
    if way.needs == "several_figures":
        several = len(seen.places) > 1 or len({column.indicator for column in subject.columns}) > 1
        return several and _counting_alike(subject)
    return True


def _counting_alike(subject: Subject) -> bool:
    """Say whether names end alike, with what is counted: pupils of two stages, not projects and the places they add."""
    ends = [{name[-ENDING:] for name in column.names} for column in subject.columns]
    return bool(ends) and bool(set.intersection(*ends))
