"""One form of characters for reading, of the same length as the text.

Half- and full-width forms are made alike one code point for one code point, so every offset
of the folded text is an offset of the text. Zero-width and bidirectional controls become a
character that no rule mentions. Nothing is removed, nothing is inserted.
"""

from __future__ import annotations

import re
import unicodedata

HIDDEN = "\x02"
"""Stands for a character that does not print."""

_CONTROLS = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x00AD)
_PUNCTUATION = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "〈": "《", "〉": "》"}
_QUOTES = {"「": "“", "」": "”", "『": "“", "』": "”"}
_SPACES = {"\u00a0": " ", "\u3000": " "}
_KEPT = "，；：！？（）．～－"
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?<=\d)：(?=\d)")


def _table() -> dict[int, str]:
    table = dict.fromkeys(_CONTROLS, HIDDEN)
    for code in range(0xFF01, 0xFF5F):
        character = chr(code)
        if character not in _KEPT:
            table[code] = unicodedata.normalize("NFKC", character)
    table[ord("．")] = "."
    table[ord("％")] = "%"
    for pairs in (_PUNCTUATION, _QUOTES, _SPACES):
        table.update({ord(a): b for a, b in pairs.items()})
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return `text` in one form of characters, as long as it was.

    >>> fold("占比达５0％,同比(不含民办)增长3,400人")
    '占比达50%，同比（不含民办）增长3,400人'
    """
    folded = text.translate(_TABLE)
    if "，" in folded:
        # A comma that parts thousands was half-width in the text; a full-width one parts clauses.
        folded = _THOUSANDS.sub(lambda m: "," if text[m.start()] == "," else "，", folded)
    return _CLOCK.sub(":", folded)
