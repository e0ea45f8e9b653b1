"""How far each path of the grammar can be trusted, measured on text the rules were not written on."""

from __future__ import annotations

_BY_RULE = {
    "national": 0.88,
    "paper-issued": 0.92,
    "paper-own": 0.85,
    "heading-name": 0.92,
    "heading-other": 0.8,
    "heading-quoted": 0.9,
    "title-line": 0.7,
    "quoted-head": 0.85,
    "quoted-drop": 0.8,
    "quoted-list": 0.75,
    "quoted-list-whole": 0.8,
    "enclosed": 0.86,
    "quoted-parts": 0.8,
    "quoted-own-head": 0.85,
    "quoted-verb": 0.7,
    "phrase-strong": 0.85,
    "phrase-shared": 0.75,
    "phrase-subject": 0.75,
    "phrase-reform": 0.75,
    "phrase-paper": 0.8,
    "phrase-mechanism": 0.65,
}


def confidence(rule: str) -> float:
    """Return the share of facts found by a rule that are right, 0 to 1."""
    return _BY_RULE.get(rule, 0.6)
