"""What a build, a link or a removal did, for a curator to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """Slugs by what happened to them, files that failed with the sentence, and what the graph holds now."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    facts: int = 0
    unread: int = 0
    documents: int = 0

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        said = [
            f"{word} {len(slugs)}: {', '.join(slugs)}"
            for word, slugs in (
                ("added", self.added), ("replaced", self.replaced), ("unchanged", self.unchanged), ("removed", self.removed),
            )
            if slugs
        ]  # fmt: skip
        return [*said, f"The graph holds {self.documents} documents, {self.facts} facts, {self.unread} unread numbers."]
