"""How well the name of a thing covers the words of a question, in whatever order the question says them.

A question seldom quotes a name: 有多少所小学实施了课后托管 asks for 有托管需求的全部实施课后托管的小学. The free words of the
question must all stand in the name, as they are or as the vocabulary of questions calls them (中职 for 中等职业教育, in
English questions every word by the glossary); what the name says beyond them counts against it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from queries.ask.paint import Paint
from queries.ask.text import CJK, codes, in_english, pieces, stem
from queries.ask.words import load_words

_CHINESE = re.compile(f"[{CJK}]")
_WORD = re.compile(r"[a-z0-9%‰]+")
_LATIN = re.compile(r"[^\s,.;:?!()'&/-]+")
_A_HEAD = re.compile("[生人]均(?=.*(?:经费|投入|支出|收入))")
_SAYS_HEAD = re.compile("[生人]均|每")
_TO_ADD = re.compile("增|补|缺|差|够|需")
_CITED = re.compile(f"[{CJK}]{{3,}}")
_LATIN_WORD = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_NUMERAL = re.compile(r"\d[\d.,]*%?")
NO_LABEL: frozenset[str] = frozenset()
SHORTEST = 2
HEAD = 4
CHINESE_HEAD = 2
MOST_OF_NAME = 0.7
MUCH_OF_NAME = 0.6
MOST_OF_CHINESE = 0.6


@dataclass(frozen=True, slots=True)
class Called:
    """A stretch of the question and what names may write for it."""

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question that a name may hold.

    `closed` characters belong to something else, `free` ones must be covered, the others (cues and filler) may be;
    `meant` are the free ones and the cues, of which a better name covers more; `telling` stretches tell quantities apart.
    """

    text: str
    closed: tuple[bool, ...]
    free: tuple[bool, ...]
    meant: tuple[bool, ...]
    called: tuple[Called, ...]
    telling: tuple[tuple[int, int], ...] = ()

    def pieces(self) -> frozenset[str]:
        """Return the pairs of characters by which names that may cover the question are found."""
        open_text = "".join(" " if closed else c for closed, c in zip(self.closed, self.text, strict=True))
        labels = pieces(_CHINESE.sub(" ", open_text)) if in_english(self.text) else NO_LABEL
        words = [open_text, *(name for called in self.called for name in called.names)]
        inner = sorted(self.called, key=lambda called: called.start)
        words += [a + b for one, two in itertools.pairwise(inner) for a in one.names for b in two.names]
        pairs = (word[i : i + 2] for word in words for i in range(len(word) - 1) if _CHINESE.match(word[i]))
        return labels.union(pairs)


@dataclass(frozen=True, slots=True)
class Cover:
    """What of a question a name covers.

    The stretches, the free phrases left over, the share of the name that is said, the share of what is meant that the
    name covers, how many characters the pieces are that it holds, whether the name turns the matter around with a
    word of which the question says nothing (撤并, 关停), of English what the phrases left over are called, and whether
    the question says what the name counts.
    """

    spans: tuple[tuple[int, int], ...]
    left: tuple[str, ...]
    share: float
    recall: float
    held: int
    turned: bool = False
    beside: tuple[tuple[str, ...], ...] = ()
    headed: bool = True


def asked_words(text: str, closed: Paint, free: Paint, meant: Paint) -> Asked:
    """Return what names may hold of a question, from paints over its text in which the other characters are taken."""
    called = tuple(
        Called(match.start(), match.end(), names)
        for pattern, names in load_words().called for match in pattern.finditer(text)
        if match.end() > match.start() and closed.free(*match.span())
    )  # fmt: skip
    open_to, wanted = (tuple(not taken for taken in paint.taken) for paint in (free, meant))
    telling = tuple(
        match.span()
        for pattern in load_words().telling
        for match in pattern.finditer(text)
        if closed.free(*match.span())
    )
    return Asked(text, tuple(closed.taken), open_to, wanted, called, telling)


def cover(asked: Asked, name: str, label: frozenset[str] = NO_LABEL) -> Cover:
    """Cover a question by a name, from left to right, each time by the longest piece that the name holds.

    `label` are the stems of the words of the thing's English label, which hold words of an English question too.
    """
    marks = [False] * len(name)
    spans: list[tuple[int, int]] = []
    start = length = 0
    while start < len(asked.text):
        end, piece = _longest(asked, name, start, label)
        if end > start:
            spans.append((start, end))
            length += max(len(piece), 2 * (asked.text.count(" ", start, end) + 1) if asked.text[start].isascii() else 0)
            for at in _places(name, piece):
                marks[at : at + len(piece)] = [True] * len(piece)
        start = max(end, start + 1)
    held = sum(asked.meant[at] for begin, end in spans for at in range(begin, end))
    recall = held / sum(asked.meant) if any(asked.meant) else float(bool(spans))
    headed = _headed(name, marks, HEAD if in_english(asked.text) else CHINESE_HEAD)
    turned = _turned(asked, name, marks)
    said = label & pieces(" ".join(asked.text[begin:end] for begin, end in spans)) if label else NO_LABEL
    in_label = len(said) / len(label) if label else 0.0
    share = max(_share(name, marks), in_label if in_label >= MOST_OF_NAME else 0.0)
    unsaid = in_label < MOST_OF_NAME if in_english(asked.text) else share < MOST_OF_CHINESE
    turned = turned or (unsaid and not headed and not _mostly(name, marks))
    left = tuple(dict.fromkeys(_left(asked, spans, name)))
    listed = any(
        re.search(
            rf"\band (?:[\w-]+ ){{0,2}}{re.escape(word)}\b|\b{re.escape(word)}(?: [\w-]+){{0,2}},? and\b", asked.text
        )
        for word in left
    )
    beside = tuple(_names_of(asked, word) for word in left) if in_english(asked.text) and not listed else ()
    return Cover(tuple(spans), left, share, recall, length, turned, beside if all(beside) else (), headed)


def _turned(asked: Asked, name: str, marks: list[bool]) -> bool:
    """Say whether a name turns the matter around with a word that the question lacks, or lacks a code of it: 5A."""
    if not codes(asked.text) <= codes(name):
        return True
    if in_english(asked.text):
        return any(not all(marks[slice(*match.span())]) for match in load_words().turning.finditer(name))
    owed = load_words().shortfall
    if _A_HEAD.search(name) and not _SAYS_HEAD.search(asked.text) and not _TO_ADD.search(asked.text):
        return True
    return bool(owed.search(name)) and not owed.search(asked.text) and not _TO_ADD.search(asked.text)


@lru_cache(maxsize=256)
def _meant_by(text: str) -> tuple[str, ...]:
    """Return all that names may write for the words of an English text."""
    return tuple(name for pattern, names in load_words().called if pattern.search(text) for name in names)


def leaves_out(text: str, label: str) -> bool:
    """Say whether a thing is of a part only, as its own name tells, of which an English text says nothing."""
    return any(
        not any(match[0] in name or name in match[0] for name in _meant_by(text))
        for match in load_words().turning.finditer(label)
    )


def _headed(name: str, marks: list[bool], head: int) -> bool:
    """Say whether the question says what a name counts, which Chinese names end with."""
    end = _end(name)
    return any(marks[max(0, end - head) : end])


def _mostly(name: str, marks: list[bool]) -> bool:
    """Say whether the question says most of a name."""
    end = _end(name)
    return sum(marks[:end]) >= MUCH_OF_NAME * end


def _end(name: str) -> int:
    """Return where a name ends but for a bracket behind it."""
    return name.find("(") if name.endswith(")") and name.find("(") > 0 else len(name)


def _names_of(asked: Asked, word: str) -> tuple[str, ...]:
    """Return all that an English word left over, or the phrase it stands in, may be called."""
    at = [match.span() for match in re.finditer(rf"\b{re.escape(word)}\b", asked.text)]
    over = [called for called in asked.called if any(called.start <= a and b <= called.end for a, b in at)]
    return tuple(dict.fromkeys(name for called in over for name in called.names))


def _longest(asked: Asked, name: str, start: int, label: frozenset[str]) -> tuple[int, str]:
    """Return the end of the longest stretch from here that the name holds, and the words by which it holds it."""
    best = (start, "")
    end = start
    while end < len(asked.text) and not asked.closed[end] and asked.text[start : end + 1] in name:
        end += 1
    if end - start >= SHORTEST and _CHINESE.search(asked.text, start, end):
        best = (end, asked.text[start:end])
    word = _WORD.match(asked.text, start)
    if word and word[0] in _LATIN_WORD.findall(name) and not any(asked.closed[start : word.end()]):
        best = (word.end(), word[0])
    for called in asked.called:
        if called.start == start and called.end >= best[0]:
            best = next(((called.end, word) for word in called.names if word in name), best)
    return best if best[0] > start else (_labelled(asked, start, label), "")


def _labelled(asked: Asked, start: int, label: frozenset[str]) -> int:
    """Return where a word ends that starts here and that the English label has too; the start for none."""
    word = _WORD.match(asked.text, start) if label and (start == 0 or not asked.text[start - 1].isalnum()) else None
    if word is None or any(asked.closed[start : word.end()]):
        return start
    stems = pieces(word[0])
    return word.end() if stems and stems <= label else start


def _places(name: str, piece: str) -> Iterator[int]:
    at = name.find(piece)
    while at >= 0:
        yield at
        at = name.find(piece, at + 1)


def _left(asked: Asked, spans: list[tuple[int, int]], name: str) -> Iterator[str]:
    """Yield the free phrases that stay: single characters only where they weigh, soft words not at all."""
    rest = Paint(asked.text, (not free for free in asked.free))
    for span in spans:
        rest.take(*span)
    words = load_words()
    english = in_english(asked.text)
    yield from _untold(asked, spans, name)
    yield from (cited for cited in _CITED.findall(asked.text) if english and cited not in name)
    for start, end in rest.runs():
        phrase = asked.text[start:end].strip()
        if phrase.isascii():
            yield from (
                word
                for word in _LATIN.findall(phrase)
                if stem(word) not in words.said_of_all
                and not implied(word, name)
                and not (english and _NUMERAL.fullmatch(word))
            )
            continue
        light = len(phrase) == 1 and (phrase in name or phrase not in words.weighty)
        if phrase and not light and not any(pattern.fullmatch(phrase) for pattern in words.soft):
            yield phrase


def _untold(asked: Asked, spans: list[tuple[int, int]], name: str) -> Iterator[str]:
    """Yield the words that tell one quantity from another (高中, 民办) and that the name neither has nor implies."""
    for left, right in asked.telling:
        word = asked.text[left:right]
        if word not in name and not implied(word, name) and not any(a <= left and right <= b for a, b in spans):
            yield word


def implied(word: str, name: str) -> bool:
    """Say whether a name can only be of what an English word tells: disciplines in ESI are those of universities."""
    return any(asked.fullmatch(word) and named.search(name) for asked, named in load_words().implied)


def _share(name: str, marks: list[bool]) -> float:
    """Return the share of a name that was said, leaving aside what does not tell names apart."""
    for match in load_words().light.finditer(name):
        marks[match.start() : match.end()] = [True] * (match.end() - match.start())
    return sum(marks) / len(marks) if marks else 0.0
