"""What takes longer than a page may: it goes on in a thread of its own, and whoever asks for it next gets its result.

A result is kept for as long as it is among the latest asked for. What failed is told to the next who asks, and forgotten.
The threads wait for evaluating processes, which are killed when the time of a task is up.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotDone
from typing import Any, TypeVar

from queries.deadline import deadline
from queries.failures import TooSlow

LIMIT = 25.0  # seconds that all queries of one page may take together
LIMIT_OF_FILES = 180.0
_GRACE = 1.0  # seconds after which a task is no longer waited for, should its own part not end with its queries
_AT_ONCE = 6
_KEPT = 128
_Result = TypeVar("_Result")


class NotYet(Exception):
    """The result is being worked out; it may be asked for again."""


class Jobs:
    """Tasks by their keys: running, or done and kept."""

    def __init__(self, limit: float = LIMIT) -> None:
        self.limit = limit
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="jiaoce page")
        self._known: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def result(
        self, key: Hashable, task: Callable[[], _Result], patience: float | None = None, limit: float | None = None
    ) -> _Result:
        """Return the result of a task, which is started unless its key is known, and may ask for `limit` seconds in all.

        Waits `patience` seconds, without it to the end of the time it may take. Raises NotYet when it is not done by
        then, TooSlow when it was stopped, and what the task raises.
        """
        seconds = limit or self.limit
        with self._lock:
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = self._threads.submit(_within, seconds, task)
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        try:
            result: _Result = found.result(seconds + _GRACE if patience is None else patience)
        except NotDone:
            if not found.done():
                raise (TooSlow(seconds, served=True) if patience is None else NotYet()) from None
            self._forget(key, found)
            raise
        except Exception:
            self._forget(key, found)
            raise
        return result

    def _forget(self, key: Hashable, failed: Future[Any]) -> None:
        with self._lock:
            if self._known.get(key) is failed:
                del self._known[key]

    def close(self) -> None:
        """Start nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _within(limit: float, task: Callable[[], _Result]) -> _Result:
    with deadline(limit):
        return task()
