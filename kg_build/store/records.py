"""What the plain state holds: one record a document, and the manifest that lists them.

    Bundle            everything made from one document: its record, text, facts, unread numbers and graph
    DocumentRecord    the line of the manifest that names a bundle
    Manifest          format, number of the generation, decisions, and the records by slug

No I/O here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

FORMAT = 1


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document of a store: where it came from and what was made of it. `key` names its bundle."""

    slug: str
    name: str
    title: str
    sha256: str
    media_type: str
    place: str
    place_name: str
    issued: str
    year: str
    kind: str
    characters: int
    facts: int
    unread: int
    extractor: str
    entry: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that was made from one document: the texts of its files by name, and sentences for whoever made it."""

    record: DocumentRecord
    parts: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: DocumentRecord, parts: Mapping[str, str], notes: tuple[str, ...] = ()) -> Bundle:
        """Return a bundle whose key is a hash of its content."""
        digest = hashlib.blake2b(digest_size=8)
        for name in sorted(parts):
            digest.update(f"{name}\0{parts[name]}\0".encode())
        return cls(replace(record, key=digest.hexdigest()), parts, notes)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is true: the documents by slug, the decisions in force (key of their file, or empty), the vocabulary used."""

    number: int = 0
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    decisions: str = ""
    vocabulary: str = ""
    format: int = FORMAT

    def to_text(self) -> str:
        """Return the manifest as JSON, one document a line, sorted by slug."""
        head = {
            "format": self.format,
            "number": self.number,
            "decisions": self.decisions,
            "vocabulary": self.vocabulary,
        }
        lines = [json.dumps(head, ensure_ascii=False)]
        lines += [json.dumps(asdict(self.documents[slug]), ensure_ascii=False) for slug in sorted(self.documents)]
        return "\n".join(lines) + "\n"

    @classmethod
    def from_text(cls, text: str) -> Manifest:
        """Return the manifest that `to_text` wrote."""
        first, *lines = text.removesuffix("\n").split("\n")
        head = json.loads(first)
        records = (DocumentRecord(**json.loads(line)) for line in lines)
        return cls(
            number=head["number"], documents={record.slug: record for record in records},
            decisions=head["decisions"], vocabulary=head["vocabulary"], format=head["format"],
        )  # fmt: skip


def generation(manifest_text: str) -> str:
    """Return the marker by which an index says which manifest it was made from."""
    return hashlib.blake2b(manifest_text.encode(), digest_size=8).hexdigest()
