"""The verb that governs a phrase: the last one before it in its clause that is no part of a name.

推进 in 推进“双百工程” governs; 实施 in 实施方案 and 推进 in 项目推进行动 are parts of names: a verb
directly before the head of a name is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.extract.named.vocabulary import either, rows, words

_VERB = re.compile(either(words("verbs")))
_CLASSES = {row[0]: frozenset(row[1].split()) for row in rows("verbs")}
_NO_VERB_BEFORE = re.compile(either((*words("heads"), "标准", "期", "的", "项目", "型", "校", "者", "性", "力")))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at the characters [start, end) of a view, and the classes of names it may take."""

    start: int
    end: int
    classes: frozenset[str]


def verbs(plain: str, start: int, end: int) -> list[Verb]:
    """Return the governing verbs of the clause at [start, end), in order."""
    found = []
    for match in _VERB.finditer(plain, start, end):
        if not _NO_VERB_BEFORE.match(plain, match.end(), end):
            found.append(Verb(match.start(), match.end(), _CLASSES[match[0]]))
    return found


def governing(found: list[Verb], offset: int) -> Verb | None:
    """Return the last verb that ends at or before `offset`."""
    last = None
    for verb in found:
        if verb.end > offset:
            break
        last = verb
    return last
