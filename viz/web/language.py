"""The two languages of the pages and their words, kept in `messages.toml`. Knows nothing of HTTP."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from queries.amounts import Code


@cache
def _messages() -> Mapping[str, Mapping[str, str]]:
    text = resources.files("viz.web").joinpath("messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class Language:
    """One language; `language("key", name=value)` is the message with its blanks filled."""

    code: Code

    def __call__(self, key: str, **values: object) -> str:
        """Return the message of a key; the key itself where nobody wrote one (a test finds those)."""
        message = _messages().get(key, {}).get(self.code, key)
        return message.format(**values) if values else message

    def pick(self, zh: str, en: str) -> str:
        """Return whichever of two texts is in this language, or the other where it is empty."""
        return (zh or en) if self.code == "zh" else (en or zh)

    @property
    def other(self) -> Code:
        """The language that the switch on the page leads to."""
        return "en" if self.code == "zh" else "zh"

    @property
    def tag(self) -> str:
        """The BCP 47 tag for the page's `lang` attribute."""
        return "zh-Hans" if self.code == "zh" else "en"


def language(code: str | None) -> Language:
    """Return the language of a code; Chinese where the code is none or unknown."""
    return Language("en" if code == "en" else "zh")


def known_messages() -> frozenset[str]:
    """Return the keys that `messages.toml` holds."""
    return frozenset(_messages())
