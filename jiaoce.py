"""jiaoce 教策: the command line and the Python face; composes what the layers offer."""

from __future__ import annotations

import logging
import sys
from importlib import import_module

import click

from ontology.errors import JiaoceError

__version__ = "0.1.0"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jiaoce")
def cli() -> None:
    """A knowledge graph of Chinese education policy: every fact points at the words that say it."""
    logging.basicConfig(format="jiaoce: %(message)s", stream=sys.stderr, level=logging.WARNING)


for layer in ("kg_build", "queries", "viz"):
    try:
        for command in import_module(f"{layer}.commands").COMMANDS:
            cli.add_command(command)
    except ImportError as missing:
        logging.getLogger("jiaoce").warning("%s has not landed: %s", layer, missing)


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
