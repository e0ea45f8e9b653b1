"""Initiatives named by a verb and a noun phrase without quotation marks: 实施学前教育提升三年行动计划.

A phrase counts where the verb fits the head (`heads`): 建立…机制 founds one, 完善…机制 keeps some
unnamed one up. Lists share a head: 公办扩容、升等创优等工程 names two. A phrase that opens its clause
counts where a predicate of progress follows (…工程持续推进).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import Clause
from kg_build.extract.named.verbs import Verb, governing, verbs
from kg_build.extract.named.vocabulary import either, rows, words

_HEADS = {row[0]: (row[1], frozenset(row[2].split()), int(row[3])) for row in rows("heads")}
_BEHIND = either(words("behind_heads"))
_HEAD = re.compile(rf"(?P<head>{either(_HEADS)})(?=$|[，。；：、“《（\n\t和及与暨]|以及|{_BEHIND})")
_PROGRESS = re.compile(either(words("progress")))
_LEAD = re.compile(
    rf"^(?:{either(words('lead_words'))}|第[一二三四五六七八九十\d]+批|\d[\d.]*(?:万|亿)?[个项所元]+(?:以上)?)+"
)
_BROKEN = re.compile(r"[“”《》（）：]|\d{3,}")
_GENERIC = re.compile(f"^{either(words('generic_names'))}+$")
_SPLIT = re.compile(r"、|(?<=[一-鿿])(?:以及|和|及|与|暨)(?=[一-鿿])")
_SHARED = re.compile(r"等(?:[一二三四五六七八九十\d]{1,3}[大项个])?$")
MAX_NAME = 32


def phrase_names(plain: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the initiatives that a clause names in plain words."""
    found = verbs(plain, clause.start, clause.end)
    floor = clause.start
    for match in _HEAD.finditer(plain, clause.start, clause.end):
        kind, classes, least = _HEADS[match["head"]]
        verb = governing(found, match.start())
        begin = max(verb.end if verb else clause.start, floor)
        floor = match.end()
        if verb is None or verb.end < floor - MAX_NAME * 3:
            if "subject" in classes and _PROGRESS.match(plain, match.end()):
                yield from _phrase(plain, clause.start, match, kind, least, "phrase-subject")
        elif verb.classes & classes:
            yield from _phrase(plain, begin, match, kind, least, _rule(verb, match["head"]))


def _rule(verb: Verb, head: str) -> str:
    kind = _HEADS[head][0]
    return "phrase-" + ("strong" if kind in ("programme", "campaign", "plan") else kind)


def _phrase(plain: str, begin: int, match: re.Match[str], kind: str, least: int, rule: str) -> Iterator[Candidate]:
    """Yield the name that ends with the head at `match`, and those that share the head in a list before it."""
    head = match["head"]
    words_before = plain[begin : match.start()]
    cuts = [
        0,
        *(m.end() for m in _SPLIT.finditer(words_before) if m[0] == "、" or _ends_with_head(words_before, m.start())),
    ]
    shared = _SHARED.search(words_before)
    if shared:
        for start, stop in zip(cuts, [*cuts[1:], shared.start()], strict=True):
            part = words_before[start:stop].rstrip("、和及与")
            lead = _LEAD.match(part)
            name = part[lead.end() :] if lead else part
            if len(name) >= 2 and not _BROKEN.search(name) and "的" not in name:
                at = begin + start + (lead.end() if lead else 0)
                yield Candidate(name + head, at, at + len(name), kind, "phrase-shared")
        return
    start = cuts[-1]
    lead = _LEAD.match(words_before[start:])
    start += lead.end() if lead else 0
    modifier = words_before[start:]
    if (
        least <= len(modifier) <= MAX_NAME
        and not _BROKEN.search(modifier)
        and not _GENERIC.match(modifier)
        and "的" not in modifier
    ):
        yield Candidate(modifier + head, begin + start, match.end(), kind, rule)


def _ends_with_head(words_before: str, stop: int) -> bool:
    return any(words_before.endswith(head, 0, stop) for head in _HEADS)
