"""What was probably meant where reading a query stopped: one sentence for each mistake that is common.

The rules look at the wrong word and the words around it; the first that knows an answer gives it, and may name an
earlier word as the wrong one (an opening quote, a variable that is used twice).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from ontology.terms import PREFIXES
from queries.failures import BadSparql
from queries.lexical import declared_prefixes, form
from queries.syntax import Stop, stop_of

Found = tuple[int, str] | None
_WIDE = dict(zip("（）｛｝“”‘’，；。？：＜＞＝！、　", "(){}\"\"'',;.?:<>=!, ", strict=True))
_AGGREGATES = frozenset({"COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"})
_KEYWORDS = (
    "PREFIX BASE SELECT ASK CONSTRUCT DESCRIBE DISTINCT REDUCED WHERE FROM NAMED OPTIONAL FILTER UNION MINUS GRAPH BIND "
    "VALUES UNDEF GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET EXISTS NOT IN AS COUNT SUM AVG MIN MAX SAMPLE "
    "GROUP_CONCAT SEPARATOR STR LANG DATATYPE BOUND IRI COALESCE IF STRLEN SUBSTR UCASE LCASE STRSTARTS STRENDS "
    "CONTAINS STRBEFORE STRAFTER CONCAT REPLACE REGEX ABS ROUND CEIL FLOOR YEAR MONTH DAY ISIRI ISBLANK ISLITERAL "
    "ISNUMERIC LANGMATCHES SAMETERM TRUE FALSE"
).split()
_OPERATORS = {"AND": "&&", "OR": "||", "NOT": "!"}
_NEXT = {
    "ORDER": "BY", "GROUP": "BY", "LIMIT": "a whole number", "OFFSET": "a whole number", "PREFIX": "NAME: <IRI>",
    "FROM": "<IRI> or NAMED <IRI>", "AS": "a variable", "SELECT": "?variables or *",
    "FILTER": "a condition in brackets: FILTER(?x > 3)", "OPTIONAL": "a group in braces: OPTIONAL { … }",
}  # fmt: skip
_SPACED_IRI = re.compile(r"<[A-Za-z][\w+.-]*:[^<>\n]*[\s\"{}|^`\\][^<>\n]*>")


def bad_sparql(sparql: str) -> BadSparql | None:
    """Return the error for a text that is no SPARQL query, with the place and what may be meant; None where it is one."""
    stop = stop_of(sparql)
    if stop is None:
        return None
    number, hint = mistake(stop)
    return BadSparql(f"reading stopped at {stop.place(number)}", hint)


def mistake(stop: Stop) -> tuple[int, str]:
    """Return the number of the word to blame and the sentence that helps."""
    for rule in _RULES:
        found = rule(stop)
        if found is not None:
            return found
    return stop.number, "Look just before this place: a missing dot, bracket or third part of a triple is usual."


def _open_string(stop: Stop) -> Found:
    number = next((n for n in range(len(stop.words)) if stop.word(n) in ("'", '"')), None)
    if number is None or number > stop.number:
        return None
    return number, "A text begins here and does not end: close it with the same quotation mark in the same line."


def _broken_iri(stop: Stop) -> Found:
    for match in _SPACED_IRI.finditer(stop.sparql):
        number = next((n for n, (start, _) in enumerate(stop.words) if start == match.start()), None)
        if number is not None and number <= stop.number and stop.words[number][0] < match.end():
            return number, f'An IRI holds no space and none of "{{}}|^`\\: {match[0]} is none.'
    return None


def _full_width(stop: Stop) -> Found:
    near = next((c for c in stop.wrong if c in _WIDE), "")
    said = f"'{near}' is full-width punctuation; SPARQL wants the half-width character '{_WIDE.get(near)}'."
    return (stop.number, said) if near else None


def _prefix(stop: Stop) -> Found:
    name, colon, _ = stop.wrong.partition(":")
    known = declared_prefixes(stop.sparql) | PREFIXES.keys()
    if not colon or name in known or not name or stop.word(stop.number - 1).upper() == "PREFIX":
        return None
    if name in ("http", "https", "urn"):
        return stop.number, f"An IRI stands in angle brackets: <{name}:…>."
    if name == "jcr":
        return (
            stop.number,
            "'jcr:' is no prefix, since its names hold slashes: write <region/330300>, <indicator/NAME>.",
        )
    return stop.number, f"Unknown prefix '{name}:'. Known without PREFIX: {', '.join(sorted(PREFIXES))}."


def _aggregate(stop: Stop) -> Found:
    word = stop.wrong.upper()
    if word in _AGGREGATES:
        return stop.number, f"What is computed stands in brackets and gets a name: ({word}(?x) AS ?name)."
    return None


def _operator(stop: Stop) -> Found:
    word, before = stop.wrong.upper(), stop.word(stop.number - 1)
    if word == before == "=":
        return stop.number, "SPARQL compares with one '='."
    if word == "-" and before.startswith(("?", "$")):
        return stop.number, "A variable's name holds no hyphen: write _ instead."
    if word == "-" and before.isdigit():
        return stop.number, 'A date is written as a text with its type: "2024-05-01"^^xsd:date.'
    if word in _OPERATORS:
        return stop.number, f"SPARQL writes '{_OPERATORS[word]}' here."
    if word == "," and before.startswith(("?", "$")) and not _inside(stop):
        return stop.number, "The variables of SELECT stand without commas between them."
    return None


def _inside(stop: Stop) -> bool:
    return any(stop.word(n) in ("{", "(") for n in range(stop.number))


def _misspelt(stop: Stop) -> Found:
    word = stop.wrong.upper()
    if not word.isalpha() or word in _KEYWORDS:
        return None
    near = difflib.get_close_matches(word, _KEYWORDS, n=1, cutoff=0.8)
    if near:
        return stop.number, f"Did you mean {near[0]}?"
    follows = stop.word(stop.number + 1)
    return (stop.number, f"SPARQL has no function {word}.") if follows == "(" and form(stop.sparql) else None


def _no_form(stop: Stop) -> Found:
    return None if form(stop.sparql) else (stop.number, "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE.")


def _keyword_alone(stop: Stop) -> Found:
    before = stop.word(stop.number - 1).upper()
    return (stop.number, f"After {before} comes {_NEXT[before]}.") if before in _NEXT else None


def _ungrouped(stop: Stop) -> Found:
    """Find a variable that is selected beside what is counted, and stands in no GROUP BY."""
    if "unbound" not in stop.said:
        return None
    grouped = {stop.word(n) for n in _after(stop, "GROUP")}
    for number in _after(stop, "SELECT"):
        if stop.word(number).startswith(("?", "$")) and stop.word(number) not in grouped:
            return number, (
                f"With COUNT, SUM, AVG, MIN or MAX, every other selected variable must stand in GROUP BY: "
                f"add GROUP BY {stop.word(number)}."
            )
    return None


def _after(stop: Stop, keyword: str) -> list[int]:
    """Return the words that follow a keyword, at each place, up to the next one or a brace; those in brackets are out."""
    found, depth, reading = [], 0, False
    for number in range(len(stop.words)):
        word = stop.word(number)
        if word.upper() in (keyword, "WHERE", "FROM", "{", "}", "ORDER", "HAVING", "LIMIT"):
            reading, depth = word.upper() == keyword, 0
        depth += (word == "(") - (word == ")")
        if reading and not depth:
            found.append(number)
    return found


def _named_twice(stop: Stop) -> Found:
    """Find a variable that an expression names although it has a value."""
    upto = min(stop.number, len(stop.words) - 1)
    for number in range(upto, 0, -1):
        name = stop.word(number)
        if stop.word(number - 1).upper() != "AS" or not name.startswith(("?", "$")):
            continue
        bound = range(number) if "overrides" not in stop.said else range(len(stop.words))
        if any(stop.word(n) == name and n != number for n in bound) and stop.wrong in ("", "}"):
            return number, f"{name} has a value already: give what is computed another name."
    return None


def _star_grouped(stop: Stop) -> Found:
    if "SELECT *" not in stop.said:
        return None
    number = next((n for n in range(len(stop.words)) if stop.word(n) == "*"), stop.number)
    return number, "With GROUP BY the variables are named: SELECT ?x … GROUP BY ?x."


def _unbalanced(stop: Stop) -> Found:
    words = [stop.word(n) for n in range(len(stop.words))]
    for opening, closing in ("{}", "()"):
        opened, closed = words.count(opening), words.count(closing)
        if opened != closed:
            return stop.number, f"It has {opened} '{opening}' and {closed} '{closing}'."
    return None


def _triple(stop: Stop) -> Found:
    before = stop.word(stop.number - 1)
    if stop.wrong in ("}", ".", ";", ",") and before not in ("}", "{", ")", ".", ";"):
        return stop.number, "A triple has three parts (subject, property, value); one is missing before this."
    if stop.wrong.startswith(("?", "$", "<")) or ":" in stop.wrong:
        return stop.number, "Before it a dot, a semicolon or a bracket is missing: triples are parted by '.' or ';'."
    return None


def _bare_subselect(stop: Stop) -> Found:
    """Find a word after a SELECT that stands in a group without braces of its own."""
    depth = 0
    for number in range(stop.number - 1, -1, -1):
        depth += (stop.word(number) == "}") - (stop.word(number) == "{")
        if depth < 0:
            bare = stop.word(number + 1).upper() == "SELECT" and stop.word(stop.number - 1) == "}"
            return (
                (stop.number, "A SELECT inside a query stands in braces of its own: { { SELECT … } … }.")
                if bare
                else None
            )
    return None


def _too_much(stop: Stop) -> Found:
    if not stop.wrong or _depth(stop):
        return None
    return (
        stop.number,
        "After the closing bracket only GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET and VALUES may follow.",
    )


def _depth(stop: Stop) -> int:
    before = [stop.word(n) for n in range(stop.number)]
    return before.count("{") - before.count("}") or (0 if "}" in before else 1)


_RULES: tuple[Callable[[Stop], Found], ...] = (
    _open_string, _broken_iri, _full_width, _prefix, _aggregate, _keyword_alone, _misspelt, _no_form, _operator,
    _ungrouped, _star_grouped, _named_twice, _unbalanced, _bare_subselect, _triple, _too_much,
)  # fmt: skip
