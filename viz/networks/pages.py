"""A network as one HTML page that needs nothing from anywhere: script, style and data stand in the file.

pyvis fills the page's own template (its stock template loads Bootstrap from a CDN and runs headings as HTML);
vis-network comes from the pyvis package. A server may keep the assets apart by `asset_base`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
from markupsafe import Markup

from viz.alone import environment, inline
from viz.networks.draw import legend, network
from viz.networks.labels import clean
from viz.networks.style import load_style

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


@cache
def assets() -> dict[str, str]:
    """Return the scripts and the style sheet a page needs, by file name."""
    own = files(__package__) / "assets"
    return {
        "vis-network.min.js": (files("pyvis") / "templates" / VIS_NETWORK).read_text(encoding="utf-8"),
        "network.js": (own / "network.js").read_text(encoding="utf-8"),
        "export.js": (own / "export.js").read_text(encoding="utf-8"),
        "network.css": (own / "network.css").read_text(encoding="utf-8"),
    }


def page(
    drawn: nx.MultiDiGraph[str],
    title: str,
    *,
    language: str = "zh",
    asset_base: str = "",
    expand_url: str = "",
    entity_url: str = "",
    document_url: str = "",
) -> str:
    """Return the page of a network.

    `asset_base` is the address under which a server offers `assets()`; empty puts them into the page.
    `expand_url` + an encoded IRI answers with a `fragment`; `entity_url` + IRI and `document_url` + slug are
    pages to link to. Without them links go to the IRIs themselves.
    """
    net = network(drawn)
    made = environment(str(__package__))
    made.globals.update(
        title=clean(title), language=language, asset_base=asset_base, assets=_inline(), legend=legend(drawn),
        missed=any(data.get("missed") for _, data in drawn.nodes(data=True)),
        config={
            "title": clean(title), "language": language, "expand_url": expand_url, "entity_url": entity_url,
            "document_url": document_url, "focus": drawn.graph.get("focus"), "left_out": drawn.graph.get("left_out", 0),
            "notes": drawn.graph.get("notes", []), "relations": _sentences(),
            "kinds": {kind.name: {"zh": kind.zh, "en": kind.en} for kind in load_style().classes.values()},
        },
    )  # fmt: skip
    net.templateEnv = made
    net.path = "network.html"
    return str(net.generate_html())


@cache
def _inline() -> dict[str, Markup]:
    return inline(assets())


def _sentences() -> dict[str, Any]:
    return {name: {"zh": each.zh, "en": each.en} for name, each in load_style().relations.items()}
