"""The rules of `checks/*.rq`: one question a file that must return nothing; the file is named after the problem found.

The head of each file is read by the program:

    # Problem: 中文 / English
    # Solution: 中文 / English
    # Level: error | warning
    # Source: the clause of the standard, where there is one

The question selects `?focus`, the thing at fault, and may select `?detail`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology import iris
from ontology.errors import InputError


class RuleHeaderError(InputError):
    """A rule's file lacks a line of its head."""

    def __init__(self, name: str, missing: str) -> None:
        super().__init__(f"The rule {name}.rq lacks the line '# {missing}: …' in its head; add it.")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name (the problem), what it says and advises in Chinese and English, and its question."""

    name: str
    problem: tuple[str, str]
    solution: tuple[str, str]
    level: str
    source: str
    sparql: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that ship with the package, by name."""
    found = [file for file in files("ontology").joinpath("checks").iterdir() if file.name.endswith(".rq")]
    return tuple(
        parse(file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in sorted(found, key=lambda f: f.name)
    )


def parse(name: str, text: str) -> Rule:
    """Return the rule of a file's text; raises RuleHeaderError."""
    head: dict[str, str] = {}
    for line in text.splitlines():
        key, colon, value = line.removeprefix("#").strip().partition(": ")
        if not line.startswith("#"):
            break
        if colon:
            head[key] = value
    for key in ("Problem", "Solution", "Level"):
        if key not in head:
            raise RuleHeaderError(name, key)
    return Rule(
        name, _both(head["Problem"]), _both(head["Solution"]), head["Level"], head.get("Source", ""),
        text.replace(iris.DEFAULT_BASE, iris.BASE),
    )  # fmt: skip


def _both(text: str) -> tuple[str, str]:
    chinese, _, english = text.partition(" / ")
    return chinese.strip(), english.strip()
