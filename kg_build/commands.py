"""The build face of the command line: build, link, remove; `COMMANDS` are all of this layer.

Results go to stdout, progress and talk to stderr. The pipeline is imported where it is used: its readers take a
second to load, and looking at a graph needs none of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg_build import review_commands, show_commands
from kg_build.errors import SomeFailed
from kg_build.options import default_store, showing_progress, store_option
from kg_build.report import Report

if TYPE_CHECKING:
    from kg_build.extract.llm import Endpoint

__all__ = ["COMMANDS", "default_store", "store_option"]


_form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="The report for a reader (the first of each) or for a program (all).",
)  # fmt: skip


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--keep-going", is_flag=True, help="Leave out files that cannot be read, list them, exit 1."),
        click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read (default: what pays off)."),
        click.option("--llm-model", metavar="NAME", help="The model to ask there; its facts carry its name."),
        click.option("--llm", metavar="URL", help="Ask a chat endpoint (OpenAI's protocol) about numbers not understood; off by default."),
        click.option("--manifest", type=click.Path(path_type=Path), metavar="FILE", help="manifest.csv (default: the one beside the files)."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH…"),
    ):  # fmt: skip
        command = option(command)
    return store_option(command)


def _say(report: Report, form: str, *, findings: bool) -> None:
    """Say on stderr what was done, and on stdout what it did to the graph."""
    for line in report.summary():
        click.echo(line, err=True)
    if form == "json":
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    elif findings:
        for line in report.findings():
            click.echo(line)
    elif report.uncertain or report.clashes:
        waiting = f"{len(report.uncertain)} links wait in `jiaoce review`, {len(report.clashes)} conflicts were found."
        click.echo(waiting, err=True)
    if report.failed:
        raise SomeFailed(report.failed)


def _second(url: str | None, model: str | None) -> Endpoint | None:
    """Return the second reader that was asked for, or None; half of one is refused."""
    from kg_build.extract.llm import Endpoint

    if bool(url) != bool(model):
        raise click.UsageError("A second reader needs both: --llm URL and --llm-model NAME.")
    return Endpoint(url, model) if url and model else None


def _reading_command(name: str, said: str, *, findings: bool) -> click.Command:
    @click.command(name, help=said)
    @_options
    @_form_option
    def command(
        store: Path, paths: tuple[str, ...], manifest: Path | None, workers: int | None, keep_going: bool,
        llm: str | None, llm_model: str | None, form: str,
    ) -> None:  # fmt: skip
        from kg_build import pipeline

        act = {"build": pipeline.build, "link": pipeline.link}[name]
        with showing_progress() as progress:
            report = act(
                paths, store, manifest=manifest, workers=workers, keep_going=keep_going, progress=progress,
                second=_second(llm, llm_model),
            )  # fmt: skip
        _say(report, form, findings=findings)

    return command


build = _reading_command("build", "Make a new graph from files and folders.", findings=False)
link = _reading_command(
    "link", "Add documents to a graph, or replace those that changed; report what joined what.", findings=True
)


@click.command()
@store_option
@_form_option
@click.argument("slugs", nargs=-1, required=True, metavar="SLUG…")
def remove(store: Path, slugs: tuple[str, ...], form: str) -> None:
    """Take documents out of a graph again."""
    from kg_build import pipeline

    with showing_progress() as progress:
        report = pipeline.remove(slugs, store, progress=progress)
    _say(report, form, findings=True)


COMMANDS: list[click.Command] = [build, link, remove, *review_commands.COMMANDS, *show_commands.COMMANDS]
