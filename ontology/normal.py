"""The normal form of a name: two names with one normal form are one thing, whoever wrote them and in what order.

Only equivalences are taken out, never differences that a reader would mind:

    width, case, spaces     NFKC, casefold                          ＥＳＩ 前1％ = ESI前1%
    brackets and quotes     the marks go, what they hold stays       （不含政府购买学位） still tells two names apart
    unit in brackets        goes, it is said by the value's unit     校舍面积（平方米） = 校舍面积
    leading numerals        goes                                     30.随迁子女… = 随迁子女…
    own place               goes, the value has its own              全市公办园占比 = 公办园占比
    one word for another    幼儿园/园, 比例/比率/占比, 在读/在园 of children in kindergarten, 义务教育阶段/义务教育 …
    counting tails          goes                                     新增学位数 = 新增学位
    and, and commas         one mark for all                        教师和学生 = 教师、学生

What qualifies (新增, 公办, 持证, 农村, 省级) always stays: 新增学位 and 新增公办学位 are two. A normal form is a key and
never shown. This module knows no vocabulary; other names that are one by definition are its `altLabel`s.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_Rule = tuple[re.Pattern[str], str]


def _rules(*pairs: tuple[str, str]) -> tuple[_Rule, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


_MARKS = r"[\"'“”‘’「」『』《》〈〉<>()\[\]【】{}]"
_SURFACE = _rules(
    (r"[\s\u200b-\u200f\u2060\ufeff]", ""),
    (r"^[\"'“‘「『《〈<\[【{]*\(?\d{1,2}(?:[.、)](?=\D|\d{4}年)|\)\.?)", ""),
    (r"\((?:单位:?)?(?:%|[十百千万亿]?(?:个|所|人|人次|元|平方米|亩|年|间|位|项|册|名|家|‰))\)", ""),
    (_MARKS, ""),
    (r"(?<!\d)[.:/](?=.)|[;。!?·…]|(?<!\d)[~_—–-]|[~_—–-](?!\d)|[.:]$", ""),
    (r"[~_—–-]", "-"),
    (r"[,、]+", "、"),
)
_WORDS = _rules(
    (r"^(?:全(?:市|县|区|州|省)(?![性域])|[我本](?:市|县|区|州|省))(?:各县市区|各县市|各县区)?", ""),
    (r"幼儿园|幼稚园", "园"),
    (r"(?:在园|在读|在校|就读|入读)(?:幼儿|儿童)", "在园幼儿"),
    (r"(?:所占|占)?(?:比例|比率|比重|百分比)|占比率", "占比"),
    (r"(?:农民工|(?:外来|进城|流动)(?:务工)?(?:就业)?(?:务工)?人(?:员|口))随迁子女", "随迁子女"),
    (r"义务教育阶段|义务教育段|(?<![服任])义务段|(?<!主)义教阶段|(?<!主)义教段?(?!育)", "义务教育"),
    (r"高中阶段教育|高中段", "高中阶段"),
    (r"普高(?!校)", "普通高中"),
    (r"中等职业(?:技术)?(学校|教育|院校)", r"中职\1"),
    (r"高等职业(?:技术)?(学校|教育|院校)", r"高职\1"),
    (r"高等(?:学校|院校)", "高校"),
    (r"普惠性(?=园|民办|托位|学位)", "普惠"),
    (r"新建?、?改建?、?扩建", "新改扩建"),
    (r"改建、?扩建", "改扩建"),
    (r"教育共同体", "教共体"),
    (r"(?<=[学园人])生人数", "生数"),
    (r"以上的?(?=学历|职称|骨干)", "及以上"),
    (r"及{2,}以上", "及以上"),
    (
        r"以及|暨|(?<![共饱平祥缓])和(?![谐平睦美])|(?<![参赋给])与(?!会)|(?<![普涉惠危触顾遍推])及(?![格时第早以])",
        "、",
    ),
    (r"(?<!目)的(?!确)", ""),
    (r"、{2,}", "、"),
    (r"^、|、$", ""),
)
_COUNTED = re.compile(r"[一二三四五六七八九](?=[年级星期轮])")
_TAIL = re.compile(r"(?<![分指系倍基次级奇偶岁年时常多少无月天])(?:总?数量|总数|个数|人数|数目|数)$")
_INITIATIVE_TAIL = re.compile(
    r"(?:专项行动|行动|工程|三年|(?<!\d)\d年|实施|推进|(?<!双)提升)?(?:行动计划|行动方案|专项行动|行动|工程|计划|方案)$"
)
_YEARS = re.compile(r"\d{4}(?:年?-\d{4})?年?$")
_SHORTEST = 2


@lru_cache(maxsize=65536)
def normal_form(name: str) -> str:
    """Return the key under which equal names of indicators meet; stable under repetition.

    >>> normal_form("公办幼儿园在读幼儿比例") == normal_form("公办园在园幼儿占比")
    True
    >>> normal_form("新增学位") == normal_form("新增公办学位")
    False
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return _fixed_point(name) or _apply(_SURFACE, plain) or re.sub(_MARKS, "", plain).strip() or plain.strip()


@lru_cache(maxsize=65536)
def initiative_form(name: str) -> str:
    """Return the key under which equal names of initiatives meet: 县中崛起, “县中崛起”行动, 县中崛起行动计划 are one.

    >>> initiative_form("“县中崛起”行动") == initiative_form("县中崛起行动计划") == initiative_form("县中崛起")
    True
    """
    form = _fixed_point(name)
    stem = _INITIATIVE_TAIL.sub("", _YEARS.sub("", form))
    return stem if len(stem) > _SHORTEST else form


def _fixed_point(name: str) -> str:
    """Apply the rules until nothing changes; each round shortens the name or leaves its length, so it ends."""
    form = name
    for _ in range(8):
        before, form = form, _once(form)
        if form == before:
            break
    return form


def _once(name: str) -> str:
    form = _apply(_WORDS, _apply(_SURFACE, unicodedata.normalize("NFKC", name).casefold()))
    form = _COUNTED.sub(_digit, form)
    stem = _TAIL.sub("", form)
    return stem if len(stem) >= _SHORTEST else form


def _apply(rules: tuple[_Rule, ...], form: str) -> str:
    for pattern, replacement in rules:
        form = pattern.sub(replacement, form)
    return form


def _digit(found: re.Match[str]) -> str:
    return found[0].translate(_NUMERALS)
