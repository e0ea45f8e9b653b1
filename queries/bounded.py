"""The embedded graph with a time limit: queries run in a process of their own, which is killed when time is up.

A process is started at the first query and kept for the next one; after a kill the next query starts a new one.
Not for several threads at once: each wants its own.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg_build.store import open_store
from queries.asked import AskedGraph
from queries.failures import BrokenWorker, TooSlow, revived
from queries.pipes import read_frame, write_frame
from queries.protocol import DEFAULT_ROWS, Answer, Query


class Evaluator:
    """One process that evaluates queries on the store in a folder. `timeout` is in seconds for one query.

    The process ends with `close`, and at the latest when the evaluator is gone or the program ends.
    """

    def __init__(self, store: Path, timeout: float) -> None:
        self.store = store
        self.timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] = lambda: None

    def answer(self, query: Query, timeout: float | None = None) -> Answer:
        """Answer one query, within `timeout` seconds where it is given. Raises TooSlow, BrokenWorker, and what `protocol.answer` raises."""
        seconds = self.timeout if timeout is None else timeout
        process = self._running()
        killed = threading.Event()

        def stop() -> None:
            killed.set()
            process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            frame = self._exchange(process, query)
        finally:
            timer.cancel()
        if frame is None:
            self.close()
            raise TooSlow(seconds) if killed.is_set() else BrokenWorker
        said, body = frame
        if "error" in said:
            raise revived(said["error"], said["message"], said["exit"])
        return Answer(said["media_type"], body, said["total"])

    def start(self) -> None:
        """Start the process before its first query."""
        self._running()

    def close(self) -> None:
        """End the process."""
        self._process = None
        self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the process, started where there is none; another thread may end it at any time."""
        process = self._process
        if process is None or process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "queries.worker", str(self.store)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self._process, self._end = process, weakref.finalize(self, _end, process)
        return process

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], query: Query) -> tuple[dict[str, Any], bytes] | None:
        if process.stdin is None or process.stdout is None:
            return None
        try:
            write_frame(process.stdin, query.to_json(), b"")
            return read_frame(process.stdout)
        except (OSError, ValueError):  # ended by another thread, which closed its pipes
            return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


class BoundedGraph(AskedGraph):
    """The store in a folder, asked with a time limit."""

    def __init__(self, store: Path, *, timeout: float, most_rows: int = DEFAULT_ROWS) -> None:
        """Raises what `open_store` raises where there is no store."""
        open_store(store)
        self._evaluator = Evaluator(store, timeout)
        super().__init__(self._evaluator, str(store), most_rows=most_rows)

    def close(self) -> None:
        """End the process that evaluates."""
        self._evaluator.close()
