"""What the counted ones do, or what is done to them: 9所学校通过…, 对30所学校的巡查, 完成…考生体检, 5人入选….

Splits the words behind a number into the noun it counts and the deed; which of them names the indicator
is told here, how a name before the number is found is `subjects`' affair.
"""

from __future__ import annotations

import re

from kg_build.extract.completion import Context
from kg_build.extract.phrases import clean, split_after
from kg_build.extract.quantities import Quantity

_CARRIED_OUT = re.compile(r"(?:完成|组织|开展|进行)了?\s*$")
_DONE_TO = re.compile("对$")
_THRESHOLD = frozenset("人分岁")
_MEASURED_OF = re.compile("(?:比例|占比|率|数量|人数)?(?:下降|达到|提高|降到|降至|减少|增加|增长|控制|占)")
_DEED = re.compile("通过|接受|入选|荣?获|被|列入|纳入|完成|参加|达到")
LONGEST_DEED = 4


def done_to(left: str, right: str) -> str:
    """Return what is counted where something is done to it, or "".

    >>> done_to("完成对", "村小的食品安全抽查")
    '食品安全抽查的村小'
    """
    found = re.fullmatch(r"([^，。；、的]{2,14})的([^，。；、的]{2,14})", right)
    return clean(f"{found[2]}的{found[1]}") if found and _DONE_TO.search(left.rstrip()) else ""


def noun_and_deed(left: str, right: str, quantity: Quantity) -> tuple[str, str]:
    """Return the noun behind a number and what it does; what was carried out (完成…体检) is a noun as a whole."""
    noun, does = split_after(re.sub("的标准$", "", right))
    if does and len(does) <= LONGEST_DEED and _CARRIED_OUT.search(left):
        return right, ""
    if quantity.unit in _THRESHOLD and quantity.comparator in (">=", "<=", "<") and quantity.shape == "plain":
        # 56人以上大班额比例降到10%: the bound is the noun's own.
        return _MEASURED_OF.split(noun)[0] or noun, ""
    return noun, re.sub("^[均都各]", "", does)


def apposed(stem: str, quantity: Quantity) -> bool:
    """Say whether the words before a number are the very things it counts: 化学、工程学2个学科."""
    listed = re.split("[、和与及]", stem)
    return len(listed) > 1 and quantity.value == len(listed) and quantity.unit != "元"


def by_deed(quantity: Quantity, stem: str, does: str, context: Context) -> tuple[str, str]:
    """Return the name of what is counted without a noun, by what it does (5人入选…), and the way it was found."""
    if quantity.unit in ("人", "人次", "次"):
        return clean((stem if quantity.unit == "次" else "") + does), "subject"
    topic = context.before[-1] if context.before else context.subject or context.topic
    if _DEED.match(topic):
        # What another number did is no thing that does; its noun is.
        topic = topic.rpartition("的")[2] if "的" in topic else ""
    return clean(does + ("的" + topic if topic else "")), "left out"
