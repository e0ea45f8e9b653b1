"""The example notebook runs from top to bottom, and is kept without outputs."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "example.ipynb"

nbformat = pytest.importorskip("nbformat", reason="the extra `notebook` is not installed")


def read() -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_the_notebook_is_kept_without_outputs() -> None:
    code = [cell for cell in read().cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_the_notebook_runs_and_shows_what_it_promises() -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient runs notebooks")
    pytest.importorskip("ipykernel", reason="ipykernel runs notebooks")
    pytest.importorskip("pandas", reason="the extra `notebook` is not installed")
    notebook = read()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the notebook's machinery warns of is not ours
        nbclient.NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = "\n".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    assert "70.77" in shown, "the table of targets"
    assert "温岭市" in shown, "the ranking"
    assert "房价" in shown, "what is not known is declined"
    assert "IFrame" in shown, "the chart"
