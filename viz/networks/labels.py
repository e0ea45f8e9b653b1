"""Text as it stands in a picture: cleaned, cut and broken into lines of a width that can be foreseen.

Widths are in ems: a Chinese character takes one, a Latin one a little more than a half.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
_WORD = re.compile(r"[A-Za-z0-9.,%≥≤><~+\-]+\s?|.", re.DOTALL)
ELLIPSIS = "…"


def clean(text: str) -> str:
    r"""Drop control and direction marks, which could turn a label around, and join white space.

    >>> clean("a\u202eb\n c")
    'a b c'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def width(text: str) -> float:
    """Return the width of one line in ems."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def cut(text: str, ems: float) -> str:
    """Return `text`, ended by … where it is wider than `ems`."""
    if width(text) <= ems:
        return text
    taken, room = [], ems - 1
    for character in text:
        room -= width(character)
        if room < 0:
            break
        taken.append(character)
    return "".join(taken).rstrip() + ELLIPSIS


def wrap(text: str, ems: float = 9, lines: int = 3) -> str:
    r"""Break a label into at most `lines` lines of about `ems`; Latin words and numbers stay whole where they fit.

    >>> wrap("公办园在园幼儿占比", ems=5)
    '公办园在园\n幼儿占比'
    """
    rows: list[str] = [""]
    for word in _WORD.findall(cut(clean(text), ems * lines)):
        if rows[-1] and width((rows[-1] + word).rstrip()) > ems:
            rows.append("")
        rows[-1] += cut(word, ems)
    rows = [row.strip() for row in rows]
    if len(rows) > lines:
        rows = [*rows[: lines - 1], cut(rows[lines - 1].rstrip(ELLIPSIS), ems - 1).rstrip(ELLIPSIS) + ELLIPSIS]
    return "\n".join(rows)


def box(label: str, size: int, margin: int = 8) -> tuple[float, float]:
    """Return width and height in pixels of a box around a label of font size `size`."""
    rows = label.split("\n")
    return max(map(width, rows)) * size + 2 * margin, len(rows) * size * 1.25 + 2 * margin
