"""What the plain state holds: one record a document, and the manifest that lists them.

    Bundle            everything made from one document: its record, text, facts, unread numbers and graph
    DocumentRecord    what is known of one document; it names a bundle
    Records           the records of all documents, read when asked for
    Manifest          format, number of the generation, decisions, and the records by slug

No I/O here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace

FORMAT = 2


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


class Records(Mapping[str, DocumentRecord]):
    """The documents of a manifest by slug, each kept as its line and read when asked for.

    A line is slug, key, hash, facts and unread numbers between tabs, and the record as JSON: what a writer needs of
    all documents is read without reading the records, so that one document more costs little among ten thousand.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    @classmethod
    def of(cls, records: Iterable[DocumentRecord]) -> Records:
        """Return records that are at hand."""
        return cls({record.slug: _line(record) for record in records})

    def changed(self, put: Iterable[DocumentRecord], drop: Container[str]) -> Records:
        """Return these records without some and with others."""
        kept = {slug: line for slug, line in self._lines.items() if slug not in drop}
        return Records(kept | {record.slug: _line(record) for record in put})

    def __getitem__(self, slug: str) -> DocumentRecord:
        return DocumentRecord(**json.loads(self._lines[slug].split("\t", 5)[5]))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._lines))

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, slug: object) -> bool:
        return slug in self._lines

    def to_lines(self) -> list[str]:
        """Return the lines, sorted by slug."""
        return [self._lines[slug] for slug in self]

    def bundles(self) -> set[str]:
        """Return the names of the bundles."""
        return {".".join(line.split("\t", 2)[:2]) for line in self._lines.values()}

    def with_hash(self, sha256: str) -> DocumentRecord | None:
        """Return the document made from a file with this hash."""
        return next((self[slug] for slug, line in self._lines.items() if sha256 in line), None)

    def totals(self) -> tuple[int, int]:
        """Return how many facts and unread numbers there are."""
        counts = [line.split("\t", 5)[3:5] for line in self._lines.values()]
        return sum(int(facts) for facts, _ in counts), sum(int(unread) for _, unread in counts)


def _line(record: DocumentRecord) -> str:
    said = json.dumps(asdict(record), ensure_ascii=False)
    return "\t".join((record.slug, record.key, record.sha256, str(record.facts), str(record.unread), said))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is true: the documents by slug, the decisions in force (key of their file, or empty), the vocabulary used."""

    number: int = 0
    documents: Records = field(default_factory=lambda: Records({}))
    decisions: str = ""
    vocabulary: str = ""
    format: int = FORMAT

    def to_text(self) -> str:
        """Return the manifest: a head as JSON, then a line a document, sorted by slug."""
        head = {
            "format": self.format,
            "number": self.number,
            "decisions": self.decisions,
            "vocabulary": self.vocabulary,
        }
        return "\n".join([json.dumps(head, ensure_ascii=False), *self.documents.to_lines()]) + "\n"

    @classmethod
    def from_text(cls, text: str) -> Manifest:
        """Return the manifest that `to_text` wrote."""
        first, *lines = text.removesuffix("\n").split("\n")
        head = json.loads(first)
        slugs = (line.split("\t", 5) for line in lines)
        documents = Records({slug: line for (slug, _, _, _, _, _), line in zip(slugs, lines, strict=True)})
        return cls(head["number"], documents, head["decisions"], head["vocabulary"], head["format"])


def generation(manifest_text: str) -> str:
    """Return the marker by which an index says which manifest it was made from."""
    return hashlib.blake2b(manifest_text.encode(), digest_size=8).hexdigest()
