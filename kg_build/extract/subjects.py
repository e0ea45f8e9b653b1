"""What a run of quantities measures: one name for each of its quantities.

Decides whether the name stands before the number, after it, or is left out and taken from the
clause before; completes what is shared. Knows nothing of kinds, places or times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.extract.distribute import enumerated, items
from kg_build.extract.groups import Run
from kg_build.extract.phrases import clean, ends_in_verb, keeping, split_after, strip_back, strip_front
from kg_build.extract.quantities import Quantity

_PAIRED = re.compile(r"分别|依次")
_EACH = re.compile(r"(?:均|都|皆|全部|各)(?:已|要|应)?(?:达到?|为|超过?|居|位居|列|保持|提高|不低于|不少于)?")
_BARE_RATE = re.compile(
    r"(?:覆盖率|覆盖面|占比|比例|达标率|合格率|完成率|普及率|入学率|巩固率|贯通率|优秀率|增长率|参与率|就业率|通过率|总量|总数|数量|其中|面积|规模)"
)
_COMPARING = re.compile(
    r"(?:同比|环比|较|比)[^，。；]{0,16}?(?=提|增|上|下|减|降|扩|多|少|高|低|净|压|缩|回|前)|(?:年均|平均|分别|均|再|净|又|也|将|共|各|约|近|超|逐年|累计|大幅|稳步|进一步)+(?=提|增|上|下|减|降)"
)
_CHANGE_TAIL = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|上涨|攀升|下降|减少|降低|压减|缩减|缩小|回落|增幅|降幅|增速|增|减|降|高|低|多|少|高出|前移|改善|净增|跃升|上调|下调)(?:了|达|到|为)?$"
)
_FALL = re.compile(r"(下降|减少|降低|压减|缩减|缩小|回落|降幅|下调|减|降|低|少)(?:了|达|为|约|近|超)?$")
_LOCATIVE = re.compile(r"(?:^|.*?)(?:在|于)(.{2,40}?)(?:中|上|方面|里|期间)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A quantity with the name of what it measures; `sure` is False where the name was completed or guessed."""

    quantity: Quantity
    name: str
    path: str


def name_run(run: Run, before: tuple[str, ...], verb: str) -> tuple[list[Named], str]:
    """Return the quantities of a run with their names, and the verb that the next run of the clause shares.

    `before` holds the names of the clause before, for what is left out; `verb` is what the run before shared.
    """
    first = run.quantities[0]
    if first.shape == "rank":
        return _ranked(run, before), verb
    left, right = run.left, _until_mark(run.right)
    if _is_change_only(left) and before:
        fall = _FALL.search(left.rstrip("了达约近超为"))
        names = tuple(before[-len(run.quantities) :]) if len(run.quantities) > 1 else before[-1:]
        return _spread(run, [n + (fall[1] if fall else "") for n in names], "shared"), verb
    front = strip_front(left)
    shared = keeping().match(front)
    new_verb = shared[0] if shared else verb
    many = _distributed(run, front)
    if many:
        return _spread(run, many, "paired"), new_verb
    name, path = _single(first, front, right, left, before)
    if path == "before" and verb and not shared and re.match(r"[、和及与]", left.lstrip()):
        name = verb + name
    if path == "after" and shared is None and verb and not front and re.match(r"[、和及与]", left.lstrip()):
        name = verb + name
    return _spread(run, [name], path), new_verb


def _until_mark(words: str) -> str:
    found = re.search(r"[，。；：\n]", words)
    return words[: found.start()] if found else words


def _is_change_only(left: str) -> bool:
    """Say whether the words before a number only compare: 较去年提升, 同比增长."""
    rest = _COMPARING.sub("", left.strip("，、 "))
    found = _CHANGE_TAIL.search(rest)
    return bool(found) and len(strip_front(rest[: found.start()])) == 0 if found else False


def _distributed(run: Run, front: str) -> list[str] | None:
    """Return a name for each quantity of a run whose names are enumerated, or names that share one quantity."""
    words, count = front, len(run.quantities)
    pointed = _PAIRED.search(words)
    each = _EACH.search(words)
    if count > 1:
        head = words[: pointed.start()] if pointed else strip_back(words)
        names = enumerated(head, count)
        return [clean(strip_front(n)) for n in names] if names else None
    if each and "、" in words[: each.start()]:
        head = strip_back(words[: each.start()])
        names = items(head)
        if 1 < len(names) <= 6 and all(2 <= len(n) <= 30 for n in names):
            return [clean(n) for n in names]
    return None


def _single(quantity: Quantity, front: str, right: str, left: str, before: tuple[str, ...]) -> tuple[str, str]:
    """Return the name of one quantity and which way it was found."""
    noun, does = split_after(right.lstrip("的余多")) if _noun_follows(right) else ("", "")
    stem = strip_back(front)
    if quantity.unit in ("%", "百分点", "倍", ":") or not noun:
        return _from_before(quantity, stem, front, right, before)
    only_verb = not stem or _verb_only(stem)
    if only_verb and not does:
        kept = keeping().match(front)
        return clean((kept[0] if kept else "") + noun), "after"
    if only_verb:
        kept = keeping().match(front)
        if kept or len(does) > 28:
            return clean((kept[0] if kept else "") + noun), "after"
        return clean(does + "的" + noun), "subject"
    if ends_in_verb(left.strip()) or stem.endswith("的") or front.endswith("的"):
        return clean(stem + noun), "both"
    return clean(stem + noun) if len(stem) + len(noun) <= 28 else clean(noun), "both?"


def _noun_follows(right: str) -> bool:
    return bool(re.match(r"的?[一-鿿“《A-Za-z]", right)) and not re.match(
        r"基础上|以来|之多|的基础|和|及|与|或|等|以及|为|在|后|前|内|中|时", right
    )


def _verb_only(stem: str) -> bool:
    found = keeping().match(stem)
    return bool(found) and found.end() == len(stem) if found else False


def _from_before(quantity: Quantity, stem: str, front: str, right: str, before: tuple[str, ...]) -> tuple[str, str]:
    """Return the name that stands before the number, or the one taken from before or behind where none does."""
    if not stem and quantity.unit == "%" and right:
        noun, does = split_after(right)
        return (clean(does + "的" + noun + "占比"), "share") if does else (clean(noun), "share")
    if quantity.unit == "%" and right and not re.match(r"[、，]|$", right) and not re.search(r"[率比面重例]$", stem):
        return clean(stem + right), "around"
    name = clean(stem)
    if not name:
        return (before[-1] if before else clean(front)), "left out"
    if _BARE_RATE.fullmatch(name) and before:
        return before[-1] + name, "completed"
    return name, "before"


def _ranked(run: Run, before: tuple[str, ...]) -> list[Named]:
    """Return ranks with what is ranked: each name of the clause, or each of the clause before it."""
    words = re.split(r"(?:稳居|跃居|位居|位列|名列|居|列|排名|排在|排|保持在?|升至|跃升至|获得?|夺得|取得)", run.left)[
        0
    ]
    head = clean(strip_back(strip_front(words.rstrip("均都分别皆"))))
    head = re.sub(r"(?:在)?全[省市国区县]$", "", head)
    if len(run.quantities) > 1:
        names = enumerated(head, len(run.quantities))
        return _spread(run, list(names) if names else [head or (before[-1] if before else "")], "rank")
    if not head:
        return _spread(run, list(before) if before else [""], "rank")
    names = items(head) if re.search(r"[均都皆]", run.left) else (head,)
    return _spread(run, [clean(n) for n in names], "rank")


def _spread(run: Run, names: list[str], path: str) -> list[Named]:
    """Return each quantity with its name; one number shared by several names is a record for each."""
    if len(run.quantities) == 1:
        return [Named(run.quantities[0], name, path) for name in names]
    if len(names) == len(run.quantities):
        return [Named(q, name, path) for q, name in zip(run.quantities, names, strict=True)]
    return [Named(q, names[0] if names else "", path) for q in run.quantities]
