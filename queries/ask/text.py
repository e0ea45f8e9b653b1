"""A question's text in the one form in which it is matched: width folded, quotation marks gone, Chinese unspaced.

>>> fold("温州市 ２０２４年“公办园占比” 是多少？")
'温州市2024年公办园占比是多少?'
>>> fold("How did  Wenzhou move?")
'how did wenzhou move?'
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CJK = r"\u3400-\u9fff"
_COUNTIES = re.compile(r"县(?:\([市区]\))+")  # 县（市） and 县（区） are counties of both kinds
_QUOTES = re.compile(r"[“”‘’\"'《》〈〉「」『』]")
_SPACE_BESIDE_CHINESE = re.compile(rf"(?<=[{CJK}])\s+(?![a-z])|(?<![a-z])\s+(?=[{CJK}])")
_POSSESSIVE = re.compile(r"(?<=[a-z])['’]s?\b")
_SMALL_WORDS = frozenset("the a an of in for to and on at by from with its their was were is are".split())
_AMERICAN = re.compile(r"(?<=[a-z]{3})iz(?=(?:ations?|e[sd]?|ing)\b)")
_TOKEN = re.compile(r"[a-z0-9+]+")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def fold(text: str) -> str:
    """Return the matching form of a question or of a name; folding twice changes nothing."""
    text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text)).casefold()
    text = _POSSESSIVE.sub("", text)
    text = _COUNTIES.sub("县", _AMERICAN.sub("is", _QUOTES.sub("", text)))
    return _SPACE_BESIDE_CHINESE.sub("", re.sub(r"\s+", " ", text)).strip()


def is_chinese(text: str) -> bool:
    """Say whether a text is written in Chinese, so that the answer may be too."""
    return bool(re.search(f"[{CJK}]", text))


def asked_in_chinese(question: str) -> bool:
    """Say whether a question is asked in Chinese; an English one may cite a Chinese name.

    >>> asked_in_chinese("温州有几个ESI学科"), asked_in_chinese("Who issued 温教发〔2024〕1号, and when?")
    (True, False)
    """
    return not in_english(question)


@lru_cache(maxsize=4096)
def in_english(question: str) -> bool:
    """Say whether a question is asked in English, though it may cite Chinese names."""
    words = re.findall(r"[A-Za-z]+", question)
    own = len(words) > 2 and len("".join(words)) > len(re.findall(f"[{CJK}]", question))
    return own or not is_chinese(question)


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a Chinese text, the stems of the words of an English one."""
    if is_chinese(text):
        return frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(stem(word) for word in re.findall(r"[a-z0-9]+", text) if word not in _SMALL_WORDS)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Take the commonest endings off: kindergartens and kindergarten are one, create and created, certify and certified."""
    for ending in ("ations", "ation", "ing", "ies", "ied", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word.removesuffix("e") if len(word) > 4 else word


def codes(text: str) -> frozenset[str]:
    """Return the tokens of a folded text that mix figures and Latin letters, which tell things apart.

    >>> sorted(codes("市级5a平安校园")), sorted(codes("1+7+n体系的2024年")), sorted(codes("esi前1%"))
    (['5a'], ['1+7+n'], [])
    """
    return frozenset(token for token in _TOKEN.findall(text) if re.search("[a-z]", token) and re.search(r"\d", token))


def is_subsequence(short: str, long: str) -> bool:
    """Say whether the characters of `short` stand in `long` in the same order: 公办园占比 in 公办园在园幼儿占比."""
    rest = iter(long)
    return all(character in rest for character in short)


def likeness(asked: str, name: str) -> float:
    """Say how much a phrase of a question looks like a name, 0 to 1.

    An abbreviation that keeps the name's order scores by how much of the name it keeps, at least 0.6
    where it keeps the name's first and last character; other pairs by shared pairs of characters. Of English
    names the words count, in whatever order.
    """
    if asked == name:
        return 1.0
    a, b = pieces(asked), pieces(name)
    if not a or not b:
        return 0.0
    dice = 2 * len(a & b) / (len(a) + len(b))
    if not is_chinese(asked):
        return max(dice, 0.6 + 0.35 * len(a) / len(b)) if len(a) > 1 and a <= b else dice
    short, long = sorted((asked, name), key=len)
    if len(long) >= 4 and len(short) >= 3 and is_subsequence(short, long):
        kept = len(short) / len(long)
        ends = short[0] == long[0] and short[-1] == long[-1]
        return max(dice, 0.6 + 0.35 * kept if ends else 0.3 + 0.6 * kept)
    return dice
