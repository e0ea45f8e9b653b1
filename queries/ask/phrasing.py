"""English questions in the order of words in which they are read: which Taizhou county, which county in Taizhou.

Rules of grammar only, tried in their order (`phrasing.yaml`); Chinese questions stay as they are. A name given in
Chinese stands for its translation beside it: the 'bright eyes' project (明眸工程) asks for 明眸工程.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml
from pypinyin import lazy_pinyin

from queries.ask.text import CJK, in_english

_CHINESE = rf"[{CJK}][{CJK}0-9A-Za-z“”《》（）()、+·-]*[{CJK}0-9]|[{CJK}]"
_TRANSLATED = re.compile(
    rf"(?:[\"'“‘](?P<quoted>[A-Za-z0-9 ,+-]+)[\"'”’](?P<kind> [a-z]+)?|(?P<words>(?:[A-Za-z][A-Za-z+-]* ){{0,5}}[A-Za-z][A-Za-z+-]*)[\"'”’]?) ?[(（][\"'“‘]?(?P<name>{_CHINESE})[\"'”’]?[)）]"
)
_TRANSLATION = re.compile(rf"(?<=[{CJK}]) ?[(（][A-Za-z '’,+-]+[)）]")
_ACTING = (" action", " campaign")
_ACTION = re.compile(rf"(?<=[{CJK}])(?<!行动)(?<!工程)(?<!计划)(?<!方案) (?:action|campaign)\b")
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u))+"
)
_SPELLED = re.compile(r" ?\((?:[a-z]+ ){0,5}[a-z]+\)")
# Words that are no part of a translated name: what stands before them is asked, not named.
_APART = frozenset(
    "a an the of in for to by with and or at on from as under through into about its their how what which who whose when where"
    " many much do does did has have had having is are was were be been will would should get got called named follow"
    " followed use used share rate proportion percentage number than more new".split()
)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    said = yaml.safe_load(files("queries.ask").joinpath("phrasing.yaml").read_text(encoding="utf-8"))
    return tuple((re.compile(pattern), meant) for pattern, meant in said.items())


def rephrased(question: str) -> str:
    """Return an English question in the order in which questions are read.

    >>> rephrased("Which Taizhou counties fail it?"), rephrased("Name the districts of Wenzhou that passed.")
    ('Which counties in Taizhou fail it?', 'List the districts of Wenzhou that passed.')
    """
    if not in_english(question):
        return question
    question = _SPELLED.sub(_unless_english, _TRANSLATION.sub("", _TRANSLATED.sub(_by_its_name, question)))
    question = _ACTION.sub("行动", question)
    for pattern, meant in _rules():
        question = pattern.sub(meant, question)
    return question


def _by_its_name(match: re.Match[str]) -> str:
    """Return a name given in Chinese without the words that translate it; what stands before those stays."""
    if match["quoted"]:
        return match["name"] + (match["kind"] if match["kind"] in _ACTING else "")
    words = match["words"].split()
    own = len(words)
    spelled = "".join(lazy_pinyin(match["name"]))
    while (
        own
        and words[own - 1].lower() not in _APART
        and (words[own - 1].lower() in spelled or not _is_spelled(words[own - 1]))
    ):
        own -= 1
    return " ".join((*words[: own or len(words)], match["name"]))


def _is_spelled(word: str) -> bool:
    """Say whether a word is a Chinese name in Latin letters: Wenzhou."""
    return word[0].isupper() and bool(_SYLLABLES.fullmatch(word.lower()))


def _unless_english(match: re.Match[str]) -> str:
    """Return what brackets hold, or nothing where they only spell a Chinese name: (youzhi junheng)."""
    return "" if all(_SYLLABLES.fullmatch(word) for word in match[0].strip(" ()").split()) else match[0]
