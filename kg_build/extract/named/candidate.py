"""What every phenomenon of the grammar of initiatives yields: a name, where it stands, and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name of an initiative at the characters [start, end) of a view.

    `rule` is the path of the grammar that found it; how far each path can be trusted is told in one
    place (`confidence`). `enclosing` is the name of the list it stands in, where the list has one; `core` what
    stands in quotation marks, where that alone tells the name.
    """

    name: str
    start: int
    end: int
    kind: str
    rule: str
    region: str = ""
    enclosing: str | None = None
    core: str = ""
