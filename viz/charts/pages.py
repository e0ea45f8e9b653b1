"""A chart as one HTML page that needs nothing from anywhere: plotly's script from its package, the data, a table of it.

The table under the picture says the same for those who cannot see or point; each row leads to its quote.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from queries.graph import Graph
from queries.results import Result
from viz.alone import environment, inline
from viz.charts.choose import figure
from viz.charts.marks import amount
from viz.charts.point import Point
from viz.charts.style import load_style
from viz.networks.figures import VERDICTS
from viz.networks.labels import clean, cut

ROWS = 500  # rows of the table under a chart
_UNSEEN = ("图由答案的前 {} 行画成，共 {} 行。", "Drawn from the first {} of {} rows.")


@cache
def assets() -> dict[str, str]:
    """Return the scripts and the style sheet a chart's page needs, by file name."""
    own = files(__package__) / "assets"
    return {
        "plotly.min.js": (files("plotly") / "package_data" / "plotly.min.js").read_text(encoding="utf-8"),
        "chart.js": (own / "chart.js").read_text(encoding="utf-8"),
        "chart.css": (own / "chart.css").read_text(encoding="utf-8"),
    }


def chart(
    result: Result,
    graph: Graph | None = None,
    *,
    language: str = "zh",
    kind: str | None = None,
    title: str = "",
    asset_base: str = "",
    document_url: str = "",
    total: int = 0,
) -> str:
    """Return the page of an answer's chart. Raises NothingToDraw.

    `asset_base` is the address under which a server offers `assets()`; empty puts them into the page.
    `document_url` + slug is the page of a document; without it quotes name the document only. `total` counts the rows of
    the whole answer, where the result holds its first ones only.
    """
    drawn, found = figure(result, graph, language, kind)
    unseen = max(0, total - len(result))
    about = title or (result.question.title_zh if language == "zh" else result.question.title_en)
    return environment(str(__package__)).get_template("chart.html").render(
        title=clean(about), language=language, asset_base=asset_base, assets=_inline(), rows=_rows(found, language),
        filled=_filled(found), left_out=max(0, len(found) - ROWS) + unseen,
        note=" ".join(filter(None, (drawn["layout"]["meta"].get("note", ""), _UNSEEN[language != "zh"].format(len(result), total) if unseen else ""))),
        key=drawn["layout"]["meta"].get("key", ()),
        data={"figure": drawn, "evidence": _evidence(found), "language": language, "document_url": document_url, "title": clean(about)},
    )  # fmt: skip


@cache
def _inline() -> dict[str, Markup]:
    return inline(assets())


def _evidence(found: list[Point]) -> dict[str, list[dict[str, str | int]]]:
    return {point.observation: [said.as_json() for said in point.evidence] for point in found if point.evidence}


def _rows(found: list[Point], language: str) -> list[dict[str, Any]]:
    style = load_style()
    index = language != "zh"
    return [
        {
            "place": cut(point.place, 40), "indicator": cut(point.indicator, 40), "period": point.period,
            "kind": style.kinds.get(point.kind, {}).get(language, point.kind),
            "value": _state(point.rating, language) if point.rating else amount(point, language),
            "verdict": VERDICTS.get(point.verdict, ("", ""))[index], "missed": point.verdict == "Missed",
            "observation": point.observation if point.evidence else "", "document": cut(point.document, 40),
        }
        for point in found[:ROWS]
    ]  # fmt: skip


def _filled(found: list[Point]) -> dict[str, bool]:
    """Say which columns of the table hold anything."""
    return {
        "place": any(point.place for point in found), "indicator": any(point.indicator for point in found),
        "period": any(point.period for point in found), "verdict": any(point.verdict for point in found),
        "source": any(point.evidence or point.document for point in found),
    }  # fmt: skip


def _state(rating: str, language: str) -> str:
    state = load_style().states.get(rating)
    return rating if state is None else state.zh if language == "zh" else state.en
