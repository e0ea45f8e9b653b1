"""The curators' command: `jiaoce review`."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from kg_build.link.sssom import Decision, from_tsv, is_date
from kg_build.options import showing_progress, store_option
from kg_build.reporting import label
from kg_build.seen import quotes
from kg_build.store import Store, open_store
from ontology import iris

_MANY = click.Choice(["table", "tsv"])


def _author() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "curator"


def _named(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value.strip() or not value.isprintable():
        raise click.BadParameter("a decision is signed with a name.")
    return value.strip()


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not is_date(value):
        raise click.BadParameter(f"{value!r} is no day; write it as 2026-01-31.")
    return value


def _imported(file: Path) -> tuple[Decision, ...]:
    from kg_build.read.decode import decode

    return from_tsv(decode(file.read_bytes(), str(file)), str(file))


@click.command()
@store_option
@click.option("--show", multiple=True, metavar="ID", help="What documents say of the two things of a link.")
@click.option("--accept", multiple=True, metavar="ID", help="The two things of a link are one.")
@click.option("--reject", multiple=True, metavar="ID", help="They are two, however alike.")
@click.option("--merge", nargs=2, multiple=True, metavar="A B", help="A is B from now on (label, kind/name, or IRI).")
@click.option("--split", nargs=2, multiple=True, metavar="NAME B", help="The name does not mean B.")
@click.option("--relabel", nargs=2, multiple=True, metavar="A NAME", help="A is called NAME.")
@click.option("--withdraw", nargs=2, multiple=True, metavar="A B", help="Take back what was decided about A and B.")
@click.option(
    "--import",
    "sssom",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Decisions as SSSOM TSV.",
)
@click.option("--replace", is_flag=True, help="Let the imported file overrule what other curators decided.")
@click.option("--decisions", is_flag=True, help="Write the decisions in force as SSSOM TSV.")
@click.option("--author", default=_author, callback=_named, metavar="NAME", help="Who decides (default: the user).")
@click.option(
    "--date", "day", default=lambda: date.today().isoformat(), callback=_day, metavar="YYYY-MM-DD",
    help="When (default: today).",
)  # fmt: skip
@click.option("--format", "form", type=_MANY, default="table", show_default=True)
def review(
    store: Path, show: tuple[str, ...], accept: tuple[str, ...], reject: tuple[str, ...], merge: tuple[tuple[str, str], ...],
    split: tuple[tuple[str, str], ...], relabel: tuple[tuple[str, str], ...], withdraw: tuple[tuple[str, str], ...],
    sssom: Path | None, replace: bool, decisions: bool, author: str, day: str, form: str,
) -> None:  # fmt: skip
    """List the links that wait, or decide them. Decisions survive rebuilds and the removal of documents."""
    from kg_build import review as reviewing

    with open_store(store) as opened:
        if decisions:
            click.echo(opened.decisions(), nl=False)
            return
        if show:
            for number in show:
                _show(opened, number)
            return
        rows = [reviewing.accepted(opened, number) for number in accept]
        rows += [reviewing.rejected(opened, number) for number in reject]
        rows += [reviewing.merged(opened, reviewing.entity(opened, a), reviewing.entity(opened, b)) for a, b in merge]
        rows += [reviewing.split(opened, name, reviewing.entity(opened, b)) for name, b in split]
        rows += [reviewing.relabelled(opened, reviewing.entity(opened, a), name) for a, name in relabel]
        rows += _imported(sssom) if sssom else ()
        if not rows and not withdraw:
            _list(opened, form)
            return
        back = [tuple(reviewing.spoken_of(opened, name) for name in pair) for pair in withdraw]
    _decide(store, rows, back, author, day, replaces=replace or not sssom)


def _decide(
    store: Path, rows: list[Decision], back: list[tuple[str, ...]], author: str, day: str, *, replaces: bool
) -> None:
    from kg_build import review as reviewing

    with showing_progress() as progress:
        report = reviewing.decide(
            store, rows, withdrawn=back, author=author, date=day, replaces=replaces, progress=progress
        )
    for line in report.summary():
        click.echo(line, err=True)


def _show(store: Store, number: str) -> None:
    from kg_build import review as reviewing

    for iri in reviewing.pair(store, number):
        click.echo(f"{label(store, iri)}  ({iri.removeprefix(iris.BASE)})")
        for quote in quotes(store, iri):
            click.echo(f"   {quote}")


def _list(store: Store, form: str) -> None:
    from kg_build import review as reviewing

    waiting = reviewing.pending(store)
    if form == "tsv":
        for link in waiting:
            click.echo("\t".join((link.number, link.kind, f"{link.score:.3f}", link.by, link.first, link.second)))
        return
    table = Table(title=f"{len(waiting)} links wait: --show, --accept or --reject ID", title_justify="left")
    for column in ("id", "kind", "score", "by", "one", "other"):
        table.add_column(column, overflow="fold", no_wrap=column in ("id", "kind"))
    for link in waiting:
        table.add_row(link.number, link.kind, f"{link.score:.2f}", link.by, link.first, link.second)
    Console().print(table)


COMMANDS = [review]
