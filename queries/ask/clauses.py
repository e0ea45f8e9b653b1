"""The clauses of a question that ask something each, as 有多少所小学实施了课后托管？覆盖多少学生？ has two."""

from __future__ import annotations

import re

from queries.ask.reading import Reading
from queries.ask.text import CJK
from queries.ask.words import load_words

LIKELY = 0.6
ASKING = ("how_many", "what", "whether", "when", "how_is")
NO_PREAMBLE = ("target", "change", "which_document", "evidence")
_PREAMBLE = re.compile(
    r"(?:(?:请问|您好|你好|据悉|据了解|据介绍|据报道)[,，、:：]?)*"
    r"(?:(?:根据|按照|依据|依照)[^,，。?？]{2,40}?(?:的?(?:部署|要求|规定|精神|安排|文件|通知))+[,，]?|according to [^,]{2,80},)?\s*"
)
_OF_PREAMBLE = re.compile(r"(?:中|里|内|方面|当中|其中)$")
_BREAK = re.compile(r"[?？;；,，。、]|\band\b|\bbut\b")


def clauses(reading: Reading, question: str) -> tuple[str, ...]:
    """Return the clauses that ask something, each with the places and times of the whole; () where it is one clause."""
    text = reading.text
    named = [
        found
        for kind in ("region", "initiative")
        for found in reading.of_kind(kind)
        if not found.near or found.near[0].score >= LIKELY
    ]
    context = [text[f.start : f.end] for f in named] + [text[t.start : t.end] for t in reading.times]
    asking = []
    for clause in (part.strip() for part in _BREAK.split(text)):
        if clause and any(load_words().cues[cue].search(clause) for cue in ASKING):
            missing = [word for word in context if word not in clause]
            asking.append(" ".join((*missing, clause)) if question.isascii() else "".join((*missing, clause)))
    return tuple(asking) if len(asking) > 1 else ()


def with_commas(question: str) -> str:
    """Return a question with commas where only a space parts what asks from what asks next: 新开园几所 新增学位多少."""
    many = load_words().cues["how_many"].pattern
    return re.sub(rf"((?:{many}))\s+(?=[{CJK}])", r"\1，", question)


def without_preamble(question: str, reading: Reading) -> str:
    """Return a question without the words before it that only say who says so, but with their places and times."""
    text = reading.text
    match = _PREAMBLE.match(text)
    if match is None or match.end() in (0, len(text)) or any(load_words().cues[cue].search(match[0]) for cue in ASKING):
        return question
    spans = [(f.start, f.end) for f in reading.of_kind("region")] + [(t.start, t.end) for t in reading.times]
    rest = text[match.end() :]
    said = [text[a:b] for a, b in spans if b <= match.end() and text[a:b] not in rest]
    return (" " if question.isascii() else "").join((*said, rest))


def last_clause(reading: Reading, question: str) -> str:
    """Return the last clause, if only it asks and only a preamble stands before it, with its places and times."""
    words = load_words().cues
    parts = [part.strip() for part in re.split(r"[,，。]", reading.text) if part.strip(" ?？")]
    if len(parts) < 2 or any(words[cue].search(part) for part in parts[:-1] for cue in (*ASKING, *NO_PREAMBLE)):
        return ""
    if any(_OF_PREAMBLE.search(part) for part in parts[:-1]):
        return ""
    spans = [(f.start, f.end) for f in reading.of_kind("region")] + [(t.start, t.end) for t in reading.times]
    missing = [reading.text[start:end] for start, end in spans if reading.text[start:end] not in parts[-1]]
    return (" " if question.isascii() else "").join((*missing, parts[-1]))


def asks_several_numbers(reading: Reading) -> bool:
    """Say whether a question asks how many of several things, one clause each, and not for a target and its outcome."""
    many = load_words().cues["how_many"]
    asking = [clause for clause in _BREAK.split(reading.text) if many.search(clause)]
    return len(asking) > 1 and not reading.cues & {"reached", "missed"} and len(reading.times) < 2
