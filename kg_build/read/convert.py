"""Old Word files to .docx through LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from kg_build.read.errors import FailedConversion, MissingProgram

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120


def to_docx(data: bytes, name: str) -> bytes:
    """Return the .docx that LibreOffice makes of an old Word file.

    Raises MissingProgram where LibreOffice is not installed, FailedConversion where it fails or takes
    more than two minutes. It runs with a profile of its own and without macros.
    """
    program = next((found for p in _PROGRAMS if (found := shutil.which(p))), None)
    if program is None:
        raise MissingProgram(name, "LibreOffice", "apt-get install libreoffice-writer, or save the file as .docx")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "document.doc"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            program,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
        ]
        try:
            done = subprocess.run([*command, str(source)], capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise FailedConversion(name, "LibreOffice", f"no answer in {_SECONDS} seconds") from error
        converted = source.with_suffix(".docx")
        if not converted.is_file():
            why = done.stderr.decode("utf-8", "replace").strip()[:200] or f"exit {done.returncode}"
            raise FailedConversion(name, "LibreOffice", why)
        return converted.read_bytes()
