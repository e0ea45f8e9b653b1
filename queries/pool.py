"""A few evaluating processes for many requests: each query has a process to itself, and a time limit.

Processes start when first needed and are kept; one that was killed is replaced at the next query.
"""

from __future__ import annotations

import queue
from pathlib import Path

from queries.bounded import Evaluator
from queries.deadline import current
from queries.failures import BrokenWorker, Busy, TooSlow
from queries.protocol import Answer, Query


class EvaluatorPool:
    """Evaluates queries on the store in a folder; may be used by several threads.

    `processes` is how many queries run at once, `timeout` the seconds one may take, `patience` the seconds a query
    waits for a free process before it is refused.
    """

    def __init__(self, store: Path, *, timeout: float = 30.0, processes: int = 2, patience: float = 10.0) -> None:
        self._patience = patience
        self._closed = False
        self._all = [Evaluator(store, timeout) for _ in range(processes)]
        self._free: queue.LifoQueue[Evaluator] = queue.LifoQueue()
        for evaluator in self._all:
            self._free.put(evaluator)

    def answer(self, query: Query) -> Answer:
        """Answer one query, within the time limit of the task that asks it instead of its own. Raises Busy, and what `Evaluator.answer` raises."""
        if self._closed:
            raise BrokenWorker
        task = current()
        try:
            evaluator = self._free.get(timeout=min(self._patience, task.left()) if task else self._patience)
        except queue.Empty:
            raise Busy(self._patience) from None
        try:
            return evaluator.answer(query, task.left() if task else None)
        except TooSlow as stopped:
            raise TooSlow(task.seconds if task else stopped.seconds, served=True) from stopped
        finally:
            self._free.put(evaluator)

    def start(self) -> None:
        """Start all processes before anybody asks, so that nobody waits for it."""
        for evaluator in self._all:
            evaluator.start()

    def close(self) -> None:
        """End all processes and start none any more."""
        self._closed = True
        for evaluator in self._all:
            evaluator.close()
