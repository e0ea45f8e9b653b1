"""The nouns that cross the borders between stages, each a frozen dataclass.

    Source    bytes of one file with its name and what a manifest says of it
    Document  text with blocks and tables; offsets are code points of `text`
    Outline   what the document says of itself, and its sections
    Fact      one thing the document says, with the span that says it
    Unread    a number that became no fact, with the reason

This module knows nothing about RDF, files or vocabularies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Literal

Kind = Literal["actual", "target", "baseline", "change", "standard"]
Comparator = Literal["=", ">=", ">", "~", "<=", "<"]
State = Literal["met", "unmet", "below average", "zero", "not counted"]
CertificationState = Literal["passed", "planned", "applied", "failed"]
Mode = Literal["reporting", "planning", "standing"]
Basis = Literal["total of parts", "rate of counts", "list and table", "table and prose"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [start, end) of a document's text (RFC 5147)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What `manifest.csv` says of one file; empty strings where it says nothing."""

    file: str
    title: str = ""
    issuer_region: str = ""
    year: str = ""
    kind: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as found: its name, its bytes and its manifest entry."""

    name: str
    data: bytes
    entry: ManifestEntry | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: where it stands in the grid (0-based), and where its text stands in the document.

    `box` is where a scanned cell stands: page=1&xywh=left,top,width,height in points.
    """

    text: str
    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells. `header_rows` rows name the columns; `caption`, `unit` and `notes` stand around it.

    `ragged` are rows with so many cells too few or too many that their columns are a guess.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    span: Span
    header_rows: int = 1
    caption: str = ""
    unit: str = ""
    notes: str = ""
    confidence: float = 1.0
    ragged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text a reader told apart. `level` is a heading's (1 highest), 0 elsewhere."""

    span: Span
    kind: Literal["heading", "paragraph", "table", "residue"] = "paragraph"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its whole text, in blocks, with its tables; `left_out` is what a bound cut off."""

    slug: str
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    name: str
    media_type: str
    sha256: str
    entry: ManifestEntry | None = None
    left_out: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A region as facts name it: GB/T 2260 code (or parent's code, hyphen, name) and full official name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one heading.

    `path` holds the headings from the outermost to this one; `mode` says whether the section
    reports what was done, plans, or states what holds always; `period` is the year or span it is about.
    """

    span: Span
    heading: str
    level: int
    path: tuple[str, ...]
    mode: Mode
    period: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document says of itself (title, issuer, date, number, place) and its sections in order, covering its text.

    `said` are the spans of the words that say it: of the title, the number and the date, as far as the text has them.
    """

    title: str
    issuer: str
    place: Place
    issued: str
    number: str
    year: str
    kind: str
    sections: tuple[Section, ...]
    abbreviations: tuple[tuple[str, str], ...] = ()
    said: tuple[Span, ...] = ()

    def section_at(self, offset: int) -> Section:
        """Return the innermost (last starting) section that covers `offset`."""
        found = self.sections[0]
        for section in self.sections:
            if section.span.start <= offset < section.span.end:
                found = section
            elif section.span.start > offset:
                break
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing a document says, the span that says it, and how sure the reader is (0 to 1)."""

    type: ClassVar[str] = "fact"
    span: Span
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """One number about an indicator. `printed` is the value as the text writes it; `reader` a language model's name, if one read it."""

    type: ClassVar[str] = "measure"
    indicator: str
    value: Decimal
    unit: str
    comparator: Comparator = "="
    kind: Kind
    place: Place
    period: str
    initiative: str | None = None
    printed: str = ""
    number: Span | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Fact):
    """A named programme, project line, brand, reform, plan or mechanism."""

    type: ClassVar[str] = "initiative"
    name: str
    place: Place
    parent: str | None = None
    kind: str = "programme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Fact):
    """A place that has, has not, or plans to reach a certified state."""

    type: ClassVar[str] = "status"
    place: Place
    status_of: str
    level: str
    state: CertificationState
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Fact):
    """An honour, award, pilot designation or published case."""

    type: ClassVar[str] = "recognition"
    recipient: str
    honour: str
    level: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Fact):
    """A named school; `school_type` is the local name of its class in the ontology."""

    type: ClassVar[str] = "school"
    name: str
    place: Place | None = None
    school_type: str = "School"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell(Fact):
    """One body cell: a value with its unit, or a coded state. `path` holds the header levels, outermost first."""

    type: ClassVar[str] = "cell"
    indicator: str
    place: Place
    period: str
    value: Decimal | None = None
    unit: str = ""
    state: State | None = None
    kind: Kind = "actual"
    comparator: Comparator = "="
    caption: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    path: tuple[str, ...] = ()
    printed: str = ""
    total: bool = False
    box: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """One building project of a table; investment in yuan; years as printed."""

    type: ClassVar[str] = "project"
    name: str
    place: Place
    investment: Decimal | None = None
    places: int | None = None
    start_year: str = ""
    end_year: str = ""
    construction: str = ""
    location: str = ""
    caption: str = ""
    table: int = 0
    row: int = 0
    spending: Decimal | None = None
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation(Fact):
    """A check of one figure of a document against others of it: the span is that of the figure stated.

    `found` is what the others give, `between` are their spans; `basis` says how they are laid together.
    """

    type: ClassVar[str] = "reconciliation"
    basis: Basis
    indicator: str
    place: Place
    period: str
    stated: Decimal
    found: Decimal
    unit: str
    agrees: bool
    between: tuple[Span, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A quantifying number that became no fact, and why: date, document number, name, ordinal, or not understood."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    document: Document
    outline: Outline
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...] = field(default=())
