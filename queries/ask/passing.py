"""A question without the words that neither name nor narrow what it asks: 请问, 具体, 提出了, 情况如何.

Only for questions that are not answered as they stand. A word that could be the thing asked for (a name, a place, a
quantity) is never passed over: `passing.yaml` holds classes of other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from queries.ask.paint import Paint
from queries.ask.reading import Reading
from queries.ask.text import is_chinese, stem
from queries.ask.words import load_words

SURE = 0.8
_ENGLISH = re.compile(r"[a-z]{3,}")
_SOURCE = re.compile(
    r"(?<=年)度?的?(?:教育)?(?:工作)?(?:要点|总结|报告|思路|计划)(?:当?中|里面?)(?:[,，]|所?(?:提出|明确|提到|列出)的?)?(?!有[几多哪])"
)


_OF_PROJECTS = re.compile("(?:complet|finish|start|beg[aiu]n|open|clos)[a-z]*")


@cache
def _passing() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern of all words that may be passed over, the longest first, and those of which the answer tells."""
    said = yaml.safe_load(files("queries.ask").joinpath("passing.yaml").read_text(encoding="utf-8"))
    mere, weighed = (frozenset(said[name].split()) for name in ("mere", "weighed"))
    longest = sorted(mere | weighed, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))), weighed - mere


def without_source(question: str) -> str:
    """Return a question without the words that only say in which paper a figure stands: 2024年工作要点中.

    >>> without_source("某市2021年工作要点中新建校舍的目标是多少"), without_source("工作要点中有几项任务")
    ('某市2021年新建校舍的目标是多少', '工作要点中有几项任务')
    """
    return _SOURCE.sub("", question)


def plainer(question: str, reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a question in fewer words, with those left out of which to tell: first of what nobody knows, then of all.

    The question is the one that was read, so that what it quotes stays quoted.
    """
    names = _names(reading)
    unknown = Paint(reading.text, [True] * len(reading.text))
    for phrase in reading.unknown:
        for match in re.finditer(re.escape(phrase), reading.text):
            unknown.release(*match.span())
    tried = {question}
    for within in (unknown, Paint(reading.text)):
        text, left = _without(question, reading.text, names, unknown, within)
        if text not in tried:
            tried.add(text)
            yield text, left


def _names(reading: Reading) -> Paint:
    """Return the paint of what is kept: places, times, numbers, whole names, words for what was reached."""
    paint = Paint(reading.text)
    for match in load_words().actual.finditer(reading.text):
        if is_chinese(match[0][0]):
            paint.take(*match.span())
    for found in reading.found:
        if not found.near or found.near[0].score >= SURE:
            paint.take(found.start, found.end)
    for start, end in [(t.start, t.end) for t in reading.times] + [(b.start, b.end) for b in reading.bounds]:
        paint.take(start, end)
    return paint


def _said_of_all(text: str, unknown: Paint) -> Iterator[re.Match[str]]:
    """Yield the English words nobody knows that may be said of any figure: select, issue, run.

    Of projects those that begin are told from those that are finished.
    """
    for word in _ENGLISH.finditer(text):
        telling = "project" in text and _OF_PROJECTS.fullmatch(word[0])
        if unknown.free(*word.span()) and stem(word[0]) in load_words().said_of_all and not telling:
            yield word


def _without(question: str, text: str, names: Paint, unknown: Paint, within: Paint) -> tuple[str, tuple[str, ...]]:
    """Return the question without the words that may be passed over, where they touch the free part of `within`."""
    pattern, weighed = _passing()
    spans: list[tuple[int, int]] = []
    left: list[str] = []
    for match in (*pattern.finditer(text), *_said_of_all(text, unknown)):
        if names.free(*match.span()) and not all(within.taken[slice(*match.span())]):
            nth = len(re.findall(re.escape(match[0]), text[: match.start()]))
            said = [one.span() for one in re.finditer(re.escape(match[0]), question)]
            spans += said[nth : nth + 1]
            left += [match[0]] if match[0] in weighed or match[0].isascii() else []
    for start, end in sorted(spans, reverse=True):
        question = question[:start] + question[end:]
    return question, tuple(dict.fromkeys(left))
