"""Names that share: A、B占比分别达…, A、B均达100%, and the head they have in common."""

from __future__ import annotations

import re

_SPLIT = re.compile(r"、|(?<=[一-鿿）”])(?:和|及|与|以及)(?=[一-鿿“（])")
_STAGES = re.compile(
    r"学前教育|学前|幼儿园|小学|初中|高中|中职|高职|普通高中|普高|义务教育|职业教育|高等教育|本科|研究生|专科|特殊教育|成人教育|民办|公办|城市|农村|城镇|乡村|男生|女生"
)
_HEAD = re.compile(
    r"[^，、]{0,12}?(?:率|占比|比例|比重|覆盖面|人数|数量|总数|年限|经费|水平|标准|面积|系数|增幅|增速|待遇|在校生|毕业生|招生)$"
)


def enumerated(words: str, count: int) -> tuple[str, ...] | None:
    """Return `count` names from an enumeration with a shared beginning or end, or None where there are not as many.

    >>> enumerated("公办园、优质园在园幼儿占比", 2)
    ('公办园在园幼儿占比', '优质园在园幼儿占比')
    """
    parts = [part for part in _flat(words).split("、") if part]
    if len(parts) != count:
        parts = [part for part in _SPLIT.split(_flat(words)) if part]
    if len(parts) < count or count < 2:
        return None
    if len(parts) > count:
        parts = ["、".join(parts[: len(parts) - count + 1]), *parts[len(parts) - count + 1 :]]
        if len(parts[0]) > 40:
            return None
    prefix, first = _shared_prefix(parts)
    names, suffix = _shared_suffix([first, *parts[1:]])
    return tuple(prefix + name + suffix for name in names)


def _flat(words: str) -> str:
    """Return words whose brackets and quotes hold no marks that part."""
    return re.sub(
        r"（[^（）]*）|“[^“”]*”",
        lambda m: m[0].replace("、", "\x04").replace("和", "\x05").replace("及", "\x06").replace("与", "\x07"),
        words,
    )


def _restore(words: str) -> str:
    return words.translate({4: "、", 5: "和", 6: "及", 7: "与"})


def _shared_suffix(parts: list[str]) -> tuple[list[str], str]:
    """Return the names and the head that the last one carries for all."""
    last, first = parts[-1], parts[0]
    cut = -1
    if first and not _HEAD.fullmatch(first):
        stage = _STAGES.match(last)
        cut = stage.end() if stage and _STAGES.fullmatch(first) else last.find(first[-1]) + 1 or -1
        if cut <= 0:
            cut = stage.end() if stage and _STAGES.search(first) else -1
        if cut <= 0 and _HEAD.search(last) and len(last) > len(first):
            cut = len(first)
    if cut <= 0 or cut >= len(last):
        return [_restore(part) for part in parts], ""
    return [_restore(part) for part in (*parts[:-1], last[:cut])], _restore(last[cut:])


def _shared_prefix(parts: list[str]) -> tuple[str, str]:
    """Return what stands before all the names, and the first name without it."""
    first, second = parts[0], parts[1]
    extra = len(first) - len(second)
    if len(parts) > 2 and extra >= 2 and first[-1] == second[-1] and len(second) <= 4:
        return _restore(first[:extra]), first[extra:]
    return "", first


def items(words: str) -> tuple[str, ...]:
    """Return every name of an enumeration, completed by what they share (for 均 and 都)."""
    count = len([part for part in _SPLIT.split(_flat(words)) if part])
    return enumerated(words, count) or (words,)
