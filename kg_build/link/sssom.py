"""Curators' decisions as SSSOM TSV: reading, writing, and what is wrong with a row.

A mapping a row, in the columns of the SSSOM standard; IRIs as CURIEs. What a row decides:

    merge      subject exactMatch object                    the subject is the object from now on
    reject     subject (Not) exactMatch object              the two are not one thing, however alike
    split      literal  (Not) exactMatch object             this name does not mean that thing
    relabel    subject prefLabel literal                    the subject is called so
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ontology import iris
from ontology.errors import InputError
from ontology.terms import SEMAPV, SKOS

COLUMNS = (
    "subject_id", "subject_label", "subject_type", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "object_type", "mapping_justification", "author_label", "mapping_date", "comment",
)  # fmt: skip
LITERAL = "rdfs literal"
_EXACT, _LABEL, _CURATED = "skos:exactMatch", "skos:prefLabel", "semapv:ManualMappingCuration"
_HEAD = "#mapping_set_id: {base}{name}\n#curie_map:\n#  jcr: {base}\n#  skos: {skos}\n#  semapv: {semapv}\n"

_PREFIX = re.compile(r"^#\s+([\w.-]+):\s*[\"']?(\S+?:/\S+?)[\"']?\s*$", re.MULTILINE)
_NO_IRI = re.compile(r"[\s<>\"{}|\\^`]")

Act = Literal["merge", "reject", "split", "relabel"]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision. `subject` and `object` are IRIs, or the literal a split or a relabel is about; labels go with IRIs.

    `at` says where it was read (file and line), for who has to mend it; it is no part of the decision.
    """

    act: Act
    subject: str
    object: str
    subject_label: str = ""
    object_label: str = ""
    author: str = ""
    date: str = ""
    comment: str = ""
    at: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Say what was decided, by whom, and where it stands."""
        first, second = (text.removeprefix(iris.BASE) for text in (self.subject, self.object))
        signed = f"{self.author or 'nobody named'}{', ' if self.date else ''}{self.date}"
        return f"{self.at or signed}: {_SAID[self.act].format(first, second)}"


_SAID = {"merge": "{} is {}", "reject": "{} is not {}", "split": "{} does not mean {}", "relabel": "{} is called {}"}


class BadDecisions(InputError):
    """A file of decisions cannot be read."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file or 'The SSSOM file'} line {line} cannot be used: {why}. Nothing was changed.")


def to_tsv(decisions: tuple[Decision, ...]) -> str:
    """Return decisions as SSSOM TSV, in their order; nothing for none."""
    if not decisions:
        return ""
    out = io.StringIO()
    out.write(head("mappings/decisions"))
    rows = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    rows.writeheader()
    for decision in decisions:
        rows.writerow(_row(decision))
    return out.getvalue()


def head(name: str) -> str:
    """Return the lines in front of a mapping set's table."""
    return _HEAD.format(base=iris.BASE, name=name, skos=SKOS._NS, semapv=SEMAPV)


def _row(d: Decision) -> dict[str, str]:
    split, relabel = d.act == "split", d.act == "relabel"
    return {
        "subject_id": "" if split else curie(d.subject), "subject_label": d.subject if split else d.subject_label,
        "subject_type": LITERAL if split else "", "predicate_id": _LABEL if relabel else _EXACT,
        "predicate_modifier": "Not" if d.act in ("reject", "split") else "", "object_id": "" if relabel else curie(d.object),
        "object_label": d.object if relabel else d.object_label, "object_type": LITERAL if relabel else "",
        "mapping_justification": _CURATED, "author_label": d.author, "mapping_date": d.date, "comment": d.comment,
    }  # fmt: skip


def from_tsv(text: str, file: str = "") -> tuple[Decision, ...]:
    """Return the decisions of an SSSOM TSV file; raise BadDecisions naming the line that cannot be used.

    `file` is what rows say of where they stand; those of the store itself say nothing.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    prefixes = {"jcr": iris.BASE} | dict(_PREFIX.findall("\n".join(lines[:start])))
    rows = csv.DictReader(lines[start:], delimiter="\t", strict=True)
    try:
        missing = sorted({"subject_id", "predicate_id", "object_id"} - set(rows.fieldnames or ()))
        if missing:
            raise BadDecisions(file, start + 1, f"the header lacks the columns {', '.join(missing)}")
        return tuple(_decision(_Line(file, start + rows.line_num, prefixes), row) for row in rows if any(row.values()))
    except csv.Error as error:
        raise BadDecisions(file, start + rows.line_num, f"a quotation mark is not closed ({error})") from error


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a row stands, and the prefixes of its file."""

    file: str
    number: int
    prefixes: Mapping[str, str]

    def wrong(self, why: str) -> BadDecisions:
        return BadDecisions(self.file, self.number, why)

    def iri(self, curie: str) -> str:
        prefix, colon, rest = curie.partition(":")
        return self.prefixes[prefix] + rest if colon and prefix in self.prefixes else curie


def _decision(line: _Line, row: dict[str | None, Any]) -> Decision:
    if None in row:
        raise line.wrong(f"{len(row) - 1 + len(row[None])} fields where the header has {len(row) - 1}")
    said = {name: (row.get(name) or "").strip() for name in (*COLUMNS, "author_id")}
    act = _act(said)
    if act is None:
        wanted = "exactMatch between two identifiers, Not exactMatch, or prefLabel"
        raise line.wrong(f"{said['predicate_modifier']} {said['predicate_id']} is none of: {wanted}".lstrip())
    subject = said["subject_label"] if act == "split" else line.iri(said["subject_id"])
    found = said["object_label"] if act == "relabel" else line.iri(said["object_id"])
    if not subject or not found:
        raise line.wrong("a subject and an object are needed")
    if _NO_IRI.search((subject if act != "split" else "") + (found if act != "relabel" else "")):
        raise line.wrong("an identifier holds a character no IRI may hold")
    if said["mapping_date"] and not is_date(said["mapping_date"]):
        raise line.wrong(f"the date {said['mapping_date']!r} is none (YYYY-MM-DD)")
    return Decision(
        act, subject, found, subject_label="" if act == "split" else said["subject_label"],
        object_label="" if act == "relabel" else said["object_label"], author=said["author_label"] or said["author_id"],
        date=said["mapping_date"], comment=said["comment"], at=f"{line.file} line {line.number}" if line.file else "",
    )  # fmt: skip


def is_date(text: str) -> bool:
    """Say whether a text is a day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _act(said: dict[str, str]) -> Act | None:
    negated, predicate = said["predicate_modifier"].casefold() == "not", said["predicate_id"]
    if predicate == _LABEL and not negated:
        return "relabel"
    if predicate in (_EXACT, "owl:sameAs") and not negated:
        return "merge"
    if predicate in (_EXACT, "skos:closeMatch", "owl:sameAs") and negated:
        return "split" if said["subject_type"] == LITERAL else "reject"
    return None


def curie(iri: str) -> str:
    """Return an IRI in the short form of the file's prefixes, or as it is."""
    known = {"jcr": iris.BASE, "skos": str(SKOS._NS), "semapv": str(SEMAPV)}
    return next((f"{prefix}:{iri.removeprefix(base)}" for prefix, base in known.items() if iri.startswith(base)), iri)
