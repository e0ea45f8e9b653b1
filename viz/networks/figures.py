"""An observation in a few words: “2024目标 ≥73%”, “2024 target ≥73%”.

Takes plain values, as a query's rows give them; leaves out where they came from and how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from queries.amounts import shown_amount
from viz.networks.labels import clean

KINDS = {
    "Outcome": ("", ""),
    "Target": ("目标", "target"),
    "Baseline": ("基期", "baseline"),
    "Change": ("变化", "change"),
    "Standard": ("标准", "standard"),
    "Rating": ("监测", "rating"),
}
SIGNS = {"AtLeast": "≥", "MoreThan": ">", "About": "约", "AtMost": "≤", "LessThan": "<"}
RATINGS = {
    "Attained": ("达标", "met"),
    "NotAttained": ("未达标", "not met"),
    "BelowAverage": ("低于平均", "below average"),
    "ScoreZero": ("得零分", "zero"),
    "NotCounted": ("不计", "not counted"),
}
VERDICTS = {"Met": ("✓ 已完成", "✓ met"), "Missed": ("✗ 未完成", "✗ missed"), "Undetermined": ("", "")}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a document: the quote, the document's IRI and title, and the code points [start, end)."""

    quote: str
    document: str
    title: str
    start: int
    end: int

    def as_json(self) -> dict[str, str | int]:
        """Return what a page shows."""
        return {
            "quote": clean(self.quote), "document": self.document, "title": clean(self.title),
            "start": self.start, "end": self.end,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation: IRIs of what it joins ("" where absent), local names of its codes, its value as RDF writes it.

    A target that a rule judged also has its verdict, the outcome's IRI and the margin.
    """

    iri: str
    kind: str
    period: str = ""
    value: str = ""
    unit: str = ""
    comparator: str = ""
    rating: str = ""
    region: str = ""
    indicator: str = ""
    initiative: str = ""
    verdict: str = ""
    outcome: str = ""
    margin: str = ""
    evidence: tuple[Evidence, ...] = field(default=())

    def short(self, language: str = "zh") -> str:
        """Return kind, period and value in a few words."""
        return f"{self.heading(language)} {self.amount(language)}".strip()

    def heading(self, language: str = "zh") -> str:
        """Return period and kind: 2024目标."""
        kind = KINDS.get(self.kind, ("", ""))
        return f"{self.period}{kind[0]}" if language == "zh" else f"{self.period} {kind[1]}".strip()

    def amount(self, language: str = "zh") -> str:
        """Return comparator, value and unit, or the coded state."""
        if not self.value:
            return RATINGS.get(self.rating, (self.rating, self.rating))[language != "zh"]
        sign = SIGNS.get(self.comparator, "")
        if language != "zh" and sign == "约":
            sign = "~"
        return shown_amount(self.value, self.unit, "zh" if language == "zh" else "en", sign)

    def judged(self, language: str = "zh") -> str:
        """Return whether a target was met, as far as a rule concluded it."""
        return VERDICTS.get(self.verdict, ("", ""))[language != "zh"]
