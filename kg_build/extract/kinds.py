"""Is a number reached, aimed at, a starting value, a change or a standard?

The section's mode decides, words in the clause correct it.
"""

from __future__ import annotations

import re

from kg_build.extract.phrases import strip_front
from kg_build.extract.quantities import Quantity
from kg_build.model import Kind, Section

_AIM = re.compile(
    r"力争|争取(?!到位|到了|了)(?=[^，。；]{0,20}(?:达|到|实现|突破|完成))|(?:^|(?<=[，、；年内度期共拟]))计划(?!生育|》|”|的)|确保|拟(?:建|于|用)?|预计|将(?!军)(?=[一-鿿])|目标|努力实现|要(?:达|实现|完成|新)|有望|规划(?:建设|新)|到20[2-9]\d年"
)
_COMPARED = re.compile(r"同比|环比|较|比(?!例|重|率|赛|较|分|对|值|武)|相比|净增|净减|年均|每年|平均(?=[增提下降减上])")
_CHANGE = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|上涨|攀升|下降|减少|降低|压减|缩减|缩小|回落|下调|压缩|高出|提前|前移|前进|进步|净增|递增|增幅|降幅|增速|增|减|降|高|低|多|少|涨|改善|跃升|上调|翻)(?:了|约|近|超|超过|将近)?$"
)
GAP = re.compile(
    r"(?:比|较|高于|高出|低于|超过?|超出|领先)(?:(?:全[国省市区州盟]|世界|同期|[一-鿿]{0,3}(?:目标|计划|规划|任务))[^，。；]{0,8}"
    r"|[^，。；]{0,6}(?:平均(?:水平|值)?|均值)[^，。；]{0,4})$"
)
_NORM = re.compile(r"(?:标准|定额|基准额|底线)$")
_FROM = re.compile(r"(?:由|从)[^，。；、]{0,14}$|(?:较|比)(?:(?:19|20)\d\d年|上年|去年)的$")
_DONE_BEFORE = re.compile(r"已(?:经)?(?:建|获|完|达|有|成)|在已|目前|现有|截至|已$|[一-鿿]了")


def kind(left: str, right: str, quantity: Quantity, section: Section, period: str, name: str = "") -> Kind:
    """Return the kind of a number from the words around it (comparator words included), its section and its name."""
    left = left.rstrip()
    if _is_baseline(left, right):
        return "baseline"
    if _is_standard(left, right, quantity) or (_NORM.search(name) and quantity.comparator in (">=", "<=")):
        return "standard"
    planned = _planned(left, right, section, period)
    if GAP.search(left):
        return "target" if planned else "actual"
    if is_change(left, quantity.unit):
        return "target" if planned else "change"
    return "target" if planned else "actual"


def is_change(left: str, unit: str) -> bool:
    """Say whether a number is how much something changed: 较去年提升10个百分点, 下降5%."""
    if re.search(r"(?:增幅|降幅|增速|增长率)(?:达到?|为|超过?|约|近)?$", left):
        return True
    found = _CHANGE.search(left[-8:]) or _CHANGE.search(left.rstrip("约近超过了")[-6:])
    if not found or unit == "位":
        return unit == "位" and bool(re.search(r"(?:前移|前进|后移|进步|上升|提升)了?$", left))
    if unit in ("%", "百分点", "倍", "番"):
        return True
    if re.search(r"(?:增加|减少|增长|提高|下降|降低|上升|压减)了?(?:约|近|超过?)?$", left) and strip_front(
        re.split(r"(?:增加|减少|增长|提高|下降|降低|上升|压减)", left)[0]
    ):
        return True
    return bool(_COMPARED.search(left)) or re.search(r"(?:净|再|又)[增减]", left) is not None


def _is_baseline(left: str, right: str) -> bool:
    return bool(_FROM.search(left[-18:])) and bool(
        re.match(r"[^，。；]{0,14}?(?:到|至|为|提|升|增|降|扩|减|下)", right)
    )


def _is_standard(left: str, right: str, quantity: Quantity) -> bool:
    """Say whether a number is a norm: what each one must have, or a threshold inside a noun phrase."""
    each = re.search(
        r"每(?:[校班县位名个所生园级人户][^，。；]{0,18}|[周天学年月季][^，。；]{0,8})(?:至少|不少于|不低于|原则上|不得|须|应)",
        left,
    )
    if each and not (each[0].startswith("每年") and quantity.unit in ("人", "人次", "个", "所", "元")):
        return True
    if "原则上" in left or re.search(r"不得(?:低于|少于|超过|高于)", left[-6:]) or re.search(r"制度$", right):
        return True
    if re.search(r"按照?[^，。；]{0,30}$", left) and re.match(r"[^，。；]{0,24}的(?:标准|比例)", right):
        return True
    if re.search(r"标准[^，。；]{0,10}$", left) and quantity.comparator in (">=", "<="):
        return True
    bound = quantity.comparator in (">=", "<=", "<", ">") and quantity.unit != "%"
    if (
        quantity.comparator in (">=", "<=", "<")
        and quantity.unit in ("人", "分", "岁", "年", "平方米")
        and quantity.shape == "plain"
        and re.match(
            r"的?(?:[一-鿿]{0,4}学校|考生|幼儿园|教学点|班级|小学|中学|高校|企业|乡镇|村|县|超?大班额)|\d", right
        )
    ):
        return True
    return bound and bool(re.match(r"[^，。；、]{0,8}?的(?!基础)[一-鿿]{2}", right)) and quantity.shape == "plain"


def _planned(left: str, right: str, section: Section, period: str) -> bool:
    if section.mode != "planning":
        if (
            period[:4].isdigit()
            and section.period[-4:].isdigit()
            and period[:4] > section.period[-4:]
            and len(section.period) in (4, 9)
        ):
            return True
        return bool(_AIM.search(left)) and not re.search(r"完成(?:年度)?(?:计划|目标)|超额|目标任务(?:的|数)", left)
    if (
        re.match(r"已[获经建完]|申报|在建", right)
        or re.search(r"(?:推进|关注)[全我][省市县区]$", left)
        or _DONE_BEFORE.search(left)
    ):
        return False
    # A year before the plan's own has already been.
    return not (period[:4] < section.period[:4] and "/" not in period)
