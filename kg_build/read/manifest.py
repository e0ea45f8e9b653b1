"""`manifest.csv`: what a curator says of files, by file name; it overrides what the text says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container
from dataclasses import fields
from pathlib import Path

from kg_build.model import ManifestEntry
from kg_build.read.decode import decode
from kg_build.read.errors import (
    ManifestColumns,
    ManifestFile,
    ManifestRow,
    MissingPath,
    SeveralProblems,
    UnreadablePath,
)
from ontology.errors import InputError

MANIFEST = "manifest.csv"
COLUMNS = tuple(field.name for field in fields(ManifestEntry))


def load_manifest(path: Path) -> dict[Path, ManifestEntry]:
    """Return the entries of a manifest by the resolved path of the file each names.

    Files are named relative to the manifest's folder. Raises an InputError for a missing manifest,
    unknown columns, a line of the wrong length, a year that is none, a file named twice or not there.
    """
    if not path.is_file():
        raise MissingPath(str(path))
    try:
        rows = list(csv.reader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""), strict=True))
    except OSError as error:
        raise UnreadablePath(str(path), error.strerror or str(error)) from error
    except csv.Error as error:
        raise ManifestRow(str(path), 1, str(error)) from error
    header = [cell.strip().lower() for cell in rows[0]]
    if "file" not in header or len(set(header)) < len(header) or not set(header) <= set(COLUMNS):
        raise ManifestColumns(str(path), header, COLUMNS)
    entries: dict[Path, ManifestEntry] = {}
    problems: list[InputError] = []
    for line, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            try:
                entry = _entry(path, line, header, row)
                entries[_file(path, line, entry.file, entries)] = entry
            except InputError as error:
                problems.append(error)
    SeveralProblems.check(problems)
    return entries


def _file(path: Path, line: int, name: str, entries: Container[Path]) -> Path:
    target = (path.parent / name).resolve()
    if not target.is_file():
        raise ManifestFile(str(path), name, line, "is not there")
    if target in entries:
        raise ManifestFile(str(path), name, line, "is named a second time")
    return target


def _entry(path: Path, line: int, header: list[str], row: list[str]) -> ManifestEntry:
    if len(row) != len(header):
        raise ManifestRow(str(path), line, f"{len(row)} fields where the header has {len(header)}")
    entry = ManifestEntry(**{name: cell.strip() for name, cell in zip(header, row, strict=True)})
    if not entry.file:
        raise ManifestRow(str(path), line, "the column file is empty")
    if entry.year and not re.fullmatch(r"\d{4}", entry.year):
        raise ManifestRow(str(path), line, f"year {entry.year!r} is not four digits")
    return entry
