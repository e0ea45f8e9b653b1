"""What a run of quantities measures: one name for each of its quantities.

Decides whether the name stands before the number, behind it, on both sides, or is left out;
what a name lacks is `completion`'s affair. Knows nothing of kinds, places or times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.extract.completion import Context, complete, each_staged, graded, staged_as
from kg_build.extract.deeds import apposed, by_deed, done_to, noun_and_deed
from kg_build.extract.distribute import enumerated, items
from kg_build.extract.groups import Run
from kg_build.extract.kinds import GAP
from kg_build.extract.phrases import clean, ends_in_verb, keeping, split_after, strip_back, strip_front
from kg_build.extract.quantities import Quantity
from kg_build.extract.ranks import ranked
from kg_build.extract.restoring import restored

_PAIRED = re.compile(r"分别|依次")
_EACH = re.compile(r"(?:均|都|皆|全部|各)(?:已|要|应)?(?:实现|达到?|为|超过?|保持|提高|不低于|不少于|增加|减少|提升)?")
_COMPARING = re.compile(
    r"(?:同比|环比|较|比|在)[^，。；]{0,20}?(?=翻|提|增|上|下|减|降|扩|多|少|高|低|净|压|缩|回|前|再)"
    r"|(?:年均|平均|分别|均|再|净|又|也|将|共|各|约|近|超|逐年|累计|大幅|稳步|进一步|基础上|以来|继续|实际|总体)+(?=提|增|上|下|减|降|净|递|比|较|同比)"
)
_CHANGED = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|上涨|攀升|下降|减少|降低|压减|缩减|缩小|回落|增幅|降幅|增速|增|减|降|高出|高|低|多|少|前移|前进|进步|改善|净增|净增加|跃升|上调|下调|翻|递增|递减)(?:了|达|到|为)?$"
)
_FALL = re.compile(r"(下降|减少|降低|压减|缩减|缩小|回落|降幅|下调|减|降|低|少)(?:了|达|为|约|近|超)?$")
_FALLEN_BY = re.compile(r"(下降|减少|降低|压减|缩减|缩小|回落|下调)(?:了|约|近|超过?|幅度达?)?$")
_NOT_A_NOUN = re.compile(
    r"基础上|以来|之多|的基础|和|及|与|或|等(?!级)|以及|为(?!主)|在(?!校|园|职|编|岗|读|册|线|建)|后(?!备|勤)|前(?!沿|瞻)|大关|内(?!地|容|涵|部|设)|中(?!小|学|职|高|等|青|国|华|心|部|层|央|外|医)|时(?!代|间)"
)
_FROM = re.compile(r"(.*?)(?:由|从)(?![事业])[^，。；]{0,16}$")
_SINCE = re.compile(r"同比|环比|(?:较|比)(?=上|去|前|20|19|“?十|年)|在(?=\x03|20\d\d年)")
_SHARED = re.compile(r"新引进|引进|新增|新建|招聘|培养|培训")
_ENROLLED = re.compile("在(?:校|读|岗)(?!生|学生|教职工|教师|人)")
_DOER = re.compile(r"^[^的（“]{2,14}?(?:完成|开展|建成|创成|举办|评选|打造)(?=[^的]{4,})")
_SHARE = re.compile(
    r"(?:其中)?(?:分别|均|各|约|共|已)*占(?!比)(?:到|了)?([^，。；]{0,14}?)(?:的|达到?|为|约|比重|比例)*"
)
_FULFILLED = re.compile(r"(?:占|已|超额)*(完成[^，。；]{0,10}?(?:任务|计划|目标))数?的?")
_LISTED = re.compile("(?<![同均高优初平])(?<!(?<![一二三四五六七八九十])中)等$")
_ENDED = re.compile("^(?:基本|全部|全面)?(?:消除|化解|杜绝|取消)")
_SHARE_OF = re.compile("占[^占]{2,14}比例$")
_ARRIVES = re.compile(r"(?:到|至|为|达)[^，。；]{0,8}$")
_RATE = re.compile(r"(?:率|占比|比例|比重|覆盖面|年限)$")
_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
_CONTESTED = re.compile("^.{0,8}?(?:晋级|入围|进入)")
_OBJECTLESS = frozenset(("实施", "实行", "开展", "推行", "全覆盖"))
MAX_NAME = 34


@dataclass(frozen=True, slots=True)
class Named:
    """A quantity with the name of what it measures, and the way the name was found."""

    quantity: Quantity
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The named quantities of one run, and what the next run shares: a verb, a name that rises, the whole it is part of."""

    named: tuple[Named, ...]
    verb: str = ""
    risen: str = ""
    whole: str = ""


def name_run(run: Run, context: Context, last: Reading, inside: bool) -> Reading:
    """Return the quantities of a run with their names; `last` is the reading of the run before it in the clause."""
    known = _by_context(run, context, last, inside)
    if known:
        return known
    verb = last.verb
    front = strip_front(run.left)
    shared = keeping().match(front) or _SHARED.match(front, 2) or _ENROLLED.match(front)
    new_verb = shared[0] if shared else verb
    many = _distributed(run, front, context)
    if many:
        completed = tuple(complete(name, context, inside)[0] for name in many)
        return Reading(_spread(run, completed, "paired"), new_verb)
    name, path = _single(run, front, context)
    if re.match(r"[，、]?(?:其中)?占(?!地|比)", run.left) and context.before:
        name, path = context.before[-1] + "占" + name.removeprefix("占"), "completed"
    linked = bool(re.match(r"[、和及与]", run.left.lstrip()))
    if (
        verb
        and linked
        and not shared
        and not _RATE.search(name)
        and (path == "before" or (path in ("after", "both") and not front))
    ):
        name = verb + name
    if linked and last.named:
        name = graded(name, last.named[-1].name)
    whole = context.before[-1] if "其中" in run.left and context.before else last.whole if linked else ""
    name, added = complete(name, context, inside, whole) if path != "left out" else (name, False)
    return Reading(_spread(run, (name,), path + "+" if added else path), new_verb, whole=whole)


def _by_context(run: Run, context: Context, last: Reading, inside: bool) -> Reading | None:
    """Return the reading of a run that says only how it relates to what was named before; None for all others."""
    first, verb = run.quantities[0], last.verb
    if first.shape == "rank":
        linked = last.named[-1].name if last.named else ""
        return Reading(tuple(Named(q, n, "rank") for q, n in ranked(run, context, linked)), verb)
    if last.risen and _ARRIVES.search(run.left):
        return Reading(_spread(run, (last.risen,), "to"), verb)
    rise = _FROM.match(run.left)
    if rise and re.match(r"[^，。；]{0,20}?(?:到|至|为)", run.right):
        risen = complete(_risen(rise[1], run, context), context, inside)[0]
        return Reading(_spread(run, (risen,), "from"), verb, risen)
    gap = GAP.search(run.left.rstrip())
    if gap and context.before and not strip_front(run.left[: gap.start()].strip("，、分别均已")):
        names = (context.history or context.before)[-len(run.quantities) :]
        return Reading(_spread(run, tuple(name + clean(gap[0]) for name in names), "gap"), verb)
    if context.before and is_change_only(run.left) and (_COMPARING.search(run.left) or not _noun_behind(run)):
        return Reading(_spread(run, _changed(run, context), "changed"), verb)
    if (
        first.unit == "倍"
        and context.before
        and re.match(r"[，、]?(?:是|为|相当于|达到?)[^，。；]{1,12}的$", run.left.strip())
    ):
        return Reading(_spread(run, context.before[-1:], "changed"), verb)
    fulfilled = _FULFILLED.fullmatch(run.left.strip("，、 "))
    if fulfilled and context.before and first.unit == "%":
        return Reading(_spread(run, (f"{context.before[-1]}{clean(fulfilled[1])}比例",), "share"), verb)
    share = _SHARE.fullmatch(run.left.strip("，、 "))
    if share and context.before and first.unit == "%":
        names = (context.history if len(run.quantities) > 1 else context.before)[-len(run.quantities) :]
        return Reading(
            _spread(
                run, tuple(f"{name}占{clean(share[1])}比例" if share[1] else f"{name}占比" for name in names), "share"
            ),
            verb,
        )
    return None


def is_change_only(left: str) -> bool:
    """Say whether the words before a number only compare: 较去年提升, 同比增长."""
    words = left.strip("，、 （")
    found = _CHANGED.search(words)
    if not found:
        return False
    rest = _COMPARING.sub("", words)
    found = _CHANGED.search(rest)
    return bool(found) and not strip_front(rest[: found.start()]) if found else False


def _risen(head: str, run: Run, context: Context) -> str:
    """Return the name of what rises from one value to another, with the noun behind a counted value."""
    name = clean(strip_back(strip_front(head)))
    noun = run.quantities[0].unit not in ("%", "元", "年") and re.match(
        r"(?!扩大|增|提|上升|减|下降|压|优化|整合|调整|发展|扩|降|升)([一-鿿（）、]{1,12}?)(?:扩大|增加|提高|提升|上升|增长|增|减少|下降|压减|优化|整合|调整|发展|扩|降|升)",
        run.right,
    )
    return clean((name or (context.before[-1] if context.before else "")) + (noun[1] if noun else ""))


def _changed(run: Run, context: Context) -> tuple[str, ...]:
    """Return what changed: the names before, with the direction where it is down."""
    fall = _FALL.search(run.left.rstrip("了达约近超为"))
    count = len(run.quantities)
    known = context.history if count > len(context.before) else context.before
    names = known[-count:] if count > 1 else context.before[-1:]
    if run.quantities[0].unit == "%":
        # What grows by per cent is the thing, not its share of another.
        names = tuple(_SHARE_OF.sub("", name) for name in names)
    return tuple(name + (fall[1] if fall and fall[1] not in name else "") for name in names)


def _distributed(run: Run, front: str, context: Context) -> tuple[str, ...] | None:
    """Return a name for each quantity of a run whose names are enumerated, or names that share one quantity."""
    count = len(run.quantities)
    if count > 1 and run.quantities[0].shape != "low":
        pointed = _PAIRED.search(front)
        head = strip_back(front[: pointed.start()] if pointed else front)
        if not head and len(context.before) >= count:
            added = clean(strip_back(front[pointed.end() :])) if pointed else ""
            return tuple(_without_verb(name) + added if added else name for name in context.before[-count:])
        names = enumerated(head, count) or (staged_as(head, context, count) if pointed else None)
        return each_staged(tuple(clean(strip_front(name)) for name in names)) if names else None
    each = _EACH.search(front)
    if count == 1 and run.quantities[0].unit in ("%", "年") and "、" in front and not each:
        head = strip_back(front)
        names = items(head)
        if len(names) > 1 and all(_RATE.search(part) for part in re.split(r"[、和及与]", head)):
            return tuple(clean(name) for name in names)
    if count == 1 and each and not _noun_behind(run) and "、" in front[: each.start()]:
        names = items(strip_back(front[: each.start()]))
        if 1 < len(names) <= 8 and all(2 <= len(name) <= 30 for name in names):
            return tuple(clean(name) for name in names)
    return None


def _single(run: Run, front: str, context: Context) -> tuple[str, str]:
    """Return the name of one quantity (or of both ends of a range) and which way it was found."""
    quantity, right = run.quantities[0], _until_mark(run.right)
    if quantity.unit == "年" and re.search(r"连续$", run.left):
        subject = clean(strip_front(run.left.removesuffix("连续"))) or (context.before[-1] if context.before else "")
        return clean(subject + "连续" + right), "in a row"
    stem = strip_back(front)
    if quantity.unit == "枚" and run.word:
        of = next((name for name in reversed(context.before) if not name.endswith("牌")), stem)
        return _CONTESTED.sub("", of) + _MEDALS[run.word], "medal"
    if re.match(r"在[^，。；]{2,24}[中上]", right):
        return clean(stem + right), "around"
    kept = keeping().fullmatch(stem)
    purpose = _purpose(run, stem, right) if quantity.unit == "元" else ""
    if purpose:
        return purpose, "around"
    paid = quantity.unit == "元" and (not stem or kept or stem.endswith(("投资", "投入")))
    money = paid and re.match(r"的?[一-鿿“]", right) and not _NOT_A_NOUN.match(right)
    if not money and (quantity.unit.startswith(":") or not _noun_behind(run)):
        return _from_before(quantity, stem, front, right, context, run.left)
    done = done_to(run.left, right)
    return (done, "both") if done else _from_behind(run, quantity, stem, front, right, context)


def _noun_behind(run: Run) -> bool:
    """Say whether a noun stands right behind a counted number."""
    counted = run.quantities[-1].unit not in ("%", "百分点", "倍", "元")
    return (
        counted and bool(re.match(r"的?(?:[一-鿿“《（]|\d?[A-Za-z])", run.right)) and not _NOT_A_NOUN.match(run.right)
    )


def _until_mark(words: str) -> str:
    found = re.search(r"[，。；：\n]", words)
    return words[: found.start()] if found else words


def _stem(run: Run, quantity: Quantity, stem: str) -> str:
    """Return the words before a number that belong to the noun behind it: no list of the very things it counts."""
    if apposed(stem, quantity) or _LISTED.search(run.left.rstrip()):
        return ""
    # 消除56人以上大班额: the bound is of what is done away with.
    return _ENDED.sub("", stem) if _ended(stem, quantity) else stem


def _ended(words: str, quantity: Quantity) -> bool:
    return quantity.comparator != "=" and bool(_ENDED.match(words))


def _from_behind(run: Run, quantity: Quantity, stem: str, front: str, right: str, context: Context) -> tuple[str, str]:
    """Return the name whose noun stands behind the number, with what it does or what stands before."""
    stem = _stem(run, quantity, stem)
    head = re.match(r"([^，。；、的]{2,14})的", right)
    if head and (quantity.unit in ("所", "家") or (quantity.comparator != "=" and not right.startswith("的"))):
        right = head[1]
    if quantity.unit == "元":
        return _paid(run, stem, right), "after"
    noun, does = noun_and_deed(run.left, right.removeprefix("的"), quantity)
    if run.word and not noun.startswith(run.word):
        noun = run.word + noun
    kept = keeping().match(front)
    if not noun:
        return by_deed(quantity, stem, does, context)
    only_verb = not stem or (kept is not None and kept.end() >= len(stem))
    if len(does) < 5 and run.beyond:
        does += split_after(_until_mark(run.beyond))[1]
    if does in _OBJECTLESS:
        # 20所小学实施: what they do stands in the clause before.
        does += context.subject
    if does and len(does) + len(noun) <= MAX_NAME and not does.startswith(("建设", "完成")):
        lead = "" if only_verb else stem
        return clean(lead + does + "的" + noun), "subject" if only_verb else "both"
    if only_verb:
        return clean((kept[0] if kept and not _ended(kept[0], quantity) else "") + noun), "after"
    if ends_in_verb(run.left.strip()) or front.endswith("的") or len(stem) + len(noun) <= MAX_NAME:
        return clean(stem + ("的" if front.endswith("的") and not stem.endswith("的") else "") + noun), "both"
    return clean(noun), "both"


def _purpose(run: Run, stem: str, right: str) -> str:
    """Return the name of a sum that goes on to say what it is for (投资…为…配备…), or ""."""
    paid, goal = re.search(r"(?:投资|投入|资金|经费)$", stem), re.match(r"(?:专项)?(?:用于|为(?!主))", right)
    if not paid or not goal or len(stem) > 6:
        return ""
    words = right[goal.end() :] + _until_mark(run.beyond)
    return clean(words.replace("了", "") + paid[0]) if 4 <= len(words) <= MAX_NAME - 10 else ""


def _paid(run: Run, stem: str, right: str) -> str:
    """Return the name of a sum of money that stands before what it is for (投入1200万元改造…)."""
    paid = re.search(r"(?:总投资|投资|投入|资金)$", stem)
    if run.beyond and ends_in_verb(right):
        right += split_after(_until_mark(run.beyond))[0]
    return clean(right + paid[0] if paid else right)


def _from_before(quantity: Quantity, stem: str, front: str, right: str, context: Context, left: str) -> tuple[str, str]:
    """Return the name that stands before the number, or the one behind it or left out where none does."""
    right = right.removeprefix("的")
    if not stem and quantity.unit == "%" and right:
        if re.search(r"完成了?\s*$", left):
            return clean(right) + "完成比例", "share"
        noun, does = split_after(right)
        return (clean(does + "的" + noun + "占比"), "share") if does and noun else (clean(right), "share")
    covers = re.fullmatch("(.*?覆盖)(?:全[省市县区州])?", stem)
    if covers and quantity.unit == "%" and re.match(r"[一-鿿]", right):
        return clean(covers[1] + right + "比例"), "around"
    if quantity.unit == "%" and re.match(r"[一-鿿]", right) and not re.search(r"[率比面重例度]$|覆盖面$|占比$", stem):
        return clean(stem + right), "around"
    name = restored(clean(_SINCE.split(stem)[0]), quantity, front, left)
    if re.search(r"占[^，。；]{0,8}$", front) and quantity.unit == "%" and name and not _RATE.search(name):
        name += "比例" if "占" in name else "占比"
    doers = 0
    if quantity.unit not in ("%", "百分点", "元"):
        name, doers = _DOER.subn("", name)
    if not name:
        return (
            (context.before[-1], "left out")
            if context.before
            else (clean(front) or context.subject or context.topic, "left out")
        )
    kept = keeping().fullmatch(name)
    if kept and context.before and quantity.unit not in ("人", "人次", "元") and not re.search(r"资|入$|面积", name):
        return name + strip_front(_without_verb(context.before[-1])), "before+"
    fallen = _FALLEN_BY.search(front.rstrip())
    if fallen and fallen[1] not in name and not name.startswith(fallen[1]):
        name += fallen[1]
    return name, "doer" if doers else "before"


def _without_verb(name: str) -> str:
    kept = keeping().match(name)
    return name[kept.end() :] if kept and kept.end() < len(name) else name


def _spread(run: Run, names: tuple[str, ...], path: str) -> tuple[Named, ...]:
    """Return each quantity with its name; one number shared by several names is a record for each."""
    if len(run.quantities) == 1:
        return tuple(Named(run.quantities[0], name, path) for name in names)
    if len(names) == len(run.quantities):
        return tuple(Named(q, name, path) for q, name in zip(run.quantities, names, strict=True))
    return tuple(Named(q, names[0] if names else "", path) for q in run.quantities)
