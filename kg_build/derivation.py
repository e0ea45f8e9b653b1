"""The door through which rules of a later layer reach the store.

Rules are written as queries, and queries stand right of this layer; so the program that composes the
layers installs the function here, and every writer (a build, a link, a recovery after a crash) uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pyoxigraph import Quad, Store

Group = tuple[str, str]
"""The IRI of an indicator, or of what places are certified as, and that of a place: what the rules judge together."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a change of documents concerns: groups with a fact that came or went, initiatives named before or after."""

    groups: frozenset[Group] = frozenset()
    initiatives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a run of the rules changes in the graph of derived knowledge."""

    remove: list[Quad] = field(default_factory=list)
    add: list[Quad] = field(default_factory=list)


Derive = Callable[[Store, Concerned | None], Derivation]


def _nothing(_index: Store, _concerned: Concerned | None) -> Derivation:
    return Derivation()


_installed: list[Derive] = [_nothing]


def install(derive: Derive) -> None:
    """Make `derive` the rules every writer runs: (index, what a change concerns or None for all) -> changes."""
    _installed[0] = derive


def installed() -> Derive:
    """Return the rules in force."""
    return _installed[0]
