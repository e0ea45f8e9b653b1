"""Initiatives named in quotation marks: “优教强城”工程, “爱阅读”“汉字素养”等品牌, “匠心浸润、匠技锤炼”五大工程.

Quotation marks alone make no name: a slogan, a term or a virtue stands in them too. A word behind them
that says what they name (`quoted_heads`), or a verb before them that carries a programme out, makes one.
Papers in 《》, headings, and phrases without quotation marks are told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import BRACKETED, QUOTED, Clause
from kg_build.extract.named.verbs import Verb, governing, verbs
from kg_build.extract.named.vocabulary import either, rows, words

_HEADS = {row[0]: row[1] for row in rows("quoted_heads")}
_STRONG = frozenset(("工程", "行动", "行动计划", "计划", "改革", "攻坚战"))
_GROUP = re.compile(rf"{QUOTED}(?:[、和及与]?(?:以及)?{QUOTED})*")
_MEANS = r"为(?:主|重要|总|工作)?(?:抓手|引领|载体|牵引|龙头|依托|驱动|重点|主线|统领)"
_ENDED = rf"(?!实施(?:意见|方案|办法|细则)|建设(?:工程|行动|项目|计划))(?=$|[，。；：、“《（\n\t和及与中等暨的并]|以及|或|实现|{_MEANS}|{either(words('behind_heads'))})"
_TAIL = re.compile(
    rf"(?:{BRACKETED})?(?P<etc>等)?(?P<count>[一二三四五六七八九十两\d]{{1,3}}[大项个])?"
    rf"(?P<middle>(?!为)[^，。；：、“”《》（）等的了]{{0,14}}?)(?<!为)(?P<head>{either(_HEADS)}){_ENDED}"
)
_SURE = ("工程", "行动", "计划")
_OWN_HEAD = re.compile(
    rf".+(?:{either((*words('heads'), '制', '课堂', '学堂', '中心', '条'))}|{either(words('year_themes'))}年)$"
)
_SLOGAN = re.compile(r"[，。；：！？]|^向|^.$|两会|－.*－")
_TERM = re.compile(
    rf"(?:省|市|国家|全国).*{either(words('designations'))}$|"
    r"^零|^普[九高及]|^两基$|长牙|全过程|^全.{1,2}全.{1,2}(?:全.{1,2})?$|不|要|我们|让|人人|^[\d.%]+$|^[^+]{1,2}\+[^+]{1,4}$|^[十一二三四五六]{2}五$|^[二三四五六七八九十]化$|^.课堂$"
)
_NUMBERED = re.compile(r"^\d{2,}|^[\d一二三四五六七八九十百千万两双+N]{1,7}(?:条|行动|工程|项|计划)?$")
_SHORT = re.compile(rf"^.{{1,4}}(?:{either(_STRONG)})$")
_GIVEN_BY = re.compile(r"(?:国家|教育部|全国|全?省|全?市|第[一二三四五]期|第[一二三四五]轮)级?$")
_NOT_IN_MIDDLE = re.compile(r"大学|高校|院校(?!创建|建设)|城市|专业|课程(?!体系|改革|建设)|高中|领导|^学校|^窗口")
_NOT_BEHIND_OWN = re.compile(r"专业|课程|学科|班")
_IS_MEANS = re.compile(
    r"为(?:主|重要|总|工作|空间|学习|发展)?(?:抓手|引领|载体|牵引|龙头|承载|共同体|平台|支点|突破口|纽带)"
)
_HONOURED = re.compile("获评|入选|荣获|获得?(?![取悉知])|被评|被列|在全[国省]")
_UPKEEP = re.compile(r"落实|保障|运行")
_NOT_BEFORE = re.compile(f"{either(words('not_before_quotes'))}$")
_BOUNDARY = re.compile(r"$|\d|[，。；、（\n\t]|等?(?:工作|建设|改革|试点)|和|以及|持续|全面")
_PREFIX = re.compile(rf"^(?:{either(words('lead_words'))})*(?P<prefix>[一-鿿]{{2,12}})$")
_NO_PREFIX = re.compile(either((*words("common_verbs"), *words("school_left"), "赋能", "独具", "第", "局")))


@dataclass(frozen=True, slots=True)
class _Group:
    """Quotations in a row, what stands before and behind them."""

    names: tuple[tuple[str, int, int], ...]
    before: str
    verb: Verb | None
    end: int


def quoted_names(plain: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the initiatives that a clause names in quotation marks."""
    found = verbs(plain, clause.start, clause.end)
    for match in _GROUP.finditer(plain, clause.start, clause.end):
        verb = governing(found, match.start())
        before = plain[verb.end if verb else clause.start : match.start()]
        inner = re.finditer(r"“([^“”\n]+)”", match[0])
        names = tuple((m[1], match.start() + m.start(), match.start() + m.end()) for m in inner)
        if any(_SLOGAN.search(name) for name, _, _ in names) or _NOT_BEFORE.search(before):
            continue
        group = _Group(names, before, verb, match.end())
        tail = _TAIL.match(plain, group.end, clause.end)
        if tail and _fits(tail):
            yield from _with_head(plain, group, tail)
        else:
            yield from _without_head(plain, group)


def _fits(tail: re.Match[str]) -> bool:
    """Whether the words behind say what the quotation names, and no other thing that it qualifies."""
    if tail["etc"]:
        return True
    return not _NOT_IN_MIDDLE.search(tail["middle"] + tail["head"]) and not _UPKEEP.search(tail["middle"])


def _without_head(plain: str, group: _Group) -> Iterator[Candidate]:
    classes = group.verb.classes if group.verb else frozenset({"none"})
    for name, start, end in group.names:
        if _TERM.search(name):
            continue
        if group.before.endswith("以"):
            if _IS_MEANS.match(plain, group.end) and len(name) >= 4 and "、" not in name:
                yield Candidate(name, start, end, "programme", "quoted-verb")
            continue
        if group.before == "" and group.verb is None and _HONOURED.match(plain, group.end) and len(name) >= 3:
            yield Candidate(name, start, end, "programme", "quoted-verb")
        taken = "other" not in classes or name.endswith(_SURE) or _GIVEN_BY.search(group.before)
        if _OWN_HEAD.match(name) and taken and not _NOT_BEHIND_OWN.match(plain, group.end):
            yield Candidate(_with_prefix(group, name), start, end, "programme", "quoted-own-head")
        elif (
            not classes.isdisjoint(("launch", "brand", "support"))
            and len(group.before) <= 4
            and _BOUNDARY.match(plain, group.end)
            and "、" not in name
        ):
            yield Candidate(name, start, end, "programme", "quoted-verb")


def _with_prefix(group: _Group, name: str) -> str:
    """Put the words between verb and quotation mark before a name that says nothing alone (“666”行动)."""
    numbered = _NUMBERED.match(name) or len(name) <= 2
    found = _PREFIX.match(group.before) if group.verb and (numbered or _SHORT.match(name)) else None
    if (
        found is None
        or found["prefix"].endswith(tuple(_STRONG))
        or (_NO_PREFIX.search(found["prefix"]) and not numbered)
    ):
        return name
    return found["prefix"] + name


def _with_head(plain: str, group: _Group, tail: re.Match[str]) -> Iterator[Candidate]:
    head, middle, names = tail["head"], tail["middle"], group.names
    belongs = _HEADS[head] == "name" and not (_TERM.search(names[0][0]) and not middle and head not in _STRONG)
    apart = any(second[1] > first[2] for first, second in pairwise(names))
    if len(names) == 1 and tail["count"] and "、" in names[0][0]:
        yield from _members(names[0])
    elif tail["etc"] or (len(names) > 1 and not (belongs and (middle or apart))):
        yield from _list(group, tail, belongs)
    elif len(names) == 1 and (not belongs or (_OWN_HEAD.match(names[0][0]) and middle)):
        name, start, end = names[0]
        if not _TERM.search(name) or head == "品牌":
            yield Candidate(
                _with_prefix(group, name), start, end, "programme", "quoted-drop", core=name if len(name) >= 3 else ""
            )
    elif apart:
        yield from _list(group, None, belongs)
    else:
        name = "".join(name for name, _, _ in names) + middle + head
        core = names[0][0] if len(names) == 1 and len(names[0][0]) >= 3 else ""
        yield Candidate(_with_prefix(group, name), names[0][1], tail.end(), "programme", "quoted-head", core=core)


def _members(quoted: tuple[str, int, int]) -> Iterator[Candidate]:
    """Yield the members of a list inside one pair of quotation marks."""
    for part in re.finditer(r"[^、]+", quoted[0]):
        start = quoted[1] + 1 + part.start()
        yield Candidate(part[0], start, start + len(part[0]), "programme", "quoted-parts")


def _list(group: _Group, tail: re.Match[str] | None, belongs: bool) -> Iterator[Candidate]:
    """Yield each quotation of a list, and the list's own name (…等教育共富行动) where it has one."""
    whole = None
    if tail and tail["etc"] and belongs and len(tail["middle"]) >= 2 and tail["head"] in _STRONG:
        whole = tail["middle"] + tail["head"]
        yield Candidate(whole, tail.start("middle"), tail.end(), "programme", "quoted-list-whole")
    for name, start, end in group.names:
        if not _TERM.search(name):
            named = _with_prefix(group, name) if _NUMBERED.match(name) else name
            yield Candidate(named, start, end, "programme", "quoted-list", enclosing=whole)
