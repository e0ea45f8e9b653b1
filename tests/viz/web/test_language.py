"""Both languages have every word that templates and code ask for."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from viz.web.language import known_messages, language

WEB = Path(str(resources.files("viz.web")))
TEMPLATES = Path(str(resources.files("viz"))) / "templates"
ASKED = re.compile(r"""(?:\bt|\blang|\bword|visit\.lang)\(["']([a-z_]+\.[A-Za-z_ ]+)["']""")


def asked_for() -> set[str]:
    files = [*WEB.rglob("*.py"), *TEMPLATES.glob("*.html")]
    return {key for file in files for key in ASKED.findall(file.read_text(encoding="utf-8"))}


def test_every_key_that_is_asked_for_is_known() -> None:
    asked = asked_for()
    assert len(asked) > 80
    assert asked - known_messages() == set()


def test_every_message_is_in_both_languages_with_the_same_blanks() -> None:
    messages = tomllib.loads((WEB / "messages.toml").read_text(encoding="utf-8"))
    for key, message in messages.items():
        assert message.keys() == {"zh", "en"}, key
        assert set(re.findall(r"{(\w+)}", message["zh"])) == set(re.findall(r"{(\w+)}", message["en"])), key


@pytest.mark.parametrize(("code", "tag", "other"), [("zh", "zh-Hans", "en"), ("en", "en", "zh"), ("fr", "zh-Hans", "en"), (None, "zh-Hans", "en")])  # fmt: skip
def test_chinese_is_the_language_of_whoever_asked_for_none_we_have(code: str | None, tag: str, other: str) -> None:
    chosen = language(code)
    assert (chosen.tag, chosen.other) == (tag, other)
