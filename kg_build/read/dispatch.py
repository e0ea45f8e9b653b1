"""One Source to one Document, by the suffix of its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kg_build.model import Document, Source, Unread
from kg_build.read.compose import Composer
from kg_build.read.decode import decode
from kg_build.read.errors import EmptyFile, UnknownFormat
from kg_build.read.mask import masked
from kg_build.read.plain import plain
from kg_build.read.sources import SUFFIXES, slug_of
from kg_build.read.surround import surround

_PLAIN = {".txt": "text/plain", ".text": "text/plain"}
_COMPOSED = {
    ".html": ("text/html", "web", "compose_html"),
    ".htm": ("text/html", "web", "compose_html"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word", "compose_docx"),
    ".doc": ("application/msword", "word", "compose_doc"),
    ".pdf": ("application/pdf", "pdf", "compose_pdf"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "sheet", "compose_xlsx"),
    ".csv": ("text/csv", "sheet", "compose_csv"),
}
"""Media type, module and function by suffix; readers take a second and a half to import together, so one at a time."""


def read(source: Source) -> Document:
    """Return the document that a file holds: its text, blocks and tables, with private data covered.

    For plain text, offsets are code points of the decoded file; for other formats the text is built by
    `compose`. Raises an InputError that names the file where it is empty, broken, encrypted or unknown.
    """
    suffix = Path(source.name).suffix.lower()
    if not source.data:
        raise EmptyFile(source.name)
    if suffix in _PLAIN:
        media, text = _PLAIN[suffix], decode(source.data, source.name)
        blocks, tables = plain(text)
        left_out: tuple[Unread, ...] = ()
    elif suffix in _COMPOSED:
        media, module, function = _COMPOSED[suffix]
        compose: Callable[[bytes, str], Composer] = getattr(import_module(f"kg_build.read.{module}"), function)
        composed = compose(source.data, source.name)
        text, blocks, tables = composed.text, tuple(composed.blocks), tuple(composed.tables)
        left_out = tuple(composed.unread)
        if not text.strip():
            raise EmptyFile(source.name)
    else:
        raise UnknownFormat(source.name, SUFFIXES)
    text, tables = masked(text, tables)
    tables = surround(text, tables)
    digest = hashlib.sha256(source.data).hexdigest()
    return Document(slug_of(source.name), text, blocks, tables, source.name, media, digest, source.entry, left_out)
