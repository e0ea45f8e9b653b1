"""SPARQL servers that tests start, fill and stop: Oxigraph's and Virtuoso."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def oxigraph_program() -> str | None:
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


def virtuoso_program() -> str | None:
    return shutil.which("virtuoso-t")


def _wait(url: str, process: subprocess.Popen[bytes], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {url}")


@contextmanager
def running(command: list[str], url: str, folder: Path) -> Iterator[str]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=dict(os.environ))
        try:
            _wait(url, process)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def oxigraph(folder: Path, *, union: bool = True) -> Iterator[str]:
    """Run Oxigraph's server over an empty store; give its address."""
    program = oxigraph_program()
    assert program
    address = f"127.0.0.1:{free_port()}"
    command = [program, "serve", "--location", str(folder / "data"), "--bind", address]
    command += ["--union-default-graph"] if union else []
    with running(command, f"http://{address}", folder) as url:
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso over an empty database, with the password it is born with; give its address."""
    program = virtuoso_program()
    assert program
    http = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(folder=folder, sql=free_port(), http=http))
    command = [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with running(command, f"http://127.0.0.1:{http}", folder) as url:
        yield url
