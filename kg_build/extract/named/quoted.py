"""Initiatives named in quotation marks: “优教强城”工程, “爱阅读”“汉字素养”等品牌, “匠心浸润、匠技锤炼”五大工程.

Quotation marks alone make no name: a slogan, a term or a virtue stands in them too. A word behind them
that says what they name (`quoted_heads`), a verb before them that carries a programme out, or a heading
makes one. Papers in 《》 and phrases without quotation marks are told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import QUOTED, Clause
from kg_build.extract.named.verbs import governing, verbs
from kg_build.extract.named.vocabulary import either, rows, words

_HEADS = {row[0]: row[1] for row in rows("quoted_heads")}
_HEAD = either(_HEADS)
_GROUP = re.compile(rf"{QUOTED}(?:[、和及与]?(?:以及)?{QUOTED})*")
_TAIL = re.compile(
    rf"(?P<etc>等)?(?P<count>[一二三四五六七八九十两\d]{{1,3}}[大项个])?"
    rf"(?P<middle>[^，。；：、“”《》（）等的了]{{0,12}}?)(?P<head>{_HEAD})(?![家人者力区县市站员])"
)
_INNER_HEAD = re.compile(rf".+(?:{either(words('heads'))})$")
_SLOGAN = re.compile(r"[，。；：！？]|^.$|不|要|我|让|为|人人|^[\d.%]+$")
_NO_NAME_BEHIND = re.compile(either(words("not_behind_quotes")))
_NO_NAME_BEFORE = re.compile(f"{either(words('not_before_quotes'))}$")
_PREFIX = re.compile(r"[一-鿿\d]{2,10}$")


def quoted_names(plain: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the initiatives that a clause names in quotation marks."""
    found = verbs(plain, clause.start, clause.end)
    for group in _GROUP.finditer(plain, clause.start, clause.end):
        verb = governing(found, group.start())
        before = plain[verb.end if verb else clause.start : group.start()]
        tail = _TAIL.match(plain, group.end(), clause.end)
        inners = list(re.finditer(r"“([^“”\n]+)”", group[0]))
        names = [m for m in inners if not _SLOGAN.search(m[1])]
        if not names or len(names) < len(inners):
            continue
        if tail and not _NO_NAME_BEFORE.search(before):
            yield from _with_head(plain, group.start(), [(m[1], m.start(), m.end()) for m in names], tail, before)
        elif verb and "other" not in verb.classes and _bare(plain, group.end(), before):
            for m in names:
                yield Candidate(m[1], group.start() + m.start(), group.start() + m.end(), "programme", "quoted-verb")
        else:
            for m in names:
                if _INNER_HEAD.match(m[1]):
                    start = group.start() + m.start()
                    yield Candidate(
                        _with_prefix(before, m[1]), start, group.start() + m.end(), "programme", "quoted-own-head"
                    )


def _bare(plain: str, end: int, before: str) -> bool:
    return not _NO_NAME_BEHIND.match(plain, end) and not _NO_NAME_BEFORE.search(before) and len(before) <= 14


def _with_prefix(before: str, name: str) -> str:
    """Put the words between verb and quotation mark before a name that says nothing alone (“666”行动)."""
    prefix = _PREFIX.search(before)
    return prefix[0] + name if prefix and prefix.start() == 0 and len(prefix[0]) <= 10 else name


def _with_head(
    plain: str, offset: int, names: list[tuple[str, int, int]], tail: re.Match[str], before: str
) -> Iterator[Candidate]:
    head, middle = tail["head"], tail["middle"]
    belongs = _HEADS[head] == "name"
    end = tail.end()
    if len(names) == 1 and tail["count"] and "、" in names[0][0]:
        for part in re.finditer(r"[^、]+", names[0][0]):
            start = offset + names[0][1] + 1 + part.start()
            yield Candidate(part[0], start, start + len(part[0]), "programme", "quoted-parts")
        return
    if len(names) == 1 and not tail["etc"]:
        name, start, _ = names[0]
        if belongs:
            yield Candidate(_with_prefix(before, name + middle + head), offset + start, end, "programme", "quoted-head")
        else:
            yield Candidate(name, offset + start, offset + names[0][2], "brand", "quoted-drop")
        return
    whole = middle + head if belongs and len(middle) >= 2 and tail["etc"] else None
    if whole and head in ("工程", "行动", "计划", "改革"):
        yield Candidate(whole, tail.start("middle"), end, "programme", "quoted-list-whole")
    for name, start, stop in names:
        yield Candidate(name, offset + start, offset + stop, "programme", "quoted-list", enclosing=whole)
