"""The solutions of a SELECT or an ASK in the formats of SPARQL 1.1: JSON, XML, CSV, TSV.

pyoxigraph can serialise an answer only as a whole; here it is written row by row, so that rows can be counted.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.terms import SPARQL_RESULTS, XSD

Term = NamedNode | BlankNode | Literal | Triple
Cell = Term | None
Table = Sequence[Sequence[Cell]]
_STRING = str(XSD.string)


def _json_cell(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        return {"type": "literal", "value": str(term)}
    said = {"type": "literal", "value": term.value}
    if term.language:
        return {**said, "xml:lang": term.language}
    return said if term.datatype.value == _STRING else {**said, "datatype": term.datatype.value}


def _json(variables: Sequence[str], rows: Table) -> str:
    bindings = [
        {name: _json_cell(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": list(variables)}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _xml_cell(name: str, term: Term) -> str:
    if isinstance(term, NamedNode):
        value = f"<uri>{escape(term.value)}</uri>"
    elif isinstance(term, BlankNode):
        value = f"<bnode>{escape(term.value)}</bnode>"
    elif isinstance(term, Triple):
        value = f"<literal>{escape(str(term))}</literal>"
    else:
        datatype = term.datatype.value
        about = f" xml:lang={quoteattr(term.language)}" if term.language else ""
        about = about or ("" if datatype == _STRING else f" datatype={quoteattr(datatype)}")
        value = f"<literal{about}>{escape(term.value)}</literal>"
    return f"<binding name={quoteattr(name)}>{value}</binding>"


def _xml(variables: Sequence[str], rows: Table) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    body = "".join(
        "<result>"
        + "".join(_xml_cell(name, term) for name, term in zip(variables, row, strict=True) if term is not None)
        + "</result>"
        for row in rows
    )
    return _xml_document(f"<head>{head}</head><results>{body}</results>")


def _xml_document(inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><sparql xmlns="{SPARQL_RESULTS}">{inside}</sparql>'


def _csv(variables: Sequence[str], rows: Table) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(variables)
    writer.writerows(["" if term is None else _plain(term) for term in row] for row in rows)
    return out.getvalue()


def _plain(term: Term) -> str:
    if isinstance(term, BlankNode | Triple):
        return str(term)
    return term.value


def _tsv(variables: Sequence[str], rows: Table) -> str:
    lines = ["\t".join(f"?{name}" for name in variables)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in rows]
    return "\n".join(lines) + "\n"


_WRITERS: dict[str, Callable[[Sequence[str], Table], str]] = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
}
TABLE_TYPES = tuple(_WRITERS)


def write_solutions(variables: Sequence[str], rows: Table, media_type: str) -> bytes:
    """Return rows of terms in one of `TABLE_TYPES`, as UTF-8."""
    return _WRITERS[media_type](variables, rows).encode()


def write_boolean(answer: bool, media_type: str) -> bytes:
    """Return the answer of an ASK in one of `TABLE_TYPES`, as UTF-8; CSV and TSV have the bare word."""
    word = "true" if answer else "false"
    if media_type == "application/sparql-results+json":
        return json.dumps({"head": {}, "boolean": answer}).encode()
    if media_type == "application/sparql-results+xml":
        return _xml_document(f"<head></head><boolean>{word}</boolean>").encode()
    return f"{word}\n".encode()
