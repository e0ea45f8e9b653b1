"""Names that say nothing alone, completed by what the words before them are about.

覆盖率, 总投资, 一等奖, 台州市级 take the subject of the clause before, of the phrase 在…中 that opens the
sentence, or of the heading. Which names are bare is data (`data/bare.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg_build.extract.phrases import clean, split_after, strip_front
from kg_build.extract.vocabulary import rows

_STAGE = re.compile(
    r"(?:公办|民办|普惠性)?(?:幼儿园|学前教育|义务教育|高等教育|职业教育|(?<!中)小学|普通初中|初中|普通高中|高中阶段|高中|中等职业学校|中等职业教育|中职|高等学校|普通高校|高职院校|高职|特殊教育学校|特殊教育|九年一贯制学校)"
)
_LEVEL = re.compile(
    r"(?:[一-鿿]{2,4}[省市县区])?(?:国家|省|市|县|区|校|国|部|厅|地市|州)(?:、[省市县])?级?|[一-鿿]{2,4}[省市县]级"
)
_SAID_LEVEL = re.compile(r"(?:国家|省|市|县|区|校|部|厅)级")
_GRADE = re.compile(r"\d?A{1,5}级?|[B-D][类级等]|[一二三四五]星级?|[特一二三四甲乙丙][类级]")
_RATE = re.compile(r"(?:率|占比|比例|比重|覆盖面)$")
_TURNED = re.compile(
    r"(.{2,20}?(?:率|占比|比例|(?:经费|拨款|收费|补助|资助|补贴|定额)标准|经费|班额|补助|面积|图书|设备值))(?:分别|逐步)?(?:控制在|保持在|提高到|提高至|达到|达|下降到|降至|为)?"
    r"((?:小学|初中|高中|普通高中|幼儿园|中职|高职)(?:阶段)?)"
)
_MEASURED = re.compile(r"(?:率|占比|比例|标准|定额|经费|班额|补助|面积|图书|设备值|生师比|师生比)$")
_TAIL = re.compile(
    r"(?:人数|数|总数|数量|建设|创建|占比|比例|覆盖率|覆盖面|获奖|总建筑面积|建筑面积|总投资|投资|金牌|银牌|铜牌|[特一二三]等奖|优秀奖|“?[白黑红]名单”?)$"
)
_GENERIC = re.compile(
    r"目标|任务|举措|措施|成果|总结|要点|这一年|保障|情况|思路|回顾|安排|方案$|计划$|规划$|报告$|公报$|^[一-鿿]{2}$"
)
_NAMES_WORKS = re.compile(r"(?:项目|工程|建设|学校|基地|计划|行动|幼儿园|中心|校舍)$")
_COUNTED = re.compile(r"(?:学位|教师|在校生|学生|班|床位|教职工|招生)$")
_KIND_OF_SCHOOL = re.compile(r"^(?!.*各级)[一-鿿]{2,}(?:学校|校)$")
_THEME = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、．])([^，。；\d]{2,16})$"
)
_MONEY = re.compile("(?:资金|经费|投入|投资|支出)$")
_SOURCE = re.compile("(?:财政|中央|省级?|市级?|县级?|区级?|本级|自筹|配套|社会|企业|捐助|贷款)$")
_DONE_OF_THEM = frozenset(
    ("入住", "竣工", "完工", "开工", "投用", "完成", "使用", "毕业", "在读", "就读", "录取", "在职", "在岗", "在编")
)
MAX_PART = 10
_NO_PURPOSE = re.compile("占|同比|环比|较|比|年均|增长|增加|减少|下降|惠及|受益|居|位|其中|达|覆盖|服务|涉及|是")
_VERDICT = re.compile("(?:基本|不)?(?:合格|达标)|优秀|良好|解聘|开除|辞退|记过|警告|处分|立案|约谈|停职")
_PER = re.compile(r"每[百千万\d]{1,4}[名位个]?(?:常住)?(?:学生|师生|幼儿|儿童|人口|教师|中小学生)")
_MANNER = re.compile(
    r"明显|持续|不断|进一步|稳步|大幅|全面|显著|逐步|有效|更加|日益|迅速|快速|取得|得到|实现|加快|(?:正式)?(?:启用|投入使用|投用|竣工|完工|落成|挂牌)"
)
_COLLEGE = re.compile("[一-鿿]{2,14}(?:大学|学院)(?=新校区|校区|招生|在校|毕业|新招|教师|学生)")
_OF_A_STAGE = re.compile("园|段入学率|^标准化学校$")
SPECIAL = "特殊教育"
MAX_TOPIC = 14
MAX_SUBJECT = 24


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a clause are about.

    `before` holds the names measured last, the nearest last; `occasion` the 在…中 of the sentence;
    `topic` the subject of the heading; `subject` the subject of a clause without a number;
    `history` all names of the sentence so far; `stage` the stage of schooling the headings name, or the
    paragraph counts; `about` the last subject of the sentence, whatever was counted since; `ahead` what the
    clause behind is about; `whole` what the clause before divided into parts (其中).
    """

    before: tuple[str, ...] = ()
    occasion: str = ""
    topic: str = ""
    subject: str = ""
    history: tuple[str, ...] = ()
    stage: str = ""
    about: str = ""
    ahead: str = ""
    whole: str = ""


@lru_cache(maxsize=1)
def _bare() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[0], re.compile(row[1])) for row in rows("bare.tsv"))


def bareness(name: str) -> str:
    """Return which sort of bare name this is (rate, amount, count, people, prize, level), or "".

    >>> bareness("覆盖率"), bareness("公办园在园幼儿占比")
    ('rate', '')
    """
    if _LEVEL.fullmatch(name):
        return "level"
    return next((sort for sort, pattern in _bare() if pattern.fullmatch(name)), "")


def complete(name: str, context: Context, inside: bool, whole: str = "") -> tuple[str, bool]:
    """Return a name with its subject where it is bare, and whether anything was added; `whole` is what 其中 divides."""
    turned = _TURNED.fullmatch(name)
    if turned:
        return turned[2] + turned[1], True
    sort = bareness(name)
    last = context.before[-1] if context.before else ""
    part = _part(name, whole) or echoed(name, last) or _told_of(name, last)
    if not part and _STAGE.fullmatch(name):
        part = _of_stage(name, last, context)
    if part:
        return part, True
    if sort == "level" and last:
        return _with_level(name, last), True
    if context.occasion and context.occasion not in name:
        return clean(context.occasion + name), True
    if inside and not last and context.subject and name in ("", "全省", "全国", "全市", "全区", "其中"):
        return context.subject, True
    if inside and last and last not in name and len(name) <= 8:
        return clean(_core(last) + name), True
    if not sort:
        return name, False
    subject = _subject(name, sort, last, context)
    return (clean(_join(subject, name)), True) if subject else (name, False)


def _part(name: str, whole: str) -> str:
    """Return the name of a part (其中市级财政…, 初中…, 已入住…) with what it is a part of, or "".

    >>> _part("县级财政", "校舍维修资金"), _part("初中", "达标学校")
    ('县级财政校舍维修资金', '初中达标学校')
    """
    if not whole or name in whole:
        return ""
    money = _MONEY.search(whole) and _SOURCE.search(name) and not _MONEY.search(name)
    school = _KIND_OF_SCHOOL.search(whole) and _STAGE.match(name) and not _STAGE.search(whole) and len(name) <= MAX_PART
    return name + whole if money or school or name in _DONE_OF_THEM or name.endswith("层次") else ""


def echoed(name: str, last: str) -> str:
    """Return a rate or count that repeats the end of the name before it, whole, or "".

    >>> echoed("上线率", "高考本科上线"), echoed("巩固率", "小学招生")
    ('高考本科上线率', '')
    """
    said = re.fullmatch(r"([一-鿿]{2,4})(率|人数|比例|总数)", name)
    found = re.fullmatch(f"(.+{said[1]})(?:学生|教师|师生|人员|人数|数)?", last) if said else None
    return found[1] + said[2] if said and found else ""


def _told_of(name: str, last: str) -> str:
    """Return a verdict, or a number for so many, with the things counted last that it is of, or "".

    >>> _told_of("不合格", "开展抽查的托管点"), _told_of("每百名学生", "计算机")
    ('不合格的托管点', '每百名学生拥有计算机')
    """
    if _PER.fullmatch(name) and last and not _RATE.search(last):
        return f"{name}拥有{_core(last)}"
    if _VERDICT.fullmatch(name) and last:
        return f"{name}的{re.sub('^(?:处理|查处|通报)', '', last.rpartition('的')[2])}"
    return ""


def _of_stage(stage: str, last: str, context: Context) -> str:
    """Return what is measured of a stage that is named alone, as the words before it tell, or ""."""
    if _STAGE.search(last):
        return (
            re.sub(f"{_STAGE.pattern}(?:阶段)?", stage, last, count=1)
            if _MEASURED.search(last) or _COUNTED.search(last)
            else ""
        )
    if _MEASURED.search(context.subject):
        return stage + re.sub(r"^(?:严格)?(?:控制|落实|提高|执行)", "", context.subject)
    return stage + last if _COUNTED.search(last) else ""


def _subject(name: str, sort: str, last: str, context: Context) -> str:
    if sort in ("people", "places"):
        return _staged(name, context)
    if sort == "gain":
        return context.subject or context.about
    if sort == "each":
        return context.subject or (_core(last) if not _RATE.search(last) else "")
    if sort == "amount" and context.whole:
        return _core(context.whole)
    last = _countable(sort, last, context)
    if last and not bareness(last) and not (sort == "rate" and _RATE.search(last)):
        return _core(last)
    if context.subject:
        return context.subject
    if _NAMES_WORKS.search(context.topic) and len(context.topic) <= MAX_TOPIC and sort in ("amount", "count"):
        return context.topic
    if not last and sort == "amount":
        return "" if bareness(context.ahead) else context.ahead
    return _core(last) if last else ""


def _countable(sort: str, last: str, context: Context) -> str:
    """Return what was measured last, if a bare name can be told of it, or "".

    No money is spent on a rate, or on mere 学生 of a list (but on what stands before them); nothing belongs
    to those it is of use to, and no works to a sum.
    """
    if bareness(last) == "gain" or (sort == "count" and bareness(last) == "amount"):
        return ""
    if sort in ("amount", "count") and _RATE.search(last):
        return ""
    if sort == "rate" and _RATE.search(last):
        # 开工率100%、竣工率92%: one thing has both.
        return next((last[:-size] for size in (5, 4, 3) if last[size:] and bareness(last[-size:]) == "rate"), last)
    if sort == "amount" and bareness(last) == "people":
        return next((known for known in reversed(context.before) if bareness(known) != "people"), "")
    return last


def _staged(name: str, context: Context) -> str:
    """Return a count of people or a rate with the stage of schooling that the words before it are about."""
    if context.stage == SPECIAL and _OF_A_STAGE.search(name):
        return SPECIAL
    if _STAGE.search(name) or _OF_A_STAGE.search(name):
        return ""
    for source in (*reversed(context.history), *reversed(context.before), context.stage, context.topic):
        found = _COLLEGE.match(source) or _STAGE.search(source)
        if found:
            return found[0]
    return ""


def each_staged(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names with the head that only the first one carries (合格率小学, 初中, 高中)."""
    turned = _TURNED.fullmatch(names[0])
    if turned and all(_STAGE.fullmatch(name) for name in names[1:]):
        return tuple(stage + turned[1] for stage in (turned[2], *names[1:]))
    return names


def staged_as(head: str, context: Context, count: int) -> tuple[str, ...] | None:
    """Return one head with the stages that the names before it were paired with (小学…, 初中…), or None."""
    found = [_STAGE.match(name) for name in context.history[-count:]]
    stages = tuple(match[0] for match in found if match)
    if len(stages) != count or len(set(stages)) != count or _STAGE.match(head):
        return None
    return tuple(stage + head for stage in stages)


def _core(name: str) -> str:
    """Return a name without the words that only say how it is measured."""
    short = _TAIL.sub("", name)
    return short if len(short) >= 2 else name


def _join(subject: str, name: str) -> str:
    """Return subject and name, the head they share only once (开工项目 + 新建项目: 开工新建项目)."""
    if subject.endswith(name):
        return subject
    for size in range(min(4, len(subject), len(name)), 1, -1):
        if subject.endswith(name[-size:]) and len(name) > size:
            return subject[:-size] + name
    return subject + name


def _with_level(name: str, last: str) -> str:
    """Return the name measured last with another level in front (省级…食堂, then 市级)."""
    found = _SAID_LEVEL.search(last)
    if found:
        return last[: found.start()] + name + last[found.end() :] if found.start() else name + last[found.end() :]
    return name + last


def graded(name: str, last: str) -> str:
    """Return a name of a list with what it shares with the one before: all but the grade.

    >>> graded("4A校园", "新增市级5A校园"), graded("三星级", "五星级社团"), graded("二级学院", "一级学科")
    ('新增市级4A校园', '三星级社团', '二级学院')
    """
    here, there = _GRADE.search(name), _GRADE.search(last)
    if not here or not there or not last.startswith(name[: here.start()]):
        return name
    tail = name[here.end() :]
    return last[: there.start()] + here[0] + last[there.end() :] if tail in ("", last[there.end() :]) else name


def stage_of(path: tuple[str, ...]) -> str:
    """Return the stage of schooling that the innermost heading of a path names, or ""."""
    return next((found[0] for heading in reversed(path) if (found := _STAGE.search(heading))), "")


def theme_of(words: str) -> str:
    """Return the stage of schooling that a sentence without numbers announces as its paragraph's theme, or "".

    >>> theme_of("四是特殊教育提质增效")
    '特殊教育'
    """
    found = _THEME.match(words)
    stage = _STAGE.search(found[1]) if found else None
    return stage[0] if stage else ""


def counted_stage(names: tuple[str, ...]) -> str:
    """Return the stage of schooling whose schools are the last ones counted (小学702所), or ""."""
    return next((name for name in reversed(names) if _STAGE.fullmatch(name)), "")


def topic_of(heading: str) -> str:
    """Return the subject of a heading: its first phrase without verbs.

    >>> topic_of("加快推动义务教育学校建设")
    '义务教育学校建设'
    """
    words = clean(strip_front(re.split(r"[，。；：、\s]", heading)[0]))
    return "" if _GENERIC.search(words) and not _STAGE.fullmatch(words) else words


def subject_in(words: str) -> str:
    """Return what a clause without a number is about, or "" where it is too long to say.

    >>> subject_in("城乡教育质量差距明显缩小")
    '城乡教育质量差距'
    """
    rest = _MANNER.split(strip_front(words))[0]
    name = clean(rest)
    name = re.sub(r"(?:政策|方案|等?活动|措施|制度)$", "", name)
    return name if 3 <= len(name) <= MAX_SUBJECT else ""


def object_ahead(words: str) -> str:
    """Return what a clause that says how money was spent is about: its noun phrase, without numbers.

    >>> object_ahead("改造乡镇食堂35个"), object_ahead("为20多所学校添置了书柜60个")
    ('改造乡镇食堂', '书柜')
    """
    spent = re.sub(r"^[为给对][^，]{0,16}?(?=添置|配备|购置|建设|改造|新建|安装|更新|配置)", "", words)
    noun = strip_front(re.sub(r"\d[\d.]*[万亿]?[余多]?[个所间台套栋项座处册名人]?(?:次)?", "", spent))
    told = "%" not in words and not _NO_PURPOSE.match(words) and len(noun) <= MAX_SUBJECT
    return clean(re.sub(r"^[一-鿿]{0,2}了", "", noun)) if told else ""


def object_in(words: str) -> str:
    """Return the noun phrase right before a bracket: the object of the last verb."""
    last = re.split(r"[，。；：]", words)[-1]
    noun, does = split_after(last)
    return re.sub(r"名单$", "", clean(strip_front(does or noun)))


def occasion_in(words: str) -> str:
    """Return the occasion that a phrase 在…中 names, or "".

    >>> occasion_in("在省职业能力大赛中")
    '省职业能力大赛'
    """
    found = re.search(r"(?:^|[一-鿿])?在([^在，。；]{3,30}?)(?:中|上|活动期间)$", words.strip())
    if not found or not re.search(r"赛|运动会|评|节|展|考|测|推广|调查|检查|督导|论坛", found[1]):
        return ""
    return clean(re.sub(r"^(?:19|20)\d\d年(?:度)?", "", found[1]))
