"""What every kind of chart says of a point: hover text with its source, colours of verdicts, numbers as read in Chinese."""

from __future__ import annotations

from typing import Any

from queries.amounts import Code, shown_amount, unit_word
from viz.charts.point import Point
from viz.charts.style import load_style, shown
from viz.networks.figures import SIGNS, VERDICTS

LEFT_OUT = {"zh": "另有 {n} 项未画出", "en": "{n} more not drawn"}


def amount(point: Point, language: str = "zh") -> str:
    """Return a point's value with its comparator and unit."""
    if point.value is None:
        return point.rating
    code: Code = "zh" if language == "zh" else "en"
    return shown_amount(f"{point.value:.10g}", point.unit, code, SIGNS.get(point.comparator, ""))


def unit(name: str, language: str = "zh") -> str:
    """Return a unit as an axis names it."""
    return shown(unit_word(name, "zh" if language == "zh" else "en"))


def hover(point: Point, language: str) -> str:
    """Return what stands beside the pointer: whose value, what, when, how much, and who says so."""
    style = load_style()
    zh = language == "zh"
    state = style.states.get(point.rating)
    value = (state.zh if zh else state.en) if state else amount(point, language)
    kind = style.kinds.get(point.kind, {}).get(language, "")
    judged = VERDICTS.get(point.verdict, ("", ""))[not zh]
    lines = [f"<b>{shown(' '.join(filter(None, (point.place, point.indicator))), 30)}</b>"]
    lines.append(f"{shown(point.period)} {kind if point.value is not None else ''} {shown(value)} {judged}".strip())
    for said in point.evidence[:1]:
        lines += [f"“{shown(said.quote, 34)}”", shown(said.title, 34)]
    if not point.evidence and point.document:
        lines.append(shown(point.document, 34))
    return "<br>".join(lines)


def layout(language: str, height: int, **more: object) -> dict[str, Any]:
    """Return what all charts share: font, margins, hover, legend on top."""
    style = load_style()
    top = 50 if more.get("showlegend", True) else 16
    return {
        "font": {"family": style.face, "size": 14, "color": style.ink}, "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff", "margin": {"l": 10, "r": 20, "t": top, "b": 40}, "height": height, "autosize": True,
        "hoverlabel": {"align": "left", "bgcolor": "#ffffff", "bordercolor": "#9fb0bf", "font": {"family": style.face}},
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0}, "hovermode": "closest", "dragmode": False,
        "meta": {"language": language}, **more,
    }  # fmt: skip


def axis(**more: object) -> dict[str, Any]:
    """Return an axis with quiet lines and room for its labels."""
    return {"gridcolor": load_style().grid, "zeroline": False, "automargin": True, **more}


def ids(points: list[Point]) -> list[str]:
    """Return the observations behind points: what a click leads to."""
    return [point.observation for point in points]
