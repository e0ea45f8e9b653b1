"""Making bundles of many sources on several processes; the result does not depend on how many."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from kg_build.extract.llm import Endpoint
from kg_build.link.decisions import NO_DECISIONS, Decisions
from kg_build.making import make
from kg_build.model import Source
from kg_build.store.records import Bundle
from ontology.errors import InputError

_WORTH_A_PROCESS = 400_000

Made = Bundle | InputError


def default_workers(sources: Sequence[Source]) -> int:
    """Return how many processes pay off: starting one costs about as much as reading 400 kB."""
    size = sum(len(source.data) for source in sources)
    return max(1, min(os.cpu_count() or 1, len(sources), size // _WORTH_A_PROCESS))


def make_all(
    sources: Sequence[Source], decisions: Decisions, workers: int | None, second: Endpoint | None = None
) -> Iterator[tuple[Source, Made]]:
    """Yield each source, in order, with its bundle or the error that names what is wrong with it."""
    count = default_workers(sources) if workers is None else min(workers, len(sources))
    if count <= 1:
        _begin(decisions, second)
        yield from ((source, _make(source)) for source in sources)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg_build.making"])
    with ProcessPoolExecutor(count, context, initializer=_begin, initargs=(decisions, second)) as pool:
        yield from zip(sources, pool.map(_make, sources), strict=True)


_given: list[tuple[Decisions, Endpoint | None]] = [(NO_DECISIONS, None)]


def _begin(decisions: Decisions, second: Endpoint | None) -> None:
    _given[0] = decisions, second


def _make(source: Source) -> Made:
    try:
        return make(source, *_given[0])
    except InputError as error:
        return error
