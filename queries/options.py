"""What the asking commands share: `--param NAME=VALUE` and `--endpoint URL`, read and refused in one way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import click

from ontology.errors import InputError


class BadParameterText(InputError):
    """A `--param` that is not NAME=VALUE."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'--param {text}' is not NAME=VALUE, as in --param region=温州.")


class NotAnEndpoint(InputError):
    """An address that cannot be one of a SPARQL endpoint."""

    def __init__(self, url: str) -> None:
        super().__init__(f"'{url}' is not the address of a SPARQL endpoint: it needs http or https, and a host.")


def given_parameters(params: tuple[str, ...]) -> dict[str, str | list[str]]:
    """Return the values of `--param` options by name: a text, or a list where a name is given more than once.

    Raises BadParameterText.
    """
    pairs: dict[str, str | list[str]] = {}
    for text in params:
        name, equals, value = text.partition("=")
        name = name.strip()
        if not (name and equals):
            raise BadParameterText(text)
        before = pairs.get(name)
        if before is None:
            pairs[name] = value
        else:
            pairs[name] = [*([before] if isinstance(before, str) else before), value]
    return pairs


def values_text(values: Iterable[object]) -> str:
    """Return the values of parameters in one line, for a title.

    >>> values_text([["温州", "台州"], "2024"])
    '温州、台州, 2024'
    """
    return ", ".join("、".join(map(str, one)) if isinstance(one, list) else str(one) for one in values)


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotAnEndpoint(value)
    return value


def endpoint_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--endpoint URL`; anything but a web address is refused."""
    return click.option(
        "--endpoint", callback=_address, metavar="URL", help="Ask a SPARQL endpoint instead of the store."
    )(command)
