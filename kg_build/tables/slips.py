"""Slips of the pen in headers: words of another heading pasted to the end of one."""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST = 4


def without_pasted_tail(label: str, known: Iterable[str], text: str) -> str:
    """Return a header without a tail that was pasted to it.

    The tail breaks off inside an enumeration that stands elsewhere in `text`, and what is before it is a
    header of its own among the `known` ones. Nothing else is touched.

    >>> without_pasted_tail("应增经费小学、初", ["应增经费"], "小学、初中经费表 应增经费小学、初")
    '应增经费'
    """
    for whole in known:
        tail = label.removeprefix(whole)
        if len(whole) >= _SHORTEST and 1 < len(tail) < len(label) and "、" in tail and text.count(tail) > 1:
            return whole
    return label
