"""What a check found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One thing at fault: the rule it breaks, the thing (an IRI, or empty), what is wrong and what to do in two languages."""

    rule: str
    focus: str
    message_zh: str
    message_en: str
    detail: str = ""
    level: str = "error"
    solution_zh: str = ""
    solution_en: str = ""

    @property
    def message(self) -> str:
        """Both languages in one line."""
        return f"{self.message_zh} {self.message_en}"


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check found, and what it looked at.

    `checked` says for each part (rules, shapes, reasoner) how many statements or rules it covered; `skipped` says what was
    left out and why.
    """

    issues: tuple[Issue, ...]
    checked: Mapping[str, int]
    skipped: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not self.errors

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that break the graph."""
        return tuple(issue for issue in self.issues if issue.level == "error")

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """The issues that a curator should look at."""
        return tuple(issue for issue in self.issues if issue.level != "error")

    def by_rule(self) -> Mapping[str, int]:
        """Return rule -> number of issues, the most frequent first."""
        return dict(Counter(issue.rule for issue in self.issues).most_common())

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues)

    def __len__(self) -> int:
        return len(self.issues)
