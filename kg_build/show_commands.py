"""Commands that look into a graph: facts, unread, stats, export, check."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from kg_build import export as exporting
from kg_build.balances import Balance, balances
from kg_build.errors import BrokenRules
from kg_build.facts import to_line
from kg_build.options import store_option
from kg_build.report import Clash
from kg_build.reporting import conflicts
from kg_build.stats import stats as count
from kg_build.store import Store, open_store
from ontology.check import check as ontology_check
from ontology.report import Report as CheckReport


def _chosen(store: Store, slugs: tuple[str, ...]) -> list[str]:
    return [store.record(slug).slug for slug in slugs] or sorted(store.documents())


@click.command()
@store_option
@click.argument("slugs", nargs=-1, metavar="[SLUG…]")
def facts(store: Path, slugs: tuple[str, ...]) -> None:
    """Write the facts of documents as JSON lines."""
    opened = open_store(store)
    for slug in _chosen(opened, slugs):
        for fact in opened.facts(slug):
            click.echo(to_line(fact))


@click.command()
@store_option
@click.argument("slugs", nargs=-1, metavar="[SLUG…]")
def unread(store: Path, slugs: tuple[str, ...]) -> None:
    """Write every number of the text that became no fact, with the reason, as JSON lines."""
    opened = open_store(store)
    for slug in _chosen(opened, slugs):
        for number in opened.unread(slug):
            click.echo(to_line(number))


@click.command()
@store_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def stats(store: Path, form: str) -> None:
    """Say what the graph holds."""
    found = count(open_store(store))
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    console = Console(soft_wrap=True)
    for title, rows in (("facts", found["facts"]), ("entities", found["entities"])):
        table = Table(title=title, title_justify="left")
        table.add_column("kind")
        table.add_column("number", justify="right")
        for kind, number in rows.items():
            table.add_row(kind, str(number))
        console.print(table)
    table = Table(title="documents", title_justify="left")
    for column in ("slug", "title", "place", "year", "facts", "unread"):
        table.add_column(column)
    for record in found["documents"]:
        table.add_row(*(str(record[column]) for column in ("slug", "title", "place", "year", "facts", "unread")))
    console.print(table)
    console.print(f"{found['quads']} quads, {found['unread']} unread numbers, generation {found['generation']}")


@click.command()
@store_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="By its ending: nq, trig, jsonld, ttl, nt, rdf (the graph), graphml (for network tools), csv, xlsx (a row a fact), tsv (mappings as SSSOM).",
)
def export(store: Path, output: Path) -> None:
    """Write the whole graph to a file."""
    opened = open_store(store)
    exporting.export(opened, output)
    click.echo(
        f"{output} written: the graph of {len(opened.documents())} documents, {len(opened.index)} quads.", err=True
    )


@click.command()
@store_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--reasoner/--no-reasoner",
    default=True,
    show_default=True,
    help="Ask HermiT whether what is said can hold (needs Java).",
)
@click.option("--shapes/--no-shapes", default=True, show_default=True, help="Check every node's shape (SHACL).")
@click.option(
    "--reconcile",
    is_flag=True,
    help="Also list conflicts, and every sum, rate and change that was checked: those that are off first.",
)
def check(store: Path, form: str, reasoner: bool, shapes: bool, reconcile: bool) -> None:
    """Say whether the graph keeps every rule; exit 1 where it does not."""
    opened = open_store(store)
    report = ontology_check(opened.index, reasoner=reasoner, shapes=shapes)
    clashes, checked = (conflicts(opened), balances(opened)) if reconcile else ([], [])
    if form == "json":
        said = {
            "issues": [asdict(issue) for issue in report.issues],
            "checked": dict(report.checked),
            "skipped": report.skipped,
        }
        click.echo(
            json.dumps(
                said
                | (
                    {"conflicts": list(map(asdict, clashes)), "reconcile": list(map(asdict, checked))}
                    if reconcile
                    else {}
                ),
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        _show_check(report, clashes, checked)
    if not report.clean:
        raise BrokenRules(len(report.errors))


def _show_check(report: CheckReport, clashes: list[Clash], checked: list[Balance]) -> None:
    for issue in report.issues:
        click.echo(
            f"{issue.level}  {issue.rule}  {issue.focus}  {issue.detail}\n    {issue.message}\n    {issue.solution_zh} {issue.solution_en}"
        )
    for clash in clashes:
        click.echo("\n    ".join((f"Conflict  {clash.about}", *(" ".join(str(side).split()) for side in clash.sides))))
    for line in checked:
        click.echo(str(line))
    looked = ", ".join(f"{count} {part}" for part, count in report.checked.items())
    click.echo(f"{len(report.errors)} errors, {len(report.warnings)} warnings; looked at: {looked}", err=True)
    for left_out in report.skipped:
        click.echo(f"not looked at: {left_out}", err=True)


COMMANDS = [facts, unread, stats, export, check]
