"""Questions of the library with the blanks filled from what the graph knows most about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nsmallest

from rdflib import URIRef

from ontology.indicators import load_indicators
from queries.catalog import Question, load_catalog
from viz.web.ask_graph import ask
from viz.web.known import Known
from viz.web.language import Language
from viz.web.links import question_link
from viz.web.names import Entry
from viz.web.observed import spread
from viz.web.page import Link
from viz.web.snapshot import Snapshot, tail
from viz.web.spoken import spoken

_KIND_OF_TYPE = {"region": "Region", "indicator": "Indicator", "initiative": "Initiative", "school": "School"}
_SHOWN = 8
_BEFORE, _ANOTHER = "before ", "another "  # of a type that a question asks for twice
_LOOKED_THROUGH = 40  # indicators of a place
_TRIED = 8  # places looked at for targets that were judged
_FIRST = (
    "target-vs-outcome", "indicator-series", "compare-places", "initiative-outcomes", "standards-not-met", "target-scorecard",
    "report-card", "targets", "indicators", "initiatives",
)  # fmt: skip
_MET = "a year with targets that were judged"
_MONITORED = "monitored "  # of a type, for questions about standards: these are known of other places than targets are
_JUDGED = ("target-vs-outcome", "target-scorecard")  # which have an answer only where a target was judged
_OF_STANDARDS = ("standards-not-met", "monitoring-matrix", "weakest-places", "weakest-standards")


def starters(snapshot: Snapshot, lang: Language, limit: int = _SHOWN) -> tuple[Link, ...]:
    """Return up to `limit` questions that can be asked of this graph as they stand, those about targets first."""
    best = best_known(snapshot)
    catalog = load_catalog()
    # Of the others nobody knows whether they have answers here.
    rest = sorted(catalog.keys() - set(_FIRST)) if limit > _SHOWN else []
    ordered = (*_FIRST, *rest)
    filled = (_filled(snapshot, catalog[name], best, lang) for name in ordered)
    return tuple(link for link in filled if link is not None)[:limit]


def best_known(snapshot: Snapshot) -> Mapping[str, str]:
    """Return for each type of parameter the name of what is best known; a type without any is missing."""
    return _best_known(snapshot, snapshot.known)


@lru_cache(maxsize=2)
def _best_known(snapshot: Snapshot, _: Known) -> Mapping[str, str]:
    """Keep the answer for as long as neither the store nor what is known of its names changes."""
    found = {kind: label for kind, name in _KIND_OF_TYPE.items() if (label := _most_spoken_of(snapshot, name))}
    records = snapshot.store.documents()
    years = sorted(record.year for record in records.values() if record.year.isdecimal())
    if years:
        found["year"] = years[-1]
    if records:
        fullest = nsmallest(2, records, key=lambda slug: (-records[slug].facts, slug))
        found |= {"document": fullest[0], _ANOTHER + "document": fullest[-1]}
    judged = _best_judged(snapshot)
    found.update({**judged, _MET: judged["year"]} if judged else _best_told(snapshot))
    for row in ask(snapshot.graph, "monitored"):
        found[_MONITORED + "region"] = snapshot.label(str(row["region"]))
    if "year" in found:
        found[_BEFORE + "year"] = str(int(found["year"]) - 1)
        found["period"] = found["year"]
    return found


def _most_spoken_of(snapshot: Snapshot, kind: str) -> str:
    known = _spoken_of(snapshot, kind)
    return known[0].label if known else ""


def _spoken_of(snapshot: Snapshot, kind: str) -> list[Entry]:
    """Return the things of a kind that documents speak of, most first."""
    known = [entry for entry in snapshot.names.entries if entry.kind == kind and entry.weight]
    return sorted(known, key=lambda entry: (-entry.weight, entry.iri))


def _best_judged(snapshot: Snapshot) -> dict[str, str]:
    """Return the place with most judged targets of familiar indicators, their latest year, and the best known of these.

    Familiar is what the vocabulary knows: a figure that one document alone counts makes a poor first question. Where
    none is, what was judged at all is taken.
    """
    judged = {entry.label: _judged(snapshot, entry) for entry in _spoken_of(snapshot, "Region")[:_TRIED]}
    familiar = {place: [row for row in rows if _familiar(row[0])] for place, rows in judged.items()}
    known = familiar if any(familiar.values()) else judged
    place = max(known, key=lambda name: len({label for label, _ in known[name]}), default="")
    if not known.get(place):
        return {}
    years = sorted(year for _, year in known[place])
    return {"region": place, "indicator": _most_telling(snapshot, known[place]), "year": years[-1]}


def _best_told(snapshot: Snapshot) -> dict[str, str]:
    """Return the place most is known of, and the first familiar indicator that it has figures of."""
    for place in _spoken_of(snapshot, "Region")[:1]:
        told = [
            snapshot.label(iri) for iri in spread(snapshot, "region", place.iri, "indicator", _LOOKED_THROUGH).shown
        ]
        if told:
            return {"region": place.label, "indicator": next(filter(_familiar, told), told[0])}
    return {}


def _judged(snapshot: Snapshot, place: Entry) -> list[tuple[str, str]]:
    """Return indicator and year of targets of a place that were judged."""
    rows = ask(snapshot.graph, "judged", region=URIRef(place.iri))
    return [(snapshot.label(str(row["indicator"])), tail(str(row["period"]))[-4:]) for row in rows]


def _familiar(indicator: str) -> bool:
    return load_indicators().canonical(indicator) is not None


def _most_telling(snapshot: Snapshot, judged: Iterable[tuple[str, str]]) -> str:
    """Return the indicator judged most often, of several the one documents speak of most."""
    counts = Counter(label for label, _ in judged)
    weights = {entry.label: entry.weight for entry in snapshot.names.entries if entry.kind == "Indicator"}
    return min(counts, key=lambda label: (-counts[label], -weights.get(label, 0), label))


def _filled(snapshot: Snapshot, question: Question, best: Mapping[str, str], lang: Language) -> Link | None:
    if question.name in _JUDGED and _MET not in best:
        return None
    template = lang.pick(question.question_zh, question.question_en)
    values: dict[str, str] = {}
    types = [parameter.type for parameter in question.parameters]
    for place, parameter in enumerate(question.parameters):
        # Of two years the first is the one before; of two documents the second is another one.
        before, after = types[:place].count(parameter.type), types[place + 1 :].count(parameter.type)
        other = _BEFORE if after else _ANOTHER if before else ""
        value = parameter.default or best.get(other + parameter.type) or best.get(parameter.type, "")
        if question.name in _OF_STANDARDS and parameter.type == "region":
            value = best.get(_MONITORED + "region", "")
            if not value:
                return None
        if parameter.required and not value:
            return None
        if value and (parameter.required or f"{{{parameter.name}}}" in template):
            values[parameter.name] = value
    try:
        text = template.format(**spoken(snapshot, values, lang))
    except (KeyError, IndexError, ValueError):
        text = lang.pick(question.title_zh, question.title_en)
    return Link(text, question_link(question.name, values), lang.pick(question.title_zh, question.title_en))
