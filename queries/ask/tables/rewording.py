"""Chinese questions about tables in the words in which they are read: 不需要增加 as 没有缺口, 监测点 as 指标.

Each rule (`rewording.yaml`) is for one subject, since 高于全省平均 of figures is a sum that need not be added, and of
ratings a standard that is met. The rules change how a thing is said, never what is asked.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

Rules = tuple[tuple[re.Pattern[str], str], ...]


@cache
def _rules() -> dict[str, Rules]:
    said = yaml.safe_load(files("queries.ask.tables").joinpath("rewording.yaml").read_text(encoding="utf-8"))
    named = {f"<{name}>": str(pattern) for name, pattern in said.pop("parts").items()}

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, meant in named.items():
            pattern = pattern.replace(name, meant)
        return re.compile(pattern)

    return {about: tuple((compiled(pattern), new) for pattern, new in rules.items()) for about, rules in said.items()}


def reworded(text: str, about: str) -> str:
    """Return a folded question about one subject in the words of that subject's reader.

    >>> reworded("哪些地方已经高于全省中等水平?", "figures"), reworded("哪些监测点低于省平均分?", "items")
    ('哪些地方没有缺口?', '哪些指标低于省平均?')
    """
    for pattern, new in _rules().get(about, ()):
        text = pattern.sub(new, text)
    return text
