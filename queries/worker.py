"""The process that evaluates queries for `bounded`: it reads requests and writes answers, one after another.

It can be killed at any time, which is the only way to stop a query of pyoxigraph. Run as
`python -m queries.worker STORE`; it talks in frames over its standard input and output.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from kg_build.store import Store, open_store
from kg_build.store.index import current
from ontology.errors import JiaoceError
from queries.pipes import read_frame, write_frame
from queries.protocol import Query, answer


def serve(path: Path, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until the other side closes. An error of the user's goes back by its name and sentence."""
    held: Store | None = None
    while (request := read_frame(requests)) is not None:
        said, _ = request
        try:
            held = _newest(path, held)
            found = answer(held.index, Query.from_json(said))
        except JiaoceError as error:
            write_frame(answers, {"error": type(error).__name__, "message": str(error), "exit": error.exit_code}, b"")
        else:
            write_frame(answers, {"media_type": found.media_type, "total": found.total}, found.body)


def _newest(path: Path, held: Store | None) -> Store:
    """Return the store as it stands: opening it and filling its cache takes longer than most queries."""
    return held if held and current(path) == held.generation else open_store(path)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
