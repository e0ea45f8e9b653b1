"""jiaoce 教策: the command line and the Python face; composes what the layers offer.

Nothing heavy is imported before it is used: a layer's commands are loaded when one of them is called.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg_build.derivation import Concerned, Derivation, install
from kg_build.options import default_store
from ontology.errors import JiaoceError

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

    from queries.ask import Answer
    from queries.graph import Graph as Backend
    from queries.results import Result

__all__ = ["COMMANDS", "Graph", "build", "cli", "link", "main", "open", "remove"]
__version__ = "0.1.0"

COMMANDS = {
    "build": ("kg_build.commands", "Make a new graph from files and folders."),
    "link": ("kg_build.commands", "Add or replace documents; report what joined what."),
    "remove": ("kg_build.commands", "Take documents out of a graph again."),
    "review": ("kg_build.review_commands", "List the links that wait, or decide them."),
    "facts": ("kg_build.show_commands", "Write the facts of documents as JSON lines."),
    "unread": ("kg_build.show_commands", "Write every number that became no fact, and why."),
    "stats": ("kg_build.show_commands", "Say what the graph holds."),
    "export": ("kg_build.show_commands", "Write the whole graph to a file."),
    "check": ("kg_build.show_commands", "Say whether the graph keeps every rule."),
    "questions": ("queries.commands", "List the questions of the library, or show one."),
    "query": ("queries.commands", "Ask a question of the library, or in SPARQL."),
    "ask": ("queries.ask.commands", "Ask a question in Chinese or English."),
    "mcp": ("queries.mcp_command", "Serve the graph to an assistant (MCP), read-only."),
    "push": ("queries.commands", "Copy the graph to a SPARQL 1.1 server."),
    "graph": ("viz.commands", "Draw a network: an entity's surroundings, or a view."),
    "chart": ("viz.commands", "Draw the answer to a question as a chart."),
    "serve": ("viz.web.commands", "Open the graph in a browser."),
}
"""In which module's `COMMANDS` each command is, and what `jiaoce --help` says of it."""


def _derive(index: Store, concerned: Concerned | None) -> Derivation:
    """Run the rules, which stand in a layer right of the one that stores."""
    from queries.rules import derive

    return derive(index, concerned)


install(_derive)


class Graph:
    """A graph that can be asked: a store's folder, or a SPARQL endpoint by its URL."""

    def __init__(self, where: str | Path) -> None:
        self.where = where

    @cached_property
    def backend(self) -> Backend:
        """What answers SELECT, CONSTRUCT and ASK."""
        from queries.graph import open_graph

        return open_graph(self.where)

    @property
    def rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store. Raises NoDataset for a remote endpoint."""
        from kg_build.store import open_store
        from queries.failures import NoDataset
        from queries.graph import is_endpoint

        if is_endpoint(self.where):
            raise NoDataset(str(self.where))
        return open_store(self.where).dataset

    def query(self, question: str, **parameters: object) -> Result:
        """Ask a question of the library, by name or by the path of its `.rq` file."""
        from queries.run import run

        return run(self.backend, question, parameters)

    def ask(self, question: str) -> Answer:
        """Answer a question in Chinese or English; raises DontKnow."""
        from queries.ask import ask

        return ask(self.backend, question)


def build(paths: Sequence[str | Path], store: str | Path | None = None, **options: Any) -> Graph:  # noqa: ANN401 — the pipeline's own keywords
    """Make a new graph from files and folders; `options` as in `kg_build.pipeline.build`."""
    from kg_build import pipeline

    where = store or default_store()
    pipeline.build(paths, where, **options)
    return Graph(where)


def link(paths: Sequence[str | Path], store: str | Path | None = None, **options: Any) -> Graph:  # noqa: ANN401 — the pipeline's own keywords
    """Add documents to a graph, or replace those that changed."""
    from kg_build import pipeline

    where = store or default_store()
    pipeline.link(paths, where, **options)
    return Graph(where)


def remove(slugs: Sequence[str], store: str | Path | None = None) -> Graph:
    """Take documents out of a graph again."""
    from kg_build import pipeline

    where = store or default_store()
    pipeline.remove(slugs, where)
    return Graph(where)


def open(where: str | Path | None = None) -> Graph:  # noqa: A001 — the name a reader expects
    """Open a store's folder or a SPARQL endpoint."""
    return Graph(where or default_store())


class _Layers(click.Group):
    """A group that knows its commands by name, and loads the layer of the one called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        offered: list[click.Command] = import_module(COMMANDS[cmd_name][0]).COMMANDS
        return next(command for command in offered if command.name == cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


@click.group(cls=_Layers, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jiaoce")
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR", help="The graph's folder, for every command.")
def cli(store: Path | None) -> None:
    """A knowledge graph of Chinese education policy: every fact points at the words that say it."""
    logging.basicConfig(format="jiaoce: %(message)s", stream=sys.stderr, level=logging.WARNING)


def main() -> None:
    """Run the command line; what goes wrong is one sentence, and a traceback only where JIAOCE_DEBUG asks for it."""
    try:
        cli(standalone_mode=False)
    except JiaoceError as error:
        _end(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        _end(f"{error.filename or 'The system'}: {error.strerror or error}. Look at the path and its permissions.", 2)
    except Exception as error:  # noqa: BLE001 — the last door: a user gets a sentence, whatever broke
        kind = type(error).__name__
        _end(f"This is a bug of jiaoce, not of your call ({kind}: {error}). JIAOCE_DEBUG=1 shows where; report it.", 3)


def _end(sentence: str, code: int) -> None:
    """Say why the command ends, and end it; inside an `except`."""
    if os.environ.get("JIAOCE_DEBUG"):
        logging.exception("JIAOCE_DEBUG")
    click.echo(f"jiaoce: {sentence}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
