"""Initiatives called by a telling part of their name: “雁阵”行动, 学位等人行动, for a name that holds it.

The part is quoted, or stands between what a name cannot hold and a word such as 行动. It must tell one initiative from
the others; names that the graph knows as they are written are left to `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ontology.normal import initiative_form
from queries.ask.lexicon import Lexicon, Near, Thing
from queries.ask.paint import Paint
from queries.ask.text import CJK, fold, likeness

_TAIL = r"(?:专项行动|行动计划|行动方案|行动|工程|计划|方案)"
_QUOTED = re.compile(rf"[“\"「『]([{CJK}]{{2,16}})[”\"」』]({_TAIL})?")
_GENERIC = re.compile(
    "(?:建设|培育|提升|改革|实施|推进|三年|专项|重点|教育|学校|工作|发展|开展|项目|校舍|安置|改造|提质|扩容)+"
)
_BEFORE = "的在是有说施展进动出和与"
_MAKING = re.compile("建设|培育|提升|改革|实施|推进|三年|工作")
_PLACE = re.compile(rf"^[{CJK}]{{2,3}}[省市县区]")
SHORTEST, LONGEST = 2, 10
MOST_MEANT = 3


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
    """Return the initiatives meant: whose name has the words as they are, or little else, or is alone in having them."""
    known = {thing.kind for name in (stem, stem + tail) for thing in lexicon.bearers(name)}
    if "initiative" in known or (known and not tail):
        return ()
    holding = [
        (name, thing) for name, things in lexicon.names.items() if stem in name
        for thing in things if thing.kind == "initiative"
    ]  # fmt: skip
    literal = _near(stem, holding, lambda name: bool(tail) and stem + tail in name)
    if len(literal) == 1:
        return literal
    little = _near(stem, holding, lambda name: _MAKING.sub("", _PLACE.sub("", initiative_form(name))) == stem)
    if 0 < len(little) <= MOST_MEANT:
        return little
    alone = _near(stem, holding, lambda _: True)
    return alone if len(alone) == 1 else ()


def _near(stem: str, holding: list[tuple[str, Thing]], fits: Callable[[str], bool]) -> tuple[Near, ...]:
    best: dict[str, Near] = {}
    for name, thing in holding:
        if fits(name):
            score = min(likeness(stem, name), 0.99)
            if thing.iri not in best or best[thing.iri].score < score:
                best[thing.iri] = Near(thing, name, score)
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.thing.iri)))
