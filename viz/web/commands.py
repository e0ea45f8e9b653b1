"""The command that opens the web application."""

from __future__ import annotations

import ipaddress
import socket
import sys
from pathlib import Path
from urllib.parse import urlunsplit

import click

from kg_build.options import store_option
from ontology.errors import InputError

_TURN = 0.001  # seconds after which threads take turns: a page asks many short queries while names are being read
_PATIENCE = 0.5  # seconds that a page waits for its answer before it is sent without


class PortTaken(InputError):
    """The address is in use, or not this machine's."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"Cannot listen on {host}:{port} ({reason}). Choose another --port, or end what uses this one."
        )


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others than this machine's own are open to the network.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--edit", is_flag=True, help="Let the review page write curators' decisions.")
def serve(store: Path, host: str, port: int, edit: bool) -> None:
    """Open the graph in a browser: search, questions, pages, networks, SPARQL.

    Example: jiaoce serve --port 8000
    """
    import uvicorn

    from viz.web.app import make_app

    app = make_app(store, edit=edit, patience=_PATIENCE)
    listening = _listening(host, port)
    address = f"[{host}]" if ":" in host else host
    url = urlunsplit(("http", f"{address}:{listening.getsockname()[1]}", "/", "", ""))
    click.echo(f"jiaoce: open {url} in a browser; Ctrl+C ends the server.", err=True)
    if edit and not _is_own(host):
        click.echo("jiaoce: with --edit, everyone who reaches this address can decide about links.", err=True)
    sys.setswitchinterval(_TURN)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    server.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise PortTaken(host, port, error.strerror or str(error)) from error


def _is_own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


COMMANDS = [serve]
