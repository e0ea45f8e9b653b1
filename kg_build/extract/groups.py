"""Quantities of one clause that stand side by side, and the words left and right of each run.

In 分别达67%、41% the two are one run; in 公办园28所、优质园43所 each is its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg_build.extract.clauses import Clause
from kg_build.extract.quantities import Quantity

_BETWEEN = re.compile(r"[、，和及与或/\s]{0,3}(?:以及)?")
_LINK = re.compile(r"^[、和及与或]|^以及")
_COUNTED = re.compile(r"[金银铜校村]$|(?:旗?县区?|县市|市州|盟市|旗县|团场|县)(?:（[市、区]{1,3}）)?$")
_OF_THEM = re.compile(r"[一-鿿（）、]{1,12}的")
_BRACKETED = re.compile("（[^（）]*）")
_NOUN_OF_ITS_OWN = re.compile("(?:旗县区?|县区?|乡镇|街道|市州|盟市|省份?|城市|地区|村|社区)")
MAX_WORDS = 64


@dataclass(frozen=True, slots=True)
class Run:
    """Quantities side by side, the words before the first and the words behind the last.

    A `bound` only says what the next number counts (600分以上12人).
    """

    quantities: tuple[Quantity, ...]
    left: str
    right: str
    start: int
    end: int
    beyond: str = ""
    word: str = ""
    bound: bool = False


def _words(folded: str, clause: Clause, start: int, end: int) -> str:
    """Return the words of a stretch without brackets that hold numbers (they are clauses of their own)."""
    parts, position = [], start
    for bracket in clause.brackets:
        if start <= bracket.start < end and re.search(r"\d", bracket.of(folded)):
            parts.append(folded[position : bracket.start])
            position = max(position, bracket.end)
    return "".join((*parts, folded[position:end]))


def runs(folded: str, clause: Clause, found: list[Quantity]) -> list[Run]:
    """Return the runs of a clause with their words."""
    grouped: list[list[Quantity]] = []
    for quantity in found:
        last = grouped[-1][-1] if grouped else None
        near = last is not None and (
            quantity.span == last.span or _BETWEEN.fullmatch(folded[last.span.end : quantity.span.start])
        )
        if near and last is not None and _parallel(last, quantity):
            grouped[-1].append(quantity)
        else:
            grouped.append([quantity])
    out: list[Run] = []
    for index, group in enumerate(grouped):
        start = grouped[index - 1][-1].span.end if index else clause.span.start
        end = grouped[index + 1][0].span.start if index + 1 < len(grouped) else clause.span.end
        start, end = max(start, group[0].span.start - MAX_WORDS), min(end, group[-1].span.end + MAX_WORDS)
        left = _words(folded, clause, start, group[0].span.start)
        if index and not left.strip() and grouped[index - 1][-1].comparator in (">=", "<=", "<"):
            # 600分以上12人: the bound is what the number after it counts.
            left = out[-1].left + folded[grouped[index - 1][0].span.start : start]
            out[-1] = replace(out[-1], bound=grouped[index - 1][-1].unit in ("分", "岁"))
        elif index and grouped[index - 1][-1].unit in ("分", "岁") and not _LINK.match(left):
            left = folded[grouped[index - 1][0].span.start : start] + left
        right = _words(folded, clause, group[-1].span.end, end)
        counted = _COUNTED.search(group[-1].number.of(folded))
        word = counted[0] if counted else ""
        out.append(Run(tuple(group), left, right, group[0].span.start, group[-1].span.end, word=word))
    return _apportion(out)


def _parallel(a: Quantity, b: Quantity) -> bool:
    """Say whether two neighbours measure alike: one unit (medals of three sorts are not alike), or both ranks."""
    return a.unit == b.unit and a.unit != "枚" and (a.shape == "rank") == (b.shape == "rank")


def _apportion(found: list[Run]) -> list[Run]:
    """Give the words between two runs to the one they belong to.

    Behind a link (、和) they lead to the number that follows; before a link they belong to the number
    before, but for a verb that opens the next one. Without a link they follow the number before,
    and lead on as well where nothing stands behind the next.
    """
    out = list(found)
    for index in range(len(out) - 1):
        here, there = out[index], out[index + 1]
        between = here.right
        if _LINK.match(between):
            out[index] = replace(here, right="")
            continue
        if _OF_THEM.fullmatch(between) and there.right[:1] > "一":
            # 12个县（市、区）的236所学校: the first number's noun leads to nothing.
            out[index + 1] = replace(there, left="")
            continue
        flat = _BRACKETED.sub(lambda m: "\x03" * len(m[0]), between)
        cut = max(flat.rfind("、"), flat.rfind("和"), flat.rfind("并"))
        closed = not there.right.strip("、，。和及与 ")
        linked = cut > 0 and cut >= len(between.rstrip()) - 1
        if cut > 0 and (closed or len(between) - cut <= 5 or between[cut + 1 : cut + 2] == "每"):
            out[index] = replace(here, right=between[:cut], beyond=there.right if linked else "")
            out[index + 1] = replace(there, left=between[cut:])
        elif not closed:
            out[index] = replace(here, beyond=there.right)
            if _NOUN_OF_ITS_OWN.fullmatch(between) and here.quantities[-1].unit == "个" and there.right[:1] > "一":
                # 5个旗县143所学校: the noun between belongs to the number before it alone.
                out[index + 1] = replace(there, left="")
    return out
