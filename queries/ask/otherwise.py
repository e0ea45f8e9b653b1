"""A figure that the paper of another year names otherwise: 品质校园培育校 in one year, 培育校 in the next.

Only a name that says the same with fewer or more words stands for the one asked, only where that one has no figure of
the year but has one of another year, and where the two never stand in one year: then they would be two things.
"""

from __future__ import annotations

import re
from dataclasses import replace

from queries.ask.lexicon import Lexicon, Near
from queries.ask.narrowing import said_of, text_of
from queries.ask.reading import Found, Reading
from queries.ask.text import is_subsequence, likeness
from queries.ask.words import load_words
from queries.graph import Graph
from queries.run import run

FIGURES = "figures-by-place"
SHORTEST = 3
HEAD = 2
# What was done with a thing, or that it was planned, is no part of what is counted.
_DONE = re.compile(r"^(?:计划|力争|实际)?(?:完成|建成|实现|达到)")
# Words for some of what is counted: without them all of it would be meant.
_SUBSET = re.compile("公办|民办|普惠|优质|薄弱|农村|乡村|一级|二级|省级|国家级|市级|女|男")
_MORE = re.compile("总|累计|开工|完工|竣工|投用|前期|续建|新")


def named_otherwise(reading: Reading, lexicon: Lexicon, graph: Graph) -> Reading | None:
    """Return the reading with the one other name that its figure has in the year asked; None where none or several fit."""
    named = reading.of_kind("indicator")
    places = [place.things[0].iri for place in reading.of_kind("region")]
    if len(named) != 1 or not places or len(reading.times) != 1 or not reading.times[0].single:
        return None
    asked, time = named[0].things[0], reading.times[0]
    own = list(run(graph, FIGURES, {"indicator": [asked.iri], "place": places}).solutions)
    others = {
        thing.iri: thing
        for thing in lexicon.of_kind("indicator")
        if thing.iri != asked.iri and says_the_same(thing.label, asked.label)
    }
    if not own or not others or any(said_of(row, time) for row in own):
        return None
    units, periods = ({text_of(row, column) for row in own} for column in ("unit", "period"))
    rows = list(run(graph, FIGURES, {"indicator": list(others), "place": places}).solutions)
    beside = {str(row["indicator"]) for row in rows if text_of(row, "period") in periods}
    fits = {str(row["indicator"]) for row in rows if said_of(row, time) and text_of(row, "unit") in units} - beside
    if len(fits) != 1:
        return None
    one = others[fits.pop()]
    rest = tuple(found for found in reading.found if found is not named[0])
    near = Near(one, one.label, min(likeness(asked.label, one.label), 0.99))
    return replace(reading, found=(*rest, Found(named[0].start, named[0].end, (one,), (near,))))


def says_the_same(other: str, asked: str) -> bool:
    """Say whether a name says what the asked one does with fewer words, or with more that tell no other quantity.

    >>> says_the_same("长学制占比", "职业教育长学制专业占比"), says_the_same("教育基建项目投入", "完成项目投入")
    (True, True)
    >>> says_the_same("优质园占比", "公办园占比"), says_the_same("新增公办学位", "新增学位"), says_the_same("总投资", "投资")
    (False, False, False)
    """
    one, wanted = _DONE.sub("", other), _DONE.sub("", asked)
    short, long = sorted((one, wanted), key=len)
    if len(short) < SHORTEST or short[-HEAD:] != long[-HEAD:] or not is_subsequence(short, long):
        return False
    if len(one) < len(wanted):
        return set(_SUBSET.findall(wanted)) <= set(_SUBSET.findall(one))
    return not any(tells.search(one) for tells in (*load_words().telling, _MORE))
