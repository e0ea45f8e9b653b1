"""The names of a filled question in the language of the page; the values themselves stay what the graph calls things."""

from __future__ import annotations

from collections.abc import Mapping

from viz.web.language import Language
from viz.web.snapshot import Snapshot

_LOOKED_AT = 3


def spoken(snapshot: Snapshot, values: Mapping[str, str], lang: Language) -> dict[str, str]:
    """Return the values of a question's blanks as its sentence says them: documents by title, things in English.

    A value that names nothing stays as it is.
    """
    return {key: _said(snapshot, value, lang) for key, value in values.items()}


def _said(snapshot: Snapshot, value: str, lang: Language) -> str:
    if value in snapshot.store.documents():
        return snapshot.title(value)
    if lang.code == "zh" or value.isascii():
        return value
    found = (each.entry for each in snapshot.names.search(value, _LOOKED_AT))
    return next((entry.english for entry in found if entry.label == value and entry.english), value)


def named(snapshot: Snapshot, text: str) -> str:
    """Return what stands in a form for what an address says: a name where only one thing bears it, else the IRI."""
    if "://" not in text:
        return text
    label = snapshot.label(text)
    alike = [each for each in snapshot.names.search(label, 2) if each.entry.label == label]
    return label if len(alike) == 1 else text
