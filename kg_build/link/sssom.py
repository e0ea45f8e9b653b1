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
from dataclasses import dataclass
from typing import Literal

from ontology import iris
from ontology.errors import InputError
from ontology.terms import SEMAPV, SKOS

COLUMNS = (
    "subject_id", "subject_label", "subject_type", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "object_type", "mapping_justification", "author_label", "mapping_date", "comment",
)  # fmt: skip
LITERAL = "rdfs literal"
_EXACT, _LABEL, _CURATED = "skos:exactMatch", "skos:prefLabel", "semapv:ManualMappingCuration"
_HEAD = "#mapping_set_id: {base}mappings/decisions\n#curie_map:\n#  jcr: {base}\n#  skos: {skos}\n#  semapv: {semapv}\n"

Act = Literal["merge", "reject", "split", "relabel"]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision. `subject` and `object` are IRIs, or the literal a split or a relabel is about; labels go with IRIs."""

    act: Act
    subject: str
    object: str
    subject_label: str = ""
    object_label: str = ""
    author: str = ""
    date: str = ""
    comment: str = ""


class BadDecisions(InputError):
    """A file of decisions cannot be read."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"Line {line} of the SSSOM file cannot be used: {why}. Nothing was changed.")


def to_tsv(decisions: tuple[Decision, ...]) -> str:
    """Return decisions as SSSOM TSV, in their order; nothing for none."""
    if not decisions:
        return ""
    out = io.StringIO()
    out.write(_HEAD.format(base=iris.BASE, skos=SKOS._NS, semapv=SEMAPV))
    rows = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    rows.writeheader()
    for decision in decisions:
        rows.writerow(_row(decision))
    return out.getvalue()


def _row(d: Decision) -> dict[str, str]:
    split, relabel = d.act == "split", d.act == "relabel"
    return {
        "subject_id": "" if split else _curie(d.subject), "subject_label": d.subject if split else d.subject_label,
        "subject_type": LITERAL if split else "", "predicate_id": _LABEL if relabel else _EXACT,
        "predicate_modifier": "Not" if d.act in ("reject", "split") else "", "object_id": "" if relabel else _curie(d.object),
        "object_label": d.object if relabel else d.object_label, "object_type": LITERAL if relabel else "",
        "mapping_justification": _CURATED, "author_label": d.author, "mapping_date": d.date, "comment": d.comment,
    }  # fmt: skip


def from_tsv(text: str) -> tuple[Decision, ...]:
    """Return the decisions of an SSSOM TSV file; raise BadDecisions naming the line that cannot be used."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    rows = csv.DictReader(lines[start:], delimiter="\t")
    needed = {"subject_id", "predicate_id", "object_id"}
    if not needed <= set(rows.fieldnames or ()):
        raise BadDecisions(start + 1, f"the columns {', '.join(sorted(needed))} are needed")
    return tuple(_decision(start + rows.line_num, row) for row in rows if any(row.values()))


def _decision(line: int, row: dict[str, str | None]) -> Decision:
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    act = _act(said)
    if act is None:
        wanted = "exactMatch between two identifiers, Not exactMatch, or prefLabel"
        raise BadDecisions(line, f"{said['predicate_modifier']} {said['predicate_id']} is none of: {wanted}".lstrip())
    subject = said["subject_label"] if act == "split" else _iri(said["subject_id"])
    found = said["object_label"] if act == "relabel" else _iri(said["object_id"])
    if not subject or not found:
        raise BadDecisions(line, "a subject and an object are needed")
    labels = {
        "subject_label": "" if act == "split" else said["subject_label"],
        "object_label": "" if act == "relabel" else said["object_label"],
    }
    if re.search(r"[\s<>\"{}|\\^`]", (subject if act != "split" else "") + (found if act != "relabel" else "")):
        raise BadDecisions(line, "an identifier holds a character no IRI may hold")
    return Decision(
        act, subject, found, **labels, author=said["author_label"], date=said["mapping_date"], comment=said["comment"]
    )


def _act(said: dict[str, str]) -> Act | None:
    negated, predicate = said["predicate_modifier"].casefold() == "not", said["predicate_id"]
    if predicate == _LABEL and not negated:
        return "relabel"
    if predicate in (_EXACT, "owl:sameAs") and not negated:
        return "merge"
    if predicate in (_EXACT, "skos:closeMatch", "owl:sameAs") and negated:
        return "split" if said["subject_type"] == LITERAL else "reject"
    return None


def _curie(iri: str) -> str:
    return f"jcr:{iri.removeprefix(iris.BASE)}" if iri.startswith(iris.BASE) else iri


def _iri(curie: str) -> str:
    return iris.BASE + curie.removeprefix("jcr:") if curie.startswith("jcr:") else curie
