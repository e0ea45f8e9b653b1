"""What can be wrong with a store, each a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import InputError


class NoStore(InputError):
    """There is no store at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no graph at {path}. Make one with: jiaoce --store {path} build PATH…")


class NotAStore(InputError):
    """The path holds something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists and is not a jiaoce store. Name another folder with --store.")


class NewerStore(InputError):
    """The store was made by a newer version."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"The store {path} has format {found}; this version of jiaoce reads up to format {known}. Upgrade jiaoce."
        )


class BrokenStore(InputError):
    """The manifest cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The manifest of the store {path} cannot be read ({why}). Restore it from a backup, or build anew."
        )


class StoreIsBusy(InputError):
    """Another process writes."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Another jiaoce process is writing to {path}. Try again when it has finished.")


class NoRoom(InputError):
    """The disk is full."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no room left on the disk of {path}. The graph holds what it held, or all that was asked, never a part; "
            "make room and give the command again."
        )


class UnknownDocument(InputError):
    """No document has this slug."""

    def __init__(self, slug: str, near: list[str]) -> None:
        hint = f" Near names: {', '.join(near)}." if near else " `jiaoce stats` lists the documents."
        super().__init__(f"The graph holds no document {slug!r}.{hint}")
