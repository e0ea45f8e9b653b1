"""Geometry of the small pictures inside pages: a spark beside a row, a series of lines over years.

Only numbers and texts; the template draws them as SVG, so they print, scale and need no script.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM, _NAMES = 720, 320, 58, 18, 40, 118


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a picture with what it says."""

    x: float
    y: float
    text: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One line: its points joined, its outcomes as dots, its targets as short bars."""

    label: str
    points: str
    dots: tuple[Mark, ...]
    goals: tuple[Mark, ...]
    label_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of lines with its axes."""

    width: int
    height: int
    left: int
    right: int
    ticks: tuple[Mark, ...]
    years: tuple[Mark, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is drawn from: outcomes and targets by year; a target carries its verdict."""

    label: str
    outcomes: Mapping[int, float]
    goals: Mapping[int, tuple[float, str]]


def spark(values: Sequence[tuple[int, float]], width: int = 144, height: int = 34) -> str:
    """Return the points of a small line through (year, value); empty for fewer than two."""
    if len(values) < 2:
        return ""
    years, numbers = [year for year, _ in values], [value for _, value in values]
    across, up = max(years) - min(years) or 1, max(numbers) - min(numbers) or 1
    return " ".join(
        f"{3 + (year - min(years)) / across * (width - 6):.1f},{height - 4 - (value - min(numbers)) / up * (height - 8):.1f}"
        for year, value in values
    )


def series(lines: Sequence[Line], unit: str = "") -> Chart | None:
    """Return the picture of up to five lines; None where there are not two years to show."""
    lines = [line for line in lines if line.outcomes or line.goals][:5]
    years = sorted({year for line in lines for year in (*line.outcomes, *line.goals)})
    if len(years) < 2:
        return None
    numbers = [n for line in lines for n in (*line.outcomes.values(), *(g for g, _ in line.goals.values()))]
    low, high = _bounds(min(numbers), max(numbers))
    right = _WIDTH - _NAMES

    def across(year: int) -> float:
        return round(_LEFT + 14 + (year - years[0]) / (years[-1] - years[0]) * (right - _LEFT - 28), 1)

    def up(value: float) -> float:
        return round(_HEIGHT - _BOTTOM - (value - low) / (high - low) * (_HEIGHT - _BOTTOM - _TOP), 1)

    runs = [_run(line, unit, across, up) for line in lines]
    return Chart(
        _WIDTH, _HEIGHT, _LEFT, right,
        tuple(Mark(0, up(low + step * (high - low) / 4), f"{low + step * (high - low) / 4:g}") for step in range(5)),
        tuple(Mark(across(year), 0, str(year)) for year in years),
        _apart(runs),
    )  # fmt: skip


def _bounds(low: float, high: float) -> tuple[float, float]:
    """Return round limits around the numbers: whole steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = (high - low) or abs(high) or 1.0
    size = 10.0 ** (len(str(int(span))) - 2 if span >= 1 else -3)
    step = next(
        size * factor for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100, 250, 1000, 10000) if size * factor * 4 >= span
    )
    bottom = step * (low // step)
    while bottom + 4 * step < high:
        step *= 2
        bottom = step * (low // step)
    return bottom, bottom + 4 * step


def _run(line: Line, unit: str, across: Callable[[int], float], up: Callable[[float], float]) -> Run:
    outcomes = sorted(line.outcomes.items())
    dots = tuple(Mark(across(y), up(v), f"{line.label} {y}: {v:g}{unit}") for y, v in outcomes)
    goals = tuple(
        Mark(across(y), up(v), f"{line.label} {y} → {v:g}{unit}", verdict.lower())
        for y, (v, verdict) in sorted(line.goals.items())
    )
    last = (dots or goals)[-1].y
    return Run(line.label, " ".join(f"{dot.x},{dot.y}" for dot in dots), dots, goals, last + 4)


def _apart(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the lines with their names moved apart where they would cover each other."""
    placed: dict[int, float] = {}
    floor = float(_TOP)
    for number in sorted(range(len(runs)), key=lambda i: runs[i].label_y):
        placed[number] = max(runs[number].label_y, floor)
        floor = placed[number] + 16
    return tuple(Run(r.label, r.points, r.dots, r.goals, placed[number]) for number, r in enumerate(runs))
