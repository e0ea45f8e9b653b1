"""The library of questions (`questions/*.rq`) and of views (`views/*.rq`), as their headers describe them.

Reading the files and finding one by name; running one is `run`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ontology.errors import InputError
from queries.header import BadHeader, Bilingual, Column, Header, Parameter, parse_header


class UnknownQuestion(InputError):
    """No question of the library has this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        advice = f"Near: {', '.join(near)}." if near else "'jiaoce questions' lists all."
        super().__init__(f"There is no question '{name}'. {advice}")


class MissingFile(InputError):
    """The `.rq` file given by the user cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Cannot read the query {path}: {reason}. Give a UTF-8 file with one SPARQL query.")


@dataclass(frozen=True, slots=True)
class Question:
    """One `.rq` file: its SPARQL and what its header says of it."""

    name: str
    sparql: str
    header: Header
    path: str = ""

    @property
    def title_zh(self) -> str:
        """The title in Chinese."""
        return self.header.title.zh

    @property
    def title_en(self) -> str:
        """The title in English."""
        return self.header.title.en

    @property
    def question_zh(self) -> str:
        """The question in Chinese, with `{parameter}` where a value goes."""
        return self.header.question.zh

    @property
    def question_en(self) -> str:
        """The question in English, with `{parameter}` where a value goes."""
        return self.header.question.en

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What may be asked for, in the order of the header."""
        return self.header.parameters

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the answer, in the order they are shown."""
        return self.header.columns

    @property
    def best(self) -> str:
        """How the answer is best shown: table, series, bars, map, heatmap or network."""
        return self.header.show


@dataclass(frozen=True, slots=True)
class Catalog(Mapping[str, Question]):
    """Questions by name, in the order of their names."""

    questions: Mapping[str, Question]

    def __getitem__(self, name: str) -> Question:
        """Return the question of that name. Raises UnknownQuestion, which names near ones."""
        if name not in self.questions:
            raise UnknownQuestion(name, tuple(self.questions))
        return self.questions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    def __contains__(self, name: object) -> bool:
        return name in self.questions


@cache
def packaged(folder: str) -> dict[str, Question]:
    """Return the `.rq` files of a folder of this package by name; each must have a header."""
    found = sorted(_rq_files(folder), key=lambda entry: entry.name)
    return {entry.name.removesuffix(".rq"): _packaged(folder, entry) for entry in found}


def _rq_files(folder: str) -> Iterator[Traversable]:
    return (entry for entry in files("queries").joinpath(folder).iterdir() if entry.name.endswith(".rq"))


def _packaged(folder: str, entry: Traversable) -> Question:
    sparql = entry.read_text(encoding="utf-8")
    path = f"queries/{folder}/{entry.name}"
    header = parse_header(sparql, path)
    if header is None:
        raise BadHeader(path, "there is no header")
    return Question(entry.name.removesuffix(".rq"), sparql, header, path)


@cache
def load_catalog() -> Catalog:
    """Return the library of questions."""
    return Catalog(packaged("questions"))


@cache
def load_views() -> Catalog:
    """Return the views: CONSTRUCT queries whose answers are drawn as networks."""
    return Catalog(packaged("views"))


def free_question(sparql: str, name: str = "-") -> Question:
    """Return a question for a user's own SPARQL, with its header where it has one."""
    header = parse_header(sparql, name)
    return Question(name, sparql, header or Header(Bilingual(name, name), Bilingual(name, name)), name)


def find_question(name: str) -> Question:
    """Return the question or view of that name, or read the `.rq` file of that path."""
    if name in load_views():
        return load_views()[name]
    if name in load_catalog() or not name.endswith(".rq"):
        return load_catalog()[name]
    path = Path(name)
    try:
        return free_question(path.read_text(encoding="utf-8-sig"), name)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise MissingFile(path, reason) from error
