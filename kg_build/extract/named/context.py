"""Under which initiative a clause reports: the one its own words name, else its sentence's, else its heading's.

Nearest first: named in the clause before the place asked for, in the clause behind it, earlier in the
sentence, in the heading of the section or of a section around it. A programme, campaign, plan or reform
reaches to the end of its sentence, and into a next one that only goes on counting (2023年，计划…); a
brand or platform reaches to the next clause; a fund, a standard or a list of several reaches no further.
A programme of the whole country that the place does not say it carries out (双高 in 双高学校) comes last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.view import View
from kg_build.model import Outline, Section, Span

_SENTENCE = re.compile(r"[。！？\n]")
_REACHES_FAR = re.compile(r"(?:工程|行动|计划|改革|改革方案|战略|运动|创建|减)(?:（[^（）]*）)?$")
_STAYS = re.compile(r"(?:基金|规范|标准|机制|制度|体系|细则|办法|意见|方案|条)(?:（[^（）]*）)?$")
_CARRIED_OUT = re.compile(r"(?:实施|推进|开展|深化|启动|落实|推行)[“]?$")
_COUNTING = re.compile(r"[一二三四五六七八九十百两\d]{1,3}(?:大|项(?!目))")
_GOES_ON = re.compile(r"(?:\d{4}年|全年|当年|其中|共|累计|计划|目前|截至|今年|年内|三年)")
_CLAUSE = re.compile(r"[，；：。！？\n]")
_GRANTED = re.compile(
    r"(?:(?:入选|入围|获评|荣获|获批|列入|列为|评为|认定为)[^，。；：]*|(?:获得|推荐|纳入|参加|聚焦|围绕|坚持|立足|对标|贯彻|按照|根据|结合)[^，。；、]{0,12})$"
)
_QUALIFIES = re.compile("(?:职业|本科|高职|中职|建设)?(?:高校|院校|学校|专业|单位)|教学名师|名师|人才库|专家")
_AMOUNT = re.compile(r"\d[\d.]*(?:万|亿)?[多余]?[一-鿿]{0,2}(?:以上|左右)?$")
_JOINED_AND_COUNTED = re.compile(r"(?:[和与及][^，。；、\d]{2,16})?\d")
_LISTED = re.compile(r"”?(?:（[^（）]*）)?(?:、|等)")
_HANDS_OUT = re.compile(r"关于(?:印发|下发|转发|公布|发布)|^附件\s{0,2}[：:]\s{0,2}\d")


_OF_A_LIST = ("phrase-shared", "quoted-list")
_NO_SUBJECT = ("phrase-mechanism", "quoted-list", "national")


NEAR = 120


class _InOrder:
    """Mentions of initiatives by their place."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self._found = found
        self._starts = [c.start for c in found]

    def between(self, start: int, end: int) -> Sequence[Candidate]:
        """Return those that start in [start, end)."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class InitiativeIndex:
    """Where a document names initiatives; answers which one a clause reports under. Immutable."""

    def __init__(self, view: View, outline: Outline, found: Sequence[Candidate]) -> None:
        self._view = view
        self._outline = outline
        named = [c for c in found if not _COUNTING.match(c.name) and not _only_counted(c, view.plain)]
        self._own = _InOrder([c for c in named if not _others(c, view.plain)])
        self._all = _InOrder(named)
        self._sentences = [0, *(m.end() for m in _SENTENCE.finditer(view.plain))]
        self._clauses = [0, *(m.end() for m in _CLAUSE.finditer(view.plain))]
        self._headings = self._heading_names()

    def at(self, offset: int) -> str | None:
        """Return the most specific initiative that the document's clause at `offset` reports under, or None."""
        place = self._view.index(offset)
        return self._told(self._own, place) or self.above(place) or self._told(self._all, place)

    def named_in(self, start: int, end: int) -> str | None:
        """Return the initiative that the characters [start, end) of the view name as what they are about, or None."""
        return next((c.name for c in self._own.between(start, end) if c.rule not in _NO_SUBJECT), None)

    def spoken_of(self, place: int) -> str | None:
        """Return the initiative whose experience is told of at a place of the view: what its clause reports under, or was named last."""
        sentence = _around(self._sentences, place, len(self._view.plain))[0]
        earlier = self._earlier(self._own, sentence, place)
        if earlier:
            return earlier
        part = max(sentence, self._view.plain.rfind("；", sentence, place), place - NEAR)
        said = reversed(self._own.between(part, place))
        return next((c.name for c in said if c.rule not in _NO_SUBJECT and _carries(c, self._view.plain)), None)

    def _told(self, found: _InOrder, place: int) -> str | None:
        """Return what the clause, or the sentence around it, names."""
        begin, end = _around(self._clauses, place, len(self._view.plain))
        sentence = _around(self._sentences, place, len(self._view.plain))[0]
        inside = found.between(begin, end)
        counted = next(
            (c for c in inside if c.start > place and _AMOUNT.fullmatch(self._view.plain, place, c.start)), None
        )
        before = [c for c in inside if c.start <= place]
        if counted or before:
            return (counted or before[-1]).name
        behind = next((c for c in inside if not self._counted_apart(place, c.start)), None)
        if behind:
            return behind.name
        return self._earlier(found, sentence, begin) or self._carried_over(found, sentence, place)

    def _counted_apart(self, place: int, start: int) -> bool:
        """Whether a name behind a number belongs to another member of a list."""
        return "、" in self._view.plain[place:start]

    def above(self, place: int) -> str | None:
        """Return the initiative that the nearest heading over a place of the view names, or None."""
        return next(iter(self.over(place)), None)

    def named_at(self, offset: int, name: str) -> Span | None:
        """Return where the text near the document's `offset` names an initiative of the place's own, or None."""
        place = self._view.index(offset)
        end = _around(self._clauses, place, len(self._view.plain))[1]
        near = reversed(self._own.between(max(0, place - NEAR), end))
        found = next((c for c in near if c.name == name and c.rule != "national"), None)
        return self._view.span(found.start, found.end) if found else None

    def over_at(self, offset: int) -> tuple[str, ...]:
        """Return the initiatives that the headings over the document's `offset` name, the innermost first."""
        section = self._outline.section_at(offset) if self._outline.sections else None
        return self._headings.get(section.span.start, ()) if section else ()

    def over(self, place: int) -> tuple[str, ...]:
        """Return the initiatives that the headings over a place of the view name, the innermost first."""
        offset = self._view.origin[place] if place < len(self._view.origin) else 0
        section = self._outline.section_at(offset) if self._outline.sections else None
        return self._headings.get(section.span.start, ()) if section else ()

    def _earlier(self, found: _InOrder, sentence: int, begin: int) -> str | None:
        """Return what earlier clauses of the sentence named, if it reaches to the clause that begins at `begin`."""
        last = bisect_right(self._clauses, begin) - 2
        adjacent = self._clauses[last] if last >= 0 else begin
        part = self._view.plain.rfind("；", sentence, begin)
        named = False
        for c in reversed(found.between(sentence, begin)):
            if c.start < part and named:
                # What another part of the sentence named has ended where this part names something of its own.
                return None
            named = True
            far = _REACHES_FAR.search(c.name) and c.rule not in ("phrase-shared", "phrase-subject")
            if _carries(c, self._view.plain) and (
                far or (c.rule not in _OF_A_LIST and c.start >= adjacent and not _STAYS.search(c.name))
            ):
                return c.name
        return None

    def _carried_over(self, found: _InOrder, sentence: int, place: int) -> str | None:
        """Return what the sentence before named, where this one goes on counting."""
        if sentence == 0 or not _GOES_ON.match(self._view.plain, sentence) or self._view.plain[sentence - 1] == "\n":
            return None
        before = self._sentences[bisect_right(self._sentences, sentence) - 2]
        named = self._earlier(found, before, sentence)
        return named or self._carried_over(found, before, before)

    def _heading_names(self) -> dict[int, tuple[str, ...]]:
        """Return, by the start of each section, the initiatives of its heading and of those around it, innermost first."""
        names: dict[int, tuple[str, ...]] = {}
        stack: list[tuple[int, tuple[str, ...]]] = []
        for section in self._outline.sections:
            while stack and stack[-1][0] >= section.level:
                stack.pop()
            own, around = self._named_in_heading(section), stack[-1][1] if stack else ()
            stack.append((section.level, (own, *around) if own else around))
            names[section.span.start] = stack[-1][1]
        return names

    def _named_in_heading(self, section: Section) -> str | None:
        if not section.heading or _HANDS_OUT.search(section.heading):
            return None
        start = self._view.index(section.span.start)
        clause = _CLAUSE.search(self._view.plain, start + 2)
        sentence = _SENTENCE.search(self._view.plain, start + 2)
        reach = start + len(section.heading) + 8
        found = self._all.between(start, min(reach, sentence.start()) if sentence else reach)
        # A heading that names several is a sentence that runs in: only what it begins with stands over the rest.
        if len(found) > 1 and clause and found[0].start > clause.start():
            return None
        return found[0].name if found else None


def _carries(candidate: Candidate, plain: str) -> bool:
    """Whether the clauses behind a mention can go on about it: it is no honour won, no qualifier, nothing counted or listed."""
    if _GRANTED.search(plain, max(0, candidate.start - 60), candidate.start) or _QUALIFIES.match(plain, candidate.end):
        return False
    return not _LISTED.match(plain, candidate.end) and not _AMOUNT.search(
        plain, max(0, candidate.start - 12), candidate.start
    )


def _only_counted(candidate: Candidate, plain: str) -> bool:
    """Whether a mechanism is but the noun that a number counts (30个以上…联盟, 联合体和共同体14个)."""
    if candidate.rule != "phrase-mechanism":
        return False
    before = plain[max(0, candidate.start - 12) : candidate.start]
    joined = before.endswith(("和", "与", "及")) or plain[candidate.end : candidate.end + 1] in "和与及"
    return bool(_AMOUNT.search(before) or (joined and _JOINED_AND_COUNTED.match(plain, candidate.end)))


def _others(candidate: Candidate, plain: str) -> bool:
    """Whether a name is a programme of the whole country or province that the clause does not say it carries out."""
    if candidate.rule != "national" or candidate.region == "own":
        return False
    return not _CARRIED_OUT.search(plain, max(0, candidate.start - 4), candidate.start)


def _around(cuts: list[int], place: int, end: int) -> tuple[int, int]:
    index = bisect_right(cuts, place)
    return cuts[index - 1], (cuts[index] if index < len(cuts) else end)
