"""The house as rules: who may import whom, how large a module may be, where IRIs, SPARQL and Turtle may stand."""

from __future__ import annotations

import ast
import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("ontology", "kg_build", "queries", "viz")
DOORS = {"owlready2": "ontology", "SPARQLWrapper": "queries", "pyvis": "viz"}
SOURCES = [*sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")), ROOT / "jiaoce.py"]
IRI_MODULES = {ROOT / "ontology" / "terms.py", ROOT / "ontology" / "iris.py"}
MAX_LINES = 400
IRI = re.compile(r"https?://\w")
SPARQL = re.compile(r"\b(SELECT|CONSTRUCT|ASK|DESCRIBE|INSERT DATA|DELETE)\b[\s\S]*\{[\s\S]*\?\w+")
TURTLE = re.compile(r"@prefix\s+\w*:", re.IGNORECASE)


def identify(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def strings(path: Path) -> list[ast.Constant]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docstrings
    ]


def test_there_are_sources_to_check() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in SOURCES} == {*LAYERS, "jiaoce.py"}


@pytest.mark.parametrize("path", SOURCES, ids=identify)
def test_a_layer_imports_only_from_layers_to_its_left(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    if layer in LAYERS:
        right = {*LAYERS[LAYERS.index(layer) + 1 :], "jiaoce"}
        assert not imported(path) & right


@pytest.mark.parametrize("path", SOURCES, ids=identify)
def test_each_library_has_one_door(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert not {library for library in imported(path) & DOORS.keys() if DOORS[library] != layer}


@pytest.mark.parametrize("path", SOURCES, ids=identify)
def test_no_module_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", SOURCES, ids=identify)
def test_no_iri_sparql_or_turtle_stands_in_a_python_string(path: Path) -> None:
    found = [node for node in strings(path) if SPARQL.search(node.value) or TURTLE.search(node.value)]
    if path not in IRI_MODULES:
        found += [node for node in strings(path) if IRI.search(node.value)]
    assert not [(node.lineno, node.value[:60]) for node in found]


@pytest.mark.parametrize("path", SOURCES, ids=identify)
def test_every_module_says_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("layer", LAYERS)
def test_no_strangers_package_owns_the_name_of_a_layer(layer: str) -> None:
    """PyPI knows other packages named queries, ontology and viz; one of them installed beside ours would shadow it."""
    assert set(packages_distributions().get(layer, ["jiaoce"])) == {"jiaoce"}
