"""What can go wrong when something is to be drawn, each as a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import DataError, InputError


class NothingToDraw(DataError):
    """A view or an answer holds nothing that could be drawn."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"There is nothing to draw for '{what}': the graph holds no such statements. Ask for something else."
        )


class NoPath(DataError):
    """No chain of statements joins two things, as far as the search went."""

    def __init__(self, one: str, other: str, asked: int) -> None:
        super().__init__(
            f"No path joins '{one}' and '{other}' among the {asked} things looked at. Try two closer ones."
        )


class NeedsOther(InputError):
    """A view of two things was asked for with one."""

    def __init__(self, view: str) -> None:
        super().__init__(f"The view '{view}' joins two things: name the other with --with.")


class WrongKind(InputError):
    """A view was asked for of something it does not fit."""

    def __init__(self, view: str, name: str, kind: str) -> None:
        super().__init__(
            f"The view '{view}' does not fit '{name}', which is a {kind}. Leave out --view for its surroundings."
        )


class CannotWrite(InputError):
    """The file of a picture cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Cannot write {path}: {reason}. Name another file with -o.")
