"""The wheel holds every file the program reads, and works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("ontology", "kg_build", "queries", "viz")
CACHES = {"__pycache__", ".mypy_cache", ".ruff_cache"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    unpacked = target / "unpacked"
    with zipfile.ZipFile(next(target.glob("*.whl"))) as archive:
        archive.extractall(unpacked)
    return unpacked


def test_the_wheel_holds_every_file_of_the_layers(wheel: Path) -> None:
    wanted = {
        path.relative_to(ROOT)
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*")
        if path.is_file() and not CACHES & set(path.parts)
    } | {Path("jiaoce.py")}
    packed = {path.relative_to(wheel) for path in wheel.rglob("*") if path.is_file() and ".dist-info" not in str(path)}
    assert wanted == packed


def test_the_wheel_builds_and_answers_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONWARNINGS": "error::ImportWarning"}

    def run(*arguments: str) -> str:
        code = "import jiaoce, sys; assert jiaoce.__file__.startswith(sys.argv.pop(1)), jiaoce.__file__; jiaoce.main()"
        command = [sys.executable, "-c", code, str(wheel), *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("build", str(ROOT / "samples"), "--store", str(tmp_path / "store"))
    answer = run(
        "query", "target-vs-outcome", "--store", str(tmp_path / "store"), "--format", "csv", "--param", "region=温州"
    )
    assert "70.77" in answer
