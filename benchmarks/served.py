"""A store served in a process of its own, and what that process and those it started have cost."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlunsplit
from urllib.request import urlopen

_TICKS = os.sysconf("SC_CLK_TCK")
_PATIENCE = 300.0


class Server:
    """`jiaoce serve` on a free port; `answers` is how many seconds after its start it answered first."""

    def __init__(self, store: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._started = time.perf_counter()
        command = [sys.executable, "-m", "jiaoce", "serve", "--store", str(store), "--port", str(port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = urlunsplit(("http", f"127.0.0.1:{port}", "", "", ""))
        self.answers = self._after(lambda _: True)

    def whole(self) -> float:
        """Wait until names and texts are read; return the seconds since the start."""
        return self._after(lambda health: not health["reading"])

    def spent(self) -> float:
        """Return the processor seconds of the server and its children so far."""
        return sum(map(_spent, (self._process.pid, *_children(self._process.pid))))

    def _after(self, enough: object) -> float:
        while time.perf_counter() - self._started < _PATIENCE and self._process.poll() is None:
            try:
                with urlopen(f"{self.base}/healthz", timeout=10) as answer:
                    if enough(json.load(answer)):  # type: ignore[operator]
                        break
            except OSError:
                pass
            time.sleep(0.02)
        return time.perf_counter() - self._started

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()


def _spent(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS


def _children(process: int) -> list[int]:
    found = list[int]()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += map(int, task.read_text(encoding="utf-8").split())
    return found
