"""A number that a question gives as the standard: 没有达到50%的标准 asks who is rated as failing, where tables rate that.

Tables that rate places against standards hold no figures; what the standard is stands in the names of the standard.
"""

from __future__ import annotations

import re

from queries.ask.answer import Answer
from queries.ask.lexicon import Lexicon
from queries.ask.numbers import find_bounds
from queries.ask.text import fold, in_english

_STANDARD = re.compile(r"(?:及?以上|这一[项条]|这[项条]|这一|这个|的|标准|要求|规定|目标|线|水平)*")
_SAID = re.compile("没有?达标|未达标|不达标|达标")
_STATES = {"<": "没有达标", ">=": "达标", ">": "达标", "<=": "达标"}
_NAMED = re.compile(
    r"(?P<not>没有?能?够?|未能?|不)?(?:达到|满足|符合)了?(?P<name>[^,。?]{4,40}?)(?P<number>\d[\d,.]*\s*%?)(?:及?以[上下])?的?(?:标准|要求|规定)"
)
RATINGS = "ratings"
_RATIO = re.compile(r"\s*:\s*\d+(?:\.\d+)?")
_NUMBER = re.compile(r"\d[\d,.]*\s*%?")


def as_rated(question: str) -> tuple[str, str]:
    """Return a question with 没有达标 or 达标 for the number it names as the standard, and that number; '' for none.

    The number may stand behind what it is a standard of: 没有达到培训完成率100%的要求.
    """
    text = fold(question)
    if named := _NAMED.search(text):
        state = "没有达标" if named["not"] else "达标"
        rated = text[: named.start()] + named["name"] + state + text[named.end() :]
        return rated, named["number"].replace(" ", "")
    bounds = [bound for bound in find_bounds(text) if bound.comparator in _STATES]  # "=" is the end of a ratio: 1:15
    if len(bounds) != 1 or in_english(text):
        return "", ""
    bound = bounds[0]
    ratio = _RATIO.match(text, bound.end)
    beyond = _STANDARD.match(text, ratio.end() if ratio else bound.end)
    said = _NUMBER.search(text, bound.start, bound.end)
    if said is None or beyond is None:
        return "", ""
    rest = text[beyond.end() :]
    state = "" if _SAID.search(rest) else _STATES[bound.comparator]
    return text[: bound.start] + state + rest, said[0].replace(" ", "") + (ratio[0].replace(" ", "") if ratio else "")


def is_standard(answer: Answer, number: str, lexicon: Lexicon) -> bool:
    """Say whether an answer tells ratings, and only of standards whose names say this number."""
    rated = set(answer.parameters.get("indicator", ()))
    if answer.query != RATINGS or not rated:
        return False
    exactly = re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d.])")
    saying = {thing.iri for name, things in lexicon.names.items() if exactly.search(name) for thing in things}
    return rated <= saying
