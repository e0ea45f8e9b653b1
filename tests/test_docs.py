"""The documentation is run: every `$ jiaoce …` line of the README works, in order, and every command is mentioned."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import jiaoce

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh.md")


def commands(page: str) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_the_page_work_in_order(page: str, folder: Path) -> None:
    lines = commands(page)
    assert len(lines) >= 10
    environment = {key: value for key, value in os.environ.items() if not key.startswith("JIAOCE_")}
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "jiaoce"
        done = subprocess.run(
            [sys.executable, "-m", "jiaoce", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def test_the_python_example_of_the_readme_works(folder: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "70.77" in done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_both_pages_show_the_same_commands(page: str) -> None:
    assert commands(page) == commands(PAGES[0])


def test_every_command_is_mentioned_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [name for name in jiaoce.COMMANDS if f"jiaoce {name}" not in text]


def test_the_newest_version_of_the_changelog_is_the_packages() -> None:
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[0] == jiaoce.__version__
