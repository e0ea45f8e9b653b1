"""Two to five places, or two documents, side by side: what they share and what only one has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, ClassVar

from viz.web.names import Entry
from viz.web.observed import Observed, observed
from viz.web.page import Link, NotFound, Page
from viz.web.pages.document import near_documents
from viz.web.tables import Cell, Column, Table
from viz.web.visit import Visit

_MOST_PLACES = 5
_MOST_CHOICES = 200
_MOST_ALONE = 60
_ORDER = ("Outcome", "Rating", "Baseline", "Target", "Standard", "Change")  # of what stands in one cell


@dataclass(frozen=True, slots=True)
class SharedPeriod:
    """A period, and what each side says of it."""

    period: str
    cells: tuple[tuple[Observed, ...], ...]


@dataclass(frozen=True, slots=True)
class SharedIndicator:
    """An indicator that two sides know, with its periods."""

    indicator: Link
    periods: tuple[SharedPeriod, ...]


@dataclass(frozen=True)
class Compare(Page):
    """What was chosen, and the comparison once there are two."""

    template: ClassVar[str] = "compare.html"
    places: tuple[str, ...]
    documents: tuple[str, ...]
    heads: tuple[Link, ...]
    need_two: bool
    lines: tuple[SharedIndicator, ...] = ()
    shared: Table | None = None
    initiatives: Table | None = None
    alone: tuple[tuple[str, int, tuple[Link, ...]], ...] = ()
    choices: tuple[Link, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the page's fields; what is laid out for the eye stands in the table already."""
        found = super().as_json()
        del found["lines"]
        return found


def compare(visit: Visit) -> Compare:
    """Build the comparison of `?place=` (names, codes or IRIs) or `?document=` (slugs). Raises NotFound."""
    places, documents = visit.many.get("place", ())[:_MOST_PLACES], visit.many.get("document", ())[:2]
    title = visit.lang("compare.title")
    if len(documents) == 2:
        return _two_documents(visit, title, documents)
    if len(places) >= 2:
        return _places(visit, title, tuple(dict.fromkeys(_place(visit, text) for text in places)))
    return Compare(title, places, documents, (), need_two=bool(places or documents), choices=_choices(visit))


def _choices(visit: Visit) -> tuple[Link, ...]:
    """Return the documents to choose from; none where there are too many for a list."""
    records = visit.snapshot.store.documents().values()
    if len(records) > _MOST_CHOICES:
        return ()
    return tuple(
        Link(r.title or r.slug, f"/documents/{r.slug}", r.slug)
        for r in sorted(records, key=lambda r: (r.title, r.slug))
    )


def _place(visit: Visit, text: str) -> Entry:
    iri = text if "://" in text else visit.snapshot.region_iri(text)
    entry = visit.snapshot.entries.get(iri)
    if entry is None or entry.kind != "Region":
        found = visit.snapshot.names.search(text, 1, frozenset({"Region"}))
        if not found:
            near = visit.snapshot.names.near(text)
            raise NotFound(text, (Link(e.label, visit.link(e.iri)) for e in near))
        return found[0].entry
    return entry


def _places(visit: Visit, title: str, entries: tuple[Entry, ...]) -> Compare:
    rows = observed(visit.snapshot, "region", [entry.iri for entry in entries])
    names = tuple(entry.iri for entry in entries)
    grouped = _grouped(visit, rows, "region")
    runs = defaultdict[str, set[str]](set)
    for row in rows:
        if row.initiative:
            runs[row.initiative].add(row.region)
    return Compare(
        title=" · ".join(visit.name(entry.iri) for entry in entries),
        places=tuple(entry.label for entry in entries),
        documents=(),
        heads=tuple(Link(visit.name(entry.iri), visit.link(entry.iri)) for entry in entries),
        need_two=len(entries) < 2,
        lines=_lines(visit, names, grouped),
        shared=_shared(visit, names, grouped, "region"),
        initiatives=_initiatives(visit, names, runs),
        alone=_alone(visit, names, rows, "region"),
        choices=_choices(visit),
    )


Grouped = dict[tuple[str, str], dict[str, list[Observed]]]  # by indicator and period, then by side


def _grouped(visit: Visit, rows: list[Observed], by: str) -> Grouped:
    """Return what at least two sides know, those indicators first of which they know the same period."""
    cells: Grouped = defaultdict(lambda: defaultdict(list))
    knowing = defaultdict[str, set[str]](set)
    for row in rows:
        cells[row.indicator, row.period][_side(row, by)].append(row)
        knowing[row.indicator].add(_side(row, by))
    shared = {key: found for key, found in cells.items() if len(knowing[key[0]]) > 1}
    together = Counter(key[0] for key, found in shared.items() if len(found) > 1)
    return {key: shared[key] for key in sorted(shared, key=lambda key: (-together[key[0]], visit.name(key[0]), key[1]))}


def _lines(visit: Visit, sides: tuple[str, ...], grouped: Grouped) -> tuple[SharedIndicator, ...]:
    """Lay out what is shared for the eye: an indicator, its periods, and side by side what each side says of them."""
    periods = defaultdict[str, list[SharedPeriod]](list)
    for (indicator, period), found in grouped.items():
        cells = tuple(tuple(sorted(found.get(side, ()), key=lambda row: _ORDER.index(row.kind))) for side in sides)
        periods[indicator].append(SharedPeriod(period, tuple(map(_different, cells))))
    return tuple(
        SharedIndicator(Link(visit.name(iri), visit.link(iri)), tuple(known)) for iri, known in periods.items()
    )


def _different(rows: tuple[Observed, ...]) -> tuple[Observed, ...]:
    """Return one observation for each thing said, so that what two documents agree on stands once."""
    return tuple({(row.kind, row.sign, row.value, row.unit, row.rating): row for row in reversed(rows)}.values())[::-1]


def _shared(visit: Visit, sides: tuple[str, ...], grouped: Grouped, by: str) -> Table:
    """Return what is shared for files and programs: a row for each indicator, period and kind, a column for each side."""
    columns = (
        Column("indicator", visit.lang("word.Indicator")), Column("period", visit.lang("word.period")),
        Column("kind", visit.lang("word.kind")), *(Column(side, _side_name(visit, side, by), numeric=True) for side in sides),
    )  # fmt: skip
    lines = tuple(
        (
            Cell(visit.name(indicator), indicator), Cell(period), Cell(visit.lang(f"kind.{kind}"), mark=kind.lower()),
            *(_values(visit, [row for row in found.get(side, ()) if row.kind == kind]) for side in sides),
        )
        for (indicator, period), found in grouped.items()
        for kind in sorted({row.kind for rows in found.values() for row in rows})
    )  # fmt: skip
    return Table("shared", visit.lang("compare.shared"), columns, lines)


def _side(row: Observed, by: str) -> str:
    return row.region if by == "region" else row.slug


def _side_name(visit: Visit, side: str, by: str) -> str:
    return visit.name(side) if by == "region" else visit.snapshot.title(side)


def _values(visit: Visit, rows: list[Observed]) -> Cell:
    texts = list(dict.fromkeys(row.shown(visit.lang) for row in rows))
    return Cell(" / ".join(texts[:3]), href=rows[0].href if rows else "")


def _initiatives(visit: Visit, sides: tuple[str, ...], runs: dict[str, set[str]]) -> Table:
    columns = (
        Column("initiative", visit.lang("word.Initiative")),
        *(Column(side, visit.name(side)) for side in sides),
    )
    shared = sorted((i for i, places in runs.items() if len(places) > 1), key=visit.snapshot.label)
    rows = tuple((Cell(visit.name(i), i), *(Cell("●" if side in runs[i] else "") for side in sides)) for i in shared)
    return Table("initiatives", visit.lang("compare.shared_initiatives"), columns, rows)


def _alone(
    visit: Visit, sides: tuple[str, ...], rows: list[Observed], by: str
) -> tuple[tuple[str, int, tuple[Link, ...]], ...]:
    having = defaultdict[str, set[str]](set)
    for row in rows:
        having[row.indicator].add(_side(row, by))
    found = []
    for side in sides:
        own = sorted((i for i, places in having.items() if places == {side}), key=visit.snapshot.label)
        found.append(
            (
                _side_name(visit, side, by),
                len(own),
                tuple(Link(visit.name(i), visit.link(i)) for i in own[:_MOST_ALONE]),
            )
        )
    return tuple(found)


def _two_documents(visit: Visit, title: str, slugs: tuple[str, ...]) -> Compare:
    known = visit.snapshot.store.documents()
    for slug in slugs:
        if slug not in known:
            raise NotFound(slug, near_documents(visit, slug))
    rows = observed(visit.snapshot, "document", [visit.snapshot.document_iri(slug) for slug in slugs])
    grouped = _grouped(visit, rows, "document")
    return Compare(
        title=title,
        places=(),
        documents=slugs,
        heads=tuple(Link(visit.snapshot.title(slug), f"/documents/{slug}") for slug in slugs),
        need_two=len(set(slugs)) < 2,
        lines=_lines(visit, slugs, grouped),
        shared=_shared(visit, slugs, grouped, "document"),
        alone=_alone(visit, slugs, rows, "document"),
        choices=_choices(visit),
    )
