"""What holds for a whole table: its places, period, kind, unit, the meaning of its marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg_build.model import Document, Kind, Outline, Section, State
from kg_build.tables.marks import explained, folded, is_gap, state_of
from kg_build.tables.names import cleaned, unit_in
from kg_build.tables.period import table_kind, table_period
from kg_build.tables.places import Named, Places
from kg_build.tables.view import View

# A column of labels names places, or the headers do, where at least this share of them reads as places.
_ENOUGH_PLACES = 0.5
# A table holds ratings where at least this share of its filled cells is marks.
_ENOUGH_MARKS = 0.3


@dataclass(frozen=True)
class Context:
    """A table's view with what the document says around it."""

    view: View
    document: Document
    outline: Outline
    places: Places
    caption: str
    headers: tuple[str, ...] = ()

    @cached_property
    def period(self) -> str:
        """Return the period of figures whose header names none."""
        return table_period(self.view.table, self._section, self.outline)

    @cached_property
    def kind(self) -> Kind:
        """Return the kind of figures whose header states none."""
        return table_kind(self.view.table, self._section, self.outline, self.period)

    @property
    def _section(self) -> Section:
        return self.outline.section_at(self.view.table.span.start)

    @cached_property
    def unit(self) -> str:
        """Return the unit stated above the table or in its caption."""
        return self.view.table.unit or unit_in((self.view.table.caption,))

    @cached_property
    def meanings(self) -> dict[str, State]:
        """Return what the notes say of marks."""
        return explained(self.view.table.notes)

    @cached_property
    def rated(self) -> bool:
        """Tell whether the table holds marks that rate, so that a dash is a rating and not a gap."""
        filled = [text for r in self.view.body for c in self.view.values if (text := self.view.texts[r][c])]
        marks = [text for text in filled if state_of(text, self.meanings)]
        rates = any(folded(mark) in self.meanings or not is_gap(mark) for mark in marks)
        return rates and len(marks) > len(filled) * _ENOUGH_MARKS

    @cached_property
    def place_label(self) -> int | None:
        """Return which of the label columns names places, None if none does."""
        for i in range(len(self.view.labels)):
            labels = [labels[i] for labels in self.view.row_labels.values() if labels[i]]
            if self._are_places(labels):
                return i
        return None

    @cached_property
    def place_level(self) -> int | None:
        """Return which level of the column headers names places, counted from outside; None if none does."""
        depth = max((len(self.view.paths[c]) for c in self.view.values), default=0)
        for level in range(depth):
            labels = [path[level] for c in self.view.values if len(path := self.view.paths[c]) > level]
            if self._are_places(labels):
                return level
        return None

    def _are_places(self, labels: list[str]) -> bool:
        read = [self.places.named(cleaned(label)) for label in labels]
        found = [named for named in read if named]
        own = [named for named in found if not named.total]
        return bool(own) and len(found) >= len(labels) * _ENOUGH_PLACES

    @cached_property
    def default_place(self) -> Named:
        """Return the place of a table whose cells name none: that of its caption, else the issuer's."""
        return Named(self.places.within((self.caption,)))

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Return the row labels that stand under more than one parent, so that they need it in their name."""
        parents: dict[str, set[tuple[str, ...]]] = {}
        for labels in self.view.row_labels.values():
            words = [cleaned(label) for i, label in enumerate(labels) if label and i != self.place_label]
            if words:
                parents.setdefault(words[-1], set()).add(tuple(words[:-1]))
        return frozenset(word for word, found in parents.items() if len(found) > 1)


def each_context(document: Document, outline: Outline) -> list[Context]:
    """Return the contexts of a document's tables, in order."""
    places = Places(document, outline)
    views = [View(table, i) for i, table in enumerate(document.tables)]
    headers = tuple(sorted({cleaned(path[-1]) for view in views for path in view.paths if path}))
    return [Context(view, document, outline, places, _caption(view, outline), headers) for view in views]


def _caption(view: View, outline: Outline) -> str:
    """Return a table's caption, else the heading it stands under, else the document's title."""
    return view.table.caption or outline.section_at(view.table.span.start).heading or outline.title
