"""The commands `questions`, `query` and `push`: thin twins of the library."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from kg_build.commands import store_option
from ontology.errors import InputError
from queries.bounded import BoundedGraph
from queries.catalog import Catalog, Question, find_question, free_question, load_catalog, load_views
from queries.formats import FORMATS
from queries.graph import Graph, open_graph
from queries.hints import hints
from queries.options import endpoint_option, given_parameters
from queries.push import Pushed, push
from queries.run import run


class BinaryToTerminal(InputError):
    """A workbook that would be written to a terminal."""

    def __init__(self) -> None:
        super().__init__("An .xlsx file cannot be shown in a terminal: add -o FILE.xlsx or send it to a file with '>'.")


@click.command()
@click.argument("name", required=False)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of titles.")
def questions(name: str | None, lang: str) -> None:
    """List the questions of the library, or show one with its parameters.

    Example: jiaoce questions target-vs-outcome
    """
    if name:
        click.echo(_described(find_question(name), lang))
        return
    for heading, catalog in (("questions", load_catalog()), ("views (networks)", load_views())):
        click.echo(f"{heading}:")
        click.echo(_listed(catalog, lang))


def _listed(catalog: Catalog, lang: str) -> str:
    width = max(map(len, catalog), default=0)
    titles = (question.title_en if lang == "en" else question.title_zh for question in catalog.values())
    return "\n".join(f"  {name:<{width}}  {title}" for name, title in zip(catalog, titles, strict=True))


def _described(question: Question, lang: str) -> str:
    lines = [f"{question.name}: {question.question_en if lang == 'en' else question.question_zh}"]
    for parameter in question.parameters:
        need = "required" if parameter.required else "optional"
        need += ", several by repeating it or with commas between" if parameter.many else ""
        allowed = f" ({', '.join(parameter.choices)})" if parameter.choices else ""
        label = parameter.label.en if lang == "en" else parameter.label.zh
        lines.append(f"  --param {parameter.name}=…  {label}; {parameter.type}{allowed}, {need}")
    return "\n".join([*lines, "", question.sparql.rstrip()])


@click.command()
@click.argument("name")
@click.option(
    "--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeat it for more values."
)
@click.option(
    "--format",
    "-f",
    "format_name",
    type=click.Choice(FORMATS),
    default="table",
    help="How to write it: csv for programs (names of columns, no byte order mark), xlsx for people.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the terminal.")
@endpoint_option
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of titles.")
@store_option
def query(
    name: str,
    params: tuple[str, ...],
    format_name: str,
    output: Path | None,
    endpoint: str | None,
    timeout: float,
    lang: str,
    store: Path,
) -> None:
    """Ask a question of the library, a .rq file, or SPARQL from standard input (-).

    Example: jiaoce query target-vs-outcome --param region=温州 --param year=2024
    """
    question = free_question(sys.stdin.read()) if name == "-" else find_question(name)
    if format_name == "xlsx" and output is None and sys.stdout.isatty():
        raise BinaryToTerminal
    with _graph(endpoint, store, timeout) as graph:
        result = run(graph, question, lang=lang, given=given_parameters(params))
        written = result.write(format_name)
    if output is None:
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
    else:
        output.write_bytes(written)
    nothing = result.graph is None and not any(value for row in result.rows for value in row)
    for said in hints(question.sparql) if nothing else ():
        click.echo(said, err=True)


def _graph(endpoint: str | None, store: Path, timeout: float) -> Graph:
    return open_graph(endpoint, timeout=timeout) if endpoint else BoundedGraph(store, timeout=timeout)


@click.command("push")
@click.argument("url")
@click.option("--user", help="User name, where the server wants one.")
@click.option("--password", envvar="JIAOCE_PUSH_PASSWORD", help="Password (or set JIAOCE_PUSH_PASSWORD).")
@click.option("--batch", type=click.IntRange(min=1), default=1000, show_default=True, help="Triples a request.")
@store_option
def push_command(url: str, user: str | None, password: str | None, batch: int, store: Path) -> None:
    """Copy the graph to a SPARQL 1.1 server, in batches; run again to go on after a stop.

    URL is the host alone for Oxigraph's server, …/sparql-graph-crud-auth for Virtuoso (with --user and
    --password), and elsewhere the address of a graph store or …/update.

    Questions read the union of the named graphs. `jiaoce query --endpoint` asks Oxigraph's server for it;
    for other programs start that with --union-default-graph.

    Example: jiaoce push http://localhost:8890/sparql-graph-crud-auth --user dba
    """
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("push", total=None)

        def advance(done: Pushed) -> None:
            progress.update(task, total=done.total, completed=done.triples)

        done = push(store, url, user=user or "", password=password or "", batch=batch, progress=advance)
    click.echo(f"{done.graphs} graphs, {done.triples} triples at {url}", err=True)


COMMANDS = [questions, query, push_command]
