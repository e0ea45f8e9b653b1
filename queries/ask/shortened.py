"""Initiatives called by a telling part of their name: “雁阵”行动, 学位等人行动, for a name that holds it.

The part is quoted, or stands between what a name cannot hold and a word such as 行动. It must tell one initiative from
the others; names that the graph knows as they are written are left to `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ontology.normal import initiative_form
from queries.ask.lexicon import Lexicon, Near, Thing
from queries.ask.paint import Paint
from queries.ask.text import CJK, fold, in_english, likeness

_TAIL = r"(?:专项行动|行动计划|行动方案|行动|工程|计划|方案)"
_QUOTED = re.compile(rf"[“\"「『]([{CJK}]{{2,16}})[”\"」』]({_TAIL})?")
_CITED = re.compile(rf"[{CJK}]{{3,16}}")
_ENDS = re.compile("(?:方案|计划)$")
_GENERIC = re.compile(
    "(?:建设|培育|提升|改革|实施|推进|三年|专项|重点|教育|学校|工作|发展|开展|项目|校舍|安置|改造|提质|扩容)+"
)
_BEFORE = "的在是有说施展进动出和与按照据,，、:："
_MAKING = re.compile("建设|培育|提升|改革|实施|推进|三年|工作")
_NUMBER = re.compile(r"^\d+[.、]")
_PLACE = re.compile(rf"^[{CJK}]{{2,3}}[省市县区]")
SHORTEST, LONGEST = 2, 10
MOST_MEANT = 5
ALMOST_WHOLE = 0.9  # of the name, as far as others ask: the words stand in it as they are, and in no other


def initiatives_called(
    question: str, text: str, paint: Paint, borders: Paint, lexicon: Lexicon
) -> list[tuple[int, int, tuple[Near, ...]]]:
    """Return the initiatives that a question calls by a telling part of their names, and take those stretches.

    In `borders` are taken the places and times, after which such a part may begin.
    """
    found = []
    for start, stem, tail in [*_quoted(question, text), *_unquoted(text, borders)]:
        end = start + len(stem) + len(tail)
        if not (paint.free(start, end) and borders.free(start, end)) or _GENERIC.fullmatch(stem):
            continue
        if near := _meant(stem, tail, lexicon):
            paint.take(start, end)
            found.append((start, end, near))
    return found


def _quoted(question: str, text: str) -> list[tuple[int, str, str]]:
    said = [(fold(match[1]), match[2] or "") for match in _QUOTED.finditer(question)]
    said += [(match[0], "") for match in _CITED.finditer(text) if in_english(text)]
    return [(text.find(stem + tail), stem, tail) for stem, tail in said if stem + tail in text]


def _unquoted(text: str, paint: Paint) -> list[tuple[int, str, str]]:
    """Return the stretches before 行动 and the like that begin where a name may, the longest first."""
    runs = []
    for match in re.finditer(_TAIL, text):
        for start in range(max(0, match.start() - LONGEST), match.start() - SHORTEST + 1):
            begins = not start or paint.taken[start - 1] or text[start - 1] in _BEFORE
            if begins and re.fullmatch(f"[{CJK}]+", text[start : match.start()]):
                runs.append((start, text[start : match.start()], match[0]))
    return runs


def _meant(stem: str, tail: str, lexicon: Lexicon) -> tuple[Near, ...]:
    """Return the initiatives meant: whose name has the words as they are, or little else, or is alone in having them.

    Behind 行动 and the like all may be meant that are of this kind and begin so, those first that say little more.
    """
    if _is_initiative(stem + tail, lexicon) or (not tail and (lexicon.bearers(stem) or _counted(stem, lexicon))):
        return ()
    holding = [
        (name, thing) for name, things in lexicon.names.items() if stem in name
        for thing in things if thing.kind == "initiative"
    ]  # fmt: skip
    plain = _ENDS.sub("", tail) or tail
    literal = _near(stem, holding, lambda name: bool(tail) and _ENDS.sub("", name).endswith(stem + plain))
    if len(literal) == 1:
        return (replace(literal[0], score=ALMOST_WHOLE),)
    little = _near(stem, holding, lambda name: _stem(name) == stem)
    alike = _near(stem, holding, lambda name: bool(tail) and _bare(name).startswith(stem) and tail[:2] in name)
    meant = {one.thing.iri: one for one in (*little, *alike)}
    if _is_initiative(stem, lexicon) and not alike:
        return ()
    if 0 < len(meant) <= MOST_MEANT:
        return tuple(meant.values())
    alone = _near(stem, holding, lambda _: True)
    return alone if len(alone) == 1 else ()


def _counted(stem: str, lexicon: Lexicon) -> bool:
    """Say whether a word stands in the names of figures: 长学制 is what they count, no initiative."""
    return any(
        stem in name and any(thing.kind == "indicator" for thing in lexicon.names[name]) for name in lexicon.names
    )


def _is_initiative(name: str, lexicon: Lexicon) -> bool:
    return any(thing.kind == "initiative" for thing in lexicon.bearers(name))


def _stem(name: str) -> str:
    """Return what an initiative's name says beyond its number, its place and that something is built or furthered."""
    return _MAKING.sub("", _bare(initiative_form(name)))


def _bare(name: str) -> str:
    return _PLACE.sub("", _NUMBER.sub("", name))


def _near(stem: str, holding: list[tuple[str, Thing]], fits: Callable[[str], bool]) -> tuple[Near, ...]:
    best: dict[str, Near] = {}
    for name, thing in holding:
        if fits(name):
            score = min(likeness(stem, name), 0.99)
            if thing.iri not in best or best[thing.iri].score < score:
                best[thing.iri] = Near(thing, name, score)
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.thing.iri)))
