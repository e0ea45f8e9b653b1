"""An answer: the columns its question declares, rows of values a person reads, and the terms behind them.

Where the solutions hold `xLabel` beside `x`, the label is shown and `x` stays as the link. Writing is for `formats`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import rdflib
from rdflib import URIRef

from queries.catalog import Question
from queries.display import Value, shown
from queries.evidence import Evidence, evidence_of, grounds_of
from queries.formats import as_json, write
from queries.graph import Graph
from queries.header import Bilingual, Column
from queries.markup import html_table
from queries.rows import Node, Rows

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Result:
    """What a question found. `solutions` are the terms as the graph gave them; `graph` is a CONSTRUCT's answer."""

    question: Question
    sparql: str
    solutions: Rows = field(default_factory=lambda: Rows((), ()))
    graph: rdflib.Graph | None = None
    lang: str = "zh"
    source: Graph | None = field(default=None, repr=False)

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns a person sees: those the header declares, or the variables of a query without a header."""
        declared = tuple(column for column in self.question.columns if not column.hidden)
        return declared or tuple(Column(name, Bilingual(name, name)) for name in self.solutions.columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, as programs know them."""
        return tuple(column.name for column in self.shown_columns)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns in the language of the result."""
        return tuple(column.label.en if self.lang == "en" else column.label.zh for column in self.shown_columns)

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The values: text, int, Decimal, bool, or None where nothing is known."""
        return tuple(tuple(self._shown(row, name) for name in self.columns) for row in self.solutions)

    @property
    def links(self) -> tuple[tuple[URIRef | None, ...], ...]:
        """The IRI behind each value, where it names an entity; the shape of `rows`."""
        return tuple(
            tuple(term if isinstance(term := row.get(name), URIRef) else None for name in self.columns)
            for row in self.solutions
        )

    def _shown(self, row: Mapping[str, Node], name: str) -> Value:
        term = row.get(f"{name}Label", row.get(name))
        if isinstance(term, URIRef) and not self.question.columns:
            return str(term)
        return shown(term, self.lang)

    def observations(self) -> tuple[URIRef, ...]:
        """Return the IRIs of the observations behind the rows, in order: what `evidence` takes."""
        names = [column.name for column in self.question.columns if column.observation]
        found = (row.get(name) for row in self.solutions for name in names)
        return tuple(dict.fromkeys(term for term in found if isinstance(term, URIRef)))

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the quotes behind the rows, asked of the graph that answered."""
        return evidence_of(self.source, self.observations()) if self.source else ()

    def grounds(self) -> tuple[Evidence, ...]:
        """Return the quotes behind the rows, or behind the things they name where rows are no facts, or of the papers."""
        if not self.source:
            return ()
        named = dict.fromkeys(term for row in self.solutions for term in row.values() if isinstance(term, URIRef))
        return grounds_of(self.source, self.observations(), tuple(named))

    def records(self) -> list[dict[str, Value]]:
        """Return the rows as mappings from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_json_rows(self) -> list[dict[str, Value]]:
        """Return the rows as JSON has them: decimals as numbers."""
        return [{name: as_json(value) for name, value in record.items()} for record in self.records()]

    def write(self, format: str) -> bytes:  # noqa: A002 - the word users know from the command line
        """Return the result in a format of `formats.FORMATS`. Raises UnknownFormat."""
        return write(self, format)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a DataFrame: numbers as numbers, entities by their labels. Needs the extra `notebook`."""
        from queries.frames import data_frame

        return data_frame(self)

    def _repr_html_(self) -> str:
        return html_table(self)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.solutions) if self.graph is None else len(self.graph)
