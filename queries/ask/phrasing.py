"""English questions in the order of words in which they are read: which Taizhou county, which county in Taizhou.

Rules of grammar only, tried in their order (`phrasing.yaml`); Chinese questions stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from queries.ask.text import asked_in_chinese


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    said = yaml.safe_load(files("queries.ask").joinpath("phrasing.yaml").read_text(encoding="utf-8"))
    return tuple((re.compile(pattern), meant) for pattern, meant in said.items())


def rephrased(question: str) -> str:
    """Return an English question in the order in which questions are read.

    >>> rephrased("Which Taizhou counties fail it?"), rephrased("Name the districts of Wenzhou that passed.")
    ('Which counties in Taizhou fail it?', 'List the districts of Wenzhou that passed.')
    """
    if asked_in_chinese(question):
        return question
    for pattern, meant in _rules():
        question = pattern.sub(meant, question)
    return question
