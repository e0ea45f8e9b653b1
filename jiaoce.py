"""jiaoce 教策: the command line and the Python face; composes what the layers offer."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import click
import rdflib

from kg_build import commands as building
from kg_build.derivation import install
from kg_build.options import default_store
from kg_build.store import open_store
from ontology.errors import JiaoceError
from queries import commands as asking
from queries.ask import Answer
from queries.ask import ask as answer
from queries.ask import commands as talking
from queries.graph import Graph as Backend
from queries.graph import open_graph
from queries.results import Result
from queries.rules import derive
from queries.run import run
from viz import commands as seeing

__all__ = ["Graph", "build", "cli", "link", "main", "open", "remove"]
__version__ = "0.1.0"

install(derive)


class Graph:
    """A graph that can be asked: a store's folder, or a SPARQL endpoint by its URL."""

    def __init__(self, where: str | Path) -> None:
        self.where = where

    @cached_property
    def backend(self) -> Backend:
        """What answers SELECT, CONSTRUCT and ASK."""
        return open_graph(self.where)

    @property
    def rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store (not for a remote endpoint)."""
        return open_store(self.where).dataset

    def query(self, question: str, **parameters: object) -> Result:
        """Ask a question of the library, by name or by the path of its `.rq` file."""
        return run(self.backend, question, parameters)

    def ask(self, question: str) -> Answer:
        """Answer a question in Chinese or English; raises DontKnow."""
        return answer(self.backend, question)


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jiaoce")
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR", help="The graph's folder, for every command.")
def cli(store: Path | None) -> None:
    """A knowledge graph of Chinese education policy: every fact points at the words that say it."""
    logging.basicConfig(format="jiaoce: %(message)s", stream=sys.stderr, level=logging.WARNING)


for command in (*building.COMMANDS, *asking.COMMANDS, *talking.COMMANDS, *seeing.COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command line; user errors are one sentence, never a traceback."""
    try:
        cli(standalone_mode=False)
    except JiaoceError as error:
        click.echo(f"jiaoce: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)


if __name__ == "__main__":
    main()
