"""The clauses of a question that ask something each, as 有多少所小学实施了课后托管？覆盖多少学生？ has two."""

from __future__ import annotations

import re

from queries.ask.reading import Reading
from queries.ask.words import load_words

ASKING = ("how_many", "what", "whether", "when", "how_is")
_BREAK = re.compile(r"[?？;；,，。、]|\band\b|\bbut\b")


def clauses(reading: Reading, question: str) -> tuple[str, ...]:
    """Return the clauses that ask something, each with the places and times of the whole; () where it is one clause."""
    text = reading.text
    context = [text[f.start : f.end] for f in reading.of_kind("region")] + [
        text[t.start : t.end] for t in reading.times
    ]
    asking = []
    for clause in (part.strip() for part in _BREAK.split(text)):
        if clause and any(load_words().cues[cue].search(clause) for cue in ASKING):
            missing = [word for word in context if word not in clause]
            asking.append(" ".join((*missing, clause)) if question.isascii() else "".join((*missing, clause)))
    return tuple(asking) if len(asking) > 1 else ()
