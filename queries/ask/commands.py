"""The command `ask`: a question in Chinese or English, its answer, and on request how it was come by."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg_build.options import store_option
from queries.ask.answer import Answer
from queries.ask.asker import ask
from queries.ask.refusals import DontKnow
from queries.bounded import BoundedGraph
from queries.formats import FORMATS
from queries.graph import open_graph
from queries.options import endpoint_option


def as_json(said: dict[str, object]) -> str:
    """Write an answer or a refusal as JSON a person can read too."""
    return json.dumps(said, ensure_ascii=False, indent=2, default=str)


def explained(answer: Answer) -> str:
    """Return the SPARQL that was asked and the quotes behind the rows."""
    quotes = [f"  {quote.document} [{quote.start}, {quote.end})  {quote.quote}" for quote in answer.result.grounds()]
    return "\n".join(["", answer.result.sparql.strip(), "", "依据 evidence:", *quotes])


@click.command("ask")
@click.argument("question")
@click.option("--format", "-f", "format_name", type=click.Choice(FORMATS), default="table", help="How to write it.")
@click.option("--explain", is_flag=True, help="Also show the SPARQL and the evidence.")
@endpoint_option
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds a query.")
@store_option
def ask_command(
    question: str, format_name: str, explain: bool, endpoint: str | None, timeout: float, store: Path
) -> None:
    """Ask a question in Chinese or English; exit 1 and say why where the graph does not know.

    Example: jiaoce ask "温州市2024年公办园在园幼儿占比的目标完成了吗？"
    """
    graph = open_graph(endpoint, timeout=timeout) if endpoint else BoundedGraph(store, timeout=timeout)
    with graph:
        try:
            answer = ask(graph, question)
        except DontKnow as unknown:
            if format_name == "json":
                click.echo(as_json(unknown.to_json()))
            raise
        click.echo(answer.understood, err=True)
        if format_name == "json":
            click.echo(as_json(answer.to_json()))
            return
        sys.stdout.buffer.write(answer.result.write(format_name))
        sys.stdout.flush()
        if explain:
            click.echo(explained(answer))


COMMANDS = [ask_command]
