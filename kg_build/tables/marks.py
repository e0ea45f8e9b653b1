"""What marks mean: read from the note under the table, with defaults for those it does not explain."""

from __future__ import annotations

import re

from kg_build.model import State
from kg_build.read.shapes import MARKS, is_mark

_MARK = "[" + re.escape(MARKS) + "]|[-－—–─]{1,2}"
_SAYS = r"\s*(?:表示|代表|为|是|指|即|[:：=])\s*"
_EXPLAINED = re.compile(
    rf"(?:[“\"'‘「『](?P<quoted>{_MARK})[”\"'’」』](?:{_SAYS})?|(?P<bare>{_MARK}){_SAYS})"
    rf"(?P<meaning>[一-鿿][^“”\"'‘’「」；;。\n{re.escape(MARKS)}—─]*)"
)
_MARKED = re.compile(
    rf"(?P<meaning>[一-鿿][^“”\"'‘’「」，,；;。\n]*?)(?:的|者|时)?(?:均|都)?[，,]?(?:记|计|标|填|打|画|划|以|用)(?:为|作|成|注)?"
    rf"[“\"'‘「『](?P<quoted>{_MARK})[”\"'’」』]"
)
_COUNTED = re.compile(
    r"[“\"'‘]?-[XxNn][”\"'’]?\s*(?:表示|为|指)?共?\s*[XxNn]\s*(?P<unit>[项个条所])?\s*(?P<name>[一-鿿]{2,12})"
)
_MEANINGS: tuple[tuple[re.Pattern[str], State], ...] = (
    (re.compile(r"不列入|不计|未列入|不纳入|未监测|无数据|缺数据|不适用|未参评|不参与|无此项"), "not counted"),
    (re.compile(r"(?:得分|计分|分值|分数)[为是]?\s*0|零分|0分|不得分|一分(?:未|没有?)得|未得分"), "zero"),
    (re.compile(r"(?:平均|均值)\S{0,4}以下|(?:低于|未达|不及|不到|没到|不足)\S{0,6}(?:平均|均值)"), "below average"),
    (
        re.compile(r"(?:未|不|没有|尚未|无)\S{0,4}(?:达|完成|通过|合格|符合|实现|创建|落实)|(?:未|不)合格|未完成|否"),
        "unmet",
    ),
    (re.compile(r"达标|达成|达到|完成|通过|合格|符合|实现|以上|创成|已|^是"), "met"),
)
_MET: State = "met"
_UNMET: State = "unmet"
_NOT_COUNTED: State = "not counted"
_DEFAULTS = {**dict.fromkeys("√✓✔☑", _MET), **dict.fromkeys("×✗✘※", _UNMET), **dict.fromkeys("—-/", _NOT_COUNTED)}
_WORDS = {
    **dict.fromkeys(("达标", "已达标", "达成", "已达成", "合格", "通过", "已通过", "完成", "已完成"), _MET),
    **dict.fromkeys(("未达标", "不达标", "未达成", "不合格", "未通过", "未完成"), _UNMET),
}


def folded(mark: str) -> str:
    """Return one form of a mark: dashes of any length and width are told apart from the hyphen."""
    body = "".join(mark.split())
    if re.fullmatch(r"[—–―─]+|[-－]{2,}", body):
        return "—"
    return {"－": "-", "−": "-", "＊": "*", "／": "/", "＃": "#"}.get(body, body)


def is_gap(mark: str) -> bool:
    """Tell whether a mark alone says only that there is nothing: a dash, a stroke."""
    return folded(mark) in ("—", "-", "/")


def explained(notes: str) -> dict[str, State]:
    """Return the meaning of each mark that notes explain.

    >>> explained("“√”为已完成，“-”指低于全国平均，“*”表示零分")
    {'√': 'met', '-': 'below average', '*': 'zero'}
    >>> explained("已通过的记“√”，未通过的用“×”表示")
    {'√': 'met', '×': 'unmet'}
    """
    marked = [(match["quoted"], match["meaning"]) for match in _MARKED.finditer(notes)]
    said = [(match["quoted"] or match["bare"], match["meaning"]) for match in _EXPLAINED.finditer(notes)]
    found: dict[str, State] = {}
    for mark, meaning in (*marked, *said):
        state = next((state for pattern, state in _MEANINGS if pattern.search(meaning)), None)
        if state:
            found.setdefault(folded(mark), state)
    return found


def counted(notes: str) -> tuple[str, str]:
    """Return what “-X” counts by the notes, as name and unit; empty if they say nothing."""
    found = _COUNTED.search(notes)
    return (found["name"] + (found["unit"] or "项") + "数", found["unit"] or "项") if found else ("", "")


def state_of(text: str, meanings: dict[str, State]) -> State | None:
    """Return the state a cell codes, by the notes or by what the mark means everywhere."""
    if text in _WORDS:
        return _WORDS[text]
    if not is_mark(text):
        return None
    mark = folded(text)
    return meanings.get(mark) or _DEFAULTS.get(mark)
