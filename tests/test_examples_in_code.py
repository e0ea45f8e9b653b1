"""The examples in the docstrings of every module give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import kg_build
import ontology
import queries
import viz

LAYERS = (ontology, kg_build, queries, viz)


def modules() -> list[str]:
    return [
        found.name
        for layer in LAYERS
        for found in pkgutil.walk_packages(layer.__path__, f"{layer.__name__}.")
        if not found.name.endswith("__main__")
    ]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: str(layer.__name__))
def test_the_examples_in_docstrings_hold(layer: object) -> None:
    named = [name for name in modules() if name.startswith(f"{getattr(layer, '__name__', '')}.")]
    results = {name: doctest.testmod(importlib.import_module(name)) for name in named}
    assert [name for name, result in results.items() if result.failed] == []


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    assert sum(bool(test.examples) for name in modules() for test in finder.find(importlib.import_module(name))) > 50
