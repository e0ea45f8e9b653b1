"""A time limit for all queries of one task: a page asks several, and together they may take no longer than it says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from queries.failures import TooSlow


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is over, and how many seconds it had in all."""

    ends: float
    seconds: float

    def left(self) -> float:
        """Return the seconds left. Raises TooSlow where there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TooSlow(self.seconds, served=True)
        return left


_now: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Let all that a pool is asked inside the block in this thread take no longer than so many seconds together."""
    token = _now.set(Deadline(time.monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _now.reset(token)


def current() -> Deadline | None:
    """Return the time limit that this thread is under."""
    return _now.get()
