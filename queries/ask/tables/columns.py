"""The tables of a graph: their captions, their columns, the projects they list, and which of these a phrase names.

A phrase names a column where every part of it stands in the column's name, its caption, or in a name of the
certified state the caption speaks of; of several columns those are meant whose own names say least beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

from ontology.normal import normal_form
from queries.ask.lexicon import Lexicon
from queries.ask.tables.words import Pattern, load_table_words
from queries.ask.text import fold
from queries.ask.words import load_words
from queries.graph import Graph

SHORTEST = 2
LIGHT = frozenset("县区市的地数量率年类个度中里内和与")
SAID_LEAST = 4
BEYOND = 1.5
MOST_ALIKE = 3
WIDER = {"义务教育": ("小学", "初中"), "学前": ("幼儿园",), "职业教育": ("中等职业", "中职")}


@dataclass(frozen=True, slots=True)
class Column:
    """A column (or row) of a table: its caption, the indicator with its names, ratings or figures, the least figure."""

    table: str
    indicator: str
    names: tuple[str, ...]
    about: tuple[str, ...]
    rated: bool
    negative: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """All the words a question may take from this column."""
        return (*self.names, *self.about)


@dataclass(frozen=True, slots=True)
class Listed:
    """A building project of a list; its name as written and in the form in which names are one."""

    project: str
    name: str
    table: str
    kind: str
    place: str

    def holds(self, words: Sequence[str]) -> bool:
        """Say whether its name holds one of these words."""
        return any(word in self.name for word in words)


@dataclass(frozen=True)
class Tables:
    """What tables a graph holds; `about` gives each caption's own words and the names of the state it names."""

    columns: tuple[Column, ...] = ()
    projects: tuple[Listed, ...] = ()
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_items(self) -> tuple[Column, ...]:
        """Return the columns of ratings."""
        return tuple(column for column in self.columns if column.rated)

    def of_figures(self) -> tuple[Column, ...]:
        """Return the columns of figures."""
        return tuple(column for column in self.columns if not column.rated)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """All that tables say of each subject, in one text."""
        figures = [text for column in self.of_figures() for text in column.texts]
        items = [text for column in self.of_items() for text in column.texts]
        lists = [text for project in self.projects for text in self.about[project.table]]
        said = {"figures": figures, "items": items, "projects": lists}
        return {about: "\n".join(dict.fromkeys(texts)) for about, texts in said.items()}

    def written(self, text: str, start: int, about: str) -> int:
        """Return where the longest stretch ends that starts here and that the tables of a subject write too."""
        end = start
        while end < len(text) and text[start : end + 1] in self.words[about]:
            end += 1
        called = [m.end() for pattern, _ in load_table_words().called if (m := pattern.match(text, start))]
        return max(end if end - start >= SHORTEST else start, *called, start)


def read_tables(graph: Graph, lexicon: Lexicon) -> Tables:
    """Read the tables of a graph."""
    package = files("queries.ask.tables")
    names: dict[str, list[str]] = {}
    states: dict[str, list[str]] = {}
    for name, things in lexicon.names.items():
        for thing in things:
            if thing.kind in ("indicator", "certification"):
                (names if thing.kind == "indicator" else states).setdefault(thing.iri, []).append(name)
    rows = list(graph.select(package.joinpath("columns.rq").read_text(encoding="utf-8")))
    listed = [
        Listed(
            str(row["project"]),
            f"{fold(str(row['name']))} {normal_form(str(row['name']))}",
            str(row["table"]),
            str(row.get("kind", "")),
            str(row["place"]),
        )
        for row in graph.select(package.joinpath("projects.rq").read_text(encoding="utf-8"))
    ]
    captions = sorted({str(row["table"]) for row in rows} | {project.table for project in listed})
    about = {caption: tuple(_about(fold(caption), states.values())) for caption in captions}
    columns = tuple(
        Column(
            str(row["table"]), str(row["indicator"]), tuple(names.get(str(row["indicator"]), ())), about[str(row["table"])],
            rated=int(str(row["rated"])) > 0, negative=str(row.get("least", "")).startswith("-"),
        )
        for row in rows
        if int(str(row["places"])) > 1
    )  # fmt: skip
    return Tables(columns, tuple(listed), about)


def _about(caption: str, states: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a caption and all names of the certified state that it names."""
    yield caption
    for names in states:
        if any(len(name) >= SAID_LEAST and name in caption for name in names):
            yield from names


def covered(phrase: str, texts: Sequence[str]) -> tuple[str, ...] | None:
    """Return the parts of a phrase, each as long as it can be, that texts hold; None where one part is in none."""
    if phrase.isascii() and any(map(str.isalpha, phrase)):
        return _covered_words(phrase.split(), texts)
    parts: list[str] = []
    start = 0
    while start < len(phrase):
        end = start
        while end < len(phrase) and any(phrase[start : end + 1] in text for text in texts):
            end += 1
        if end - start >= SHORTEST:
            parts.append(phrase[start:end])
        elif phrase[start] not in LIGHT:
            return None
        start = max(end, start + 1) if end - start >= SHORTEST else start + 1
    return tuple(parts)


def _covered_words(words: Sequence[str], texts: Sequence[str]) -> tuple[str, ...] | None:
    """Return the parts of an English phrase, in whole words: licensed is no part of unlicensed."""
    bounded = [f" {text} " for text in texts if text.isascii()]
    parts: list[str] = []
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and any(f" {' '.join(words[start : end + 1])} " in text for text in bounded):
            end += 1
        if end == start:
            return None
        parts.append(" ".join(words[start:end]))
        start = end
    return tuple(parts)


@lru_cache(maxsize=4096)
def variants(phrase: str) -> tuple[str, ...]:
    """Return a phrase and what tables write for the words in it: 中职 and 中等职业教育."""
    found = {phrase: None}
    for pattern, meant in load_table_words().called:
        for known in list(found):
            found.setdefault(pattern.sub(meant, known))
    return tuple(found)


def parts_of(phrases: Sequence[str], texts: Sequence[str]) -> tuple[str, ...] | None:
    """Return the parts in which texts hold all of some phrases; None where they lack one."""
    parts: list[str] = []
    for phrase in phrases:
        found = next((c for one in variants(phrase) if (c := covered(one, texts)) is not None), None)
        if found is None:
            return None
        parts.extend(found)
    return tuple(parts)


def unsaid(names: Sequence[str], parts: Sequence[str], light: Pattern) -> tuple[int, int]:
    """Return how many characters of the best fitting name nothing said, and how many something did."""
    best = (True, 10_000, 0)
    for name in names:
        marks = [False] * len(name)
        for part in parts:
            at = name.find(part)
            while at >= 0:
                marks[at : at + len(part)] = [True] * len(part)
                at = name.find(part, at + 1)
            for start, end in _held(name, part):
                marks[start:end] = [True] * (end - start)
        said = sum(marks)
        for match in light.finditer(name):
            marks[match.start() : match.end()] = [True] * (match.end() - match.start())
        best = min(best, (said < SHORTEST, len(marks) - sum(marks), -said))
    return best[1], -best[2]


def _held(name: str, part: str) -> Iterator[tuple[int, int]]:
    """Yield the long stretches of a name that stand in a part, which the caption may have made longer than the name."""
    start = 0
    while start < len(name):
        end = start
        while end < len(name) and name[start : end + 1] in part:
            end += 1
        if end - start >= SAID_LEAST and not name.isascii():
            yield start, end
        start = max(end, start + 1)


def _same_kind(phrases: Sequence[str], column: Column) -> bool:
    """Say whether a column is of the stage and the side that phrases tell, where its name tells any."""
    for pattern in load_words().telling:
        asked = {word for phrase in phrases for one in variants(phrase) for word in pattern.findall(one)}
        asked |= {part for word in asked for part in WIDER.get(word, ())}
        named = {word for name in column.names for word in pattern.findall(name)}
        if asked and named and not any(a in b or b in a for a in asked for b in named):
            return False
    return True


def columns_named(phrases: Sequence[str], columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns that phrases name: whose own names say nothing beyond them, or else all that say little more.

    Of figures the question must say what is counted, too; a standard may be told by a part of its long name.
    """
    fits = list(_fitting(phrases, columns, load_table_words().light))
    exact = [fit for fit in fits if not fit[0]]
    least = 3.0 if any(phrase.isascii() for phrase in phrases) else BEYOND
    near = [fit for fit in fits if fit[1] >= SHORTEST and fit[0] <= least * fit[1]]
    near = [fit for fit in near if fit[2].rated or _head_said(phrases, fit[2])]
    near = [fit for fit in near if not _of_one_side(phrases, fit[2])] or near
    fits = exact or near or _only_standard(fits)
    most = max((said for _, said, _ in fits), default=0)
    found = tuple(column for _, said, column in fits if said == most >= SHORTEST)
    return found if exact or len({column.indicator for column in found}) <= MOST_ALIKE else ()


def _only_standard(fits: Sequence[tuple[int, int, Column]]) -> list[tuple[int, int, Column]]:
    """Return the one standard that holds the phrases, however long its name: 骨干教师数 of 每百名学生拥有县级以上骨干教师数."""
    most = max((said for _, said, _ in fits), default=0)
    told = [fit for fit in fits if fit[2].rated and fit[1] == most >= SAID_LEAST]
    return told if len({fit[2].indicator for fit in told}) == 1 else []


def _head_said(phrases: Sequence[str], column: Column) -> bool:
    """Say whether the question says what is counted, which Chinese names end with, not only of what: 幼儿园 is no sum."""
    light = load_table_words().light
    parts = parts_of(phrases, column.texts) or ()
    heads = {light.sub("", name) or name for name in column.names}
    return any(part.isascii() or head.endswith(light.sub("", part) or part) for part in parts for head in heads)


def owed_named(phrases: Sequence[str], columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of money lacking that phrases name; the least telling names, since captions tell most."""
    fits = list(_fitting(phrases, columns, load_table_words().light_owed))
    least = min(((left, -said) for left, said, _ in fits), default=None)
    return tuple(column for left, said, column in fits if (left, -said) == least)


def _fitting(phrases: Sequence[str], columns: Sequence[Column], light: Pattern) -> Iterator[tuple[int, int, Column]]:
    """Yield the columns that hold all phrases, with how much of their names was not said, and how much was."""
    for column in columns:
        parts = parts_of(phrases, column.texts)
        if parts is not None and _same_kind(phrases, column):
            yield (*unsaid(column.names, parts, light), column)


def _of_one_side(phrases: Sequence[str], column: Column) -> bool:
    """Say whether a column counts public or private ones only, of which the question says nothing."""
    asked = "".join(phrases)
    return any(side in name and side not in asked for side in ("公办", "民办") for name in column.names[:1])


def tables_named(phrases: Sequence[str], captions: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the captions that hold all phrases."""
    return tuple(table for table, about in captions.items() if parts_of(phrases, about) is not None)
