"""What stands around a table: its caption and unit above it, its notes below it.

Reads the finished text, whatever the format was, so that every reader gives a table the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg_build.model import Table
from kg_build.read.shapes import squeeze

_UNIT = re.compile(r"(?:计量|金额|数据)?单位\s*[:：]\s*([^\s）)，,；;。]{1,12})")
_ONLY_UNIT = re.compile(r"[（(]?\s*(?:\d{4}年?度?)?\s*(?:计量|金额|数据)?单位\s*[:：].{0,16}")
_BOUND = re.compile(r"(?:附件|附表|附录)\s*[一二三四五六七八九十\d]*\s*[:：]?")
_CAPTION_LEAD = re.compile(
    r"(?:附件|附表|附录|表)\s*(?:[一二三四五六七八九十\d]+(?:[-－.]\d+)*\s*[:：.、]?|[:：])\s*(?=\S)|附[件表录]\s+(?=\S)"
)
_SENTENCE_END = ("。", "；", ";", "：", ":", "，", ",", "！", "？")
_NOTE = re.compile(
    r"[（(]?(?:\*|※)?\s*(?:注|备注|说明|注释|数据来源|资料来源|数据截[止至]|来源|填表说明)\s*[:：\d一.、]"
)
_NUMBERED = re.compile(r"[（(]?\d{1,2}[)）.．、]|[①-⑳⑴-⒇]|[一二三四五六七八九]、")
_LONGEST_CAPTION = 60
_FARTHEST = 5


def surround(text: str, tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables with caption, unit and notes as the text around them gives them."""
    done = []
    for i, table in enumerate(tables):
        above = text[tables[i - 1].span.end if i else 0 : table.span.start]
        below = text[table.span.end : tables[i + 1].span.start if i + 1 < len(tables) else len(text)]
        caption, unit = _above(above)
        done.append(replace(table, caption=caption, unit=unit, notes=_notes(below)))
    return tuple(done)


def _above(text: str) -> tuple[str, str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    unit, taken = "", list[str]()
    for line in reversed(lines[-_FARTHEST:]):
        found = _UNIT.search(line)
        if found and not unit:
            unit = squeeze(found[1])
        if _ONLY_UNIT.fullmatch(line):
            continue
        if _BOUND.fullmatch(line) or _NOTE.match(line):
            break
        if not _is_caption(line):
            break
        taken.insert(0, line)
        if _CAPTION_LEAD.match(line):
            break
    caption = _bounded(taken, lines)
    return caption, unit


def _is_caption(line: str) -> bool:
    return len(line) <= _LONGEST_CAPTION and not line.endswith(_SENTENCE_END)


def _bounded(taken: list[str], lines: Sequence[str]) -> str:
    """Join a caption of several lines where 附件 stands above it; else the nearest line alone is the caption."""
    if not taken:
        return ""
    before = lines[: len(lines) - len(taken)]
    bound = any(_BOUND.fullmatch(line) for line in before[-2:])
    chosen = taken if bound and len(taken) <= 3 else taken[-1:]
    return squeeze(_CAPTION_LEAD.sub("", "".join(chosen)))


def _notes(text: str) -> str:
    kept: list[str] = []
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            continue
        starts = bool(_NOTE.match(words))
        if not starts and not (kept and _NUMBERED.match(words) and not words.startswith(("一、", "二、", "三、"))):
            break
        kept.append(words)
    return "\n".join(kept)
