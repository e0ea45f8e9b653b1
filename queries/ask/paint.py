"""Which characters of a question are accounted for, and which stretches are still free."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Paint:
    """The characters of a text, each taken by something or free."""

    def __init__(self, text: str, taken: Iterable[bool] | None = None) -> None:
        self.text = text
        self.taken = list(taken) if taken is not None else [False] * len(text)

    def copy(self) -> Paint:
        """Return a paint of its own with the same characters taken."""
        return Paint(self.text, self.taken)

    def free(self, start: int, end: int) -> bool:
        """Say whether nothing in this stretch is taken."""
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        """Mark a stretch as accounted for."""
        self.taken[start:end] = [True] * (end - start)

    def release(self, start: int, end: int) -> None:
        """Give a stretch back."""
        self.taken[start:end] = [False] * (end - start)

    def runs(self) -> list[tuple[int, int]]:
        """Return the free stretches, each as long as it can be."""
        masked = "".join("\0" if taken else character for taken, character in zip(self.taken, self.text, strict=True))
        return [match.span() for match in re.finditer(r"[^\0]+", masked)]
