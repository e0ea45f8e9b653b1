"""A query as words: what can be said of it without a full parse.

Strings, IRIs and comments are taken out first, so that a word inside them counts for nothing.
"""

from __future__ import annotations

import re

_NOISE = re.compile(
    r"""'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*""",
    re.DOTALL,
)
_WORD = re.compile(r"(?<![\w?$:@%.-])([A-Za-z]+)(?![\w:-])")
_PREFIXED = re.compile(r"(?<![\w?$:@.-])([A-Za-z][\w.-]*):")
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w.-]*):", re.IGNORECASE)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def _bare(sparql: str) -> str:
    return _NOISE.sub(lambda match: "<>" if match[0].startswith("<") else " ", sparql)


def outside_words(sparql: str, place: int) -> bool:
    r"""Say whether a place of a query is neither in a string nor in an IRI or a comment.

    >>> outside_words("SELECT # a", 0), outside_words("SELECT # a", 9)
    (True, False)
    """
    return not any(match.start() < place < match.end() for match in _NOISE.finditer(sparql))


def keywords(sparql: str) -> list[str]:
    """Return the words of a query in upper case, in order, outside strings, IRIs, comments and names."""
    return [word.upper() for word in _WORD.findall(_bare(sparql))]


def form(sparql: str) -> str:
    r"""Return SELECT, ASK, CONSTRUCT, DESCRIBE, UPDATE, or the empty string where none of these begins the text.

    >>> form("# DELETE\nPREFIX a: <b#> SELECT * { ?s a:INSERT ?o }")
    'SELECT'
    """
    for word in keywords(sparql):
        if word in _FORMS:
            return word
        if word in _UPDATES:
            return "UPDATE"
    return ""


def calls_service(sparql: str) -> bool:
    """Say whether a query would ask another server (SERVICE)."""
    return "SERVICE" in keywords(sparql)


def names_dataset(sparql: str) -> bool:
    """Say whether a query names the graphs it is asked of (FROM)."""
    return "FROM" in keywords(sparql)


def used_prefixes(sparql: str) -> frozenset[str]:
    """Return the prefixes that a query's names use."""
    return frozenset(_PREFIXED.findall(_bare(sparql)))


def declared_prefixes(sparql: str) -> frozenset[str]:
    """Return the prefixes that a query declares."""
    return frozenset(_DECLARED.findall(_bare(sparql)))


def without_comments(sparql: str) -> str:
    """Return a query without its comment lines, such as a header; what stands behind code in a line stays."""
    return "\n".join(line for line in sparql.splitlines() if not line.lstrip().startswith("#"))
