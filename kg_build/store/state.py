"""The plain state on disk: bundles written whole, one manifest switched in atomically.

    STORE/MANIFEST                         the only file whose replacement changes what is true
    STORE/documents/SLUG.KEY/              text, facts, entities, unread, outline, graph, what is shared
    STORE/decisions/KEY.sssom.tsv          curators' decisions
    STORE/index/                           made from the above (store.index)

A bundle is named by its content, so a crash leaves at most bundles that no manifest names; the next
writer sweeps them away. Bundles of the generation before stay until then, for those who still read.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg_build.store.errors import BrokenStore, NewerStore, NoRoom, NoStore, NotAStore, StoreIsBusy
from kg_build.store.records import FORMAT, Bundle, DocumentRecord, Manifest

MANIFEST = "MANIFEST"
_last: list[Manifest] = []
"""The manifest read or written last: a writer reads its own again, and of ten thousand documents that takes a while."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def read_manifest_text(path: Path) -> str:
    """Return the text of a store's manifest; raise NoStore where there is none."""
    try:
        data = (path / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NoStore(path) from None
    if _last and _last[0].data == data:
        return _last[0].text
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BrokenStore(path, str(error)) from error


def parse_manifest(path: Path, text: str) -> Manifest:
    """Return the manifest in `text`; raise where it is broken or newer than this program."""
    if _last and _last[0].text == text:
        return _last[0]
    try:
        manifest = Manifest.from_text(text)
    except (ValueError, KeyError, TypeError) as error:
        _refuse_newer(path, text)
        raise BrokenStore(path, str(error)) from error
    if manifest.format > FORMAT:
        raise NewerStore(path, manifest.format, FORMAT)
    _last[:] = [manifest]
    return manifest


def _refuse_newer(path: Path, text: str) -> None:
    try:
        found = json.loads(text.partition("\n")[0])["format"]
    except (ValueError, KeyError, TypeError, IndexError):
        return
    if isinstance(found, int) and found > FORMAT:
        raise NewerStore(path, found, FORMAT)


def bundle_path(path: Path, record: DocumentRecord) -> Path:
    """Return the folder of a document's bundle."""
    return path / "documents" / f"{record.slug}.{record.key}"


def read_part(path: Path, record: DocumentRecord, name: str) -> str:
    """Return one file of a bundle, line ends as written."""
    with (bundle_path(path, record) / name).open(encoding="utf-8", newline="") as file:
        return file.read()


def graph_files(path: Path, record: DocumentRecord) -> list[Path]:
    """Return the N-Quads of a document: its named graph, and what it shares (stores of format 1 have none)."""
    files = [bundle_path(path, record) / name for name in ("graph.nq", "shared.nq")]
    return [file for file in files if file.exists()]


def write_file(path: Path, said: str | bytes, *, sync: bool = True) -> None:
    """Write a file and, unless told otherwise, wait until it is on disk."""
    with path.open("wb") as file:
        file.write(said.encode() if isinstance(said, str) else said)
        if sync:
            file.flush()
            os.fsync(file.fileno())


def write_bundles(path: Path, bundles: Iterable[Bundle], *, sync: bool = True) -> None:
    """Write bundles under their final names; a folder appears whole or not at all."""
    for bundle in bundles:
        target = bundle_path(path, bundle.record)
        if target.exists():
            continue
        making = target.with_name(f".{target.name}.{os.getpid()}")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        for name, text in sorted(bundle.parts.items()):
            write_file(making / name, text, sync=sync)
        making.rename(target)


def write_decisions(path: Path, text: str) -> str:
    """Write the decisions' file and return its key; no decisions have no file."""
    if not text:
        return ""
    key = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
    folder = path / "decisions"
    folder.mkdir(exist_ok=True)
    write_file(folder / f"{key}.sssom.tsv", text)
    return key


def read_decisions(path: Path, manifest: Manifest) -> str:
    """Return the decisions in force as SSSOM TSV; empty where there are none."""
    return (path / "decisions" / f"{manifest.decisions}.sssom.tsv").read_text("utf-8") if manifest.decisions else ""


def switch(path: Path, manifest: Manifest, *, many: bool = False) -> None:
    """Make `manifest` the truth, at once for every reader."""
    if many:
        os.sync()
    making = path / f".{MANIFEST}"
    write_file(making, manifest.data)
    making.replace(path / MANIFEST)
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    _last[:] = [manifest]


def sweep(path: Path, manifest: Manifest) -> None:
    """Remove bundles and decisions that the manifest does not name."""
    with os.scandir(path / "documents") as entries:
        there = {entry.name for entry in entries}
    for name in there - manifest.documents.bundles():
        shutil.rmtree(path / "documents" / name, ignore_errors=True)
    decisions = path / "decisions"
    if decisions.is_dir():
        for entry in os.scandir(decisions):
            if entry.name != f"{manifest.decisions}.sssom.tsv":
                Path(entry.path).unlink(missing_ok=True)


@contextmanager
def prepared(path: Path) -> Iterator[None]:
    """Make an empty store where there is nothing; refuse a folder that holds something else.

    Where what is done inside fails before the first switch, a folder made here goes again.
    """
    if path.exists() and not (path / MANIFEST).exists() and not (path.is_dir() and _begun(path)):
        raise NotAStore(path)
    fresh = not path.exists()
    (path / "documents").mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if fresh and not (path / MANIFEST).exists():
            shutil.rmtree(path, ignore_errors=True)
        raise


def _begun(path: Path) -> bool:
    """Say whether a folder holds nothing but what a build leaves that was killed before its first switch."""
    return {entry.name for entry in path.iterdir()} <= {".lock", "documents", "decisions", "index", f".{MANIFEST}"}


@contextmanager
def lock(path: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the store's one writer lock; the system frees it when the process dies."""
    with (path / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise StoreIsBusy(path) from None
        try:
            yield
        except OSError as error:
            if error.errno in _FULL or "No space left" in str(error):
                raise NoRoom(path) from error
            raise
