"""Honours, awards, pilot designations and published cases: 经验入选教育部典型案例, 在全国…会议上作典型发言.

The honour is in the document's words; who receives it is the school, place, office or count named before
the verb, else the initiative reported on, else the issuer's place. Persons are never named: a pupil's
honour goes to the school or the place. Honours aimed at (争创, 力争) are no honours yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg_build.extract.named.clauses import Clause, clauses
from kg_build.extract.named.context import InitiativeIndex
from kg_build.extract.named.levels import level_of
from kg_build.extract.named.periods import period_at
from kg_build.extract.named.recipients import Recipients
from kg_build.extract.named.view import View
from kg_build.extract.named.vocabulary import either, rows, words
from kg_build.model import Outline, Recognition

_WEAK = frozenset(row[0] for row in rows("honour_verbs") if len(row) > 1)
_VERB = re.compile(rf"(?P<verb>{either(words('honour_verbs'))})(?!奖[的教]|取|利|益|知|准)(?:了|为)?")
_WORD = re.compile(either(words("honour_words")))
_AIMED = re.compile(r"争创|力争|争取|申报|争当|推荐|支持|鼓励|目标|确保|计划|拟(?!定)|有望|未|没有|不得|冲刺|推进|参加")
_COUNT = re.compile(r"(?:等)?(?:共)?\d[\d.]*(?:多|余)?(?:个|项|所|人|名|次|篇|门|件|枚|家|位|节|幅|本|块|人次)?(?:（[^（）]*）)?$|等$|称号$|名单$|行列$")
_SPLIT = re.compile(r"、(?![^“]*”)")
_RECOMMENDED = [(re.compile(row[0]), row[1]) for row in rows("recommend_verbs")]
_AUDIENCE = re.compile(r"(?:在|于|受邀在)(?P<where>[^，。；]{2,60})$")
_PRESS = re.compile(r"(?:获|在|被|入选|于)(?P<where>[^，。；]{0,40})$")


@dataclass(frozen=True, slots=True)
class _Honour:
    name: str
    start: int
    end: int
    verb: int
    confidence: float


def recognition_facts(
    view: View, outline: Outline, index: InitiativeIndex, recipients: Recipients
) -> tuple[Recognition, ...]:
    """Return the honours of a document in order, each once."""
    facts: dict[tuple[str, str, str], Recognition] = {}
    for clause in clauses(view.plain):
        offset = view.origin[clause.start]
        for honour in _honours(view.plain, clause, outline.section_at(offset).mode == "planning"):
            who = recipients.of(clause, honour.verb) or index.at(view.origin[honour.start]) or outline.place.name
            fact = Recognition(
                span=view.span(honour.start, honour.end),
                confidence=honour.confidence,
                recipient=who,
                honour=honour.name,
                level=_level(honour.name, recipients, outline),
                period=period_at(view.plain, clause, outline, offset),
            )
            facts.setdefault((who, honour.name, fact.period), fact)
    return tuple(facts.values())


def _level(honour: str, recipients: Recipients, outline: Outline) -> str:
    return level_of(honour) or recipients.own_level(outline)


def _honours(plain: str, clause: Clause, planning: bool) -> Iterator[_Honour]:
    verb = _VERB.search(plain, clause.start, clause.end)
    aimed = _AIMED.search(plain, clause.start, verb.start() if verb else clause.end)
    if verb and not aimed and not planning:
        yield from _given(plain, clause, verb)
    if not planning and not (verb and aimed):
        yield from _passed_on(plain, clause)


def _given(plain: str, clause: Clause, verb: re.Match[str]) -> Iterator[_Honour]:
    """Yield the honours that stand behind a verb of giving, one for each member of the list."""
    begin = verb.end()
    for part in _parts(plain[begin : clause.end]):
        start, end = begin + part[0], begin + part[1]
        name = _trimmed(plain[start:end])
        if len(name) < 3 or len(name) > 60 or (verb["verb"] in _WEAK and not _WORD.search(name)):
            continue
        if not _WORD.search(name) and not name.startswith("《"):
            continue
        yield _Honour(name, start, start + max(len(name), 1), verb.start(), 0.75 if verb["verb"] not in _WEAK else 0.6)


def _parts(words_after: str) -> Sequence[tuple[int, int]]:
    cuts = [0]
    for match in _SPLIT.finditer(words_after):
        cuts.append(match.end())
    stops = [*(cut - 1 for cut in cuts[1:]), len(words_after)]
    return list(zip(cuts, stops, strict=True))


def _trimmed(name: str) -> str:
    """Return an honour without the count, 称号 and 名单 behind it."""
    before = None
    name = name.strip()
    while before != name:
        before = name
        name = _COUNT.sub("", name)
    return name


def _passed_on(plain: str, clause: Clause) -> Iterator[_Honour]:
    """Yield talks, reports and praise as honours: where, and how."""
    text = plain[clause.start : clause.end]
    for pattern, form in _RECOMMENDED:
        found = pattern.search(text)
        if found is None:
            continue
        where = (_AUDIENCE if form == "meeting" else _PRESS).search(text[: found.start()])
        if form in ("meeting", "press", "praise") and (where is None or len(where["where"]) < 2):
            return
        start = where.start() if where else found.start()
        name = text[start : found.end()]
        yield _Honour(name, clause.start + start, clause.start + found.end(), clause.start + start, 0.7)
        return
