"""The verb that governs a phrase: the last one before it in its clause that is no part of a name.

推进 in 推进“双百工程” governs; 实施 in 实施方案 and 推进 in 项目推进行动 are parts of names: a verb
directly before the head of a name is none, nor is one inside quotation marks or a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.extract.named.clauses import QUOTED, TITLED
from kg_build.extract.named.vocabulary import either, rows, words

_VERB = re.compile(f"(?P<kept>{TITLED}|{QUOTED})|(?P<verb>{either(words('verbs'))})")
_CLASSES = {row[0]: frozenset(row[1].split()) for row in rows("verbs")}
_NO_VERB_BEFORE = re.compile(either((*words("heads"), "人才", "能力", "标准", "期", "的", "型", "者", "性", "力度")))
MAX_INNER_GAP = 6


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at the characters [start, end) of a view, and the classes of names it may take."""

    start: int
    end: int
    classes: frozenset[str]


def verbs(plain: str, start: int, end: int) -> list[Verb]:
    """Return the governing verbs of the clause at [start, end), in order."""
    return [
        Verb(match.start(), match.end(), _CLASSES[match["verb"]])
        for match in _VERB.finditer(plain, start, end)
        if match["verb"] and _governs(plain, match, end)
    ]


def _governs(plain: str, match: re.Match[str], end: int) -> bool:
    if "quoted" in _CLASSES[match["verb"]] and plain[match.end() : match.end() + 1] != "“":
        return False
    return not _NO_VERB_BEFORE.match(plain, match.end(), end)


def governing(found: list[Verb], offset: int, least: int = 0) -> Verb | None:
    """Return the last verb that ends at least `least` characters before `offset`.

    A verb of improving that follows one of carrying out closely (实施改善…项目) belongs to the name.
    """
    before = [verb for verb in found if verb.end + least <= offset]
    if not before:
        return None
    last = before[-1]
    if "other" in last.classes and len(before) > 1:
        outer = before[-2]
        if "launch" in outer.classes and last.start - outer.end <= MAX_INNER_GAP:
            return outer
    return last
