"""Writing a graph to one file: N-Quads (sorted), TriG, Turtle, or JSON-LD, by the file's ending."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from kg_build.store import Store
from ontology.errors import InputError
from ontology.terms import PREFIXES

FORMATS = {
    ".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG, ".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD, ".rdf": RdfFormat.RDF_XML,
}  # fmt: skip


class UnknownExport(InputError):
    """No writer for a file's ending."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: no format has this ending. Use one of {', '.join(FORMATS)}.")


def sorted_nquads(store: Store) -> bytes:
    """Return the whole graph as N-Quads sorted by line: the form in which two graphs are compared."""
    lines = (store.index.dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def sorted_ntriples(store: Store) -> bytes:
    """Return the union of the named graphs as N-Triples sorted by line, duplicates once."""
    lines = {f"{quad.triple} .\n".encode() for quad in store.index}
    return b"".join(sorted(lines))


def export(store: Store, file: Path) -> None:
    """Write the graph to `file`; formats without named graphs hold their union."""
    chosen = FORMATS.get(file.suffix.lower())
    if chosen is None:
        raise UnknownExport(file.name)
    if chosen is RdfFormat.N_QUADS:
        written = sorted_nquads(store)
    elif chosen is RdfFormat.N_TRIPLES:
        written = sorted_ntriples(store)
    else:
        written = _serialize(store, chosen)
    making = file.with_name(f".{file.name}.part")
    making.write_bytes(written)
    making.replace(file)


def _serialize(store: Store, chosen: RdfFormat) -> bytes:
    from pyoxigraph import parse, serialize

    if chosen.supports_datasets:
        quads = parse(sorted_nquads(store), format=RdfFormat.N_QUADS)
        return serialize(quads, format=chosen, prefixes=PREFIXES) or b""
    triples = (quad.triple for quad in parse(sorted_ntriples(store), format=RdfFormat.N_TRIPLES))
    return serialize(triples, format=chosen, prefixes=PREFIXES) or b""
