"""Names that a stretch of a question is like: abbreviations, other orders of words, everyday words for a name's words.

A near name must tell the same quantity: what is asked of 高中 is never answered for 初中, nor 公办 for 民办.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from queries.ask.cover import leaves_out
from queries.ask.lexicon import Lexicon, Near
from queries.ask.text import codes, pieces, stem
from queries.ask.words import Words, load_words

ALMOST = 0.62
SURE = 0.8
ALMOST_CERTIFIED = 0.45
CLEARLY_BETTER = 0.12
LEAST_HELD = 0.25
LEAST_WORD = 0.15
LONG = 4
HEAD = 2
_NOT = re.compile(r"没|未(?![来成])|尚|不(?![含低高少多超足满])|\bnot?\b")
COUNTED = frozenset({"indicator", "honour"})
_MEASURE = re.compile(r"(?:占比|比例|比重|总数|人数|数量|覆盖面|覆盖率|率|数|情况|工作|(?:达到|共|有)?多少.*|\(.*\))+$")
_HONOURS = ("奖", "称号", "试点", "基地", "实验区", "示范区", "案例")


def named_in(
    text: str, start: int, end: int, lexicon: Lexicon, kinds: frozenset[str]
) -> tuple[tuple[Near, ...], int, int] | None:
    """Return what the most trimmed run names, or a longer one where it names something surely; None where none does."""
    words = load_words()
    runs = [*_trimmings(text, start, end, words)]
    if any(_is_cue(text, left, right, words) for left, right in runs):
        return None
    tries = [(best_named(text[left:right], lexicon, kinds), left, right) for left, right in runs if right - left >= 3]
    for match, left, right in tries[-1:]:
        if match and (left, right) == runs[-1]:
            return match, left, right
    sure = [one for one in tries if one[0] and one[0][0].score >= SURE]
    return max(sure, key=lambda one: (one[0][0].score, one[1] - one[2]), default=None)


def best_named(phrase: str, lexicon: Lexicon, kinds: frozenset[str]) -> tuple[Near, ...]:
    """Return the likest things, several where they are equally like; none where nothing is like enough."""
    for written in dict.fromkeys((phrase, _meant(phrase))):
        near = [n for n in lexicon.near(written, kinds) if n.score >= _least(n) and same_quantity(written, n.name)]
        near = [n for n in near if not _one_word_of_many(written, n) and _counts_the_same(written, n)]
        near = [n for n in near if not (phrase.isascii() and leaves_out(phrase, n.thing.label))]
        if near:
            return tuple(n for n in near if n.score >= near[0].score - CLEARLY_BETTER / 4)
    if "certification" not in kinds or len(phrase) < LONG:
        return ()
    honoured = _only_one(phrase, "honour", lexicon) if phrase.endswith(_HONOURS) and "honour" in kinds else ()
    return honoured or _only_one(phrase, "certification", lexicon) or _only_one(phrase, "initiative", lexicon)


def _only_one(phrase: str, kind: str, lexicon: Lexicon) -> tuple[Near, ...]:
    """Return the one state or initiative whose name holds a phrase, or in English its words; none where several do."""
    held = lexicon.holding((phrase,), kind, least=LEAST_HELD)
    if phrase.isascii():
        if _says_no_name(phrase):
            return ()
        near = lexicon.near(phrase, frozenset({kind}), least=LEAST_WORD)
        held = tuple(n for n in near if pieces(phrase) <= pieces(n.name))
    return held if len({n.thing.iri for n in held}) == 1 else ()


def _says_no_name(word: str) -> bool:
    """Say whether a single English word is one that tells no state from others: a stage of schools, an area, a model."""
    words = load_words()
    staged = any(asked.fullmatch(word) for asked, _ in words.stages.values())
    kind = any(pattern.fullmatch(word) for pattern, _ in words.honours_english)
    return " " not in word and (staged or kind or stem(word) in words.said_of_all)


def _one_word_of_many(phrase: str, near: Near) -> bool:
    """Say whether an English phrase is one word and the name several: teachers are not teachers recruited."""
    return phrase.isascii() and near.thing.kind != "certification" and len(pieces(phrase)) == 1 < len(pieces(near.name))


def _counts_the_same(phrase: str, near: Near) -> bool:
    """Say whether what a phrase counts, its end, stands in a name that is only alike, or the name's in the phrase.

    足球特色学校 is no 足球试点区, however much else they share; shares and numbers are told apart by their units.
    """
    if near.thing.kind not in COUNTED or near.score >= SURE or phrase.isascii() or near.name.isascii():
        return True
    asked, named = (_MEASURE.sub("", text)[-HEAD:] for text in (phrase, near.name))
    return asked in near.name or named in phrase or not set(asked).isdisjoint(named)


def same_quantity(phrase: str, name: str) -> bool:
    """Say whether a name has all the words of a phrase that tell one quantity from another.

    >>> same_quantity("高中在校生", "初中在校生"), same_quantity("公办园占比", "公办园在园幼儿占比")
    (False, True)
    >>> same_quantity("没有做到教师培训", "教师培训完成率")
    False
    """
    if _NOT.search(phrase) and not _NOT.search(name):
        return False
    told = all(match[0] in name for pattern in load_words().telling for match in pattern.finditer(phrase))
    return told and codes(phrase) <= codes(name)


def _is_cue(text: str, left: int, right: int, words: Words) -> bool:
    return any(cue.fullmatch(text, left, right) for cue in words.cues.values())


def _trimmings(text: str, left: int, right: int, words: Words) -> Iterator[tuple[int, int]]:
    """Yield a run with less and less of the filler and cues at its ends: part of a name may look like a cue."""
    for patterns in (words.filler, [*words.cues.values(), *words.filler]):
        moved: tuple[int, int] | None = (left, right)
        while moved and moved[0] < moved[1]:
            yield moved
            left, right = moved
            moved = _trimmed_once(text, left, right, patterns)


def _trimmed_once(text: str, left: int, right: int, patterns: Sequence[re.Pattern[str]]) -> tuple[int, int] | None:
    """Leave out one stretch at one end; None where nothing is to be left out."""
    for pattern in patterns:
        for match in pattern.finditer(text, left, right):
            if match.start() == left and match.end() > left:
                return match.end(), right
            if match.end() == right and match.start() < right:
                return left, match.start()
    return None


def _meant(phrase: str) -> str:
    """Put the words of names for everyday words: 小学生 for 小学在校生."""
    for pattern, word in load_words().synonyms:
        phrase = pattern.sub(word, phrase)
    return phrase


def _least(near: Near) -> float:
    """Say how like a name must be: certified states are few, so that half the words of an English name tell which."""
    return ALMOST_CERTIFIED if near.name.isascii() and near.thing.kind == "certification" else ALMOST
