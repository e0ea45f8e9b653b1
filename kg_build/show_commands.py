"""Commands that look into a graph: facts, unread, stats, export, check."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from kg_build import export as exporting
from kg_build.facts import to_line
from kg_build.options import store_option
from kg_build.stats import stats as count
from kg_build.store import Store, open_store


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
    help="nq, nt, trig, ttl, jsonld or rdf by ending.",
)
def export(store: Path, output: Path) -> None:
    """Write the whole graph to a file."""
    opened = open_store(store)
    exporting.export(opened, output)
    click.echo(f"{len(opened.index)} quads written to {output}", err=True)


COMMANDS = [facts, unread, stats, export]
