"""Figures beside an initiative that a question names without asking for its own: only those of places that run it."""

from __future__ import annotations

from importlib.resources import files

from rdflib import URIRef

from queries.ask.intents import Match
from queries.ask.narrowing import kept
from queries.graph import Graph
from queries.results import Result

UNDERSTOOD = "_initiative"  # the slot of an initiative that the library question has no parameter for


def of_initiative(graph: Graph, result: Result, match: Match) -> Result:
    """Return the rows whose place runs the initiative named, or lies in one that does; all where none is named."""
    named = match.filled.get(UNDERSTOOD)
    if not named or "place" not in result.solutions.columns:
        return result
    sparql = files("queries.ask").joinpath("initiative-places.rq").read_text(encoding="utf-8")
    meant = [URIRef(thing.iri) for found in named for thing in found.things]
    places = {row["place"] for row in graph.select(sparql, {"initiative": meant})}
    return kept(result, lambda row: row.get("place") in places) if places else result
