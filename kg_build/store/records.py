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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

FORMAT = 2
_TAB = "\t"
_TABS = 5


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

    def __init__(self, lines: Mapping[str, str], totals: tuple[int, int] | None = None) -> None:
        self._lines = lines
        self._totals = _sum(lines.values()) if totals is None else totals

    @classmethod
    def of(cls, records: Iterable[DocumentRecord]) -> Records:
        """Return records that are at hand."""
        return cls({record.slug: _line(record) for record in records})

    def changed(self, put: Iterable[DocumentRecord], drop: Iterable[str]) -> Records:
        """Return these records without some and with others."""
        new, lines = {record.slug: _line(record) for record in put}, dict(self._lines)
        gone = _sum(lines.pop(slug) for slug in {*new, *drop} if slug in lines)
        come = _sum(new.values())
        return Records(lines | new, (self._totals[0] - gone[0] + come[0], self._totals[1] - gone[1] + come[1]))

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
        return {f"{slug}.{line[len(slug) + 1 :].partition(_TAB)[0]}" for slug, line in self._lines.items()}

    def with_hash(self, sha256: str) -> DocumentRecord | None:
        """Return the document made from a file with this hash."""
        return next((self[slug] for slug, line in self._lines.items() if sha256 in line), None)

    def totals(self) -> tuple[int, int]:
        """Return how many facts and unread numbers there are."""
        return self._totals


def _sum(lines: Iterable[str]) -> tuple[int, int]:
    """Return the facts and unread numbers of some lines."""
    counts = [line.split(_TAB, 5)[3:5] for line in lines]
    return sum(int(facts) for facts, _ in counts), sum(int(unread) for _, unread in counts)


def _line(record: DocumentRecord) -> str:
    said = json.dumps(asdict(record), ensure_ascii=False)
    return "\t".join((record.slug, record.key, record.sha256, str(record.facts), str(record.unread), said))


@dataclass(frozen=True)
class Manifest:
    """What is true: the documents by slug, the decisions in force (key of their file, or empty), the vocabulary used."""

    number: int = 0
    documents: Records = field(default_factory=lambda: Records({}))
    decisions: str = ""
    vocabulary: str = ""
    format: int = FORMAT

    @cached_property
    def text(self) -> str:
        """A head as JSON, then a line a document, sorted by slug."""
        facts, unread = self.documents.totals()
        head = {
            "format": self.format,
            "number": self.number,
            "decisions": self.decisions,
            "vocabulary": self.vocabulary,
            "facts": facts,
            "unread": unread,
        }
        return "\n".join([json.dumps(head, ensure_ascii=False), *self.documents.to_lines()]) + "\n"

    @cached_property
    def data(self) -> bytes:
        """The text as it stands on disk."""
        return self.text.encode()

    @cached_property
    def generation(self) -> str:
        """The marker by which an index says that it was made from this manifest."""
        return hashlib.blake2b(self.data, digest_size=8).hexdigest()

    @classmethod
    def from_text(cls, text: str) -> Manifest:
        """Return the manifest that has this text; raise ValueError, KeyError or TypeError where it is none."""
        first, *lines = text.removesuffix("\n").split("\n")
        head = json.loads(first)
        if text.count(_TAB) - first.count(_TAB) != _TABS * len(lines):
            raise ValueError("a line has more or fewer columns than six")
        totals = (head["facts"], head["unread"]) if "facts" in head else None
        documents = Records({line.partition(_TAB)[0]: line for line in lines}, totals)
        made = cls(head["number"], documents, head["decisions"], head["vocabulary"], head["format"])
        vars(made)["text"] = text  # as it stands, also where an older program wrote it
        return made
