"""The answer in a sentence, made of the rows: figures with place, time and unit, verdicts, names, numbers.

>>> sentence([{"count": 2, "names": "鹿城区、龙湾区"}], zh=True)
'2：鹿城区、龙湾区'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from queries.amounts import shown_amount
from queries.ask.numbers import Bound
from queries.results import Result

Row = Mapping[str, Any]
Titles = Mapping[str, str]
MOST = 6
MOST_VALUES = 9
_PLACE = ("place", "region", "county", "recipient")
_TIME = ("period", "year", "due")
_POINTS = frozenset({"difference", "change", "margin"})
_PLAIN = frozenset({"", "数值", "value"})
_IN_TITLE = re.compile(r"\s*[（(](?P<unit>元|yuan)[）)]$")


def statement(result: Result, *, bounds: Sequence[Bound] = (), asked_whether: bool = False) -> str:
    """Return what the rows of a result say, in its language, each number under the title of its column."""
    titles = dict(zip(result.columns, result.titles, strict=True))
    return sentence(
        result.to_json_rows(), zh=result.lang == "zh", titles=titles, bounds=bounds, asked_whether=asked_whether
    )


def sentence(
    rows: Sequence[Row],
    *,
    zh: bool,
    titles: Titles | None = None,
    bounds: Sequence[Bound] = (),
    asked_whether: bool = False,
) -> str:
    """Return what the rows say, at most the first of them; '' for no rows."""
    if not rows:
        return ""
    shown = list(dict.fromkeys(_said(row, titles or {}, zh=zh) for row in rows))
    told = ("；" if zh else "; ").join(shown[:MOST])
    more = len(shown) - MOST
    if more > 0:
        told += f"；另有 {more} 条" if zh else f"; and {more} more"
    if asked_whether and bounds and isinstance(rows[0].get("value"), int | float | Decimal):
        yes = all(bound.holds(Decimal(str(rows[0]["value"]))) for bound in bounds)
        told = f"{('是' if yes else '否') if zh else ('Yes' if yes else 'No')}{'，' if zh else ': '}{told}"
    return told


def cited(result: Result) -> str:
    """Return what rows say behind the papers they are from, each once with its words: 《…总结》“新增学位5万个”——….

    Of many papers the first are told; '' for no rows.
    """
    rows = list(
        dict.fromkeys((str(row["document"]), " ".join(str(row["quote"]).split())) for row in result.to_json_rows())
    )
    zh = result.lang == "zh"
    told = ("；" if zh else "; ").join(f"《{paper}》“{quote}”" for paper, quote in rows[:MOST])
    more = len(rows) - MOST
    if more > 0:
        told += f"；另有 {more} 处" if zh else f"; and {more} more"
    return f"{told}{'——' if zh else ' – '}{statement(result)}" if rows else ""


def amount(value: object, unit: object, *, zh: bool, sign: object = "") -> str:
    """Return a number as people write it: 35.73亿元; other values as they are.

    >>> amount(3573000000, "元", zh=True), amount(73, "%", zh=False, sign="≥"), amount("2024", "", zh=True)
    ('35.73亿元', '≥73%', '2024')
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    mark = "" if sign in ("=", None) else str(sign)
    return shown_amount(f"{Decimal(str(value)):f}", str(unit or ""), "zh" if zh else "en", mark)


def _said(row: Row, titles: Titles, *, zh: bool) -> str:
    if "names" in row:
        return _counted(row, zh=zh)
    if row.get("verdict") and "target" in row:
        return _verdict(row, zh=zh)
    if row.get("value") is not None:
        return _figure(row, titles, zh=zh)
    return _listed(row, titles, zh=zh)


def _listed(row: Row, titles: Titles, *, zh: bool) -> str:
    """Say the values of a row, the numbers with what they are of."""
    told = []
    for name, value in row.items():
        if value in (None, "") or name == "unit":
            continue
        title = titles.get(name, "")
        unit = _IN_TITLE.search(title)
        behind = "元" if unit else row.get("unit")
        behind = "百分点" if name in _POINTS and behind == "%" else behind
        said = amount(value, behind, zh=zh)
        number = said != str(value) or str(value).lstrip("-").replace(".", "", 1).isdigit()
        told.append(f"{_IN_TITLE.sub('', title)} {said}" if number and title else said)
    return ("，" if zh else ", ").join(told[:MOST_VALUES])


def _counted(row: Row, *, zh: bool) -> str:
    mark = "：" if zh else ": "
    for name, zh_name, en_name in (("total", "合计 ", "total "), ("mean", "平均 ", "mean ")):
        if name in row:
            return f"{zh_name if zh else en_name}{amount(row[name], row.get('unit'), zh=zh)}（{row['names']}）"
    return f"{row.get('count')}{mark}{row['names']}"


def _verdict(row: Row, *, zh: bool) -> str:
    target = amount(row["target"], row.get("unit"), zh=zh, sign=row.get("comparator"))
    outcome = amount(row.get("outcome"), row.get("unit"), zh=zh)
    apart = ""
    if row.get("margin"):
        unit = "百分点" if row.get("unit") == "%" else row.get("unit")
        margin = amount(row["margin"], unit, zh=zh, sign="+" if row["margin"] > 0 else "")
        apart = f"（差距 {margin}）" if zh else f" (margin {margin})"
    if zh:
        return f"{_subject(row, zh=zh)}：目标 {target}，结果 {outcome}，{row['verdict']}{apart}"
    return f"{_subject(row, zh=zh)}: target {target}, outcome {outcome}, {row['verdict']}{apart}"


def _figure(row: Row, titles: Titles, *, zh: bool) -> str:
    kind = f"（{row['kind']}）" if zh and row.get("kind") else f" ({row['kind']})" if row.get("kind") else ""
    title = titles.get("value", "")
    named = "" if title in _PLAIN else f"{title} "
    value = amount(row["value"], row.get("unit"), zh=zh, sign=row.get("comparator"))
    return f"{_subject(row, zh=zh)}{'：' if zh else ': '}{named}{value}{kind}"


def _subject(row: Row, *, zh: bool) -> str:
    place = next((str(row[name]) for name in _PLACE if row.get(name)), "")
    time = next((str(row[name]) for name in _TIME if row.get(name)), "")
    what = str(row.get("indicator") or row.get("measured") or row.get("part") or "")
    parts = (place, f"{time}年" if zh and time.isdigit() else time, what)
    return ("" if zh else ", ").join(part for part in parts if part)
