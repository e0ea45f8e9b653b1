"""What can be wrong with the documents given to a build or a link, each a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.errors import DataError, InputError


class SameFile(InputError):
    """The same bytes under two names."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__(
            f"{name} and {other} are the same file, byte for byte; its facts would count twice. Leave one of them out, "
            "or remove the other from the graph first."
        )


class SomeFailed(DataError):
    """Some documents could not be read; the others are in the graph."""

    def __init__(self, failed: Sequence[tuple[str, str]]) -> None:
        listed = "\n".join(f"  {sentence}" for _, sentence in failed)
        super().__init__(f"{len(failed)} of the files could not be read and were left out:\n{listed}")


class SeveralUnreadable(InputError):
    """More than one file cannot be read, and nothing was changed."""

    def __init__(self, failed: Sequence[tuple[str, str]]) -> None:
        listed = "\n".join(f"  {sentence}" for _, sentence in failed)
        super().__init__(
            f"{len(failed)} of the files cannot be read:\n{listed}\nNothing was changed. Mend them, or leave them out "
            "with --keep-going."
        )


class BrokenRules(DataError):
    """The graph breaks rules."""

    def __init__(self, count: int) -> None:
        super().__init__(f"The graph breaks rules in {count} places; each is named above with what to do.")
