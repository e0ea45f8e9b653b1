"""The package's Turtle files, read fast; resources under the configured base.

The files are written with the default base; where `JIAOCE_BASE` names another, their resources move there.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pyoxigraph

from ontology import iris

VOCABULARIES = ("regions", "indicators", "themes", "units", "kinds", "periods")


def data(path: str) -> bytes:
    """Return the bytes of a Turtle file of this package, its resources under the configured base."""
    found = files("ontology").joinpath(path).read_bytes()
    return found if iris.BASE == iris.DEFAULT_BASE else found.replace(iris.DEFAULT_BASE.encode(), iris.BASE.encode())


def parse(path: str) -> Iterator[pyoxigraph.Quad]:
    """Yield the statements of a Turtle file of this package, in the default graph."""
    return pyoxigraph.parse(data(path), format=pyoxigraph.RdfFormat.TURTLE)


def index(path: str) -> pyoxigraph.Store:
    """Return the statements of a Turtle file of this package in a store in memory."""
    store = pyoxigraph.Store()
    store.load(data(path), format=pyoxigraph.RdfFormat.TURTLE)
    return store
