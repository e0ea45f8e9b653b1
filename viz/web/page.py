"""What every page is: a frozen dataclass that the template reads and that JSON and files are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any, ClassVar, TypeAlias

from viz.web.tables import Table

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True)
class Page:
    """A page with its title. Fields that are tables can be downloaded by their names."""

    template: ClassVar[str] = "page.html"
    title: str

    def tables(self) -> tuple[Table, ...]:
        """Return the tables of the page, the most important first."""
        return tuple(_tables(getattr(self, field.name) for field in fields(self)))

    def as_json(self) -> dict[str, Any]:
        """Return the page as JSON: its fields by name."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Link:
    """A thing to go to: what it is called, where it is, and a word or a count beside it."""

    label: str
    href: str
    note: str = ""
    kind: str = ""


class NotFound(LookupError):
    """What was asked for is not here; `near` may be meant."""

    def __init__(self, wanted: str, near: Iterable[Link] = ()) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.near = tuple(near)


def _tables(values: Iterable[object]) -> Iterable[Table]:
    for value in values:
        if isinstance(value, Table):
            yield value
        elif isinstance(value, tuple) and value and all(isinstance(each, Table) for each in value):
            yield from value


def plain(value: object) -> Plain:
    """Return a value as JSON can hold it."""
    if isinstance(value, Table):
        return plain(value.as_json())
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, (bool, int, float, str)) or value is None else str(value)
