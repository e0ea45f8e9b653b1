"""Questions of the library with the blanks filled from what the graph knows most about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from queries.catalog import Question, load_catalog
from viz.web.ask_graph import ask
from viz.web.language import Language
from viz.web.links import question_link
from viz.web.page import Link
from viz.web.snapshot import Snapshot, tail

_KIND_OF_TYPE = {"region": "Region", "indicator": "Indicator", "initiative": "Initiative", "school": "School"}
_SHOWN = 8
_FIRST = (
    "target-vs-outcome", "indicator-series", "compare-places", "initiative-outcomes", "standards-not-met",
)  # fmt: skip


def starters(snapshot: Snapshot, lang: Language, limit: int = _SHOWN) -> tuple[Link, ...]:
    """Return up to `limit` questions that can be asked of this graph as they stand, those about targets first."""
    best = best_known(snapshot)
    catalog = load_catalog()
    ordered = sorted(catalog, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    filled = (_filled(catalog[name], best, lang) for name in ordered)
    return tuple(link for link in filled if link is not None)[:limit]


@lru_cache(maxsize=1)
def best_known(snapshot: Snapshot) -> Mapping[str, str]:
    """Return for each type of parameter the name of what is best known; a type without any is missing."""
    found = {kind: label for kind, name in _KIND_OF_TYPE.items() if (label := _most_spoken_of(snapshot, name))}
    records = snapshot.store.documents()
    years = sorted(record.year for record in records.values() if record.year.isdecimal())
    if years:
        found["year"] = years[-1]
    if records:
        found["document"] = min(records, key=lambda slug: (-records[slug].facts, slug))
    found.update(_best_judged(snapshot))
    if "year" in found:
        found["period"] = found["year"]
    return found


def _most_spoken_of(snapshot: Snapshot, kind: str) -> str:
    known = [entry for entry in snapshot.names.entries if entry.kind == kind and entry.weight]
    return min(known, key=lambda entry: (-entry.weight, entry.iri)).label if known else ""


def _best_judged(snapshot: Snapshot) -> dict[str, str]:
    """Return the place with most targets that were judged, the latest year of these, and the indicator judged most often."""
    rows = list(ask(snapshot.graph, "judged"))
    if not rows:
        return {}
    region = _most(str(row["region"]) for row in rows)
    own = [row for row in rows if str(row["region"]) == region]
    years = sorted(tail(str(row["period"]))[-4:] for row in own)
    indicator = _most(str(row["indicator"]) for row in own)
    return {"region": snapshot.label(region), "indicator": snapshot.label(indicator), "year": years[-1]}


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _filled(question: Question, best: Mapping[str, str], lang: Language) -> Link | None:
    template = lang.pick(question.question_zh, question.question_en)
    values: dict[str, str] = {}
    for parameter in question.parameters:
        value = parameter.default or best.get(parameter.type, "")
        if parameter.required and not value:
            return None
        if value and (parameter.required or f"{{{parameter.name}}}" in template):
            values[parameter.name] = value
    try:
        text = template.format(**values)
    except (KeyError, IndexError, ValueError):
        text = lang.pick(question.title_zh, question.title_en)
    return Link(text, question_link(question.name, values), lang.pick(question.title_zh, question.title_en))
