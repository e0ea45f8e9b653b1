"""What a SELECT gives back: names of variables and rows of RDF terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import BNode, Literal, URIRef

Node = URIRef | Literal | BNode
Bindings = Mapping[str, Sequence[URIRef | Literal]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT: names of variables, and a term or None for each in every row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Node]]:
        """Give each row as a mapping of the variables that are bound in it."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.columns, row, strict=True) if term is not None}

    def __len__(self) -> int:
        return len(self.rows)
