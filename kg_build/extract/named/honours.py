"""Honours, awards, pilot designations and published cases: 经验入选教育部典型案例, 在全国…会议上作典型发言.

The honour is in the document's words; who receives it is the school, place, office or count named before
the verb, else the initiative reported on, else the issuer's place. Persons are never named: a pupil's
honour goes to the school or the place. Honours aimed at (争创, 力争) are no honours yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kg_build.extract.named.certified import is_county_state, is_state
from kg_build.extract.named.clauses import BRACKETED, QUOTED, Clause
from kg_build.extract.named.context import InitiativeIndex
from kg_build.extract.named.designations import designations
from kg_build.extract.named.levels import level_of
from kg_build.extract.named.periods import period_at
from kg_build.extract.named.recipients import Recipients
from kg_build.extract.named.view import View
from kg_build.extract.named.vocabulary import either, rows, words
from kg_build.model import Outline, Recognition

_WEAK = frozenset(row[0] for row in rows("honour_verbs") if len(row) > 1)
_LEVELLED = frozenset(words("honour_verbs", "level"))
_VERB = re.compile(
    rf"(?P<verb>{either(words('honour_verbs'))})(?<!督学)(?!奖|取|利|益|知|准|悉|数|率|比例|名额|人数)(?:了|为)?"
)
_END = re.compile(rf"{either(words('honour_words', 'end'))}(?:等)?$")
_ANY_PRIZE = re.compile(
    r"^\d+[项个枚块]|^(?:[省市县]级?|国家级?|全[国省市])?(?:[特一二三]等奖|荣誉|奖项|表彰|称号|奖励)$|之一|正高级教师|特级教师$|最[大快多高好早]|唯一|前[一二三四五六七八九十\d]|数$|均居|位居|[之占][^，]{0,4}[%分]"
)
_BARE_PRIZE = re.compile(r"[特一二三]等奖|[金银铜]奖")
_GROUP_PLACE = re.compile("[一-鿿]{1,6}组(?:第[一二三]名|冠军|亚军|季军|[特一二三]等奖)")
_SHARED_PRIZE = re.compile(r"(?:优秀|最佳)?组织奖|(?:团体|集体|道德风尚|优胜|优秀)奖|团体(?:总分)?第[一二三]名")
_JUDGED = re.compile(
    r"在([^，。；]{4,40}?(?:考核|评比|评选|评估|督导|大赛|竞赛|比赛|展演|赛))(?:中|上|工作中)?[，]?[均并先后共再次]*$"
)
_TAKEN_PART = re.compile(r"参加([^，。；]{4,30}?(?:大赛|竞赛|比赛|展演|赛|评选))(?:中|并|，|且|又|再)*$")
_EVENT = re.compile(
    r"(?:^|[。；，])在?((?:国家|全国|全?省|全?市|自治区|第[一二三四五六七八九十]+届)[一-鿿“”]{0,14}?(?:节|运动会|大赛|竞赛|展演|赛))(?=[中上，比]|展比)"
)
_JUDGED_AT_ONCE = re.compile(r"([^，。；、]{2,12}(?:考核|评估|评比|督导))(?:中)?$")
_AIMED = re.compile(
    r"争创|力争|争取|申报|争当|推荐|支持|鼓励|目标|确保|计划|拟(?!定)|有望|未|没有|不得|冲刺|推进(?!会)"
)
_COUNT = re.compile(
    r"(?:名单)?（[^（）]*\d+[^（）\d]{1,4}）$|(?:等)?(?:共)?\d[\d.]*(?:多|余)?(?:个|项|所|人|名|次|篇|门|件|枚|家|位|节|幅|本|块|人次)?(?:（[^（）]*）)?$|等(?![奖次级])[^、，奖]{0,6}$|称号$|名单$|行列$"
)
MAX_SUBJECT = 6
_SPLIT = re.compile(rf"(?:{QUOTED}|{BRACKETED})|(?P<cut>、)")
_UNFINISHED = re.compile("(?:校长|教师|学生|幼儿园|小学|初中|高中|中学)$")
_LEVEL_ALONE = re.compile("国家级?|全国|省级?|全省|市级?|全市")
_RECOMMENDED = [(re.compile(row[0]), row[1]) for row in rows("recommend_verbs")]
_AIMED_AT = re.compile(r"争创|申报|争取|力争|遴选|评选|认定|培育")
_DOING = re.compile(r"举办|召开|承办|开展|推进|深化|实施|启动|组织|作为|列为|列入|入选")
_HELD = re.compile(r"(?:举办|召开|承办)((?:[^，。；、]){4,40}?(?:会|论坛|活动))(?=[，。；、])")
_EXPERIENCE = re.compile(r"(?:经验|做法|案例|课题|成果|模式|样本)(?:做法|成功|先后|相继|均|也|还|多次)?$")
_AUDIENCE = re.compile(r"(?:在|于|受邀在)(?P<where>[^，。；]{2,60})$")
_PRESS = re.compile(r"(?:获|在|被|入选|于)(?P<where>[^，。；]{0,40})$")


@dataclass(frozen=True, slots=True)
class _Honour:
    name: str
    start: int
    end: int
    verb: int
    confidence: float
    passed_on: bool = False
    designated: bool = False


def recognition_facts(
    view: View, read: Sequence[Clause], outline: Outline, index: InitiativeIndex, recipients: Recipients
) -> tuple[Recognition, ...]:
    """Return the honours of a document in order, each once for each who received it."""
    facts: dict[tuple[str, str], Recognition] = {}
    last: tuple[int, list[str]] = (-1, [])
    for clause in read:
        offset, level = view.origin[clause.start], None
        for honour in _honours(view.plain, clause, partial(_planned, outline, offset)):
            who, start = recipients.leading(honour.start, honour.end) if honour.designated else (None, honour.start)
            named = [who] if who else recipients.of(_stretch(view.plain, clause, honour), honour.verb)
            if recipients.of_a_province() and any(name[:1].isdigit() for name in named):
                continue
            going_on = last[1] if clause.sentence < last[0] >= clause.start - 1 else []
            named = _told_of(view.plain, clause, honour, index, named, going_on)
            last = (clause.end, named)
            name = honour.name[start - honour.start :]
            level = level_of(honour.name) or level  # the first of a list says it for those that do not
            for receiver in named or [outline.place.name]:
                fact = Recognition(
                    span=view.span(honour.start, honour.end),
                    confidence=honour.confidence,
                    recipient=receiver,
                    honour=name,
                    level=level or recipients.own_level(),
                    period=period_at(view.plain, clause, outline, offset),
                )
                facts.setdefault((receiver, name.strip("“”")), fact)
    return tuple(facts.values())


def _told_of(
    plain: str, clause: Clause, honour: _Honour, index: InitiativeIndex, named: list[str], before: list[str]
) -> list[str]:
    """Return who is honoured: what is named, else the initiative that is the subject, or whose experience is told of.

    `before` are those whom the clause right before told to be honoured: …大学获…奖，入选…名单 goes on about it.
    """
    subject = plain[clause.start : honour.verb]
    told = len(subject) <= MAX_SUBJECT and _EXPERIENCE.search(subject)
    if honour.designated or (named and (not told or named[0][0].isdigit())):
        return named
    own = index.named_in(clause.start, honour.verb)
    if own is None and before and not named and (not subject.strip("并还也再均") or told):
        return before
    if own is None and (told or honour.passed_on):
        own = index.spoken_of(clause.start)
    return [own] if own else named


def _stretch(plain: str, clause: Clause, honour: _Honour) -> Clause:
    """Return where the receiver of an honour may stand: for one of a list of designations, behind the one before."""
    cut = plain.rfind("、", clause.start, honour.verb) if honour.designated else -1
    return Clause(cut + 1, clause.end, clause.sentence) if cut >= 0 else clause


def _planned(outline: Outline, offset: int) -> bool:
    return outline.section_at(offset).mode == "planning"


def _honours(plain: str, clause: Clause, planning: Callable[[], bool]) -> Iterator[_Honour]:
    for name, start, end in designations(plain, clause):
        if not _AIMED_AT.search(plain, clause.start, start) and not is_state(name):
            yield _Honour(name, start, end, start, 0.65, designated=True)
    verb = _VERB.search(plain, clause.start, clause.end)
    if _AIMED.search(plain, clause.start, verb.start() if verb else clause.end):
        return
    if verb and not (verb["verb"] in _WEAK and planning()):
        yield from _given(plain, clause, verb)
    passed_on = list(_passed_on(plain, clause))
    if passed_on and not planning():
        yield from passed_on


def _given(plain: str, clause: Clause, verb: re.Match[str]) -> Iterator[_Honour]:
    """Yield the honours that stand behind a verb of giving, one for each member of the list."""
    begin = verb.end()
    weak = verb["verb"] in _WEAK
    for start, end, said in _members(plain[begin : clause.end]):
        name = _trimmed(said)
        if name in ("优秀", "先进", "优秀等次", "优秀单位"):
            judged = _contest(plain, clause, verb.start())
            if judged or len(name) > len("优秀"):
                yield _Honour(judged + name, begin + start, begin + end, verb.start(), 0.65)
        elif name == "试点":
            yield _Honour(_completed(plain, clause, begin), begin + start, begin + end, verb.start(), 0.65)
        elif _BARE_PRIZE.fullmatch(name):
            contest = _contest(plain, clause, verb.start())
            if contest:
                yield _Honour(contest + name, begin + start, begin + end, verb.start(), 0.65)
        elif _SHARED_PRIZE.fullmatch(name) or _GROUP_PLACE.fullmatch(name):
            yield _Honour(_contest(plain, clause, verb.start()) + name, begin + start, begin + end, verb.start(), 0.65)
        elif verb["verb"] in _LEVELLED and not level_of(name[:6]):
            continue
        elif 4 <= len(name) <= 60 and _named(name, weak and "称号" not in said):
            at = begin + start
            yield _Honour(name, at, at + len(name), verb.start(), 0.6 if weak else 0.75)


def _named(name: str, weak: bool) -> bool:
    """Whether the words behind a verb of giving name an honour."""
    if _ANY_PRIZE.search(name) or is_county_state(name):
        return False
    return not weak or bool(_END.search(name))


def _contest(plain: str, clause: Clause, verb: int) -> str:
    """Return what was judged, as the words before the verb say (在…考核中，被评为优秀; 省运动会赛出佳绩，…获组织奖)."""
    before = plain[clause.sentence : verb]
    found = (
        _JUDGED.search(before)
        or _TAKEN_PART.search(before)
        or _JUDGED_AT_ONCE.search(plain, clause.start, verb)
        or _EVENT.search(before)
    )
    return found[1] if found else ""


def _completed(plain: str, clause: Clause, end: int) -> str:
    """Return the pilot that the sentence spoke of before it says only 试点, without who holds a meeting on it where."""
    said = re.findall(r"([一-鿿]{4,24}试点)", plain[clause.sentence : end])
    return _DOING.split(said[-1])[-1] if said else "试点"


def _parts(words_after: str) -> Sequence[tuple[int, int]]:
    """Return where the honours of a list begin and end; what cannot end one (校长、教师计划) is no member."""
    found = [match.end() for match in _SPLIT.finditer(words_after) if match["cut"]]
    cuts = [0]
    for cut in found:
        if not _UNFINISHED.search(words_after[cuts[-1] : cut - 1]):
            cuts.append(cut)
    stops = [*(cut - 1 for cut in cuts[1:]), len(words_after)]
    return list(zip(cuts, stops, strict=True))


def _members(words_after: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each honour of a list begins and ends, and its words with the noun it shares (国家级、省级特色学校)."""
    parts = _parts(words_after)
    for (start, end), behind in zip(parts, [*parts[1:], None], strict=True):
        said = words_after[start:end]
        shared = behind and _LEVEL_ALONE.fullmatch(said)
        yield (
            start,
            end,
            said + (_LEVEL_ALONE.sub("", words_after[slice(*behind)], count=1) if behind and shared else ""),
        )


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
        if where is None:
            held = _HELD.findall(plain, clause.sentence, clause.start) if form == "meeting" else []
            if held or form == "spread":
                start = clause.start + found.start()
                name = (f"在{held[-1]}" if held else "") + found[0]
                yield _Honour(name, start, clause.start + found.end(), start, 0.6, passed_on=True)
            return
        for begin, end in _parts(where["where"]) if form == "meeting" else [(0, len(where["where"]))]:
            start = clause.start + where.start("where") + begin
            name = "在" if form == "meeting" else where[0][: where.start("where") - where.start()]
            name += where["where"][begin:end] + found[0]
            yield _Honour(name, start, clause.start + found.end(), clause.start + where.start(), 0.7, passed_on=True)
        return
