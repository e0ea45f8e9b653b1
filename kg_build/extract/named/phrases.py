"""Initiatives named by a verb and a noun phrase without quotation marks: 实施学前教育提升三年行动计划.

A phrase counts where the verb fits the head (`heads`): 建立…机制 founds one, 完善…机制 keeps some
unnamed one up. Lists share a head: 公办扩容、升等创优等工程 names two. A phrase that opens its clause
counts where a predicate of progress follows (…工程持续推进).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import QUOTED, TITLED, Clause
from kg_build.extract.named.verbs import Verb, governing, verbs
from kg_build.extract.named.vocabulary import either, rows, words

_HEADS = {row[0]: (row[1], frozenset(row[2].split()), int(row[3])) for row in rows("heads")}
_BEHIND = either(words("behind_heads"))
_HEAD = re.compile(
    rf"(?P<head>{either(_HEADS)})(?=$|[，。；：、“《（\n\t和及与暨等]|以及|\d{{1,3}}个|{_BEHIND})(?!实施(?:意见|方案|办法))"
)
_PROGRESS = re.compile(rf"(?:{QUOTED})?{either(words('progress'))}")
_LEAD = re.compile(
    rf"(?:{either(words('lead_words'))}(?![级领])|第[一二三四五六七八九十\d]+批|\d[\d.]*(?:万|亿)?[个项所元]+(?:以上)?|[和及与、即])+"
)
_BROKEN = re.compile(r"\d+[个亿万所人处间]|[“”《》：]|\d{3,}|（[^）]*$|^[^（]*）")
_TOO_GENERAL = re.compile(f"(?:{either(words('generic_names'))}|[一二三四五六七八九十两\\d]+[大项个]?)+")
_BUILDING = re.compile(rf"{either(words('building_works'))}|[一二三四]期$")
_UNNAMED = re.compile(r"[省市县区校乡村][一二三四五两]级|各|本|该|此|每|所有|有关|相关|一切|其他")
_TITLE = re.compile(TITLED)
_NAMED_END = re.compile(f"{either(word for word, row in _HEADS.items() if row[0] in ('programme', 'action', 'plan'))}$")
_SPLIT = re.compile(r"、|(?<=[一-鿿])(?:以及|和|及|与|暨)(?=[一-鿿])")
_SHARED = re.compile(
    r"(?<![升中高初])等(?:(?P<count>[一二三四五六七八九十\d]{1,3})[大项个])?(?P<middle>[^、，等]{0,8})$"
)
_NUMBERING = re.compile(
    r"[ \t]*(?:（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．](?!\d)|[一二三四五六七八九十]{1,3}[、．.]|[⑴-⒇①-⑳])[ 、]*"
)
_YEARS = re.compile(r"（(?:19|20)\d\d年?[-—–－~～至到]{1,2}(?:19|20)\d\d年?）")
_AWARDED = ("示范区", "实验区")
_JOINT = ("创建", "建设", "专项", "重点")
MAX_NAME = 32


def phrase_names(plain: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the initiatives that a clause names in plain words."""
    found = verbs(plain, clause.start, clause.end)
    if not found:
        yield from _bare_list(plain, clause)
    numbered = _NUMBERING.match(plain, clause.start, clause.end)
    first = floor = numbered.end() if numbered else clause.start
    titles = [title.span() for title in _TITLE.finditer(plain, clause.start, clause.end)]
    for match in _HEAD.finditer(plain, clause.start, clause.end):
        if any(start <= match.start() < end for start, end in titles):
            continue
        kind, classes, least = _HEADS[match["head"]]
        find = _issuing if kind == "paper" else _nearest
        verb = find(plain, found, match.start(), least)
        begin = max(verb.end if verb else first, floor)
        floor = match.end()
        if verb is None:
            if "subject" in classes and _PROGRESS.match(plain, match.end()):
                yield from _phrase(plain, first, match, kind, least, "phrase-subject")
        elif verb.classes & classes:
            yield from _phrase(plain, begin, match, kind, least, _rule(kind))


def _bare_list(plain: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the members of a clause that is nothing but a list of names (专栏：扩优计划、护苗行动、强师工程)."""
    parts = list(re.finditer("[^、]+", plain[clause.start : clause.end]))
    ended = [_NAMED_END.search(part[0]) for part in parts]
    if len(parts) < 2 or not all(ended):
        return
    for part, end in zip(parts, ended, strict=True):
        modifier = part[0][: end.start()] if end else ""
        if 2 <= len(modifier) <= MAX_NAME and _is_name(modifier):
            start = clause.start + part.start()
            yield Candidate(part[0], start, start + len(part[0]), _HEADS[end[0]][0] if end else "", "phrase-shared")


def _nearest(_: str, found: list[Verb], offset: int, least: int) -> Verb | None:
    return governing(found, offset, least)


def _issuing(plain: str, found: list[Verb], offset: int, least: int) -> Verb | None:
    """Return the verb that governs a paper: one of issuing, if only members of its list stand between."""
    nearest = governing(found, offset, least)
    issuing = [verb for verb in found if verb.end < offset and "issue" in verb.classes]
    if nearest and issuing and re.search("[、和及]", plain[issuing[-1].end : nearest.start]):
        return issuing[-1]
    return nearest


def _rule(kind: str) -> str:
    return "phrase-" + ("strong" if kind in ("programme", "action", "campaign", "plan") else kind)


def _phrase(plain: str, begin: int, match: re.Match[str], kind: str, least: int, rule: str) -> Iterator[Candidate]:
    """Yield the name that ends with the head at `match`, and those that share the head in a list before it."""
    before = plain[begin : match.start()]
    shared = _SHARED.search(before)
    if shared:
        yield from _sharing(before[: shared.start()], begin, shared, match, kind)
        return
    start = _cuts(before)[-1]
    lead = None if match["head"].startswith(_AWARDED) else _LEAD.match(before, start)
    start = lead.end() if lead else start
    modifier = before[start:]
    if least <= len(modifier) <= MAX_NAME and _is_name(modifier):
        years = _YEARS.match(match.string, match.end()) if kind in ("plan", "paper", "action") else None
        end = years.end() if years else match.end()
        yield Candidate(modifier + match["head"] + (years[0] if years else ""), begin + start, end, kind, rule)


def _sharing(listed: str, begin: int, shared: re.Match[str], match: re.Match[str], kind: str) -> Iterator[Candidate]:
    """Yield the members of a list that share a head; a counted list with a name of its own (六大清朗行动) yields that."""
    middle = shared["middle"]
    if "”" in listed or (middle and middle not in _JOINT and not shared["count"]):
        return
    if middle and middle not in _JOINT:
        start = begin + shared.start() + 1
        yield Candidate(match.string[start : match.end()], start, match.end(), kind, "phrase-shared")
        return
    cuts = _cuts(listed)
    for start, stop in zip(cuts, [*cuts[1:], len(listed)], strict=True):
        part = listed[start:stop].rstrip("、和及与")
        lead = _LEAD.match(part)
        name = part[lead.end() :] if lead else part
        if 2 <= len(name) <= MAX_NAME and _is_name(name):
            at = begin + start + (lead.end() if lead else 0)
            yield Candidate(name + middle + match["head"], at, at + len(name), kind, "phrase-shared")


def _cuts(before: str) -> list[int]:
    """Return where the members of a list start: behind 、 and behind an 和 that follows a complete name."""
    ends = (m for m in _SPLIT.finditer(before) if m[0] == "、" or before[: m.start()].endswith(tuple(_HEADS)))
    return [0, *(m.end() for m in ends)]


def _is_name(modifier: str) -> bool:
    if modifier.endswith("工作") or _BROKEN.search(modifier) or "的" in modifier or _BUILDING.search(modifier):
        return False
    return not (_TOO_GENERAL.fullmatch(modifier) or _UNNAMED.match(modifier))
