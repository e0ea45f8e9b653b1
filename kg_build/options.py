"""What the commands of every layer share: `--store`, and progress bars on stderr."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg_build.progress import Progress as Advance

STAGES = {"read": "reading", "index": "indexing", "rules": "applying rules"}


def default_store() -> Path:
    """Return the store meant where none is named: `$JIAOCE_STORE`, else `./jiaoce-store`."""
    return Path(os.environ.get("JIAOCE_STORE") or "jiaoce-store")


def _store_given(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    """Return the store named here, or before the command's name, or the default."""
    found = value or (context.parent.params.get("store") if context.parent else None)
    return found or default_store()


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--store DIR`."""
    return click.option(
        "--store", type=click.Path(path_type=Path), callback=_store_given, metavar="DIR",
        help="The graph's folder (default: $JIAOCE_STORE, else ./jiaoce-store).",
    )(command)  # fmt: skip


@contextmanager
def showing_progress() -> Iterator[Advance]:
    """Show bars on stderr, where stderr is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done)

        yield advance
