"""The noun phrase that a number measures: what stays of the words before it or after it.

Verbs of doing, adverbs, places and times are taken off the front, verbs that tie a name to its value
off the end; verbs that belong to what is counted (新增, 培训) stay. The words are data.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg_build.extract.vocabulary import alternatives, verbs

_TIME = (
    r"(?:到|截至|截止|截止到|至)?(?:\x03{4,}|(?:19|20)\d\d\s*年?)(?:[-—–~～至到]{1,2}(?:19|20)?\d\d年?)?(?:底|末|初|春季|秋季|上半年|下半年|以来|期间|度|\d{1,2}月(?:底|份)?(?:\d{1,2}日)?)?(?:前|止)?[，、]?"
    r"|(?:到|截至|截止|至)\d{1,2}月(?:\d{1,2}日|底|末|份)?[，、]?|\d{1,2}月(?:\d{1,2}日|底|末|份|[上中下]旬)?前"
    r"|“?十[一二三四五六]?五”?(?:时期|期间|末|以来)?|(?:[过近这][去]?)?[一二三四五六七八九十两\d]+年(?:来|间|内)|五年来|一年来|(?:[三五十两]年|全年)(?=累计|共|净增|新增|新建|培养|投入|引进)|用[一二三四五\d]年(?:左右)?(?:的)?时间|今年(?:以来)?|去年|上年|明年|本学期|全年|当年度?|年内|年底前?|年末|年前|本年度|[春秋]季(?:学期|开学)?(?=[扩增达提]|$)|近年来|目前|现(?!代|场|象|实|状|行)|届时|上半年|下半年"
)
_NUMBERING = r"[—–-]{1,2}|\d{1,2}[.、．](?!\d)|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}[、．.是](?=[一-鿿“]|$)|[⑴-⒇①-⑳]|[一-鿿]{2}了"
_SCOPE = r"(?:(?:我|本|该)[省市县区州盟旗校国]|全[市县区州盟旗校]|全省(?=各|共|有))(?!级|外|际|直)(?:各地)?(?:范围内?|共)?|各(?:省|市|县|区|地|校|州|盟|旗)(?:（[^（）]{1,8}）)?|(?:各|所有)县（市、区）"
_DOERS = r"[省市县区州]委、?(?:[省市县区州])?(?:人民)?政府|(?:联合|会同)[一二三四五六七八九十\d]{1,3}个?部门"
_LINK = r"[、，和及与跟或]|以及|其中|并且?|同时|此外|另外?|而|且|：|的(?=[一-鿿])"
_UNTOUCHABLE = (
    r"(?=率|项目|工程|数(?!字)|机构|基地|单位|对象|工作|任务|人员|用地|面积|规模|中心|资金|经费|标准|成本|者|期(?!间)|类|型|性|化|力"
    r"|(?:点|区|校|园|县|站|室|团|生|总|量|额|费|学校)(?:$|[达为占比超不总均已已、，（]))"
)


@lru_cache(maxsize=1)
def _front() -> re.Pattern[str]:
    drop, single = alternatives(verbs("drop")), "|".join(sorted(verbs("front"), key=len, reverse=True))
    return re.compile(
        rf"(?:{_NUMBERING})|(?:{_TIME})|(?:{_DOERS})|(?:{_SCOPE})|(?:{_LINK})|(?!(?:{drop}){_UNTOUCHABLE}|完成投资)(?:{drop})(?:了|好|着|过)?|(?:{single})|\s+"
    )


@lru_cache(maxsize=1)
def _back() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![人校班生])均|{alternatives(verbs('reach') - {'均'})}|[，、：了]|\s)$")


@lru_cache(maxsize=1)
def keeping() -> re.Pattern[str]:
    """Return a pattern of the verbs that belong to what is counted."""
    return re.compile(alternatives(verbs("keep")))


@lru_cache(maxsize=1)
def _after_verb() -> re.Pattern[str]:
    return re.compile("|".join((alternatives(verbs("after")), *sorted(verbs("does")))))


@lru_cache(maxsize=1)
def _ends_in_verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(verbs('drop') | verbs('keep') | verbs('reach') | verbs('after'))})(?:了|过|着)?$"
    )


_ADVERB = re.compile(r"(?<=[一-鿿]{2})(?:均|都|升级|统一|率先|先后|成功|顺利|共同)$")
_DOES = re.compile(
    r"投入使用|交付使用|接受|通过|入选|荣?获(?!奖)|被|列入|纳入|进入|参加|达到|创成|成为|晋级|当选|实现|完成|挂牌|上榜|消除|超过"
)


def strip_front(words: str) -> str:
    """Return words without the verbs, adverbs, times and places before the noun phrase.

    >>> strip_front("全市已累计建成智慧校园标杆校")
    '智慧校园标杆校'
    """
    position = 0
    while position < len(words):
        found = _front().match(words, position)
        if not found or found.end() == position:
            break
        position = found.end()
    return words[position:]


def strip_back(words: str) -> str:
    """Return words without the verbs and adverbs that tie them to a value.

    >>> strip_back("公办园在园幼儿占比分别达到")
    '公办园在园幼儿占比'
    """
    while True:
        found = _back().search(words[-12:])
        if not found:
            return words
        cut = len(words[-12:]) - found.start()
        if re.search(r"[一-鿿](?:率|比|数)$", words):
            return words
        words = words[: len(words) - cut]


def ends_in_verb(words: str) -> bool:
    """Say whether some words end in a verb, so that what is counted stands behind the number."""
    return bool(_ends_in_verb().search(words[-10:]))


def split_after(words: str) -> tuple[str, str]:
    """Return the noun behind a number and what it does.

    >>> split_after("学校入选省级试点校")
    ('学校', '入选省级试点校')
    """
    words = re.sub(r"^(?:已|均|都|全部|先后)(?=[一-鿿])", "", words)
    if _DOES.match(words):
        return "", words
    open_ = re.sub(r"“[^“”]*”|（[^（）]*）|《[^《》]*》", lambda m: "\x03" * len(m[0]), words)
    for found in _after_verb().finditer(open_):
        if found.start() >= 1 and not re.match(_UNTOUCHABLE, words[found.end() :]):
            return _ADVERB.sub("", words[: found.start()]), words[found.start() :]
    return words, ""


def clean(name: str) -> str:
    """Return a name of an indicator without marks at its ends and without broken brackets or quotes."""
    name = re.sub(r"[\s\x02\x03]|\[\d{1,3}\]|（见[^（）]*）", "", name)
    name = re.sub(
        r"^[、，：；。）”》的了和与及]+|^等(?!级)|(?:[、，：；。（“《的了和与在达为]|(?<!惠|普)及|(?<=[一-鿿]{2})等)+$",
        "",
        name,
    )
    for left, right in ("（）", "“”", "《》"):
        if name.count(left) != name.count(right):
            name = name.replace(left, "").replace(right, "")
    return name
