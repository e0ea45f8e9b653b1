"""What must hold of a zipped office file before its own reader may touch it: no bomb, no entities, no password."""

from __future__ import annotations

import io
import zipfile

from kg_build.read.errors import BrokenFile, DangerousFile, EncryptedFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_XML = 64 * 1024 * 1024
_MAX_SHEETS = 400 * 1024 * 1024
_MAX_PARTS = 10_000
_ENTITY = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def is_encrypted(data: bytes) -> bool:
    """Tell whether an office file is wrapped in Microsoft's encryption container."""
    return data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data


def opened(data: bytes, name: str, form: str, main: str, streamed: bool = False) -> zipfile.ZipFile:
    """Return the package of an office file whose main part is `main`.

    `streamed` packages are read row by row and may unpack to more. Raises EncryptedFile, BrokenFile or
    DangerousFile. Sizes are those the package declares; zipfile reads no byte past them.
    """
    if is_encrypted(data):
        raise EncryptedFile(name)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = set(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise BrokenFile(name, form, str(error)) from error
    if main not in names:
        raise BrokenFile(name, form, f"it holds no {main}")
    _check_size(package, name, _MAX_SHEETS if streamed else _MAX_XML)
    _check_entities(package, name, form)
    return package


def _check_size(package: zipfile.ZipFile, name: str, limit: int) -> None:
    parts = package.infolist()
    if len(parts) > _MAX_PARTS:
        raise DangerousFile(name, f"it is a package of {len(parts):,} parts")
    size = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if size > limit:
        raise DangerousFile(name, f"it unpacks to {size:,} bytes of XML, more than {limit:,}")


def _check_entities(package: zipfile.ZipFile, name: str, form: str) -> None:
    for part in package.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        try:
            with package.open(part) as stream:
                head = stream.read(65536)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            raise BrokenFile(name, form, str(error)) from error
        if any(sign in head for sign in _ENTITY):
            raise DangerousFile(name, f"its part {part.filename} declares entities, which can read other files")
