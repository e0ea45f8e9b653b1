"""The command `mcp`: the graph as a Model Context Protocol server over standard input and output."""

from __future__ import annotations

from pathlib import Path

import click

from kg_build.options import store_option
from queries.bounded import BoundedGraph
from queries.graph import open_graph
from queries.mcp_tools import make_server
from queries.options import endpoint_option


@click.command("mcp")
@endpoint_option
@click.option("--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds a query.")
@store_option
def mcp_command(endpoint: str | None, timeout: float, store: Path) -> None:
    """Serve the graph to an assistant over stdio: questions, ask, entity, evidence; read-only.

    Example: jiaoce mcp --store my-store
    """
    with open_graph(endpoint, timeout=timeout) if endpoint else BoundedGraph(store, timeout=timeout) as graph:
        make_server(graph).run("stdio")


COMMANDS = [mcp_command]
