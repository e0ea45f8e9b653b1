"""What of the tables a question is about: its columns, its tables, its projects, as parameters of a library question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.ask.nesting import lies_in
from queries.ask.tables.columns import Column, Tables, columns_named, owed_named, parts_of, tables_named, variants
from queries.ask.tables.seen import Seen
from queries.ask.tables.ways import Way
from queries.ask.tables.words import load_table_words
from queries.ask.text import in_english, is_subsequence
from queries.ask.times import Time

_NEAR_AFTER, _NEAR_BEFORE = 9, 14
MOST_COLUMNS = 6
Find = Callable[[Sequence[str], Sequence[Column]], tuple[Column, ...]]
_ORDERED = frozenset("position top bottom first last rank rank_up difference higher lower".split())
_QUANTITIES = re.compile("多少|(?<!哪)几[个所人项]|how (?:many|much)")


@dataclass(frozen=True, slots=True)
class Subject:
    """Parameters that name the subject, and the columns meant where it is columns."""

    parameters: dict[str, Any] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()


def subject_of(way: Way, seen: Seen, tables: Tables) -> Subject | None:
    """Return what a question is about; None where its phrases do not name what the way needs."""
    if way.about == "projects":
        return _of_projects(way, seen, tables)
    if way.subject in ("table", "anytable"):
        return _of_table(seen, tables, required=way.subject == "table")
    columns = _columns(seen, tables, several=way.subject == "columns")
    if not columns or len(columns) > MOST_COLUMNS:
        return None
    named = {
        "indicator": sorted({column.indicator for column in columns}),
        "table": sorted({column.table for column in columns}),
    }
    return Subject(named, columns)


def names_rated(seen: Seen, tables: Tables) -> bool:
    """Say whether a question names a table of ratings, or a standard of one."""
    return bool(seen.named or _of_table(seen, tables, required=True))


def _of_table(seen: Seen, tables: Tables, *, required: bool) -> Subject | None:
    if seen.named or (required and not seen.phrases):
        return None
    if not seen.phrases:
        return Subject()
    rated = {column.table for column in tables.of_items()}
    about = {caption: tables.about[caption] for caption in sorted(rated)}
    found = tables_named(seen.phrases, about) or _each_named(seen.clauses, about)
    return Subject({"table": list(found)}) if found else None


def _each_named(clauses: Sequence[Sequence[str]], about: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the tables of several programmes in a row, () where a clause does not name exactly one."""
    if len(clauses) == 1:
        clauses = [(part,) for phrase in clauses[0] for part in re.split("[、和与]", phrase) if part]
    named = [tables_named(clause, about) for clause in clauses]
    alone = len(named) > 1 and all(len(tables) == 1 for tables in named)
    return tuple(dict.fromkeys(tables[0] for tables in named)) if alone else ()


def _columns(seen: Seen, tables: Tables, *, several: bool) -> tuple[Column, ...]:
    pool = tables.of_items() if seen.about == "items" else tables.of_figures()
    gap = "gap" in seen.cues
    pool = _short(seen, pool) if gap else pool
    named = tuple(column for column in pool if column.indicator in seen.named)
    if named:
        return tuple(column for column in named if parts_of(seen.phrases, column.texts) is not None)
    if not seen.phrases:
        return pool if gap else ()
    find = owed_named if gap else columns_named
    if not gap:
        pool = tuple(c for c in pool if not any(load_table_words().shortfall.search(name) for name in c.names))
    if len(_QUANTITIES.findall(seen.text)) > 1:
        return _of_clauses(seen, pool) if several else ()
    if gap and "sum" not in seen.cues and _all_telling(seen) and len(listed := _listed_columns(seen, pool, find)) > 1:
        return listed
    if "sum" in seen.cues and len(seen.clauses) > 1:
        return _listed_columns(seen, pool, find) if several else ()
    if gap and load_table_words().both_gaps.search(seen.text):
        parted = [[column for column in pool if _a_head(column) == per_head] for per_head in (True, False)]
        return tuple(column for half in parted for column in find(seen.phrases, half))
    return find(seen.phrases, pool) or _overall(seen, pool) or (_listed_columns(seen, pool, find) if several else ())


def _all_telling(seen: Seen) -> bool:
    """Say whether each clause names more than the level to be reached, which goes for all."""
    light = load_table_words().light_owed
    left = [[light.sub("", f"达到{phrase}").removeprefix("达到") for phrase in clause] for clause in seen.clauses]
    return all(any(len(rest) > 1 for rest in clause) for clause in left)


def _listed_columns(seen: Seen, pool: Sequence[Column], find: Find) -> tuple[Column, ...]:
    """Return the columns of several things in a row.

    What the last is counted by goes for all (小学和初中在校生), and so does what the first is of (小学在校生公办和民办).
    Things added up are counted alike and each is another column.
    """
    if len(seen.clauses) < 2:
        return ()
    head, tail = seen.clauses[0][0], seen.clauses[-1][-1]
    shared = [(tail[-length:],) for length in range(2, len(tail))]
    shared += [(head[:length],) for length in range(len(head), 1, -1)]
    added = "sum" in seen.cues
    found = []
    for clause in seen.clauses:
        tried = (find((*clause, *more), pool) for more in ((*shared, ()) if added else ((), *shared)))
        found.append(next((columns for columns in tried if len(columns) == 1), ()))
    listed = tuple(dict.fromkeys(column for columns in found for column in columns)) if all(found) else ()
    return () if added and len(listed) < len(found) else listed


def _of_clauses(seen: Seen, pool: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of several quantities asked at once; what the first says may go for the others too."""
    first, *others = seen.clauses
    found = [columns_named(first, pool)]
    for clause in others:
        carried = (columns_named((*first[:most], *clause), pool) for most in range(len(first), -1, -1))
        found.append(next((columns for columns in carried if columns), ()))
    return tuple(dict.fromkeys(column for columns in found for column in columns)) if others and all(found) else ()


def _overall(seen: Seen, pool: Sequence[Column]) -> tuple[Column, ...]:
    """Return the overall rates of the tables that phrases name, where no column is named."""
    if not (seen.bounds or _ORDERED & seen.cues.keys()):
        return ()
    overall = load_table_words().overall
    rates = [column for column in pool if any(overall.fullmatch(name) for name in column.names)]
    return tuple(column for column in rates if parts_of(seen.phrases, column.about) is not None)


def _short(seen: Seen, pool: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of money that is lacking, a head or in all as the question says.

    Both where it asks whether. Where a head's share is to be reached, what is to be added for it is a sum, unless the gap
    itself is said to be a head's.
    """
    words = load_table_words()
    found = tuple(column for column in pool if any(words.shortfall.search(name) for name in column.names))
    in_all = any(pattern.search(seen.text) for pattern in (words.large_money, words.to_add))
    in_all = in_all and not words.head_gap.search(seen.text)
    per_head = bool(words.per_head.search(_clause_of(seen, "gap"))) and not in_all
    if "whether" in seen.cues or words.both_gaps.search(seen.text):
        return found
    return tuple(column for column in found if _a_head(column) == per_head) or found


def _a_head(column: Column) -> bool:
    return any(re.search("生均|人均", name) for name in column.names)


def _clause_of(seen: Seen, cue: str) -> str:
    """Return the clause of the question in which a cue stands."""
    start, end = seen.cues[cue]
    return re.split("[,，。]", seen.text[:start])[-1] + re.split("[,，。]", seen.text[start:])[0] if end else ""


def _of_projects(way: Way, seen: Seen, tables: Tables) -> Subject | None:
    if not tables.projects:
        return None
    if way.subject == "project":
        named = seen.named if _all_in_the_name(seen, tables) else ()
        named = named or (() if seen.named else _described(seen, tables))
        return Subject({"project": list(named)}) if named and _of_this_plan(seen, named, tables) else None
    times = _project_times(seen)
    if seen.named or times is None:
        return None
    captions = _captions(seen, tables, times)
    if captions is None or (way.query != "project-list" and _partly_listed(times, captions or _listed(tables))):
        return None
    parameters: dict[str, Any] = {name: year for name, year in times.items() if name != "plain"}
    if "start" in times and not captions:
        captions = [caption for caption in _listed(tables) if "开工" in caption and times["start"] in caption]
    if "plain" in times:
        dated = [caption for caption in captions or _listed(tables) if times["plain"] in caption]
        captions = dated or captions
        parameters |= {} if dated else {"year": times["plain"]}
    if seen.kinds:
        parameters["kind"] = _kinds(seen.kinds, tables)
    if seen.words:
        parameters["project"] = [project.project for project in tables.projects if all(map(project.holds, seen.words))]
        if not parameters["project"]:
            return None
    return Subject(parameters | ({"table": sorted(captions)} if captions else {}))


def _described(seen: Seen, tables: Tables) -> tuple[str, ...]:
    """Return the one project that place, kind of school and phrases describe: 临海中职学校迁建工程; () for several.

    English has no words of names; there a phrase may stand in the caption of the list instead.
    """
    if not (seen.phrases or len(seen.words) > 1) or not seen.places:
        return ()
    described = [
        project
        for project in tables.projects
        if all(map(project.holds, seen.words)) and any(_in(project.place, place.iri) for place in seen.places)
    ]
    english = in_english(seen.text)
    found = {
        project.project
        for project in described
        if all(
            project.holds(said) or (english and any(one in project.table for one in said))
            for said in map(variants, seen.phrases)
        )
    }
    return tuple(found) if len(found) == 1 else ()


def _all_in_the_name(seen: Seen, tables: Tables) -> bool:
    """Say whether all else that is said stands in the name of the project named: 城西 beside 九年一贯制学校."""
    own = [project for project in tables.projects if project.project in seen.named]
    return all(any(is_subsequence(phrase, project.name) for project in own) for phrase in seen.phrases)


def _in(inner: str, outer: str) -> bool:
    return inner == outer or lies_in(inner, outer)


def _of_this_plan(seen: Seen, named: Sequence[str], tables: Tables) -> bool:
    """Say whether a year beside a named project is that of the plan which lists it, asked for its investment."""
    years = {str(time.single) for time in seen.times}
    lists = [project.table for project in tables.projects if project.project in named]
    return not years or ("yearly" in seen.cues and all(any(year in table for table in lists) for year in years))


def _partly_listed(times: dict[str, str], captions: Sequence[str]) -> bool:
    """Say whether lists hold only some of the projects of a year: those finished in it that were begun in it too."""
    years = [match[0] for caption in captions for match in re.finditer(r"\d{4}", caption)]
    return "end" in times and "start" not in times and any(times["end"] <= year for year in years)


def _listed(tables: Tables) -> list[str]:
    return sorted({project.table for project in tables.projects})


def _captions(seen: Seen, tables: Tables, times: dict[str, str]) -> list[str] | None:
    """Return the lists of projects that the phrases name, [] for any; None where a phrase names none."""
    phrases = list(seen.phrases)
    phrases += ["开工"] if "start" in seen.cues and "start" not in times else []
    phrases += ["完工"] if "finish" in seen.cues and "end" not in times else []
    if not phrases:
        return []
    about = {caption: tables.about[caption] for caption in _listed(tables)}
    return list(tables_named(phrases, about)) or None


def _project_times(seen: Seen) -> dict[str, str] | None:
    """Tell the year of beginning, that of finishing, and a year said of neither; None where a time is no year."""
    found: dict[str, str] = {}
    for time in seen.times:
        if not time.single:
            return None
        name = next(
            (name for cue, name in (("start", "start"), ("finish", "end")) if _beside(seen, time, cue)), "plain"
        )
        if name in found:
            return None
        found[name] = str(time.single)
    return found


def _beside(seen: Seen, time: Time, cue: str) -> bool:
    """Say whether a cue of beginning or finishing speaks of this year: it follows closely, or precedes it in English."""
    span = seen.cues.get(cue)
    if span is None:
        return False
    others = [t for t in seen.times if t is not time]
    after = 0 <= span[0] - time.end <= _NEAR_AFTER and not any(time.end <= t.start < span[0] for t in others)
    before = 0 <= time.start - span[1] <= _NEAR_BEFORE and in_english(seen.text)
    return after or before


def _kinds(kinds: Sequence[str], tables: Tables) -> list[str]:
    """Return the kinds of construction as lists write them: 改扩建 covers 扩建, 改建."""
    written = sorted({project.kind for project in tables.projects if project.kind})
    return [
        kind for kind in written for said in kinds if kind == said or (said == "改扩建" and kind in "改扩建")
    ] or list(kinds)
