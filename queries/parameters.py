"""From what a user writes for a parameter to the RDF terms it stands for, by the parameter's type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation

from rdflib import Literal, URIRef

from ontology import iris
from ontology.errors import InputError
from ontology.terms import XSD
from queries.binding import Term
from queries.catalog import Question
from queries.graph import Graph
from queries.header import Parameter
from queries.names import as_iri, find_entity, find_region, known

_YEAR = re.compile(r"(\d{4})年?\Z")
_PERIOD = re.compile(r"(\d{4}(?:-\d{2})?)(?:\s*(?:/|--|至|到|—|–|~)\s*(\d{4}(?:-\d{2})?)|-(\d{4}))?年?\Z")
_SEPARATOR = re.compile(r"\s*[,，、;；]\s*")
Given = object


class UnknownParameter(InputError):
    """A question was given a parameter it does not have."""

    def __init__(self, question: Question, name: str) -> None:
        known = ", ".join(f"{p.name} ({p.type})" for p in question.parameters)
        super().__init__(f"'{question.name}' has no parameter '{name}'. It has: {known or 'none'}.")


class MissingParameter(InputError):
    """A question was not given a parameter it needs."""

    def __init__(self, question: Question, parameter: Parameter) -> None:
        super().__init__(
            f"'{question.name}' needs the parameter '{parameter.name}' ({parameter.type}, {parameter.label.zh}): "
            f"add --param {parameter.name}=…"
        )


class WrongValue(InputError):
    """A parameter's value is not of its type."""

    def __init__(self, parameter: Parameter, value: str, allowed: str) -> None:
        self.parameter, self.value = parameter, value
        super().__init__(f"Parameter '{parameter.name}' cannot be '{value}'. Allowed: {allowed}.")


def bindings(graph: Graph, question: Question, given: Mapping[str, Given]) -> dict[str, list[Term]]:
    """Return the terms for each parameter that has a value, given or by default.

    Values may be texts, numbers, terms, or lists of them where a parameter takes many; a text for such a one may hold
    several with commas between, or one that has a comma in itself. Raises UnknownParameter,
    MissingParameter, WrongValue, and what naming raises.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise UnknownParameter(question, name)
    found: dict[str, list[Term]] = {}
    for parameter in question.parameters:
        texts = _texts(graph, parameter, given.get(parameter.name))
        if not texts and parameter.required:
            raise MissingParameter(question, parameter)
        if texts:
            found[parameter.name] = [_term(graph, parameter, text) for text in texts]
    return found


def _texts(graph: Graph, parameter: Parameter, value: Given) -> list[str]:
    if value is None or value == "":
        value = parameter.default
    if isinstance(value, str | int | float | Decimal):
        text = str(value).strip()
        return _parts(graph, parameter, text) if parameter.many else [text] if text else []
    if isinstance(value, Iterable) and parameter.many:
        return [str(part).strip() for part in value]
    given = ", ".join(map(str, value)) if isinstance(value, Iterable) else str(value)
    raise WrongValue(parameter, given, "one value")


def _parts(graph: Graph, parameter: Parameter, text: str) -> list[str]:
    """Return the values that one text gives, which commas part, unless the whole text is one name or wording."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    return [text] if len(parts) > 1 and known(graph, parameter.type, text) else parts


def _term(graph: Graph, parameter: Parameter, text: str) -> Term:
    if parameter.type == "region":
        return find_region(graph, text)
    if parameter.type in _PARSERS:
        return _PARSERS[parameter.type](parameter, text)
    return find_entity(graph, parameter.type, text)


def _year(parameter: Parameter, text: str) -> Literal:
    match = _YEAR.match(text)
    if match is None:
        raise WrongValue(parameter, text, "a year of four digits, as 2024")
    return Literal(match[1])


def _period(parameter: Parameter, text: str) -> URIRef:
    match = _PERIOD.match(text)
    if match is None:
        raise WrongValue(parameter, text, "a year (2024), a span (2022-2024) or a month (2023-03)")
    end = match[2] or match[3]
    return iris.period(f"{match[1]}/{end}" if end else match[1])


def _integer(parameter: Parameter, text: str) -> Literal:
    if not re.fullmatch(r"[+-]?\d+", text):
        raise WrongValue(parameter, text, "a whole number")
    return Literal(text, datatype=XSD.integer)


def _decimal(parameter: Parameter, text: str) -> Literal:
    try:
        number = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise WrongValue(parameter, text, "a number, as 73 or 70.77")
    return Literal(number)


def _text(_parameter: Parameter, text: str) -> Literal:
    return Literal(text)


def _choice(parameter: Parameter, text: str) -> Term:
    if text not in parameter.choices:
        raise WrongValue(parameter, text, ", ".join(parameter.choices))
    meant = parameter.choices[text]
    return as_iri(meant) or Literal(meant)


_PARSERS: dict[str, Callable[[Parameter, str], Term]] = {
    "year": _year, "period": _period, "integer": _integer, "decimal": _decimal, "text": _text, "choice": _choice,
}  # fmt: skip
