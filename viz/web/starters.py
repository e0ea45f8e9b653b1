"""Questions of the library with the blanks filled from what the graph knows most about."""

from __future__ import annotations

from queries.catalog import Question, load_catalog
from viz.web.language import Language
from viz.web.links import question_link
from viz.web.page import Link
from viz.web.snapshot import Snapshot

_KIND_OF_TYPE = {"region": "Region", "indicator": "Indicator", "initiative": "Initiative", "school": "School"}
_SHOWN = 8


def starters(snapshot: Snapshot, lang: Language, limit: int = _SHOWN) -> tuple[Link, ...]:
    """Return up to `limit` questions that can be asked of this graph as they stand."""
    best = best_known(snapshot)
    filled = (_filled(question, best, lang) for question in load_catalog().values())
    return tuple(link for link in filled if link is not None)[:limit]


def best_known(snapshot: Snapshot) -> dict[str, str]:
    """Return for each type of parameter the label of what is best known; a type without any is missing."""
    best: dict[str, tuple[int, str]] = {}
    for entry in snapshot.names.entries:
        if entry.weight > best.get(entry.kind, (0, ""))[0]:
            best[entry.kind] = (entry.weight, entry.label)
    found = {kind: best[name][1] for kind, name in _KIND_OF_TYPE.items() if name in best}
    years = sorted(record.year for record in snapshot.store.documents().values() if record.year.isdecimal())
    documents = sorted((-record.facts, slug) for slug, record in snapshot.store.documents().items())
    if years:
        found["year"] = found["period"] = years[-1]
    if documents:
        found["document"] = documents[0][1]
    return found


def _filled(question: Question, best: dict[str, str], lang: Language) -> Link | None:
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
