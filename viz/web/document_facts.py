"""A document's facts and unread numbers as its side panel says them, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from queries.amounts import shown_amount
from viz.web.language import Language
from viz.web.visit import Visit

FACT_KINDS = (
    "outcome", "target", "change", "baseline", "standard", "initiative", "status", "recognition", "school", "cell", "project",
    "unread", "aside",
)  # fmt: skip
NOT_UNDERSTOOD = "not understood"
_SIGNS = {">=": "≥", "<=": "≤", "~": "≈", "=": ""}


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact or unread number, as the side panel says it."""

    number: int
    kind: str
    start: int
    end: int
    headline: str
    detail: str
    href: str
    quote: str


def document_facts(visit: Visit, slug: str) -> tuple[FactView, ...]:
    """Return what was read from a document, and what was not understood."""
    store = visit.snapshot.store
    views = [_fact(visit, fact) for fact in store.facts(slug)] + [
        _unread(visit.lang, each) for each in store.unread(slug)
    ]
    views.sort(key=lambda view: (view["start"], view["end"], FACT_KINDS.index(view["kind"])))
    return tuple(FactView(number=number, **view) for number, view in enumerate(views))


def _fact(visit: Visit, fact: Mapping[str, Any]) -> dict[str, Any]:
    headline, detail = _SAYERS[fact["type"]](visit.lang, fact)
    kind = (
        {"actual": "outcome"}.get(fact.get("kind", ""), fact.get("kind", ""))
        if fact["type"] == "measure"
        else fact["type"]
    )
    return {
        "kind": kind, "start": fact["start"], "end": fact["end"], "headline": headline,
        "detail": " · ".join(part for part in detail if part), "href": visit.link(fact["iri"]) if fact.get("iri") else "",
        "quote": fact["quote"],
    }  # fmt: skip


def _unread(lang: Language, each: Mapping[str, Any]) -> dict[str, Any]:
    span = each.get("span") or each
    reason = str(each.get("reason", ""))
    return {
        "kind": "unread" if reason == NOT_UNDERSTOOD else "aside", "start": span["start"], "end": span["end"], "headline": each["text"],
        "detail": lang(f"reason.{reason}").removeprefix("reason."), "href": "", "quote": each["text"],
    }  # fmt: skip


def _amount(fact: Mapping[str, Any], lang: Language) -> str:
    sign = _SIGNS.get(fact.get("comparator") or "=", fact.get("comparator") or "")
    return shown_amount(str(fact["value"]), fact.get("unit") or "", lang.code, sign)


def _measure(lang: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return f"{fact['indicator']} {_amount(fact, lang)}", (fact["region"], _period(fact), fact.get("initiative") or "")


def _cell(lang: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    said = lang(f"cellstate.{fact['state']}") if fact.get("state") else _amount(fact, lang)
    return f"{fact['indicator']} {said}", (fact["region"], _period(fact), fact.get("caption") or "")


def _project(lang: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    money = shown_amount(str(fact["investment"]), "元", lang.code) if fact.get("investment") else ""
    return fact["name"], (fact["region"] or "", fact.get("construction") or "", money)


def _initiative(lang: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    parent = f"{lang('initiative.above')} {fact['parent']}" if fact.get("parent") else ""
    return fact["name"], (fact["region"] or "", parent)


def _status(lang: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return f"{fact['region']} {fact['status_of']}", (
        fact.get("level") or "",
        lang(f"state.{fact['state']}"),
        _period(fact),
    )


def _recognition(_: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return f"{fact['recipient']}：{fact['honour']}", (fact.get("level") or "", _period(fact))


def _school(_: Language, fact: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return fact["name"], (fact.get("region") or "",)


_SAYERS = {
    "measure": _measure, "cell": _cell, "project": _project, "initiative": _initiative, "status": _status,
    "recognition": _recognition, "school": _school,
}  # fmt: skip


def _period(fact: Mapping[str, Any]) -> str:
    return str(fact.get("period") or "").replace("/", "–")
