"""Writing a graph to one file, by the file's ending.

.nq .trig .jsonld .ttl .nt .rdf    the graph itself (those without named graphs hold their union)
.graphml                           for network tools
.csv .xlsx                         a row a fact, for spreadsheets
.tsv                               every mapping, as SSSOM
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import RdfFormat

from kg_build import fact_table, mapping_set
from kg_build.graphml import to_graphml
from kg_build.store import Store
from ontology.errors import InputError
from ontology.terms import PREFIXES

FORMATS = {
    ".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG, ".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD, ".rdf": RdfFormat.RDF_XML,
}  # fmt: skip


OTHERS: dict[str, Callable[[Store], bytes]] = {
    ".graphml": to_graphml, ".csv": fact_table.to_csv, ".xlsx": fact_table.to_xlsx,
    ".tsv": lambda store: mapping_set.to_tsv(store).encode(),
}  # fmt: skip


class UnknownExport(InputError):
    """No writer for a file's ending."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: no format has this ending. Use one of {', '.join((*FORMATS, *OTHERS))}.")


def sorted_nquads(store: Store) -> bytes:
    """Return the whole graph as N-Quads sorted by line: the form in which two graphs are compared."""
    lines = (store.index.dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def sorted_ntriples(store: Store) -> bytes:
    """Return the union of the named graphs as N-Triples sorted by line, duplicates once."""
    lines = {f"{quad.triple} .\n".encode() for quad in store.index}
    return b"".join(sorted(lines))


def export(store: Store, file: Path) -> None:
    """Write the graph to `file`, whole or not at all."""
    written = _written(store, file)
    making = file.with_name(f".{file.name}.part")
    try:
        making.write_bytes(written)
        making.replace(file)
    finally:
        making.unlink(missing_ok=True)


def _written(store: Store, file: Path) -> bytes:
    ending = file.suffix.lower()
    if ending in OTHERS:
        return OTHERS[ending](store)
    chosen = FORMATS.get(ending)
    if chosen is None:
        raise UnknownExport(file.name)
    if chosen is RdfFormat.N_QUADS:
        return sorted_nquads(store)
    return sorted_ntriples(store) if chosen is RdfFormat.N_TRIPLES else _serialize(store, chosen)


def _serialize(store: Store, chosen: RdfFormat) -> bytes:
    from pyoxigraph import parse, serialize

    if chosen.supports_datasets:
        quads = parse(sorted_nquads(store), format=RdfFormat.N_QUADS)
        return serialize(quads, format=chosen, prefixes=PREFIXES) or b""
    triples = (quad.triple for quad in parse(sorted_ntriples(store), format=RdfFormat.N_TRIPLES))
    return serialize(triples, format=chosen, prefixes=PREFIXES) or b""
