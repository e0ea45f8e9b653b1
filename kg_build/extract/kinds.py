"""Is a number reached, aimed at, a starting value, a change or a standard?

The section's mode decides, words in the clause correct it.
"""

from __future__ import annotations

import re

from kg_build.model import Kind, Mode

_AIM = re.compile(
    r"力争|争取|计划(?!生育|》|”)|确保|拟(?:建|于|用)?|预计|将(?!军)(?=[一-鿿])|目标|努力实现|要(?:达|实现|完成|新)|有望|规划(?:建设|新)|到20[2-9]\d年"
)
_DONE = re.compile(
    r"已(?:经)?(?!于)|了(?=[一-鿿\d])|成功|荣获|获评|创成|入选|现有|目前|提高到了|达到了|全年共|累计|完成了"
)
_STANDING = re.compile(r"(?:全市|全省|全县|全区|我市|我省|我县|现有|已建|原有|目前)[^，。；]{0,6}$")
_NORM_LEAD = re.compile(
    r"每[^，。；]{0,10}$|不得|原则上|应当|须|必须|不少于|不低于|不超过|一般为|标准为|按照[^，。；]{0,12}$"
)
_COMPARED = re.compile(r"同比|环比|较|比(?!例|重|率|赛|较|分|对|值|武)|相比|净增|净减|年均|每年|平均(?=[增提下降减上])")
_CHANGE = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|上涨|攀升|下降|减少|降低|压减|缩减|缩小|回落|下调|压缩|高出|提前|前移|净增|递增|增幅|降幅|增速|增|减|降|高|低|多|少|涨|改善|跃升|上调)(?:了|达|为|约|近|超|超过|将近)?$"
)
_FROM = re.compile(r"(?:由|从)[^，。；、]{0,14}$")
_TO = re.compile(
    r"(?:提高|提升|增加|增长|上升|升|扩大|扩展|下降|降低|减少|降|压减|缩小|增|达|发展|调整|延长|拓展|跃升)?(?:到|至|为)(?:了)?$"
)


def kind(left: str, right: str, clause: str, mode: Mode, unit: str) -> Kind:
    """Return the kind of a number from the words left and right of it, its clause and its section's mode."""
    if _is_baseline(left, right):
        return "baseline"
    if is_standard(left, right, clause, mode):
        return "standard"
    planned = _planned(left, clause, mode)
    if is_change(left, unit):
        return "target" if planned else "change"
    return "target" if planned else "actual"


def is_change(left: str, unit: str) -> bool:
    """Say whether a number is how much something changed: 较去年提升10个百分点, 下降5%."""
    words = left.rstrip("约近超过达了为")
    found = _CHANGE.search(left[-8:]) or _CHANGE.search(words[-6:])
    if not found or unit == "位":
        return False
    return (
        bool(_COMPARED.search(left))
        or unit in ("%", "百分点", "倍", "番")
        or re.search(r"(?:净|再|又)[增减]", left) is not None
    )


def _is_baseline(left: str, right: str) -> bool:
    return bool(_FROM.search(left[-18:])) and bool(
        re.match(r"[^，。；]{0,14}?(?:到|至|为|提|升|增|降|扩|减|下)", right)
    )


def is_standard(left: str, right: str, clause: str, mode: Mode) -> bool:
    """Say whether a number is a norm: a threshold inside a noun phrase, or what each one must have."""
    return (
        bool(re.search(r"每[^，。；]{1,10}(?:至少|不少于|不低于|原则上|不得|须|应)", left))
        or "原则上" in left
        or "不得" in left[-8:]
    )


def _planned(left: str, clause: str, mode: Mode) -> bool:
    if mode == "planning":
        return not (_STANDING.search(left) or re.search(r"已(?:经)?(?:建|获|完|达|有)|在已|目前|现有|截至", left))
    return bool(_AIM.search(left)) and not re.search(r"完成(?:年度)?(?:计划|目标)|超额|目标任务(?:的|数)", left)
