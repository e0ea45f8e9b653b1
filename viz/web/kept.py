"""Answers that took long, kept beside the store under its generation, so that they are worked out once.

Each is a file `index/answer-GENERATION-HASH.json` that may be deleted at any time; files of other generations go. A store
that cannot be written to is asked each time.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from contextlib import suppress
from pathlib import Path

from kg_build.store.index import current
from queries.asked import Answering
from queries.protocol import Answer, Query

_log = logging.getLogger(__name__)
SLOW = 0.5  # seconds after which an answer is worth keeping
_MOST = 400  # files
_LARGEST = 8_000_000  # bytes of one
_NAME = "answer-{generation}-{digest}.json"


class KeptAnswers:
    """Answers queries for one generation of a store: from what was kept, or by asking further."""

    def __init__(self, answering: Answering, store: Path, generation: str) -> None:
        self._answering = answering
        self._store, self._generation = store, generation
        self._folder = store / "index"
        own = _NAME.format(generation=generation, digest="")[: -len(".json")]
        self._known: set[str] = set()
        for path in self._folder.glob("answer-*.json"):
            if path.name.startswith(own):
                self._known.add(path.name)
            else:
                with suppress(OSError):
                    path.unlink()

    def answer(self, query: Query) -> Answer:
        """Answer one query. Raises what is asked further raises."""
        said = json.dumps(query.to_json(), sort_keys=True).encode()
        name = _NAME.format(generation=self._generation, digest=hashlib.sha256(said).hexdigest()[:24])
        if name in self._known:
            with suppress(OSError, ValueError):
                head, _, body = (self._folder / name).read_bytes().partition(b"\n")
                kept = json.loads(head)
                return Answer(str(kept["media_type"]), body, int(kept["total"]))
        started = time.monotonic()
        answer = self._answering.answer(query)
        if time.monotonic() - started > SLOW and len(answer.body) < _LARGEST and len(self._known) < _MOST:
            self._keep(name, answer)
        return answer

    def _keep(self, name: str, answer: Answer) -> None:
        if current(self._store) != self._generation:
            return  # another generation may have answered
        making = self._folder / f"{name}.making"
        try:
            head = json.dumps({"media_type": answer.media_type, "total": answer.total})
            making.write_bytes(head.encode() + b"\n" + answer.body)
            making.replace(self._folder / name)
            self._known.add(name)
        except OSError as error:
            _log.info("An answer is not kept beside the store: %s", error)
