"""Writing a page to a file, in UTF-8 whatever the machine's encoding, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from viz.errors import CannotWrite


def write_page(path: Path, text: str) -> None:
    """Write a page beside its place and move it there. Raises CannotWrite."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CannotWrite(path, error.strerror or str(error)) from error
