"""The header of a `.rq` file: lines that start with `#+ `, which together are YAML (grlc's style).

This module reads the header and nothing else: it knows neither SPARQL nor where the files are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ontology.errors import InputError

PREFIX = "#+"
PARAMETER_TYPES = (
    "region", "indicator", "initiative", "school", "document", "certification", "honour", "theme", "entity", "year",
    "period", "integer", "decimal", "text", "choice",
)  # fmt: skip
SHOWS = ("table", "series", "bars", "map", "heatmap", "network")


class BadHeader(InputError):
    """A `.rq` file whose header the program cannot read."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}. A header is YAML in lines that start with '{PREFIX} '.")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One wording in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a question asks its asker for. `choices` maps what is written to a prefixed name or a text."""

    name: str
    type: str
    label: Bilingual
    required: bool = False
    many: bool = False
    default: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer. A hidden one is for programs (an IRI to follow); `observation` leads to evidence."""

    name: str
    label: Bilingual
    hidden: bool = False
    observation: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a `.rq` file says."""

    title: Bilingual
    question: Bilingual
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    show: str = "table"
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


def header_lines(sparql: str) -> str:
    """Return the YAML text that the `#+` lines of a query hold; empty where there are none."""
    lines = (line[len(PREFIX) :].removeprefix(" ") for line in sparql.splitlines() if line.startswith(PREFIX))
    return "\n".join(lines)


def parse_header(sparql: str, file: str) -> Header | None:
    """Read the header of a query; None where it has none. Raises BadHeader."""
    text = header_lines(sparql)
    if not text.strip():
        return None
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadHeader(file, f"the header is not YAML ({' '.join(str(error).split())})") from error
    if not isinstance(said, dict):
        raise BadHeader(file, "the header is not a list of 'name: value'")
    return _header(said, file)


def _header(said: dict[str, Any], file: str) -> Header:
    known = {"title", "question", "parameters", "columns", "show", "note"}
    show = said.get("show", "table")
    if show not in SHOWS:
        raise BadHeader(file, f"'show: {show}' is none of {', '.join(SHOWS)}")
    title = _bilingual(said.get("title"), file, "title")
    return Header(
        title=title,
        question=_bilingual(said["question"], file, "question") if "question" in said else title,
        parameters=tuple(_parameter(name, about, file) for name, about in _entries(said, "parameters", file)),
        columns=tuple(_column(name, about, file) for name, about in _entries(said, "columns", file)),
        show=show,
        note=str(said.get("note", "")),
        extra={name: value for name, value in said.items() if name not in known},
    )


def _entries(said: dict[str, Any], part: str, file: str) -> list[tuple[str, dict[str, Any]]]:
    entries = said.get(part) or {}
    if not isinstance(entries, dict) or not all(isinstance(about, dict) for about in entries.values()):
        raise BadHeader(file, f"'{part}' must map each name to {{zh: …, en: …}}")
    return [(str(name), about) for name, about in entries.items()]


def _bilingual(about: object, file: str, part: str) -> Bilingual:
    if not isinstance(about, dict) or not {"zh", "en"} <= about.keys():
        raise BadHeader(file, f"'{part}' needs both zh and en")
    return Bilingual(str(about["zh"]), str(about["en"]))


def _parameter(name: str, about: dict[str, Any], file: str) -> Parameter:
    kind = str(about.get("type", ""))
    if kind not in PARAMETER_TYPES:
        raise BadHeader(
            file, f"parameter '{name}' has the type '{kind}', which is none of {', '.join(PARAMETER_TYPES)}"
        )
    return Parameter(
        name=name,
        type=kind,
        label=_bilingual(about, file, f"parameters: {name}"),
        required=bool(about.get("required", False)),
        many=bool(about.get("many", False)),
        default=str(about.get("default", "")),
        choices={str(key): str(value) for key, value in (about.get("choices") or {}).items()},
    )


def _column(name: str, about: dict[str, Any], file: str) -> Column:
    return Column(
        name=name,
        label=_bilingual(about, file, f"columns: {name}"),
        hidden=bool(about.get("hidden", False)),
        observation=bool(about.get("observation", False)),
    )
