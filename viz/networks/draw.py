"""From a networkx graph to what a browser draws: pyvis nodes and edges with fixed places, colours and words.

`fragment` is the form a served page asks for when a node is expanded; `page` (in `pages`) embeds the same.
Leaves out HTML. The only door to pyvis, together with `pages`.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import networkx as nx
from pyvis.network import Network

from viz.networks.labels import box, clean, cut, wrap
from viz.networks.layout import positions
from viz.networks.style import ClassStyle, load_style

LABELLED_EDGES = 45  # with more, words stand on a line only while it or one of its ends is chosen
MISSED = "#b3261e"  # a target that was not reached
NAME_BOUND = 400  # characters of a name in the side panel
LANGUAGES = ("zh", "en")
_KEPT = ("hop", "more", "names", "statements", "evidence", "figures")
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": True, "bindToWindow": False}},
}
_EDGES: dict[str, Any] = {
    "selectionWidth": 0.6, "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
    "color": {"color": "#9aa5b1", "highlight": "#1f3b57", "hover": "#1f3b57"},
    "font": {"size": 12, "color": "#3c4a57", "strokeWidth": 4, "strokeColor": "#ffffff", "align": "horizontal"},
}  # said once for all lines: of 2,000 they would be a megabyte  # fmt: skip
_BENDS = {"enabled": True, "type": "continuous", "roundness": 0.25}


def network(drawn: nx.MultiDiGraph[str]) -> Network:
    """Return a directed pyvis network (undirected ones lose parallel edges) with every place fixed."""
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    font = {"face": load_style().face, **_EDGES["font"]}
    net.set_options(json.dumps({**_OPTIONS, "edges": {**_EDGES, "font": font}}))
    looks = {iri: _node_look(drawn, iri) for iri in drawn}
    places = positions(drawn, {iri: (look["box"][0], look["box"][1]) for iri, look in looks.items()})
    for iri, look in looks.items():
        x, y = places[iri]
        width, height = look.pop("box")
        net.add_node(iri, **look, x=x, y=y, w=round(width), h=round(height))
    # Where boxes were moved off the lines of others, lines are straight.
    bends = _BENDS if drawn.graph.get("layout") else {"enabled": False}
    spare = drawn.number_of_edges() <= LABELLED_EDGES
    for index, (source, target, relation, data) in enumerate(drawn.edges(keys=True, data=True)):
        told = data.get("latest") and any(drawn.nodes[end].get("values") for end in (source, target))
        shown = spare and not told  # values that stand in a node need not stand on its line
        net.add_edge(
            source,
            target,
            id=f"e{index}|{source}|{relation}|{target}",
            smooth=bends,
            **_edge_look(relation, data, shown=shown),
        )
    return net


def fragment(drawn: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """Return nodes, edges and counts as JSON-ready values, for a page that adds them to what it shows."""
    net = network(drawn)
    return {
        "focus": drawn.graph.get("focus"),
        "left_out": drawn.graph.get("left_out", 0),
        "notes": drawn.graph.get("notes", []),
        "nodes": net.nodes,
        "edges": net.edges,
    }


def legend(drawn: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """Return the classes that occur, in the order of the style file, with their colours and counts."""
    counts = Counter(str(kind) for _, kind in drawn.nodes(data="kind", default="Other"))
    return [
        {
            "kind": style.name,
            "zh": style.zh,
            "en": style.en,
            "fill": style.fill,
            "line": style.line,
            "n": counts[style.name],
        }
        for style in load_style().classes.values()
        if counts[style.name]
    ]


def _node_look(drawn: nx.MultiDiGraph[str], iri: str) -> dict[str, Any]:
    data = drawn.nodes[iri]
    style = load_style()
    kind = style.of_class(data.get("kind", "Other"))
    is_focus = iri == drawn.graph.get("focus") or bool(data.get("central"))
    size = style.focus_size if is_focus else style.size
    labels = {language: _label(iri, data, index) for index, language in enumerate(LANGUAGES)}
    widths = {
        language: box(label, size, margin=18 if kind.shape == "ellipse" else 9) for language, label in labels.items()
    }
    width, height = max(each[0] for each in widths.values()), max(each[1] for each in widths.values())
    kept = {name: data[name] for name in _KEPT if data.get(name)}
    return {
        "label": labels["zh"], "label_zh": labels["zh"], "label_en": labels["en"],
        "zh": _name(data.get("zh") or iri), "en": _name(data.get("en") or data.get("zh") or iri),
        "shape": kind.shape, "kind": data.get("kind", "Other"), "color": _colour(kind, data.get("fill") or kind.fill, missed=bool(data.get("missed"))), "box": (width, height),
        "borderWidth": 3 if is_focus else 1.5, "font": {"face": style.face, "size": size, "color": "#1b1b1b"},
        "shapeProperties": {"borderDashes": [5, 3] if kind.dashes else False, "borderRadius": 4}, "margin": 8, **kept,
    }  # fmt: skip


def _label(iri: str, data: dict[str, Any], index: int) -> str:
    """Return the name on a few lines, and under it the latest values, where the focus gives it some."""
    name = data.get(f"label_{LANGUAGES[index]}") or wrap(data.get(LANGUAGES[index]) or iri)
    return "\n".join([name, *(cut(each[index], 16) for each in data.get("values", ()))])


def _edge_look(relation: str, data: dict[str, Any], *, shown: bool) -> dict[str, Any]:
    words = {language: cut(clean(data.get(language, "")), 26) for language in LANGUAGES}
    own: dict[str, Any] = {} if relation != "observed" else {"arrows": {"to": {"enabled": False}}}
    if data.get("missed"):
        own |= {"color": {**_EDGES["color"], "color": MISSED}, "font": {"color": "#8f1d14"}}
    return {
        "label": words["zh"] if shown else "", "words_zh": words["zh"], "words_en": words["en"], "shown": shown,
        "relation": relation, "n": data.get("n", 1), "figures": data.get("figures", []),
        "evidence": data.get("evidence", []), "width": round(min(1 + data.get("n", 1) ** 0.5 / 2, 6), 2),
        **own,
    }  # fmt: skip


def _colour(kind: ClassStyle, fill: str, *, missed: bool) -> dict[str, Any]:
    strong = {"background": fill, "border": "#111111"}
    return {"background": fill, "border": MISSED if missed else kind.line, "highlight": strong, "hover": strong}


def _name(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= NAME_BOUND else f"{shown[:NAME_BOUND]}…（{len(shown)}字）"
