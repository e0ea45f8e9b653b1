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
from types import TracebackType
from typing import Any, Self

import rdflib

from kg_build.store import open_store
from queries.binding import bind
from queries.failures import BadSparql, BrokenWorker, TooSlow, revived
from queries.pipes import read_frame, write_frame
from queries.protocol import DEFAULT_ROWS, Answer, Query
from queries.rows import Bindings, Rows
from queries.sparql_json import NotResults, read_boolean, read_json, read_rows

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"


class Evaluator:
    """One process that evaluates queries on the store in a folder. `timeout` is in seconds for one query.

    The process ends with `close`, and at the latest when the evaluator is gone or the program ends.
    """

    def __init__(self, store: Path, timeout: float) -> None:
        self.store = store
        self.timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] = lambda: None

    def answer(self, query: Query) -> Answer:
        """Answer one query. Raises TooSlow, BrokenWorker, and what `protocol.answer` raises."""
        process = self._running()
        killed = threading.Event()

        def stop() -> None:
            killed.set()
            process.kill()

        timer = threading.Timer(self.timeout, stop)
        timer.start()
        try:
            frame = self._exchange(process, query)
        finally:
            timer.cancel()
        if frame is None:
            self.close()
            raise TooSlow(self.timeout) if killed.is_set() else BrokenWorker
        said, body = frame
        if "error" in said:
            raise revived(said["error"], said["message"], said["exit"])
        return Answer(said["media_type"], body)

    def close(self) -> None:
        """End the process."""
        self._process = None
        self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "queries.worker", str(self.store)]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self._end = weakref.finalize(self, _end, self._process)
        return self._process

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], query: Query) -> tuple[dict[str, Any], bytes] | None:
        if process.stdin is None or process.stdout is None:
            return None
        try:
            write_frame(process.stdin, query.to_json(), b"")
            return read_frame(process.stdout)
        except OSError:
            return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


class BoundedGraph:
    """The store in a folder, asked with a time limit."""

    def __init__(self, store: Path, *, timeout: float, most_rows: int = DEFAULT_ROWS) -> None:
        """Raises what `open_store` raises where there is no store."""
        open_store(store)
        self.name = str(store)
        self._most_rows = most_rows
        self._evaluator = Evaluator(store, timeout)

    def select(self, sparql: str, substitutions: Bindings | None = None) -> Rows:
        """Return the solutions of a SELECT. Raises TooSlow, TooMuch, BadSparql, NotAQuery, ServiceRefused."""
        try:
            return read_rows(read_json(self._ask(sparql, substitutions, _JSON)))
        except NotResults as error:
            raise BadSparql("a SELECT was expected") from error

    def construct(self, sparql: str, substitutions: Bindings | None = None) -> rdflib.Graph:
        """Return the graph that a CONSTRUCT or DESCRIBE makes. Raises as `select` does."""
        return rdflib.Graph().parse(data=self._ask(sparql, substitutions, _TRIPLES), format="nt")

    def ask(self, sparql: str, substitutions: Bindings | None = None) -> bool:
        """Return the answer of an ASK. Raises as `select` does."""
        return read_boolean(read_json(self._ask(sparql, substitutions, _JSON)))

    def _ask(self, sparql: str, substitutions: Bindings | None, accept: str) -> bytes:
        query = Query(bind(sparql, substitutions or {}), accept=accept, most_rows=self._most_rows)
        return self._evaluator.answer(query).body

    def close(self) -> None:
        """End the process that evaluates."""
        self._evaluator.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
