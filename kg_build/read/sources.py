"""Files and folders to Sources: which files are documents, in which order, with which manifest entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg_build.model import ManifestEntry, Source
from kg_build.read.errors import (
    DuplicateSlug,
    MissingPath,
    NoDocuments,
    SeveralProblems,
    TooLarge,
    UnknownFormat,
    UnreadablePath,
)
from kg_build.read.manifest import MANIFEST, load_manifest
from ontology.errors import InputError

SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".docx", ".doc", ".pdf", ".xlsx", ".csv"))
MAX_BYTES = 256 * 1024 * 1024


def slug_of(name: str) -> str:
    """Return the slug of a file: its stem, with white space as hyphens.

    >>> slug_of("wenling 2024.txt")
    'wenling-2024'
    """
    stem = unicodedata.normalize("NFC", Path(name).stem)
    return "-".join(stem.split())


def sources(paths: Sequence[str | Path], manifest: str | Path | None = None) -> list[Source]:
    """Return the documents among files and folders, sorted by slug, with their manifest entries.

    Folders are walked; hidden files and files of other kinds in them are passed over, a file named by
    itself must be of a kind that can be read. A manifest is the one given, or else the `manifest.csv`
    beside each file. Raises an InputError for a path that is missing or unreadable, two files with one slug,
    nothing found, or a manifest that is wrong.
    """
    found = _files(paths)
    if not found:
        raise NoDocuments([str(path) for path in paths], SUFFIXES)
    given = load_manifest(Path(manifest)) if manifest is not None else None
    beside: dict[Path, dict[Path, ManifestEntry]] = {}
    _refuse_namesakes(found)
    result = []
    for path in found:
        entries = given if given is not None else _beside(path.parent, beside)
        result.append(Source(path.name, _bytes(path), entries.get(path)))
    return sorted(result, key=lambda source: (slug_of(source.name), source.name))


def _refuse_namesakes(found: Iterable[Path]) -> None:
    by_slug: dict[str, Path] = {}
    problems = []
    for path in found:
        other = by_slug.setdefault(slug_of(path.name), path)
        if other != path:
            problems.append(DuplicateSlug(slug_of(path.name), str(other), str(path)))
    SeveralProblems.check(problems)


def _files(paths: Iterable[str | Path]) -> list[Path]:
    found: dict[Path, None] = {}
    problems: list[InputError] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path)))
        elif not path.exists():
            problems.append(MissingPath(str(given)))
        elif path.suffix.lower() not in SUFFIXES:
            problems.append(UnknownFormat(str(given), SUFFIXES))
        else:
            found[path.resolve()] = None
    SeveralProblems.check(problems)
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.name.lower() != MANIFEST and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path.resolve()


def _beside(folder: Path, cache: dict[Path, dict[Path, ManifestEntry]]) -> dict[Path, ManifestEntry]:
    if folder not in cache:
        path = folder / MANIFEST
        cache[folder] = load_manifest(path) if path.is_file() else {}
    return cache[folder]


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLarge(str(path), size, MAX_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise UnreadablePath(str(path), error.strerror or str(error)) from error
